package grid

import (
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
)

const (
	widestColumn = 40  // cells; longer values are for the inspector
	narrowest    = 4   // of a column that is cut at the window's edge
	measuredRows = 500 // rows that decide how wide columns are
	gap          = 2   // between columns
)

// slot is a column's place in the window.
type slot struct {
	column, x, width int
}

// columnWidths measures the beginning of a result: what comes later is cut to fit, so that scrolling never shifts columns.
func columnWidths(set *result.Set, symbols theme.Symbols) []int {
	if set == nil {
		return nil
	}
	widths := make([]int, len(set.Columns))
	for i, column := range set.Columns {
		widths[i] = max(1, ansi.StringWidth(result.Safe(column.Name)), ansi.StringWidth(result.Safe(column.Type)))
	}
	for _, row := range set.Rows[:min(len(set.Rows), measuredRows)] {
		for i, value := range row {
			widths[i] = max(widths[i], ansi.StringWidth(text(value, symbols)))
		}
	}
	for i := range widths {
		widths[i] = min(widths[i], widestColumn)
	}
	return widths
}

// slots lays the columns out: the first is frozen, then come those from left on, as many as fit.
func (g *Grid) slots() []slot {
	if g.set == nil || len(g.widths) == 0 {
		return nil
	}
	x := g.gutter()
	var slots []slot
	for column := range g.widths {
		if column > 0 && column <= g.left {
			continue
		}
		room := g.width - x
		if room < narrowest && len(slots) > 0 {
			break
		}
		width := max(1, min(g.wide(column), room))
		slots = append(slots, slot{column: column, x: x, width: width})
		x += width + gap
	}
	return slots
}

// wide is a column's width, with room for the mark where the view is sorted by it.
func (g *Grid) wide(column int) int {
	if mark := g.sortMark(column); mark != "" {
		return max(g.widths[column], ansi.StringWidth(result.Safe(g.set.Columns[column].Name)+mark))
	}
	return g.widths[column]
}

// hidden counts the columns outside the window, on either side.
func (g *Grid) hidden() (left, right int) {
	slots := g.slots()
	if len(slots) == 0 {
		return 0, 0
	}
	return g.left, len(g.widths) - 1 - slots[len(slots)-1].column
}

// text is a cell as it is drawn, before it is cut to its column.
func text(value result.Value, symbols theme.Symbols) string {
	if value.IsNull() {
		return symbols.Null
	}
	written := result.Safe(value.String())
	if value.IsCut() {
		written += symbols.Ellipsis
	}
	return written
}

// isNumber reports whether values of the kind stand at the right of their column.
func isNumber(kind result.Kind) bool {
	return kind == result.Whole || kind == result.Decimal || kind == result.Float
}
