package plot

import (
	"math"
	"strconv"
	"strings"

	"github.com/dustin/go-humanize"
)

// Scale is an axis with round ticks, Step apart.
type Scale struct {
	Low, High, Step float64
}

// NiceScale covers low to high with about want steps of 1, 2 or 5 times a power of ten (Heckbert, "Nice numbers for graph labels",
// Graphics Gems, 1990).
func NiceScale(low, high float64, want int) Scale {
	if high <= low {
		high = low + 1
	}
	step := niceStep((high - low) / float64(max(want, 1)))
	return Scale{Low: math.Floor(low/step) * step, High: math.Ceil(high/step) * step, Step: step}
}

func niceStep(raw float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	switch ratio := raw / power; {
	case ratio <= 1:
		return power
	case ratio <= 2:
		return 2 * power
	case ratio <= 5:
		return 5 * power
	default:
		return 10 * power
	}
}

// Share is where a value lies between the ends of the axis, from 0 to 1.
func (s Scale) Share(v float64) float64 { return (v - s.Low) / (s.High - s.Low) }

// Ticks lists the round values of the axis, lowest first.
func (s Scale) Ticks() []float64 {
	var ticks []float64
	for i := 0; ; i++ {
		tick := s.Low + float64(i)*s.Step
		if tick > s.High+s.Step/2 || i > 100 {
			return ticks
		}
		ticks = append(ticks, tick)
	}
}

// Label writes a tick with as many decimals as its axis needs.
func (s Scale) Label(v float64) string {
	decimals := max(0, -int(math.Floor(math.Log10(s.Step))))
	return number(v, decimals)
}

// number writes a figure for people: thousands apart, at most so many decimals.
func number(v float64, decimals int) string {
	if math.Abs(v) >= 1e15 || decimals > 6 {
		return strconv.FormatFloat(v, 'g', 4, 64)
	}
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return text
	}
	out := humanize.Comma(n)
	if n == 0 && v < 0 && fraction != "" && strings.Trim(fraction, "0") != "" {
		out = "-0"
	}
	if fraction != "" {
		out += "." + fraction
	}
	return out
}

// Figure writes a value with at most two decimals, none where it is whole.
func Figure(v float64) string {
	if v == math.Trunc(v) {
		return number(v, 0)
	}
	if math.Abs(v) < 0.01 {
		return strconv.FormatFloat(v, 'g', 2, 64)
	}
	return strings.TrimRight(strings.TrimRight(number(v, 2), "0"), ".")
}
