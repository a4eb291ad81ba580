package grade

import (
	"cmp"
	"slices"
	"strings"

	"guildhall/internal/result"
)

// sorted is a copy of rows in an order that depends on their contents only, so that a difference reads the same whatever
// order the rows came in.
func sorted(rows [][]result.Value) [][]result.Value {
	copied := slices.Clone(rows)
	slices.SortStableFunc(copied, func(a, b []result.Value) int {
		for i := range min(len(a), len(b)) {
			if c := compareCells(a[i], b[i]); c != 0 {
				return c
			}
		}
		return 0
	})
	return copied
}

// compareCells orders cells: NULL last, numbers and moments by value, all else by kind and text.
func compareCells(a, b result.Value) int {
	if a.IsNull() || b.IsNull() {
		return cmp.Compare(boolToInt(a.IsNull()), boolToInt(b.IsNull()))
	}
	if isNumber(a) && isNumber(b) {
		return cmp.Compare(toFloat(a), toFloat(b))
	}
	if c := cmp.Compare(a.Kind(), b.Kind()); c != 0 {
		return c
	}
	switch a.Kind() {
	case result.Date:
		return cmp.Compare(a.Days(), b.Days())
	case result.Time, result.Timestamp, result.Instant:
		return cmp.Compare(a.Micros(), b.Micros())
	default:
		return strings.Compare(a.String(), b.String())
	}
}

func isNumber(v result.Value) bool {
	return v.Kind() == result.Whole || v.Kind() == result.Decimal || v.Kind() == result.Float
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
