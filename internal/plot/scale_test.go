package plot

import (
	"math"
	"testing"
)

func TestScales(t *testing.T) {
	tests := []struct {
		low, high float64
		want      int
		ends      [2]float64
		first     string
	}{
		{0, 980, 4, [2]float64{0, 1000}, "0"},
		{-98, 41, 4, [2]float64{-100, 50}, "-100"},
		{0, 0, 4, [2]float64{0, 1}, "0.0"},
		{0.01, 0.09, 4, [2]float64{0, 0.1}, "0.00"},
		{12_345_678, 12_345_680, 4, [2]float64{12_345_678, 12_345_680}, "12,345,678.0"},
	}
	for _, tt := range tests {
		s := NiceScale(tt.low, tt.high, tt.want)
		if math.Abs(s.Low-tt.ends[0]) > 1e-9 || math.Abs(s.High-tt.ends[1]) > 1e-9 || s.Label(s.Ticks()[0]) != tt.first {
			t.Errorf("NiceScale(%v, %v) = %v, first tick %q", tt.low, tt.high, s, s.Label(s.Ticks()[0]))
		}
	}
}
