package editor

import (
	"unicode"

	"guildhall/internal/sqltext"
)

// statementLines is how far from the cursor the ends of its statement are looked for, so that the cost of a key does not
// grow with the text.
const statementLines = 300

// wordFrom is where the word begins that ends at the cursor; the cursor itself when there is none.
func (e *Editor) wordFrom() int {
	line, at := e.text.lines[e.cursor.line], e.cursor.at
	for at > 0 && isWordRune(runeBefore(line, at)) {
		at = before(line, at)
	}
	return at
}

func (e *Editor) afterDot(from place) bool {
	return from.at > 0 && e.text.lines[from.line][from.at-1] == '.'
}

// afterName reports whether the dot before the cursor follows a name, and not a number or a blank.
func (e *Editor) afterName() bool {
	line := e.text.lines[e.cursor.line]
	dot := e.cursor.at - 1
	if dot < 1 {
		return false
	}
	if line[dot-1] == '"' {
		return true
	}
	from := dot
	for from > 0 && isWordRune(runeBefore(line, from)) {
		from = before(line, from)
	}
	return from < dot && !unicode.IsDigit(runeAt(line, from))
}

// inQuoteOrComment reports whether a place is inside a string, a quoted name or a comment.
func (e *Editor) inQuoteOrComment(p place) bool {
	for _, token := range e.text.tokens(nil, p.line) {
		if p.at < token.Start || p.at > token.End {
			continue
		}
		inside := p.at > token.Start || e.text.states[p.line].Open() && token.Start == 0
		switch token.Kind {
		case sqltext.String, sqltext.DollarString, sqltext.QuotedIdentifier, sqltext.BlockComment:
			if inside && (p.at < token.End || token.Open) {
				return true
			}
		case sqltext.LineComment:
			if inside {
				return true
			}
		}
	}
	// An empty line inside has no tokens.
	return e.text.lines[p.line] == "" && e.text.states[p.line].Open()
}

// statementBefore is the statement up to the cursor, and where it begins.
func (e *Editor) statementBefore() (string, place) {
	start := place{max(0, e.cursor.line-statementLines), 0}
	var tokens []sqltext.Token
	for line := e.cursor.line; line >= start.line; line-- {
		tokens = e.text.tokens(tokens[:0], line)
		for i := len(tokens) - 1; i >= 0; i-- {
			if semicolon(e.text.lines[line], tokens[i]) && (line < e.cursor.line || tokens[i].End <= e.cursor.at) {
				start = place{line, tokens[i].End}
				return e.text.slice(span{start, e.cursor}), start
			}
		}
	}
	return e.text.slice(span{start, e.cursor}), start
}

// statementAfter is the statement behind the cursor.
func (e *Editor) statementAfter() string {
	last := min(len(e.text.lines)-1, e.cursor.line+statementLines)
	end := place{last, len(e.text.lines[last])}
	var tokens []sqltext.Token
	for line := e.cursor.line; line <= last; line++ {
		tokens = e.text.tokens(tokens[:0], line)
		for _, token := range tokens {
			if semicolon(e.text.lines[line], token) && (line > e.cursor.line || token.Start >= e.cursor.at) {
				return e.text.slice(span{e.cursor, place{line, token.Start}})
			}
		}
	}
	return e.text.slice(span{e.cursor, end})
}

func semicolon(line string, token sqltext.Token) bool {
	return token.Kind == sqltext.Punctuation && line[token.Start] == ';'
}
