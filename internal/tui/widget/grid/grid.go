package grid

import (
	"strconv"

	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
)

// headerLines are the lines above the first row: names, types, a rule.
const headerLines = 3

// Grid is a window on a result with one chosen cell. Its zero value is not usable; call New.
type Grid struct {
	set     *result.Set
	keys    KeyMap
	styles  theme.Grid
	symbols theme.Symbols

	width, height int
	row, column   int // of the chosen cell
	top, left     int // first row and, after the frozen one, first column in the window
	widths        []int
	focused       bool

	arranged Arrangement
	order    []int32 // the rows of the view, by their place in the result; nil for all as they are
}

// New returns an empty grid.
func New(styles theme.Styles) *Grid {
	return &Grid{keys: DefaultKeyMap(), styles: styles.Grid, symbols: styles.Symbols}
}

// Restyle gives the grid other looks.
func (g *Grid) Restyle(styles theme.Styles) { g.styles, g.symbols = styles.Grid, styles.Symbols }

// SetResult shows a result from its beginning; nil empties the grid. The result must not be changed afterwards.
func (g *Grid) SetResult(set *result.Set) {
	g.set = set
	g.row, g.column, g.top, g.left = 0, 0, 0, 0
	g.arranged, g.order = Arrangement{}, nil
	g.widths = columnWidths(set, g.symbols)
}

// Result is what the grid shows, or nil.
func (g *Grid) Result() *result.Set { return g.set }

// Resize gives the grid its rectangle, in cells.
func (g *Grid) Resize(width, height int) {
	g.width, g.height = width, height
	g.follow()
}

// Focus says whether the keyboard is the grid's.
func (g *Grid) Focus(focused bool) { g.focused = focused }

// Lines is how many lines the grid needs to show all its rows.
func (g *Grid) Lines() int {
	if g.set == nil {
		return 0
	}
	return headerLines + g.Shown()
}

// at is the place in the result of a row of the view.
func (g *Grid) at(row int) int {
	if g.order == nil {
		return row
	}
	return int(g.order[row])
}

// Chosen returns the chosen cell with its column; false when there is none.
func (g *Grid) Chosen() (result.Column, result.Value, bool) {
	if g.Shown() == 0 || len(g.set.Columns) == 0 {
		return result.Column{}, result.Value{}, false
	}
	return g.set.Columns[g.column], g.set.Rows[g.at(g.row)][g.column], true
}

// Place is the chosen cell's row in the view and its column, from 0.
func (g *Grid) Place() (row, column int) { return g.row, g.column }

// Cell is where the chosen cell is drawn, relative to the grid's rectangle; false when nothing is chosen or it is not in the window.
func (g *Grid) Cell() (x, y int, ok bool) {
	if _, _, chosen := g.Chosen(); !chosen || g.row < g.top || headerLines+g.row-g.top >= g.height {
		return 0, 0, false
	}
	for _, slot := range g.slots() {
		if slot.column == g.column {
			return slot.x, headerLines + g.row - g.top, true
		}
	}
	return 0, 0, false
}

// Move chooses another cell, as far as there is one, and brings it into the window.
func (g *Grid) Move(rows, columns int) {
	if g.set == nil {
		return
	}
	g.row = clamp(g.row+rows, g.Shown())
	g.column = clamp(g.column+columns, len(g.set.Columns))
	g.follow()
}

// Page is how many rows the window shows.
func (g *Grid) Page() int { return max(1, g.height-headerLines) }

// Choose chooses the cell at a place of the grid's rectangle and reports whether there is one.
func (g *Grid) Choose(x, y int) bool {
	if g.set == nil || y < headerLines || y >= g.height {
		return false
	}
	row := g.top + y - headerLines
	if row >= g.Shown() {
		return false
	}
	for _, slot := range g.slots() {
		if x >= slot.x && x < slot.x+slot.width {
			g.row, g.column = row, slot.column
			g.follow()
			return true
		}
	}
	return false
}

// follow moves the window so that the chosen cell is in it.
func (g *Grid) follow() {
	if g.row < g.top {
		g.top = g.row
	}
	if page := g.Page(); g.row >= g.top+page {
		g.top = g.row - page + 1
	}
	if g.column == 0 {
		g.left = 0
		return
	}
	if g.column <= g.left {
		g.left = g.column - 1
	}
	for !g.shows(g.column) && g.left < g.column-1 {
		g.left++
	}
}

// shows reports whether the whole of a column is in the window.
func (g *Grid) shows(column int) bool {
	for _, slot := range g.slots() {
		if slot.column == column {
			return slot.width == g.wide(column)
		}
	}
	return false
}

// gutter is the width of the row numbers.
func (g *Grid) gutter() int {
	return len(strconv.Itoa(max(1, len(g.set.Rows)))) + 1
}

func clamp(n, length int) int { return max(0, min(n, length-1)) }
