package editor

import (
	tea "charm.land/bubbletea/v2"

	"github.com/charmbracelet/x/ansi"
)

// narrow is the width below which lines are not numbered.
const narrow = 24

// rows is how many lines of text are shown; the find line takes one.
func (e *Editor) rows() int {
	if e.finder.open && e.height > 1 {
		return e.height - 1
	}
	return max(1, e.height)
}

// gutter is the width of the line numbers with the blank behind them.
func (e *Editor) gutter() int {
	if !e.numbers || e.width < narrow {
		return 0
	}
	digits := 2
	for n := len(e.text.lines); n >= 100; n /= 10 {
		digits++
	}
	return digits + 1
}

func (e *Editor) textWidth() int { return max(1, e.width-e.gutter()) }

// follow scrolls so that the cursor is in sight.
func (e *Editor) follow() {
	if e.width == 0 || e.height == 0 {
		return
	}
	rows, width := e.rows(), e.textWidth()
	// No room stays empty below while lines are hidden above, as after a long paste was undone. One line may: so the end can be seen.
	e.top = min(e.top, max(0, len(e.text.lines)-max(1, rows-1)))
	if e.cursor.line < e.top {
		e.top = e.cursor.line
	}
	if e.cursor.line >= e.top+rows {
		e.top = e.cursor.line - rows + 1
	}
	column := cellsBefore(e.text.lines[e.cursor.line], e.cursor.at)
	// Nor does room at the right while the beginning of the line is hidden, as after the window grew.
	e.left = min(e.left, max(0, cellsBefore(e.text.lines[e.cursor.line], len(e.text.lines[e.cursor.line]))+1-width))
	if column < e.left {
		// Some of what stands before is worth seeing.
		e.left = max(0, column-width/4)
	}
	if column >= e.left+width {
		e.left = column - width + 1
	}
}

// Cursor is where the terminal's cursor belongs, relative to the editor's rectangle; nil when the editor has no focus or
// the place is scrolled out of sight. Screen readers and braille displays follow it.
func (e *Editor) Cursor() *tea.Cursor {
	if !e.focused || e.width == 0 || e.height == 0 {
		return nil
	}
	var x, y int
	if e.finder.open {
		label, _ := e.findLine()
		x, y = min(e.width-1, ansi.StringWidth(label)+e.queryWidth()), e.height-1
	} else {
		column := cellsBefore(e.text.lines[e.cursor.line], e.cursor.at) - e.left
		x, y = e.gutter()+column, e.cursor.line-e.top
		if column < 0 || column >= e.textWidth() || y < 0 || y >= e.rows() {
			return nil
		}
	}
	cursor := tea.NewCursor(x, y)
	cursor.Shape, cursor.Blink, cursor.Color = tea.CursorBar, false, e.styles.Cursor
	return cursor
}
