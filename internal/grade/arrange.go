package grade

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// judgeArrange judges an order of items, given by their numbers in the source.
func judgeArrange(ex *lesson.Exercise, answer string) (Verdict, error) {
	given, err := readOrder(answer, len(ex.Items))
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{Outcome: Correct, Checked: Checked{Compare: []i18n.Message{phrase("sequence", nil)}}}
	best := 0
	var bestOrder []int
	for _, order := range append([][]int{identity(len(ex.Items))}, ex.Also...) {
		if slices.Equal(order, given) {
			return v, nil
		}
		if n := inSequence(order, given); n > best {
			best, bestOrder = n, order
		}
	}
	v.Outcome = Incorrect
	v.Findings = []Finding{diagnosis("GH-SEQUENCE", i18n.Args{"Count": best, "Of": len(given)})}
	for i := range given {
		if item := ex.Items[given[i]]; bestOrder != nil && given[i] != bestOrder[i] && item.Feedback != "" {
			v.Findings = append(v.Findings, Finding{Code: "GH-OPTION", Kind: Note, Message: i18n.Literally(item.Feedback)})
			break
		}
	}
	return v, nil
}

// readOrder reads "3,1,2" as indexes from 0; every item must be named once.
func readOrder(answer string, items int) ([]int, error) {
	words := strings.FieldsFunc(answer, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;>-.)", r) })
	seen := make([]bool, items)
	var order []int
	for _, word := range words {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > items || seen[n-1] {
			return nil, notAnAttempt("GH-ORDER", i18n.Args{"Last": items, "Word": word})
		}
		seen[n-1] = true
		order = append(order, n-1)
	}
	if len(order) != items {
		return nil, notAnAttempt("GH-ORDER", i18n.Args{"Last": items, "Word": ""})
	}
	return order, nil
}

// inSequence counts the most items of a given order that already stand in the right relative order: the longest
// increasing subsequence of their right places.
func inSequence(right, given []int) int {
	place := make(map[int]int, len(right))
	for at, item := range right {
		place[item] = at
	}
	var ends []int // ends[n] is the smallest last place of an increasing run of n+1
	for _, item := range given {
		at, known := place[item]
		if !known {
			continue
		}
		n, _ := slices.BinarySearch(ends, at)
		if n == len(ends) {
			ends = append(ends, at)
		} else {
			ends[n] = at
		}
	}
	return len(ends)
}
