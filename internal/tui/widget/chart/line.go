package chart

import (
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/plot"
	"guildhall/internal/tui/theme"
)

// line joins the points in the order of X, or of the rows where X has no order of its own.
func line(s plot.Series, size Size, styles theme.Styles) []string {
	return field(s, size, styles, func(c *canvas, xs, ys []int) {
		for i := range xs {
			c.join(xs[max(i-1, 0)], ys[max(i-1, 0)], xs[i], ys[i])
		}
	}, true)
}

// scatter marks the points.
func scatter(s plot.Series, size Size, styles theme.Styles) []string {
	return field(s, size, styles, func(c *canvas, xs, ys []int) {
		for i := range xs {
			c.set(xs[i], ys[i])
		}
	}, false)
}

// field draws points between two axes; draw puts them on the canvas.
func field(s plot.Series, size Size, styles theme.Styles, draw func(c *canvas, xs, ys []int), joined bool) []string {
	s = s.Sorted()
	y := plot.NiceScale(slices.Min(s.Ys), slices.Max(s.Ys), max(size.Height/3, 2))
	gutter := tickWidth(y)
	width, height := max(size.Width-gutter-2, 8), max(size.Height-2, 3)
	c := coarse(width, height, styles.Symbols.Dot)
	if joined && !styles.Symbols.ASCII {
		c = fine(width, height)
	}
	across, up := c.size()
	low, high := s.Xs[0], s.Xs[len(s.Xs)-1]
	xs, ys := make([]int, len(s.Xs)), make([]int, len(s.Xs))
	for i := range s.Xs {
		if high > low {
			xs[i] = int(math.Round((s.Xs[i] - low) / (high - low) * float64(across-1)))
		}
		ys[i] = int(math.Round(y.Share(s.Ys[i]) * float64(up-1)))
	}
	draw(c, xs, ys)
	ticks := map[int]string{}
	for _, tick := range y.Ticks() {
		ticks[int(math.Round(y.Share(tick)*float64(height-1)))] = y.Label(tick)
	}
	lines := make([]string, 0, height+2)
	for i, row := range c.lines() {
		lines = append(lines, axisLabel(ticks[height-1-i], gutter, styles)+styles.Chart.Mark.Render(row))
	}
	axis := styles.Symbols.AxisCorner + strings.Repeat(styles.Symbols.AxisAcross, width)
	lines = append(lines, strings.Repeat(" ", gutter+1)+styles.Chart.Axis.Render(axis))
	return append(lines, strings.Repeat(" ", gutter+2)+ends(s.Labels, width, styles))
}

// ends writes the first label, the last and, where it fits, the one in the middle.
func ends(labels []string, width int, styles theme.Styles) string {
	first, last := labels[0], labels[len(labels)-1]
	room := width - ansi.StringWidth(first) - ansi.StringWidth(last)
	if room < 1 || len(labels) == 1 {
		return styles.Chart.Label.Render(ansi.Truncate(first, width, styles.Symbols.Ellipsis))
	}
	middle := labels[len(labels)/2]
	wide := ansi.StringWidth(middle)
	from := width/2 - wide/2 - ansi.StringWidth(first)
	if len(labels) < 3 || from < 2 || room-from-wide < 2 {
		return styles.Chart.Label.Render(first + strings.Repeat(" ", room) + last)
	}
	return styles.Chart.Label.Render(first + strings.Repeat(" ", from) + middle + strings.Repeat(" ", room-from-wide) + last)
}
