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

func (o *outcome) differenceTable(columns []result.Column, rows []differenceRow) []string {
	s := o.env.Styles
	markWidth := 0
	widths := make([]int, len(columns))
	for i, column := range columns {
		widths[i] = ansi.StringWidth(result.Safe(column.Name))
	}
	for _, row := range rows {
		markWidth = max(markWidth, ansi.StringWidth(row.mark))
		for i := range min(len(widths), len(row.cells)) {
			widths[i] = min(max(widths[i], ansi.StringWidth(o.cell(row.cells[i]))), differenceWidest)
		}
	}
	head := fitted("", markWidth, s.Symbols.Ellipsis)
	for i, column := range columns {
		head += "  " + s.Grid.Header.Render(fitted(result.Safe(column.Name), widths[i], s.Symbols.Ellipsis))
	}
	lines := []string{ansi.Truncate(head, o.width, s.Symbols.Ellipsis)}
	for _, row := range rows {
		line := row.style.Render(fitted(row.mark, markWidth, s.Symbols.Ellipsis))
		for i := range min(len(widths), len(row.cells)) {
			style := s.Grid.Same
			if row.other == nil || i >= len(row.other) || o.cell(row.cells[i]) != o.cell(row.other[i]) {
				style = row.style
			}
			line += "  " + style.Render(fitted(o.cell(row.cells[i]), widths[i], s.Symbols.Ellipsis))
		}
		lines = append(lines, ansi.Truncate(line, o.width, s.Symbols.Ellipsis))
	}
	return lines
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
