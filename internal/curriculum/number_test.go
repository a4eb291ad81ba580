package curriculum

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNumbers(t *testing.T) {
	for markdown, want := range map[string][]string{
		"13 of 120 assets are 10.83 %.":                                  {"13", "120", "10.83"},
		"40,000 rows, 1,639,981 residents":                               {"40,000", "1,639,981"},
		"Thirteen assets, twenty-two months, two calls":                  {"Thirteen", "twenty-two"},
		"On 28 December 2024, 2024-06-01, 3rd and 4 June, at 14:30":      nil,
		"Write `12.5` for [page 9](02-sorting.md#7) and `LIB-01`":        {"9"},
		"Article 5(1)(f), lessons 1 to 6, steps 3 and 6, CC BY 4.0":      nil,
		"1. first\n2. second with 17 rows":                               {"17"},
		"Six minutes, eighteen for the exercises, 12 minutes":            nil,
		"Ward 7B, k3, ST0118:K5, LIB-01":                                 nil,
		"in 2024 and 2019/20, from 1999 to 2007":                         nil,
		"between 5 and 9 January, 30 or 31 August":                       {},
		"a fall of 0.8 points, from 33.1 % to 32.3 %, and 2.5 % of that": {"0.8", "33.1", "32.3", "2.5"},
	} {
		var got []string
		for _, number := range Numbers(markdown) {
			got = append(got, number.Written)
		}
		if diff := cmp.Diff(want, got); diff != "" && len(want)+len(got) > 0 {
			t.Errorf("%q (-want +got):\n%s", markdown, diff)
		}
	}
}

func TestFits(t *testing.T) {
	for _, c := range []struct {
		written string
		value   float64
		want    bool
	}{
		{"10.83", 10.8333, true}, {"10.83", 10.84, false}, {"13", 13, true}, {"13", 13.4, true}, {"13", 13.6, false},
		{"twenty-two", 22, true}, {"twenty-two", 20, false}, {"0.8", -0.8, true}, {"1,639,981", 1639981, true},
	} {
		if got := read(c.written).fits(c.value); got != c.want {
			t.Errorf("%s fits %v: %v, want %v", c.written, c.value, got, c.want)
		}
	}
}
