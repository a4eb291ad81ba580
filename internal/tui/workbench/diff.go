package workbench

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// differenceWidest is how wide a column of the difference may be, in cells.
const differenceWidest = 24

// differenceRow is one row of the difference as it is drawn.
type differenceRow struct {
	mark  string
	style lipgloss.Style
	cells []result.Value
	other []result.Value // the row it is held against; nil for a row without partner
}

// differenceLines shows the difference row by row, with a count of each kind.
func (o *outcome) differenceLines() []string {
	d := o.submission.Verdict.Diff
	s := o.env.Styles
	lines := o.paragraph(s.Strong.Render, o.env.Text("workbench.difference.rows", i18n.Args{
		"Count": d.ExpectedRows, "Expected": d.ExpectedRows, "Actual": d.ActualRows,
	}))
	lines = append(lines, o.kind(s.Grid.Missing, "workbench.difference.missing", d.MissingCount, len(d.Missing))...)
	lines = append(lines, o.kind(s.Grid.Extra, "workbench.difference.extra", d.ExtraCount, len(d.Extra))...)
	lines = append(lines, o.kind(s.Warn, "workbench.difference.changed", d.ChangedCount, len(d.Changed))...)
	rows := o.differenceRows(d)
	if len(rows) == 0 {
		return append(lines, o.paragraph(s.Muted.Render, o.env.Text("workbench.difference.same-rows"))...)
	}
	lines = append(lines, "")
	return append(lines, o.differenceTable(d.Columns, rows)...)
}

// kind counts one kind of difference, and says when not all of it is listed.
func (o *outcome) kind(style lipgloss.Style, key string, count, listed int) []string {
	if count == 0 {
		return nil
	}
	text := o.env.Text(key, i18n.Args{"Count": count})
	if listed < count {
		text += " " + o.env.Text("workbench.difference.first", i18n.Args{"Count": listed})
	}
	return o.paragraph(style.Render, text)
}

// differenceRows puts the kinds one after the other: changed rows in pairs first, since they say most.
func (o *outcome) differenceRows(d *grade.Diff) []differenceRow {
	s := o.env.Styles
	var rows []differenceRow
	for _, change := range d.Changed {
		rows = append(rows,
			differenceRow{mark: o.env.Text("workbench.difference.mark.expected"), style: s.Grid.ChangedFrom, cells: change.Expected, other: change.Actual},
			differenceRow{mark: o.env.Text("workbench.difference.mark.yours"), style: s.Grid.ChangeTo, cells: change.Actual, other: change.Expected},
		)
	}
	for _, cells := range d.Missing {
		rows = append(rows, differenceRow{mark: o.env.Text("workbench.difference.mark.missing"), style: s.Grid.Missing, cells: cells})
	}
	for _, cells := range d.Extra {
		rows = append(rows, differenceRow{mark: o.env.Text("workbench.difference.mark.extra"), style: s.Grid.Extra, cells: cells})
	}
	return rows
}

// differenceTable draws the rows, from the column on that was scrolled to, and says when there are columns out of sight.
func (o *outcome) differenceTable(columns []result.Column, rows []differenceRow) []string {
	s := o.env.Styles
	markWidth := 0
	for _, row := range rows {
		markWidth = max(markWidth, ansi.StringWidth(row.mark))
	}
	widths := o.differenceWidths(columns, rows)
	head := fitted("", markWidth, s.Symbols.Ellipsis)
	for i := o.side; i < len(columns); i++ {
		head += "  " + s.Grid.Header.Render(o.column(result.Safe(columns[i].Name), widths[i], numbers(rows, i)))
	}
	lines := []string{ansi.Truncate(head, o.width, s.Symbols.Ellipsis)}
	for _, row := range rows {
		line := row.style.Render(fitted(row.mark, markWidth, s.Symbols.Ellipsis))
		for i := o.side; i < min(len(widths), len(row.cells)); i++ {
			style := s.Grid.Same
			if row.other == nil || i >= len(row.other) || o.cell(row.cells[i]) != o.cell(row.other[i]) {
				style = row.style
			}
			line += "  " + style.Render(o.column(o.cell(row.cells[i]), widths[i], numbers(rows, i)))
		}
		lines = append(lines, ansi.Truncate(line, o.width, s.Symbols.Ellipsis))
	}
	if o.side > 0 || ansi.StringWidth(head) > o.width {
		lines = append(lines, o.paragraph(s.Muted.Render, o.env.Text("workbench.difference.aside", i18n.Args{"First": o.side + 1, "Count": len(columns)}))...)
	}
	return lines
}

// differenceWidths is how wide each column is drawn.
func (o *outcome) differenceWidths(columns []result.Column, rows []differenceRow) []int {
	widths := make([]int, len(columns))
	for i, column := range columns {
		widths[i] = ansi.StringWidth(result.Safe(column.Name))
		for _, row := range rows {
			if i < len(row.cells) {
				widths[i] = min(max(widths[i], ansi.StringWidth(o.cell(row.cells[i]))), differenceWidest)
			}
		}
	}
	return widths
}

// cutAside reports whether columns are out of sight to the right.
func (o *outcome) cutAside() bool {
	d := o.submission.Verdict.Diff
	rows := o.differenceRows(d)
	width := 0
	for _, row := range rows {
		width = max(width, ansi.StringWidth(row.mark))
	}
	for _, column := range o.differenceWidths(d.Columns, rows)[o.side:] {
		width += 2 + column
	}
	return width > o.width
}

// numbers reports whether a column holds numbers, which stand at its right edge.
func numbers(rows []differenceRow, column int) bool {
	found := false
	for _, row := range rows {
		if column >= len(row.cells) || row.cells[column].IsNull() {
			continue
		}
		if !row.cells[column].Kind().IsNumber() {
			return false
		}
		found = true
	}
	return found
}

// column cuts or pads a text to the width of its column.
func (o *outcome) column(text string, width int, right bool) string {
	text = fitted(text, width, o.env.Styles.Symbols.Ellipsis)
	if !right {
		return text
	}
	bare := strings.TrimRight(text, " ")
	return strings.Repeat(" ", len(text)-len(bare)) + bare
}

// cell is a value of the difference as it is drawn.
func (o *outcome) cell(value result.Value) string {
	if value.IsNull() {
		return o.env.Styles.Symbols.Null
	}
	return result.Safe(value.String())
}

// fitted cuts or pads a text to a width.
func fitted(text string, width int, ellipsis string) string {
	if ansi.StringWidth(text) > width {
		text = ansi.Truncate(text, width, ansi.Truncate(ellipsis, width, ""))
	}
	return text + strings.Repeat(" ", max(0, width-ansi.StringWidth(text)))
}
