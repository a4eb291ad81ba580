package plot

import (
	"math"
	"slices"
)

// Bins counts values in ranges of equal width. A value on an edge belongs to the range above it, but for the very last.
type Bins struct {
	Axis   Scale
	Counts []int
}

// Bin chooses about the square root of the number of values as the number of ranges, 5 to 20, with round edges.
func Bin(values []float64) Bins {
	want := min(max(int(math.Ceil(math.Sqrt(float64(len(values))))), 5), 20)
	axis := NiceScale(slices.Min(values), slices.Max(values), want)
	n := max(int(math.Round((axis.High-axis.Low)/axis.Step)), 1)
	b := Bins{Axis: axis, Counts: make([]int, n)}
	for _, v := range values {
		b.Counts[min(int((v-axis.Low)/axis.Step), n-1)]++
	}
	return b
}

// Fullest is the index of the range with the most values.
func (b Bins) Fullest() int {
	return slices.Index(b.Counts, slices.Max(b.Counts))
}
