package chart

import (
	"math"
	"slices"

	"guildhall/internal/i18n"
)

// withLeft adds how many rows were left out.
func (s series) withLeft(sentence i18n.Message) i18n.Message {
	if s.left == 0 {
		return sentence
	}
	return i18n.New("chart.left-out", i18n.Args{"Sentence": sentence, "Count": s.left})
}

func barSentence(s series) i18n.Message {
	high, low := slices.Index(s.ys, slices.Max(s.ys)), slices.Index(s.ys, slices.Min(s.ys))
	if len(s.ys) == 1 {
		return s.withLeft(i18n.New("chart.bar-one", i18n.Args{"Label": s.labels[0], "Value": figure(s.ys[0])}))
	}
	return s.withLeft(i18n.New("chart.bar", i18n.Args{
		"Count": len(s.ys), "High": s.labels[high], "HighValue": figure(s.ys[high]),
		"Low": s.labels[low], "LowValue": figure(s.ys[low]),
	}))
}

func lineSentence(s series) i18n.Message {
	left := s
	s = sorted(s)
	last := len(s.ys) - 1
	high, low := slices.Index(s.ys, slices.Max(s.ys)), slices.Index(s.ys, slices.Min(s.ys))
	return left.withLeft(i18n.New("chart.line", i18n.Args{
		"From": s.labels[0], "FromValue": figure(s.ys[0]), "To": s.labels[last], "ToValue": figure(s.ys[last]),
		"High": s.labels[high], "HighValue": figure(s.ys[high]), "Low": s.labels[low], "LowValue": figure(s.ys[low]),
	}))
}

func histogramSentence(b bins, s series) i18n.Message {
	full := b.fullest()
	edge := func(i int) string { return b.axis.label(b.axis.low + float64(i)*b.axis.step) }
	return s.withLeft(i18n.New("chart.histogram", i18n.Args{
		"Count": len(s.xs), "Low": edge(0), "High": edge(len(b.counts)), "From": edge(full), "To": edge(full + 1), "Most": b.counts[full],
	}))
}

func scatterSentence(s series) i18n.Message {
	r := correlation(s.xs, s.ys)
	key := "chart.scatter-none"
	switch {
	case r >= 0.3:
		key = "chart.scatter-rises"
	case r <= -0.3:
		key = "chart.scatter-falls"
	}
	return s.withLeft(i18n.New(key, i18n.Args{"Count": len(s.xs), "X": s.x, "Y": s.y, "R": figure(math.Round(r*100) / 100)}))
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
