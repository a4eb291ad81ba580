package grade

import (
	"slices"
	"strings"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// matchedBy says how the learner's columns were matched with the expected ones.
type matchedBy uint8

const (
	byPosition matchedBy = iota
	byName
	byContent // the one order of columns in which the contents are equal
)

// alignment gives for each expected column the learner's column that answers it.
type alignment struct {
	columns []int
	by      matchedBy
}

// alignByRule matches columns of two results of the same width by name or by position, as the exercise says. ok is false
// when names are demanded and do not match.
func alignByRule(expected, actual []result.Column, rule lesson.Columns) (a alignment, ok bool) {
	if rule != lesson.ColumnsPositions {
		if columns, same := matchNames(expected, actual); same {
			return alignment{columns, byName}, true
		}
	}
	columns := make([]int, len(expected))
	for i := range columns {
		columns[i] = i
	}
	return alignment{columns, byPosition}, rule != lesson.ColumnsNames
}

// matchNames pairs columns of equal names, whatever their case; several columns of one name are paired in sequence.
func matchNames(expected, actual []result.Column) ([]int, bool) {
	places := map[string][]int{}
	for i, c := range actual {
		name := strings.ToLower(c.Name)
		places[name] = append(places[name], i)
	}
	columns := make([]int, len(expected))
	for i, c := range expected {
		name := strings.ToLower(c.Name)
		if len(places[name]) == 0 {
			return nil, false
		}
		columns[i], places[name] = places[name][0], places[name][1:]
	}
	return columns, true
}

// maxOrders bounds the orders of columns that are tried.
const maxOrders = 720

// alignByContent returns the one order of the learner's columns in which the rows are the expected ones. ok is false when
// there is none or more than one. equal says whether the rows are equal in an order of columns.
func alignByContent(expected, actual *result.Set, near nearness, equal func(columns []int) bool) (a alignment, ok bool) {
	candidates := make([][]int, len(expected.Columns))
	for i := range candidates {
		for j := range actual.Columns {
			missing, extra := matchColumns(expected, actual, []int{i}, []int{j}, near)
			if len(missing) == 0 && len(extra) == 0 {
				candidates[i] = append(candidates[i], j)
			}
		}
		if len(candidates[i]) == 0 {
			return alignment{}, false
		}
	}
	var found [][]int
	tried := 0
	permute(candidates, nil, func(columns []int) bool {
		if tried++; tried > maxOrders {
			found = nil
			return false
		}
		if equal(columns) {
			found = append(found, slices.Clone(columns))
		}
		return len(found) < 2
	})
	if len(found) != 1 {
		return alignment{}, false
	}
	return alignment{found[0], byContent}, true
}

// permute calls visit with every choice of distinct columns, one of each list of candidates, until visit returns false.
func permute(candidates [][]int, chosen []int, visit func([]int) bool) bool {
	if len(chosen) == len(candidates) {
		return visit(chosen)
	}
	for _, j := range candidates[len(chosen)] {
		if !slices.Contains(chosen, j) && !permute(candidates, append(chosen, j), visit) {
			return false
		}
	}
	return true
}
