package grade

import (
	"cmp"
	"slices"

	"guildhall/internal/result"
)

// maxPairing bounds the rows on each side that are compared each with each to find which belong together.
const maxPairing = 200

// maxTwoColumns bounds the rows for which every two columns are tried as a key.
const maxTwoColumns = 2_000

// leftover holds the rows that found no equal on the other side, columns in the expected order.
type leftover struct{ expected, actual [][]result.Value }

// pairing says that an expected row and a learner's row, as indexes into a leftover, are two versions of one row.
type pairing struct{ expected, actual int }

// pairs finds the rows that belong together: by the columns that tell rows apart best, then by most equal cells. single says
// that each result has one row only: those belong together whatever they hold.
func (l leftover) pairs(near nearness, single bool) []pairing {
	if len(l.expected) == 0 || len(l.actual) == 0 {
		return nil
	}
	if single {
		return []pairing{{0, 0}}
	}
	width := len(l.expected[0])
	if width < 2 {
		return nil
	}
	left, right := l.cells(near)
	pairs := bestKey(left, right, width)
	pairs = append(pairs, mostAlike(left, right, width, pairs)...)
	slices.SortFunc(pairs, func(a, b pairing) int { return cmp.Compare(a.expected, b.expected) })
	return pairs
}

// cells encodes every cell on its own. Floats become part of the text by their exact value, which is good enough to
// find the row that was meant.
func (l leftover) cells(near nearness) (left, right [][]string) {
	columns := identity(len(l.expected[0]))
	shapes := learnShapes(l.expected, l.actual, columns, columns, near)
	encode := func(rows [][]result.Value) [][]string {
		encoded := make([][]string, len(rows))
		for i, cells := range rows {
			encoded[i] = make([]string, len(cells))
			for k, cell := range cells {
				key, loose := shapes[k].encode(nil, nil, cell)
				for _, x := range loose {
					key = appendText(key, result.NewFloat(x).String())
				}
				encoded[i][k] = string(key)
			}
		}
		return encoded
	}
	return encode(l.expected), encode(l.actual)
}

// bestKey pairs rows by the one or two columns under whose values most rows meet exactly one partner.
func bestKey(left, right [][]string, width int) []pairing {
	var best []pairing
	try := func(columns ...int) {
		if found := meet(left, right, columns); len(found) > len(best) {
			best = found
		}
	}
	enough := min(len(left), len(right))
	for a := 0; a < width && len(best) < enough; a++ {
		try(a)
	}
	if max(len(left), len(right)) > maxTwoColumns {
		return best
	}
	for a := 0; a < width && len(best) < enough; a++ {
		for b := a + 1; b < width && width > 2; b++ {
			try(a, b)
		}
	}
	return best
}

// meet pairs the rows whose values in the columns occur once on each side.
func meet(left, right [][]string, columns []int) []pairing {
	once := func(rows [][]string) map[string]int {
		at := make(map[string]int, len(rows))
		for i, row := range rows {
			key := ""
			for _, c := range columns {
				key += row[c]
			}
			if _, again := at[key]; again {
				i = -1
			}
			at[key] = i
		}
		return at
	}
	others := once(right)
	var found []pairing
	for key, i := range once(left) {
		if j, ok := others[key]; ok && i >= 0 && j >= 0 {
			found = append(found, pairing{i, j})
		}
	}
	return found
}

// mostAlike pairs rows that are not paired yet and agree in at least half of their cells, the most alike first.
func mostAlike(left, right [][]string, width int, done []pairing) []pairing {
	if len(left) > maxPairing || len(right) > maxPairing {
		return nil
	}
	usedLeft, usedRight := make([]bool, len(left)), make([]bool, len(right))
	for _, p := range done {
		usedLeft[p.expected], usedRight[p.actual] = true, true
	}
	type candidate struct {
		pairing
		equal int
	}
	var candidates []candidate
	for i := range left {
		for j := range right {
			equal := 0
			for c := range width {
				if left[i][c] == right[j][c] {
					equal++
				}
			}
			if 2*equal >= width && !usedLeft[i] && !usedRight[j] {
				candidates = append(candidates, candidate{pairing{i, j}, equal})
			}
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.equal, a.equal) })
	var found []pairing
	for _, c := range candidates {
		if !usedLeft[c.expected] && !usedRight[c.actual] {
			usedLeft[c.expected], usedRight[c.actual] = true, true
			found = append(found, c.pairing)
		}
	}
	return found
}
