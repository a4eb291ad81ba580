package result

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const (
	tableGap    = 2 // spaces between columns
	leastColumn = 4 // cells a column is never shrunk below
)

// WriteTable writes a set as plain text: a header, a rule, and a line for each row, numbers to the right, columns two
// spaces apart. It is at most width cells wide (0: as wide as it likes): the widest columns are cut first, with "…";
// columns that do not fit at all are left out and the header ends in "…". NULL is written as NULL.
func WriteTable(w io.Writer, set *Set, width int) error {
	if len(set.Columns) == 0 {
		return nil
	}
	cells := tableCells(set)
	widths, whole := fitColumns(cells, width)
	out := bufio.NewWriter(w)
	for i, row := range cells {
		line := tableLine(row, widths, set.Columns)
		if i == 0 && !whole {
			line += strings.Repeat(" ", tableGap) + cutMark
		}
		_, _ = out.WriteString(strings.TrimRight(line, " ") + "\n")
		if i == 0 {
			_, _ = out.WriteString(tableRule(widths) + "\n")
		}
	}
	if err := out.Flush(); err != nil { // bufio keeps the first error
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}

// tableCells gives the header and the rows as safe single-line texts.
func tableCells(set *Set) [][]string {
	cells := make([][]string, 0, len(set.Rows)+1)
	header := make([]string, len(set.Columns))
	for i, column := range set.Columns {
		header[i] = Safe(column.Name)
	}
	cells = append(cells, header)
	for _, row := range set.Rows {
		line := make([]string, len(row))
		for i, value := range row {
			line[i] = "NULL"
			if !value.IsNull() {
				line[i] = Safe(value.String())
			}
		}
		cells = append(cells, line)
	}
	return cells
}

// fitColumns gives the width of each column that is shown, and whether all are.
func fitColumns(cells [][]string, width int) (widths []int, whole bool) {
	widths = make([]int, len(cells[0]))
	for _, row := range cells {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	if width <= 0 {
		return widths, true
	}
	total := sum(widths) + tableGap*(len(widths)-1)
	for total > width {
		widest := 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= leastColumn {
			break
		}
		widths[widest]--
		total--
	}
	if total <= width {
		return widths, true
	}
	room := width - tableGap - 1 // for the mark that says some are missing
	shown, used := 0, 0
	for shown < len(widths) && used+widths[shown] <= room {
		used += widths[shown] + tableGap
		shown++
	}
	return widths[:max(shown, 1)], false
}

func sum(numbers []int) (total int) {
	for _, n := range numbers {
		total += n
	}
	return total
}

func tableLine(row []string, widths []int, columns []Column) string {
	var b strings.Builder
	for i, width := range widths {
		if i > 0 {
			b.WriteString(strings.Repeat(" ", tableGap))
		}
		cell := ansi.Truncate(row[i], width, cutMark)
		padding := strings.Repeat(" ", max(0, width-ansi.StringWidth(cell)))
		if columns[i].Kind.IsNumber() {
			b.WriteString(padding + cell)
		} else {
			b.WriteString(cell + padding)
		}
	}
	return b.String()
}

func tableRule(widths []int) string {
	rules := make([]string, len(widths))
	for i, width := range widths {
		rules[i] = strings.Repeat("─", width)
	}
	return strings.Join(rules, strings.Repeat(" ", tableGap))
}
