package chart

import (
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/tui/theme"
)

// line joins the points in the order of X, or of the rows where X has no order of its own.
func line(s series, size Size, styles theme.Styles) []string {
	return field(s, size, styles, func(c *canvas, xs, ys []int) {
		for i := range xs {
			c.join(xs[max(i-1, 0)], ys[max(i-1, 0)], xs[i], ys[i])
		}
	}, true)
}

// scatter marks the points.
func scatter(s series, size Size, styles theme.Styles) []string {
	return field(s, size, styles, func(c *canvas, xs, ys []int) {
		for i := range xs {
			c.set(xs[i], ys[i])
		}
	}, false)
}

// field draws points between two axes; draw puts them on the canvas.
func field(s series, size Size, styles theme.Styles, draw func(c *canvas, xs, ys []int), joined bool) []string {
	s = sorted(s)
	y := niceScale(slices.Min(s.ys), slices.Max(s.ys), max(size.Height/3, 2))
	gutter := tickWidth(y)
	width, height := max(size.Width-gutter-2, 8), max(size.Height-2, 3)
	c := coarse(width, height, styles.Symbols.Dot)
	if joined && !styles.Symbols.ASCII {
		c = fine(width, height)
	}
	across, up := c.size()
	low, high := s.xs[0], s.xs[len(s.xs)-1]
	xs, ys := make([]int, len(s.xs)), make([]int, len(s.xs))
	for i := range s.xs {
		if high > low {
			xs[i] = int(math.Round((s.xs[i] - low) / (high - low) * float64(across-1)))
		}
		ys[i] = int(math.Round(y.share(s.ys[i]) * float64(up-1)))
	}
	draw(c, xs, ys)
	ticks := map[int]string{}
	for _, tick := range y.ticks() {
		ticks[int(math.Round(y.share(tick)*float64(height-1)))] = y.label(tick)
	}
	lines := make([]string, 0, height+2)
	for i, row := range c.lines() {
		lines = append(lines, axisLabel(ticks[height-1-i], gutter, styles)+styles.Chart.Mark.Render(row))
	}
	axis := styles.Symbols.AxisCorner + strings.Repeat(styles.Symbols.AxisAcross, width)
	lines = append(lines, strings.Repeat(" ", gutter+1)+styles.Chart.Axis.Render(axis))
	return append(lines, strings.Repeat(" ", gutter+2)+ends(s.labels, width, styles))
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

// sorted puts the points of an ordered series in the order of X.
func sorted(s series) series {
	if !s.ordered || slices.IsSorted(s.xs) {
		return s
	}
	order := make([]int, len(s.xs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case s.xs[a] < s.xs[b]:
			return -1
		case s.xs[a] > s.xs[b]:
			return 1
		}
		return 0
	})
	out := series{ordered: true, left: s.left, x: s.x, y: s.y}
	for _, i := range order {
		out.labels, out.xs, out.ys = append(out.labels, s.labels[i]), append(out.xs, s.xs[i]), append(out.ys, s.ys[i])
	}
	return out
}
