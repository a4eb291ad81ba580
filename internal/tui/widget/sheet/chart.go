package sheet

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/chart"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// drawn is how a result is drawn: the kinds that suit it, best first, and the columns to choose from.
type drawn struct {
	kinds []lesson.ChartKind
	kind  int
	xs    []int // columns that may stand along the axis
	ys    []int // columns of numbers
	x, y  int   // indexes into xs and ys
}

// mostBars is how many rows still make a readable chart of bars beside each other.
const mostBars = 40

// guess chooses what to draw from the types of the columns: a measure over time is a line, a measure of things are bars, two measures a
// scatter, one alone a histogram. Numbers that name things, such as ids, are not measures.
func guess(set *result.Set) drawn {
	if set == nil {
		return drawn{}
	}
	var times, names, numbers, numbered []int
	for i, c := range set.Columns {
		switch {
		case c.Kind == result.Date || c.Kind == result.Timestamp || c.Kind == result.Instant || isPeriod(c):
			times = append(times, i)
		case c.Kind.IsNumber() && isName(c):
			numbered = append(numbered, i)
		case c.Kind.IsNumber():
			numbers = append(numbers, i)
		default:
			names = append(names, i)
		}
	}
	if len(numbers) == 0 {
		numbers, numbered = numbered, nil
	}
	if len(numbers) == 0 {
		return drawn{}
	}
	d := drawn{ys: numbers, xs: slices.Concat(times, names, numbered, numbers)}
	many := len(set.Rows) > mostBars
	switch {
	case len(times) > 0:
		d.kinds = []lesson.ChartKind{lesson.Line, lesson.Column, lesson.Bar, lesson.Scatter, lesson.Histogram}
	case len(names)+len(numbered) > 0 && !many:
		d.kinds = []lesson.ChartKind{lesson.Bar, lesson.Column, lesson.Line, lesson.Scatter, lesson.Histogram}
	case len(numbers) > 1:
		d.kinds = []lesson.ChartKind{lesson.Scatter, lesson.Histogram, lesson.Line, lesson.Bar, lesson.Column}
		d.xs = slices.Concat(numbers, times, names, numbered)
		d.y = 1
	default:
		d.kinds = []lesson.ChartKind{lesson.Histogram, lesson.Bar, lesson.Column, lesson.Line, lesson.Scatter}
	}
	return d
}

// isName tells numbers that only name things.
func isName(c result.Column) bool {
	name := strings.ToLower(c.Name)
	for _, ending := range []string{"id", "no", "code", "year"} {
		if name == ending || strings.HasSuffix(name, "_"+ending) {
			return true
		}
	}
	return false
}

// isPeriod tells whole numbers that stand for years, months and the like.
func isPeriod(c result.Column) bool {
	if c.Kind != result.Whole {
		return false
	}
	switch strings.ToLower(c.Name) {
	case "year", "month", "quarter", "week", "day", "hour":
		return true
	}
	return false
}

// spec is what to draw now. A histogram shows the measure.
func (d drawn) spec(set *result.Set) chart.Spec {
	kind := d.kinds[d.kind]
	y := set.Columns[d.ys[d.y]].Name
	if kind == lesson.Histogram {
		return chart.Spec{Kind: kind, X: y}
	}
	return chart.Spec{Kind: kind, X: set.Columns[d.xs[d.x]].Name, Y: y}
}

// redraw draws another kind or other columns.
func (s *Sheet) redraw(action screen.Action) {
	d := &s.drawn
	switch action {
	case doChartKind:
		d.kind = (d.kind + 1) % len(d.kinds)
	case doChartX:
		d.x = (d.x + 1) % len(d.xs)
	case doChartY:
		d.y = (d.y + 1) % len(d.ys)
	}
	s.top = 0
	s.draw()
}

// chart draws the result, says what is drawn, and the same in a sentence. Only the rows that are there can be drawn.
func (s *Sheet) chart() []string {
	styles := s.env.Styles
	if len(s.drawn.kinds) == 0 {
		return prose.Wrapped(s.env.Text("sheet.no-chart"), s.width, styles)
	}
	spec := s.drawn.spec(s.set)
	title := s.env.Text("sheet.chart-"+string(spec.Kind), i18n.Args{"X": result.Safe(spec.X), "Y": result.Safe(spec.Y)})
	set, part := s.set, ""
	if bars := spec.Kind == lesson.Bar || spec.Kind == lesson.Column; bars && len(set.Rows) > mostBars {
		head := *set
		head.Rows = set.Rows[:mostBars]
		set = &head
		part = s.env.Text("sheet.chart-first", i18n.Args{"Count": mostBars, "Total": len(s.set.Rows)})
	} else if s.set.Truncated {
		part = s.env.Text("sheet.chart-first", i18n.Args{"Count": len(s.set.Rows), "Total": s.total()})
	}
	lines := []string{frame.Cut(styles.Chart.Title.Render(title), s.width, styles)}
	size := chart.Size{Width: min(s.width, 120), Height: max(s.height-4, 6)}
	picture, sentence := chart.Draw(spec, set, size, styles)
	lines = append(lines, picture...)
	text := s.env.Say(sentence)
	if part != "" {
		text += " " + part
	}
	for _, line := range prose.Wrapped(text, s.width, styles) {
		lines = append(lines, styles.Muted.Render(line))
	}
	for i, line := range lines {
		lines[i] = frame.Cut(line, s.width, styles)
	}
	return lines
}
