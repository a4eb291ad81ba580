package grid

import (
	"strings"

	"guildhall/internal/result"
)

// CellText is the chosen cell as text for other programs; NULL is empty. False when there is no cell.
func (g *Grid) CellText() (string, bool) {
	_, value, ok := g.Chosen()
	return result.SafeLines(value.String()), ok
}

// RowText is the chosen row as one line for other programs, its cells apart by tabs. False when there is no row.
func (g *Grid) RowText() (string, bool) {
	if g.Shown() == 0 {
		return "", false
	}
	return tabbed(g.set.Rows[g.at(g.row)]), true
}

// AllText is the view, its names first, in lines of cells that are apart by tabs: the form in which spreadsheets take a table in.
func (g *Grid) AllText() (string, bool) {
	if g.set == nil || len(g.set.Columns) == 0 {
		return "", false
	}
	var out strings.Builder
	for i, column := range g.set.Columns {
		if i > 0 {
			out.WriteByte('\t')
		}
		out.WriteString(flat(column.Name))
	}
	for row := range g.Shown() {
		out.WriteByte('\n')
		out.WriteString(tabbed(g.set.Rows[g.at(row)]))
	}
	return out.String(), true
}

func tabbed(row []result.Value) string {
	cells := make([]string, len(row))
	for i, value := range row {
		cells[i] = flat(value.String())
	}
	return strings.Join(cells, "\t")
}

// flat is a text without what would begin another cell or row.
func flat(text string) string {
	return result.Safe(strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ").Replace(text))
}
