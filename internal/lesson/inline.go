package lesson

import "strings"

// inlineLink is a link or image in a piece of Markdown, by byte offsets.
type inlineLink struct {
	image      bool
	start, end int // of the whole, end exclusive
	text       string
	dest       string // as written, escapes undone
	title      string // as written, escapes undone
}

// The bounds of one link, so that scanning stays linear in the text.
const (
	maxDestination = 2048
	maxParens      = 32
	maxBrackets    = 1024
)

// scanLinks finds the inline links, images and autolinks of a paragraph's source (CommonMark 0.31, sections 6.3 to
// 6.5), in linear time. Reference links are not found.
func scanLinks(text string) []inlineLink {
	var links []inlineLink
	var open []int // offsets of [ that are not closed yet
	spans := newCodeSpans(text)
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '`':
			i = spans.skip(i) - 1
		case '<':
			if link, ok := autolink(text, i); ok {
				links = append(links, link)
				i = link.end - 1
			}
		case '[':
			if len(open) < maxBrackets {
				open = append(open, i)
			}
		case ']':
			if len(open) == 0 {
				continue
			}
			start := open[len(open)-1]
			open = open[:len(open)-1]
			if link, ok := inlineTarget(text, start, i); ok {
				links = append(links, link)
				i = link.end - 1
			}
		}
	}
	return links
}

// inlineTarget reads `(destination "title")` after the bracket that closes at end.
func inlineTarget(text string, start, end int) (inlineLink, bool) {
	link := inlineLink{start: start, text: text[start+1 : end]}
	if start > 0 && text[start-1] == '!' && !escaped(text, start-1) {
		link.image, link.start = true, start-1
	}
	if end+1 >= len(text) || text[end+1] != '(' {
		return link, false
	}
	rest := text[end+2 : min(len(text), end+2+maxDestination)]
	at := skipWhite(rest, 0)
	var ok bool
	if link.dest, at, ok = destination(rest, at); !ok {
		return link, false
	}
	after := skipWhite(rest, at)
	if after > at {
		if link.title, at, ok = linkTitle(rest, after); !ok {
			return link, false
		}
		after = skipWhite(rest, at)
	}
	if after >= len(rest) || rest[after] != ')' {
		return link, false
	}
	link.end = end + 2 + after + 1
	return link, true
}

func escaped(text string, i int) bool {
	count := 0
	for i--; i >= 0 && text[i] == '\\'; i-- {
		count++
	}
	return count%2 == 1
}

func skipWhite(text string, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n') {
		i++
	}
	return i
}

// destination reads a link's address: in angle brackets, or without spaces and with balanced parentheses.
func destination(text string, start int) (string, int, bool) {
	if start < len(text) && text[start] == '<' {
		for i := start + 1; i < len(text) && text[i] != '\n' && text[i] != '<'; i++ {
			switch text[i] {
			case '\\':
				i++
			case '>':
				return unescape(text[start+1 : i]), i + 1, true
			}
		}
		return "", start, false
	}
	depth, i := 0, start
scan:
	for ; i < len(text) && text[i] > ' ' && text[i] != 0x7f; i++ {
		switch text[i] {
		case '\\':
			i++
		case '(':
			if depth++; depth > maxParens {
				return "", start, false
			}
		case ')':
			if depth == 0 {
				break scan
			}
			depth--
		}
	}
	i = min(i, len(text))
	return unescape(text[start:i]), i, depth == 0
}

// linkTitle reads a link's title in double quotes, single quotes or parentheses; none is fine.
func linkTitle(text string, start int) (string, int, bool) {
	if start >= len(text) || strings.IndexByte(`"'(`, text[start]) < 0 {
		return "", start, true
	}
	closer := text[start]
	if closer == '(' {
		closer = ')'
	}
	for i := start + 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case closer:
			return unescape(text[start+1 : i]), i + 1, true
		}
	}
	return "", start, false
}

// autolink reads <https://…> or <mailto:…>.
func autolink(text string, start int) (inlineLink, bool) {
	rest := text[start+1 : min(len(text), start+maxDestination)]
	end := strings.IndexAny(rest, "> <\n\t")
	if end < 0 || rest[end] != '>' {
		return inlineLink{}, false
	}
	dest := rest[:end]
	if scheme, _, ok := strings.Cut(dest, ":"); !ok || !validScheme(scheme) {
		return inlineLink{}, false
	}
	return inlineLink{start: start, end: start + 1 + end + 1, text: dest, dest: dest}, true
}

func validScheme(text string) bool {
	return len(text) >= 2 && len(text) <= 32 && alnum(text[0]) && !digit(text[0]) &&
		only(text, func(c byte) bool { return alnum(c) || c == '+' || c == '.' || c == '-' })
}

// unescape undoes Markdown's backslash escapes.
func unescape(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && punctuation(text[i+1]) {
			i++
		}
		out.WriteByte(text[i])
	}
	return out.String()
}

func punctuation(c byte) bool { return c > ' ' && c < 0x7f && !alnum(c) }

// codeSpans knows every run of backticks of a text, so that skipping spans is linear.
type codeSpans struct {
	text string
	runs map[int][]int // offsets of the runs by length, ascending
}

func newCodeSpans(text string) *codeSpans {
	s := &codeSpans{text: text, runs: map[int][]int{}}
	for i := 0; i < len(text); i++ {
		if text[i] != '`' {
			continue
		}
		length := tickRun(text[i:])
		s.runs[length] = append(s.runs[length], i)
		i += length - 1
	}
	return s
}

// skip returns the offset after the code span that opens at i, or after the run of backticks when none opens.
func (s *codeSpans) skip(i int) int {
	length := tickRun(s.text[i:])
	runs := s.runs[length]
	for len(runs) > 0 && runs[0] < i+length {
		runs = runs[1:]
	}
	s.runs[length] = runs
	if len(runs) == 0 {
		return i + length
	}
	return runs[0] + length
}

// tickRun counts the backticks that a text begins with.
func tickRun(text string) int {
	n := 0
	for n < len(text) && text[n] == '`' {
		n++
	}
	return n
}

// plainText takes the markup out of a heading's or item's source, for anchors and comparison.
func plainText(source string) string {
	var out strings.Builder
	at := 0
	for _, link := range scanLinks(source) {
		if link.start < at {
			continue
		}
		out.WriteString(source[at:link.start])
		out.WriteString(link.text)
		at = link.end
	}
	out.WriteString(source[at:])
	return strings.Map(func(r rune) rune {
		if r == '`' || r == '*' {
			return -1
		}
		return r
	}, unescape(out.String()))
}
