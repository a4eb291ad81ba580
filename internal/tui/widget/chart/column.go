package chart

import (
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/plot"
	"guildhall/internal/tui/theme"
)

// columns draws one standing bar for each row, from zero; where the names would not fit below them it draws lying bars instead.
func columns(s plot.Series, size Size, styles theme.Styles) []string {
	y := plot.NiceScale(math.Min(0, slices.Min(s.Ys)), math.Max(0, slices.Max(s.Ys)), max(size.Height/3, 2))
	gutter := tickWidth(y) + 2
	cell := (size.Width - gutter) / len(s.Ys)
	if cell < 2 || (!s.Ordered && widest(s.Labels) > cell-1) {
		return bars(s, size, styles)
	}
	cell = min(cell, max(widest(s.Labels)+2, 6))
	lines := upright(s.Ys, y, cell, 1, size.Height-1, styles)
	return append(lines, strings.Repeat(" ", gutter)+under(s.Labels, cell, cell*len(s.Labels), styles))
}

// histogram draws the bins side by side, with their lower edges below.
func histogram(b plot.Bins, size Size, styles theme.Styles) []string {
	heights := make([]float64, len(b.Counts))
	edges := make([]string, len(b.Counts)+1)
	for i, n := range b.Counts {
		heights[i] = float64(n)
	}
	for i := range edges {
		edges[i] = b.Axis.Label(b.Axis.Low + float64(i)*b.Axis.Step)
	}
	y := plot.NiceScale(0, slices.Max(heights), max(size.Height/3, 2))
	gutter := tickWidth(y) + 2
	cell := max(1, min((size.Width-gutter)/(len(heights)+1), 8))
	lines := upright(heights, y, cell, 0, size.Height-1, styles)
	return append(lines, strings.Repeat(" ", gutter)+under(edges, cell, min(cell*(len(heights)+2), size.Width-gutter), styles))
}

// upright draws standing bars with the axis at their left: cell cells for each, of which gap are left empty.
func upright(values []float64, y plot.Scale, cell, gap, height int, styles theme.Styles) []string {
	rows := max(height-1, 3)
	ticks := tickRows(y, rows)
	gutter := tickWidth(y)
	lines := make([]string, 0, rows+1)
	for row := rows - 1; row >= 0; row-- {
		var bar strings.Builder
		for _, v := range values {
			bar.WriteString(strings.Repeat(standing(y, v, row, rows, styles.Symbols), cell-gap))
			bar.WriteString(strings.Repeat(" ", gap))
		}
		lines = append(lines, axisLabel(ticks[row], gutter, styles)+styles.Chart.Mark.Render(strings.TrimRight(bar.String(), " ")))
	}
	axis := styles.Symbols.AxisCorner + strings.Repeat(styles.Symbols.AxisAcross, cell*len(values))
	return append(lines, strings.Repeat(" ", gutter+1)+styles.Chart.Axis.Render(axis))
}

// standing is what a bar shows in one row of cells, the lowest row being 0.
func standing(y plot.Scale, v float64, row, rows int, symbols theme.Symbols) string {
	from, to := y.Share(math.Min(0, v))*float64(rows), y.Share(math.Max(0, v))*float64(rows)
	if v > 0 {
		to = math.Max(to, from+0.125) // a little something is not nothing
	}
	fill := math.Min(to, float64(row+1)) - math.Max(from, float64(row))
	if fill <= 0 {
		return " "
	}
	if symbols.ASCII || from > float64(row) {
		if fill >= 0.5 || to-from < 0.5 {
			return symbols.Full
		}
		return " "
	}
	eighth := int(math.Round(fill * 8))
	return string([]rune(" ▁▂▃▄▅▆▇█")[min(eighth, 8)])
}

// tickRows gives the label of each row that a tick falls in.
func tickRows(y plot.Scale, rows int) map[int]string {
	labels := map[int]string{}
	for _, tick := range y.Ticks() {
		row := min(int(math.Round(y.Share(tick)*float64(rows))), rows) - 1
		if row >= 0 {
			labels[row] = y.Label(tick)
		}
	}
	return labels
}

func tickWidth(y plot.Scale) int {
	width := 0
	for _, tick := range y.Ticks() {
		width = max(width, len(y.Label(tick)))
	}
	return width
}

func axisLabel(label string, width int, styles theme.Styles) string {
	return styles.Chart.Value.Render(strings.Repeat(" ", width-len(label))+label) + " " + styles.Chart.Axis.Render(styles.Symbols.AxisDown)
}

// under writes labels below their cells, leaving out those that would touch the one before.
func under(labels []string, cell, room int, styles theme.Styles) string {
	var out strings.Builder
	column := 0
	for i, label := range labels {
		at := i * cell
		width := ansi.StringWidth(label)
		if (column > 0 && at < column+1) || at+width > room {
			continue
		}
		out.WriteString(strings.Repeat(" ", at-column) + label)
		column = at + width
	}
	return styles.Chart.Label.Render(out.String())
}

func widest(labels []string) int {
	width := 0
	for _, label := range labels {
		width = max(width, ansi.StringWidth(label))
	}
	return width
}
