package chart

import (
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/plot"
	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
)

// Spec says what to draw: a kind, and the columns of the result by name, in any case. Y is empty for a histogram.
type Spec struct {
	Kind lesson.ChartKind
	X, Y string
}

// Size is the room for a drawing, in cells. A drawing is never wider; bars take as many lines as they need.
type Size struct {
	Width, Height int
}

// Draw draws a result and says in a sentence what is to be seen. When nothing can be drawn there are no lines and the sentence says
// why.
func Draw(spec Spec, set *result.Set, size Size, styles theme.Styles) ([]string, i18n.Message) {
	size.Width, size.Height = max(size.Width, 20), max(size.Height, 6)
	s, problem := plot.Read(spec.Kind, spec.X, spec.Y, set)
	if !problem.IsZero() {
		return nil, problem
	}
	switch spec.Kind {
	case lesson.Histogram:
		bins := plot.Bin(s.Xs)
		return histogram(bins, size, styles), histogramSentence(bins, s)
	case lesson.Line:
		return line(s, size, styles), lineSentence(s)
	case lesson.Scatter:
		return scatter(s, size, styles), scatterSentence(s)
	case lesson.Column:
		return columns(s, size, styles), barSentence(s)
	default:
		return bars(s, size, styles), barSentence(s)
	}
}
