package grid

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/result"
)

// View draws the window: at most its height in lines, none wider than its width.
func (g *Grid) View() string {
	if g.set == nil || g.width < 1 || g.height < 1 {
		return ""
	}
	slots := g.slots()
	lines := []string{g.names(slots), g.types(slots), g.rule(slots)}
	for row := g.top; row < g.Shown() && len(lines) < g.height; row++ {
		lines = append(lines, g.line(row, slots))
	}
	return strings.Join(lines[:min(len(lines), g.height)], "\n")
}

func (g *Grid) names(slots []slot) string {
	return g.assemble("", slots, func(s slot) (string, lipgloss.Style, bool) {
		column := g.set.Columns[s.column]
		return result.Safe(column.Name) + g.sortMark(s.column), g.styles.Header, isNumber(column.Kind)
	})
}

// sortMark stands beside the name of the column that the view is sorted by.
func (g *Grid) sortMark(column int) string {
	switch {
	case g.arranged.Direction == Unsorted || g.arranged.Column != column:
		return ""
	case g.arranged.Direction == Ascending:
		return " " + g.symbols.Up
	default:
		return " " + g.symbols.Down
	}
}

func (g *Grid) types(slots []slot) string {
	return g.assemble("", slots, func(s slot) (string, lipgloss.Style, bool) {
		column := g.set.Columns[s.column]
		return strings.ToLower(result.Safe(column.Type)), g.styles.HeaderType, isNumber(column.Kind)
	})
}

// rule separates header and rows; arrows at its ends say that there are more columns.
func (g *Grid) rule(slots []slot) string {
	left, right := g.hidden()
	width := g.gutter()
	if len(slots) > 0 {
		last := slots[len(slots)-1]
		width = min(g.width, last.x+last.width)
	}
	line := strings.Repeat(g.symbols.Rule, max(1, width-2))
	start, end := g.symbols.Rule, g.symbols.Rule
	if left > 0 {
		start = g.symbols.Left
	}
	if right > 0 {
		end = g.symbols.Right
	}
	return g.styles.Separator.Render(ansi.Truncate(start+line+end, g.width, ""))
}

func (g *Grid) line(row int, slots []slot) string {
	here := g.focused && row == g.row
	at := g.at(row)
	return g.assemble(strconv.Itoa(at+1), slots, func(s slot) (string, lipgloss.Style, bool) {
		value := g.set.Rows[at][s.column]
		return text(value, g.symbols), g.cellStyle(value, here, here && s.column == g.column), isNumber(value.Kind())
	})
}

func (g *Grid) cellStyle(value result.Value, inRow, chosen bool) lipgloss.Style {
	style := g.styles.Cell
	switch {
	case value.IsNull():
		style = g.styles.Null
	case isNumber(value.Kind()):
		style = g.styles.Number
	}
	switch {
	case chosen:
		return g.styles.Cursor
	case inRow:
		return style.Inherit(g.styles.CursorRow)
	}
	return style
}

// assemble draws one line from the row number and the cells of the slots.
func (g *Grid) assemble(number string, slots []slot, cell func(slot) (string, lipgloss.Style, bool)) string {
	var line strings.Builder
	width := g.gutter()
	line.WriteString(g.styles.RowNumber.Render(fit(number, width-1, true, g.symbols.Ellipsis)))
	line.WriteString(" ")
	for i, s := range slots {
		if i > 0 {
			line.WriteString(strings.Repeat(" ", gap))
		}
		written, style, right := cell(s)
		line.WriteString(style.Render(fit(written, s.width, right, g.symbols.Ellipsis)))
	}
	return ansi.Truncate(line.String(), g.width, "")
}

// fit cuts or pads a text to a width in cells.
func fit(text string, width int, right bool, ellipsis string) string {
	if ansi.StringWidth(text) > width {
		text = ansi.Truncate(text, width, ansi.Truncate(ellipsis, width, ""))
	}
	space := strings.Repeat(" ", max(0, width-ansi.StringWidth(text)))
	if right {
		return space + text
	}
	return text + space
}
