package check

import (
	"cmp"
	"slices"
)

// Score is the share of an exercise's small faults that are refused, from 0 to 1; false where it has none.
func (e Exercise) Score() (float64, bool) {
	if e.Mutants == 0 {
		return 0, false
	}
	return float64(e.Killed) / float64(e.Mutants), true
}

// Scores returns the median of the exercises' scores, and the most exercises with the lowest scores below 1, worst first. Without any
// score the median is 0.
func (r Report) Scores(most int) (median float64, lowest []Exercise) {
	var scores []float64
	for _, ex := range r.Exercises {
		score, ok := ex.Score()
		if !ok {
			continue
		}
		scores = append(scores, score)
		if score < 1 {
			lowest = append(lowest, ex)
		}
	}
	if len(scores) == 0 {
		return 0, nil
	}
	slices.Sort(scores)
	slices.SortStableFunc(lowest, func(a, b Exercise) int {
		mine, _ := a.Score()
		other, _ := b.Score()
		return cmp.Compare(mine, other)
	})
	half := len(scores) / 2
	return (scores[half] + scores[(len(scores)-1)/2]) / 2, lowest[:min(most, len(lowest))]
}
