package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/plot"
	"guildhall/internal/tui/theme"
)

// mostBars is how many bars are drawn; the others are counted.
const mostBars = 30

// bars draws one lying bar for each row, from zero.
func bars(s plot.Series, size Size, styles theme.Styles) []string {
	shown := min(len(s.Ys), mostBars)
	names, values := 0, 0
	for i := range shown {
		names = max(names, ansi.StringWidth(s.Labels[i]))
		values = max(values, len(plot.Figure(s.Ys[i])))
	}
	names = min(names, max(size.Width/3, 8))
	room := max(size.Width-names-values-3, 4)
	low, high := math.Min(0, slices.Min(s.Ys[:shown])), math.Max(0, slices.Max(s.Ys[:shown]))
	if high == low {
		high = low + 1
	}
	axis := plot.Scale{Low: low, High: high}
	lines := make([]string, 0, shown+1)
	for i := range shown {
		name := ansi.Truncate(s.Labels[i], names, styles.Symbols.Ellipsis)
		name += strings.Repeat(" ", names-ansi.StringWidth(name))
		lines = append(lines, styles.Chart.Label.Render(name)+" "+styles.Chart.Axis.Render(styles.Symbols.AxisDown)+
			lying(axis, s.Ys[i], room, styles)+" "+styles.Chart.Value.Render(plot.Figure(s.Ys[i])))
	}
	if rest := len(s.Ys) - shown; rest > 0 {
		lines = append(lines, styles.Chart.Value.Render(styles.Symbols.Ellipsis+" + "+strconv.Itoa(rest)))
	}
	return lines
}

// lying draws the bar of a value on an axis that holds zero. A value other than zero always shows.
func lying(axis plot.Scale, v float64, room int, styles theme.Styles) string {
	zero := int(math.Round(axis.Share(0) * float64(room)))
	if v < 0 {
		from := min(int(math.Round(axis.Share(v)*float64(room))), zero-1)
		return strings.Repeat(" ", max(from, 0)) + styles.Chart.Mark.Render(strings.Repeat(styles.Symbols.Full, zero-max(from, 0))) +
			styles.Chart.Axis.Render(styles.Symbols.AxisDown)
	}
	lead := strings.Repeat(" ", zero)
	if zero > 0 {
		lead += styles.Chart.Axis.Render(styles.Symbols.AxisDown)
	}
	return lead + styles.Chart.Mark.Render(length((axis.Share(v)-axis.Share(0))*float64(room), v > 0, styles.Symbols))
}

// length draws a bar of so many cells, to an eighth of a cell where the characters allow it.
func length(cells float64, some bool, symbols theme.Symbols) string {
	if symbols.ASCII {
		n := int(math.Round(cells))
		if some {
			n = max(n, 1)
		}
		return strings.Repeat(symbols.Full, n)
	}
	eighths := int(math.Round(cells * 8))
	if some {
		eighths = max(eighths, 1)
	}
	bar := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		bar += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return bar
}
