package editor

import (
	"unicode/utf8"

	"charm.land/lipgloss/v2"
)

// mark is a stretch of a line that is set off.
type mark struct {
	span
	style lipgloss.Style
	ink   ink
}

// Mark sets a stretch of the text off: a squiggle under an error, the clause of a finding. Line and column count from 1, the
// column and length in code points, as findings do; what lies outside the text is cut off, and a length below one marks one
// character. A mark goes away when its line is edited.
func (e *Editor) Mark(line, column, length int, style lipgloss.Style) {
	if line < 1 || line > len(e.text.lines) {
		return
	}
	text := e.text.lines[line-1]
	from := codePoint(text, max(0, column-1))
	until := from + codePoint(text[from:], max(1, length))
	if from == until {
		// Behind the end of the line there is one more cell to mark.
		until++
	}
	e.marks = append(e.marks, mark{span{place{line - 1, from}, place{line - 1, until}}, style, newInk(style)})
}

// MarkError is Mark in the style of errors.
func (e *Editor) MarkError(line, column, length int) { e.Mark(line, column, length, e.styles.Squiggle) }

// ClearMarks takes all marks away.
func (e *Editor) ClearMarks() { e.marks = nil }

// shiftMarks drops the marks of lines that are replaced and moves the later ones along.
func (e *Editor) shiftMarks(from, until, end place) {
	kept := e.marks[:0]
	for _, m := range e.marks {
		switch {
		case m.from.line < from.line:
		case m.from.line <= until.line:
			continue
		default:
			m.from.line += end.line - until.line
			m.until.line = m.from.line
		}
		kept = append(kept, m)
	}
	e.marks = kept
}

// codePoint gives the byte offset of a code point, or the end.
func codePoint(text string, n int) int {
	at := 0
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}
