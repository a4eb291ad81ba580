package editor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"guildhall/internal/sqltext"
)

// place is a position in the text: a line and a byte offset in it, both from 0.
type place struct {
	line, at int
}

func (p place) before(q place) bool {
	return p.line < q.line || p.line == q.line && p.at < q.at
}

// span is a stretch of text; from is never behind until.
type span struct {
	from, until place
}

func (s span) empty() bool { return s.from == s.until }

// buffer is the text by lines, with the lexer's state at the beginning of each.
type buffer struct {
	lines  []string
	states []sqltext.State
	// final is the state behind the last line.
	final sqltext.State
	// lexed counts the lines that were lexed since the buffer was made: the price of edits, for tests.
	lexed int
}

func newBuffer(text string) buffer {
	b := buffer{lines: []string{""}, states: make([]sqltext.State, 1)}
	b.replace(span{}, text)
	return b
}

func (b *buffer) text() string { return strings.Join(b.lines, "\n") }

func (b *buffer) empty() bool { return len(b.lines) == 1 && b.lines[0] == "" }

func (b *buffer) end() place {
	last := len(b.lines) - 1
	return place{last, len(b.lines[last])}
}

// clamp moves a place to the nearest one that exists and stands between characters.
func (b *buffer) clamp(p place) place {
	if p.line < 0 {
		return place{}
	}
	if p.line >= len(b.lines) {
		return b.end()
	}
	return place{p.line, boundary(b.lines[p.line], p.at)}
}

// slice gives the text of a span.
func (b *buffer) slice(s span) string {
	if s.from.line == s.until.line {
		return b.lines[s.from.line][s.from.at:s.until.at]
	}
	var text strings.Builder
	text.WriteString(b.lines[s.from.line][s.from.at:])
	for line := s.from.line + 1; line < s.until.line; line++ {
		text.WriteByte('\n')
		text.WriteString(b.lines[line])
	}
	text.WriteByte('\n')
	text.WriteString(b.lines[s.until.line][:s.until.at])
	return text.String()
}

// replace puts a text in the place of a span and returns where the text ends.
func (b *buffer) replace(s span, text string) place {
	head := b.lines[s.from.line][:s.from.at]
	tail := b.lines[s.until.line][s.until.at:]
	if s.from.line == s.until.line && !strings.Contains(text, "\n") {
		b.lines[s.from.line] = head + text + tail
		b.relex(s.from.line, s.from.line+1)
		return place{s.from.line, s.from.at + len(text)}
	}
	added := strings.Split(text, "\n")
	last := len(added) - 1
	end := place{s.from.line + last, len(added[last])}
	if last == 0 {
		end.at += s.from.at
	}
	added[0] = head + added[0]
	added[last] += tail
	b.lines = slices.Replace(b.lines, s.from.line, s.until.line+1, added...)
	// The first line keeps its state; the others get one below.
	b.states = slices.Replace(b.states, s.from.line+1, s.until.line+1, make([]sqltext.State, last)...)
	b.relex(s.from.line, s.from.line+len(added))
	return end
}

// relex renews the states behind the lines from first up to, not including, changed, and goes on until a state is what it
// was: only a quote or comment that opens or closes reaches further.
func (b *buffer) relex(first, changed int) {
	state := b.states[first]
	for line := first; line < len(b.lines); line++ {
		state = sqltext.SkipLine(b.lines[line], state)
		b.lexed++
		if line+1 == len(b.lines) {
			b.final = state
			return
		}
		if line+1 >= changed && b.states[line+1] == state {
			return
		}
		b.states[line+1] = state
	}
}

// tokens appends the tokens of a line to dst.
func (b *buffer) tokens(dst []sqltext.Token, line int) []sqltext.Token {
	dst, _ = sqltext.AppendLine(dst, b.lines[line], b.states[line])
	return dst
}

// unclosed finds where the quote or comment begins that is still open at the end of the text.
func (b *buffer) unclosed() (place, bool) {
	if !b.final.Open() {
		return place{}, false
	}
	var tokens []sqltext.Token
	for line := len(b.lines) - 1; line >= 0; line-- {
		tokens = b.tokens(tokens[:0], line)
		if len(tokens) == 0 {
			continue
		}
		if last := tokens[len(tokens)-1]; last.Start > 0 || !b.states[line].Open() {
			return place{line, last.Start}, true
		}
	}
	return place{}, true
}

// offset counts the bytes before a place.
func (b *buffer) offset(p place) int {
	offset := p.at
	for _, line := range b.lines[:p.line] {
		offset += len(line) + 1
	}
	return offset
}

// placeOf is the reverse of offset.
func (b *buffer) placeOf(offset int) place {
	for line, text := range b.lines {
		if offset <= len(text) {
			return b.clamp(place{line, offset})
		}
		offset -= len(text) + 1
	}
	return b.end()
}

// back goes so many bytes back from a place.
func (b *buffer) back(p place, n int) place {
	for n > p.at && p.line > 0 {
		n -= p.at + 1
		p = place{p.line - 1, len(b.lines[p.line-1])}
	}
	return place{p.line, max(0, p.at-n)}
}

// clean makes text fit for a buffer: line feeds only, valid UTF-8.
func clean(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text
}
