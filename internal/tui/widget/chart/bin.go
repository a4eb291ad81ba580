package chart

import (
	"math"
	"slices"
)

// bins counts values in ranges of equal width. A value on an edge belongs to the range above it, but for the very last.
type bins struct {
	axis   scale
	counts []int
}

// count chooses about the square root of the number of values as the number of ranges, 5 to 20, with round edges.
func count(values []float64) bins {
	want := min(max(int(math.Ceil(math.Sqrt(float64(len(values))))), 5), 20)
	axis := niceScale(slices.Min(values), slices.Max(values), want)
	n := max(int(math.Round((axis.high-axis.low)/axis.step)), 1)
	b := bins{axis: axis, counts: make([]int, n)}
	for _, v := range values {
		b.counts[min(int((v-axis.low)/axis.step), n-1)]++
	}
	return b
}

// fullest is the index of the range with the most values.
func (b bins) fullest() int {
	return slices.Index(b.counts, slices.Max(b.counts))
}
