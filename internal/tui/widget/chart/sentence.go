package chart

import (
	"math"
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/plot"
)

// withLeft adds how many rows were left out.
func withLeft(s plot.Series, sentence i18n.Message) i18n.Message {
	if s.Left == 0 {
		return sentence
	}
	return i18n.New("chart.left-out", i18n.Args{"Sentence": sentence, "Count": s.Left})
}

func barSentence(s plot.Series) i18n.Message {
	high, low := slices.Index(s.Ys, slices.Max(s.Ys)), slices.Index(s.Ys, slices.Min(s.Ys))
	if len(s.Ys) == 1 {
		return withLeft(s, i18n.New("chart.bar-one", i18n.Args{"Label": s.Labels[0], "Value": plot.Figure(s.Ys[0])}))
	}
	return withLeft(s, i18n.New("chart.bar", i18n.Args{
		"Count": len(s.Ys), "High": s.Labels[high], "HighValue": plot.Figure(s.Ys[high]),
		"Low": s.Labels[low], "LowValue": plot.Figure(s.Ys[low]),
	}))
}

func lineSentence(s plot.Series) i18n.Message {
	left := s
	s = s.Sorted()
	last := len(s.Ys) - 1
	high, low := slices.Index(s.Ys, slices.Max(s.Ys)), slices.Index(s.Ys, slices.Min(s.Ys))
	return withLeft(left, i18n.New("chart.line", i18n.Args{
		"From": s.Labels[0], "FromValue": plot.Figure(s.Ys[0]), "To": s.Labels[last], "ToValue": plot.Figure(s.Ys[last]),
		"High": s.Labels[high], "HighValue": plot.Figure(s.Ys[high]), "Low": s.Labels[low], "LowValue": plot.Figure(s.Ys[low]),
	}))
}

func histogramSentence(b plot.Bins, s plot.Series) i18n.Message {
	full := b.Fullest()
	edge := func(i int) string { return b.Axis.Label(b.Axis.Low + float64(i)*b.Axis.Step) }
	return withLeft(s, i18n.New("chart.histogram", i18n.Args{
		"Count": len(s.Xs), "Low": edge(0), "High": edge(len(b.Counts)), "From": edge(full), "To": edge(full + 1), "Most": b.Counts[full],
	}))
}

func scatterSentence(s plot.Series) i18n.Message {
	r := correlation(s.Xs, s.Ys)
	key := "chart.scatter-none"
	switch {
	case r >= 0.3:
		key = "chart.scatter-rises"
	case r <= -0.3:
		key = "chart.scatter-falls"
	}
	return withLeft(s, i18n.New(key, i18n.Args{"Count": len(s.Xs), "X": s.X, "Y": s.Y, "R": plot.Figure(math.Round(r*100) / 100)}))
}

// correlation is Pearson's r; 0 where one side does not vary.
func correlation(xs, ys []float64) float64 {
	mx, my := mean(xs), mean(ys)
	var xy, xx, yy float64
	for i := range xs {
		dx, dy := xs[i]-mx, ys[i]-my
		xy, xx, yy = xy+dx*dy, xx+dx*dx, yy+dy*dy
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}
