package sqltext

import (
	"strings"
	"unicode/utf8"
)

// scanner walks over a text one token at a time.
type scanner struct {
	State
	src string
	pos int
	// signs is the end of a run of + and - that is known to hold single signs only, so that a long run is read once.
	signs int
	// stateOnly says that nobody looks at the tokens, so that words need not be looked up.
	stateOnly bool
}

func (s *scanner) next() (Token, bool) {
	if s.pos >= len(s.src) {
		return Token{}, false
	}
	start := s.pos
	kind := s.scan()
	token := Token{Kind: kind, Start: start, End: s.pos, Open: s.mode != plain}
	s.follow(kind)
	return token, true
}

// follow keeps what the next token needs to know of this one.
func (s *scanner) follow(kind Kind) {
	switch kind {
	case Whitespace, LineComment, BlockComment:
		return
	case Punctuation:
		s.afterDot = s.src[s.pos-1] == '.'
	default:
		s.afterDot = false
	}
}

func (s *scanner) lineBreak() {
	if s.resume == resumeAfterBreak {
		s.resume = resumeNow
	}
}

// scan moves past one token, in the mode that holds.
func (s *scanner) scan() Kind {
	switch s.mode {
	case inString, inEscapeString:
		s.stringBody()
		return String
	case inDollar:
		s.dollarBody()
		return DollarString
	case inQuoted:
		s.quotedBody()
		return QuotedIdentifier
	case inComment:
		s.commentBody()
		return BlockComment
	default:
		return s.scanPlain()
	}
}

func (s *scanner) scanPlain() Kind {
	if n := blankAt(s.src, s.pos); n > 0 {
		s.whitespace()
		return Whitespace
	}
	c := s.src[s.pos]
	if c == '-' && s.at(1) == '-' {
		s.lineComment()
		return LineComment
	}
	if c == '/' && s.at(1) == '*' {
		s.mode, s.depth, s.resume = inComment, 1, noResume
		s.pos += 2
		s.commentBody()
		return BlockComment
	}
	resumed := s.resume == resumeNow
	s.resume = noResume
	switch {
	case c == '\'':
		s.openString(1, resumed)
		return String
	case c == '"':
		s.mode = inQuoted
		s.pos++
		s.quotedBody()
		return QuotedIdentifier
	case isDigit(c), c == '.' && isDigit(s.at(1)):
		s.number()
		return Number
	case c == '$':
		return s.dollar()
	case isWordStart(c):
		return s.word()
	default:
		return s.symbol(c)
	}
}

// at peeks n bytes ahead; 0 beyond the end.
func (s *scanner) at(n int) byte {
	if s.pos+n < len(s.src) {
		return s.src[s.pos+n]
	}
	return 0
}

func (s *scanner) whitespace() {
	for s.pos < len(s.src) {
		n := blankAt(s.src, s.pos)
		if n == 0 {
			return
		}
		if c := s.src[s.pos]; c == '\n' || c == '\r' {
			s.lineBreak()
		}
		s.pos += n
	}
}

func (s *scanner) lineComment() {
	if n := strings.IndexAny(s.src[s.pos:], "\n\r"); n >= 0 {
		s.pos += n
	} else {
		s.pos = len(s.src)
	}
}

func (s *scanner) commentBody() {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '*' && s.at(1) == '/':
			s.pos += 2
			if s.depth--; s.depth == 0 {
				s.mode = plain
				return
			}
		case c == '/' && s.at(1) == '*':
			s.pos += 2
			s.depth++
		default:
			s.pos++
		}
	}
}

// openString begins a string whose quote stands at the end of a prefix of so many bytes, the quote included.
func (s *scanner) openString(prefix int, escapes bool) {
	s.mode = inString
	if escapes {
		s.mode = inEscapeString
	}
	s.pos += prefix
	s.stringBody()
}

func (s *scanner) stringBody() {
	escapes := s.mode == inEscapeString
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '\'' && s.at(1) == '\'':
			s.pos += 2
		case c == '\'':
			s.pos++
			s.mode = plain
			if escapes {
				s.resume = resumeAfterBreak
			}
			return
		case c == '\\' && escapes:
			s.pos = min(s.pos+2, len(s.src))
		default:
			s.pos++
		}
	}
}

func (s *scanner) quotedBody() {
	for s.pos < len(s.src) {
		switch {
		case s.src[s.pos] != '"':
			s.pos++
		case s.at(1) == '"':
			s.pos += 2
		default:
			s.pos++
			s.mode = plain
			return
		}
	}
}

// dollar reads what begins with a dollar: a quoted text, a parameter or a stray sign.
func (s *scanner) dollar() Kind {
	end := s.pos + 1
	if end < len(s.src) && isWordStart(s.src[end]) {
		end = wordEnd(s.src, end, false)
	}
	if end < len(s.src) && s.src[end] == '$' {
		s.mode, s.tag = inDollar, s.src[s.pos:end+1]
		s.pos = end + 1
		s.dollarBody()
		return DollarString
	}
	if stringPrefix(s.src[s.pos+1:]) > 0 {
		// $e'…' is a stray sign before a string.
		end = s.pos + 1
	}
	for end < len(s.src) && isDigit(s.src[end]) {
		end++
	}
	bare := end == s.pos+1
	s.pos = end
	if bare {
		return Invalid
	}
	return Parameter
}

func (s *scanner) dollarBody() {
	n := strings.Index(s.src[s.pos:], s.tag)
	if n < 0 {
		s.pos = len(s.src)
		return
	}
	s.pos += n + len(s.tag)
	s.mode, s.tag = plain, ""
}

// number reads digits that may be grouped by single underscores, a fraction and an exponent.
func (s *scanner) number() {
	s.digits()
	// Two dots are a token of their own, as in 1..5.
	if s.at(0) == '.' && s.at(1) != '.' {
		s.pos++
		s.digits()
	}
	if c := s.at(0); c != 'e' && c != 'E' {
		return
	}
	sign := 0
	if c := s.at(1); c == '+' || c == '-' {
		sign = 1
	}
	if isDigit(s.at(1 + sign)) {
		s.pos += 1 + sign
		s.digits()
	}
}

func (s *scanner) digits() {
	if !isDigit(s.at(0)) {
		return
	}
	for isDigit(s.at(0)) || s.at(0) == '_' && isDigit(s.at(1)) {
		s.pos++
	}
}

// word reads a name, a keyword, a gap, or the prefix of a string together with the string.
func (s *scanner) word() Kind {
	if n := stringPrefix(s.src[s.pos:]); n > 0 {
		c := s.src[s.pos]
		s.openString(n, c == 'e' || c == 'E')
		return String
	}
	start := s.pos
	s.pos = wordEnd(s.src, s.pos, true)
	word := s.src[start:s.pos]
	switch {
	case s.stateOnly:
		return Identifier
	case isGap(word):
		return Blank
	case !s.afterDot && isSyntax(word):
		return Keyword
	default:
		return Identifier
	}
}

// stringPrefix measures e', b', x', n' and u&', the quote included; 0 when none is there.
func stringPrefix(src string) int {
	if len(src) < 2 {
		return 0
	}
	switch src[0] {
	case 'e', 'E', 'b', 'B', 'x', 'X', 'n', 'N':
		if src[1] == '\'' {
			return 2
		}
	case 'u', 'U':
		if strings.HasPrefix(src[1:], "&'") {
			return 3
		}
	}
	return 0
}

// wordEnd finds the end of the word at start. Invalid UTF-8 is part of a word, as DuckDB's lexer has it.
func wordEnd(src string, start int, dollars bool) int {
	end := start
	for end < len(src) {
		c := src[end]
		if !isWordStart(c) && !isDigit(c) && (c != '$' || !dollars) {
			return end
		}
		if c >= utf8.RuneSelf && blankAt(src, end) > 0 {
			return end
		}
		end++
	}
	return end
}

// isGap reports whether a word is a gap for the learner: four or more underscores and nothing else.
func isGap(word string) bool {
	return len(word) >= 4 && strings.Trim(word, "_") == ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isWordStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= utf8.RuneSelf
}

// blankAt measures the blank at a position; 0 when there is none. DuckDB turns these Unicode blanks into spaces outside
// quotes before it parses.
func blankAt(src string, at int) int {
	switch c := src[at]; {
	case c == ' ', c == '\t', c == '\n', c == '\r', c == '\f':
		return 1
	case c < utf8.RuneSelf:
		return 0
	}
	r, n := utf8.DecodeRuneInString(src[at:])
	switch {
	case r == '\u00a0', r >= '\u2000' && r <= '\u200d', r == '\u202f', r == '\u205f', r == '\u2060', r == '\u3000', r == '\ufeff':
		return n
	default:
		return 0
	}
}
