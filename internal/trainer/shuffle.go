package trainer

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// reshuffles is how often a shuffle is repeated to find one that does not show the exercise solved. Two items come
// out solved every other time, so that failing this often means that every order solves the exercise.
const reshuffles = 40

// seedFor is the number that an exercise's items are shuffled by: another for each exercise, and after each answer.
func seedFor(base int64, ref progress.Ref, attempts int) int64 {
	h := fnv.New64a()
	for _, part := range []string{strconv.FormatInt(base, 10), ref.Pack, ref.Exercise, strconv.Itoa(attempts)} {
		h.Write([]byte(part)) // never fails
		h.Write([]byte{0})
	}
	return int64(h.Sum64())
}

// Display tells which item of an exercise is shown at each place: indexes into Items, or into lines for parsons. It is nil
// for types that show no list. The same seed gives the same order for ever, since attempts keep it.
func Display(ex *lesson.Exercise, lines []string, seed int64) []int {
	switch ex.Type {
	case lesson.Choice, lesson.Classify:
		if !ex.Shuffle {
			return inOrder(len(ex.Items))
		}
		return shuffle(len(ex.Items), seed)
	case lesson.Arrange:
		return unsolved(len(ex.Items), seed, func(order []int) bool { return arranged(ex, order) })
	case lesson.Parsons:
		return unsolved(len(lines), seed, func(order []int) bool { return assembled(ex, lines, order) })
	}
	return nil
}

// ParsonsLines are the lines of a parsons exercise in source order: those of the reference, then the distractors. Blank
// lines are left out: they would be indistinguishable pieces that mean nothing.
func ParsonsLines(ex *lesson.Exercise) []string {
	if ex.Type != lesson.Parsons || len(ex.Solutions) == 0 {
		return nil
	}
	return append(linesOf(ex.Solutions[0].SQL), ex.Distractors...)
}

func linesOf(sql string) []string {
	var lines []string
	for line := range strings.Lines(sql) {
		if line = strings.TrimRight(line, " \t\r\n"); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// arranged reports whether the items in this order are an accepted answer.
func arranged(ex *lesson.Exercise, order []int) bool {
	same := func(accepted []int) bool {
		return slices.EqualFunc(order, accepted, func(a, b int) bool { return ex.Items[a].Text == ex.Items[b].Text })
	}
	return same(inOrder(len(ex.Items))) || slices.ContainsFunc(ex.Also, same)
}

// assembled reports whether the lines in this order begin with a solution.
func assembled(ex *lesson.Exercise, lines []string, order []int) bool {
	return slices.ContainsFunc(ex.Solutions, func(s lesson.Solution) bool {
		wanted := linesOf(s.SQL)
		if len(wanted) > len(order) {
			return false
		}
		for i, line := range wanted {
			if strings.TrimSpace(lines[order[i]]) != strings.TrimSpace(line) {
				return false
			}
		}
		return true
	})
}

func unsolved(n int, seed int64, solved func([]int) bool) []int {
	order := shuffle(n, seed)
	for range reshuffles {
		if !solved(order) {
			break
		}
		seed++
		order = shuffle(n, seed)
	}
	return order
}

func inOrder(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}

// shuffle is Fisher and Yates's, with SplitMix64 (Steele, Lea and Flood, 2014) as its source: both are fixed here because
// math/rand may change its own between versions of Go, and attempts keep only the seed.
func shuffle(n int, seed int64) []int {
	order := inOrder(n)
	state := uint64(seed)
	for i := n - 1; i > 0; i-- {
		state += 0x9e3779b97f4a7c15
		z := state
		z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		z ^= z >> 31
		j := int(z % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	return order
}
