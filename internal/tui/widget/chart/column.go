package chart

import (
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/tui/theme"
)

// columns draws one standing bar for each row, from zero; where the names would not fit below them it draws lying bars instead.
func columns(s series, size Size, styles theme.Styles) []string {
	y := niceScale(math.Min(0, slices.Min(s.ys)), math.Max(0, slices.Max(s.ys)), max(size.Height/3, 2))
	gutter := tickWidth(y) + 2
	cell := (size.Width - gutter) / len(s.ys)
	if cell < 2 || (!s.ordered && widest(s.labels) > cell-1) {
		return bars(s, size, styles)
	}
	cell = min(cell, max(widest(s.labels)+2, 6))
	lines := plot(s.ys, y, cell, 1, size.Height-1, styles)
	return append(lines, strings.Repeat(" ", gutter)+under(s.labels, cell, cell*len(s.labels), styles))
}

// histogram draws the bins side by side, with their lower edges below.
func histogram(b bins, size Size, styles theme.Styles) []string {
	heights := make([]float64, len(b.counts))
	edges := make([]string, len(b.counts)+1)
	for i, n := range b.counts {
		heights[i] = float64(n)
	}
	for i := range edges {
		edges[i] = b.axis.label(b.axis.low + float64(i)*b.axis.step)
	}
	y := niceScale(0, slices.Max(heights), max(size.Height/3, 2))
	gutter := tickWidth(y) + 2
	cell := max(1, min((size.Width-gutter)/(len(heights)+1), 8))
	lines := plot(heights, y, cell, 0, size.Height-1, styles)
	return append(lines, strings.Repeat(" ", gutter)+under(edges, cell, min(cell*(len(heights)+2), size.Width-gutter), styles))
}

// plot draws standing bars with the axis at their left: cell cells for each, of which gap are left empty.
func plot(values []float64, y scale, cell, gap, height int, styles theme.Styles) []string {
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
func standing(y scale, v float64, row, rows int, symbols theme.Symbols) string {
	from, to := y.share(math.Min(0, v))*float64(rows), y.share(math.Max(0, v))*float64(rows)
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
func tickRows(y scale, rows int) map[int]string {
	labels := map[int]string{}
	for _, tick := range y.ticks() {
		row := min(int(math.Round(y.share(tick)*float64(rows))), rows) - 1
		if row >= 0 {
			labels[row] = y.label(tick)
		}
	}
	return labels
}

func tickWidth(y scale) int {
	width := 0
	for _, tick := range y.ticks() {
		width = max(width, len(y.label(tick)))
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
