package editor

import (
	"strings"

	"guildhall/internal/sqltext"
)

// bracketLines is how far a partner is looked for, so that the cost of a key does not grow with the text.
const bracketLines = 300

// brackets are the bracket at the cursor and its partner.
type brackets struct {
	at, partner place
	found       bool // there is a bracket at the cursor
	paired      bool // and it has a partner
}

const (
	openers = "([{"
	closers = ")]}"
)

// matchBrackets looks at the character before the cursor, then at the one behind it.
func (e *Editor) matchBrackets() brackets {
	for _, at := range []int{e.cursor.at - 1, e.cursor.at} {
		token, ok := e.bracketAt(place{e.cursor.line, at})
		if !ok {
			continue
		}
		here := place{e.cursor.line, token.Start}
		direction := 1
		if strings.IndexByte(closers, e.byteAt(here)) >= 0 {
			direction = -1
		}
		partner, paired, known := e.partner(here, direction)
		if known {
			return brackets{at: here, partner: partner, found: true, paired: paired}
		}
	}
	return brackets{}
}

func (e *Editor) byteAt(p place) byte { return e.text.lines[p.line][p.at] }

// bracketAt gives the bracket token at a place; brackets in strings and comments are none.
func (e *Editor) bracketAt(p place) (sqltext.Token, bool) {
	line := e.text.lines[p.line]
	if p.at < 0 || p.at >= len(line) || !isBracket(line[p.at]) {
		return sqltext.Token{}, false
	}
	for _, token := range e.text.tokens(nil, p.line) {
		if token.Start == p.at && token.Kind == sqltext.Punctuation {
			return token, true
		}
	}
	return sqltext.Token{}, false
}

func isBracket(c byte) bool { return strings.IndexByte(openers+closers, c) >= 0 }

// partner walks from a bracket to the one that closes or opens it. It reports whether there is one of the right kind, and
// whether that is known at all: the search ends after some hundred lines.
func (e *Editor) partner(from place, direction int) (partner place, paired, known bool) {
	var stack []byte
	var tokens []sqltext.Token
	line := from.line
	for range bracketLines {
		if line < 0 || line >= len(e.text.lines) {
			return place{}, false, true
		}
		tokens = e.text.tokens(tokens[:0], line)
		for n := range tokens {
			token := tokens[n]
			if direction < 0 {
				token = tokens[len(tokens)-1-n]
			}
			here := place{line, token.Start}
			past := direction > 0 && here.before(from) || direction < 0 && from.before(here)
			if past || token.Kind != sqltext.Punctuation || !isBracket(e.byteAt(here)) {
				continue
			}
			c := e.byteAt(here)
			if opens(c, direction) {
				stack = append(stack, c)
				continue
			}
			if !fits(stack[len(stack)-1], c) {
				return place{}, false, true
			}
			if stack = stack[:len(stack)-1]; len(stack) == 0 {
				return here, true, true
			}
		}
		line += direction
	}
	return place{}, false, false
}

// opens reports whether a bracket goes further in when one walks in a direction.
func opens(c byte, direction int) bool {
	return strings.IndexByte(openers, c) >= 0 == (direction > 0)
}

func fits(a, b byte) bool {
	i, j := strings.IndexByte(openers, a), strings.IndexByte(closers, b)
	if i < 0 {
		i, j = strings.IndexByte(openers, b), strings.IndexByte(closers, a)
	}
	return i >= 0 && i == j
}
