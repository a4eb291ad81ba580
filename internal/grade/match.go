package grade

import (
	"slices"
)

// maxEdges bounds the pairs of rows that are looked at when rows must be matched within a tolerance and many lie close
// together; beyond it they are matched in sorted order.
const maxEdges = 4_000_000

// match pairs the rows of two bags and returns the indexes of those that found no partner. No other pairing leaves fewer.
func match(expected, actual []row, near nearness) (missing, extra []int) {
	if sameSequence(expected, actual, near) {
		return nil, nil
	}
	buckets := make(map[string]*bucket, len(expected))
	for i, r := range expected {
		b := buckets[r.key]
		if b == nil {
			b = &bucket{}
			buckets[r.key] = b
		}
		b.expected = append(b.expected, i)
	}
	for i, r := range actual {
		b := buckets[r.key]
		if b == nil {
			extra = append(extra, i)
			continue
		}
		b.actual = append(b.actual, i)
	}
	m := matcher{expected: expected, actual: actual, near: near}
	for _, b := range buckets {
		m.refine(*b, 0)
	}
	missing, extra = m.missing, append(extra, m.extra...)
	slices.Sort(missing)
	slices.Sort(extra)
	return missing, extra
}

// sameSequence reports whether the rows are equal one by one, as they are when both sides are sorted alike.
func sameSequence(expected, actual []row, near nearness) bool {
	m := matcher{expected: expected, actual: actual, near: near}
	for i := range expected {
		if i >= len(actual) || expected[i].key != actual[i].key || !m.close(i, i) {
			return false
		}
	}
	return len(expected) == len(actual)
}

// bucket holds the rows of both sides that may be partners, as indexes.
type bucket struct{ expected, actual []int }

type matcher struct {
	expected, actual []row
	near             nearness
	missing, extra   []int
}

// refine splits a bucket where the loose numbers leave gaps that no tolerance bridges, one number after the other, and
// pairs what remains.
func (m *matcher) refine(b bucket, dimension int) {
	switch {
	case len(b.expected) == 0 || len(b.actual) == 0:
		m.drop(b)
	case len(b.expected) == 1 && len(b.actual) == 1:
		if !m.close(b.expected[0], b.actual[0]) {
			m.drop(b)
		}
	case dimension == len(m.expected[b.expected[0]].loose):
		m.pair(b)
	default:
		for _, part := range m.split(b, dimension) {
			m.refine(part, dimension+1)
		}
	}
}

func (m *matcher) drop(b bucket) {
	m.missing = append(m.missing, b.expected...)
	m.extra = append(m.extra, b.actual...)
}

// close reports whether two rows of the same key are equal.
func (m *matcher) close(e, a int) bool {
	actual := m.actual[a].loose
	for i, x := range m.expected[e].loose {
		if !m.near.close(x, actual[i]) {
			return false
		}
	}
	return true
}

func (m *matcher) split(b bucket, dimension int) []bucket {
	m.sort(b, dimension)
	var parts []bucket
	var part bucket
	last, started := 0.0, false
	for e, a := 0, 0; e < len(b.expected) || a < len(b.actual); {
		fromExpected := a == len(b.actual)
		if e < len(b.expected) && a < len(b.actual) {
			fromExpected = m.expected[b.expected[e]].loose[dimension] <= m.actual[b.actual[a]].loose[dimension]
		}
		var x float64
		if fromExpected {
			x = m.expected[b.expected[e]].loose[dimension]
		} else {
			x = m.actual[b.actual[a]].loose[dimension]
		}
		if started && m.near.apart(last, x) {
			parts, part = append(parts, part), bucket{}
		}
		last, started = x, true
		if fromExpected {
			part.expected = append(part.expected, b.expected[e])
			e++
		} else {
			part.actual = append(part.actual, b.actual[a])
			a++
		}
	}
	return append(parts, part)
}

func (m *matcher) sort(b bucket, dimension int) {
	by := func(rows []row) func(i, j int) int {
		return func(i, j int) int {
			x, y := rows[i].loose[dimension], rows[j].loose[dimension]
			switch {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return i - j
		}
	}
	slices.SortFunc(b.expected, by(m.expected))
	slices.SortFunc(b.actual, by(m.actual))
}

// pair matches the rows of a bucket that cannot be split further.
func (m *matcher) pair(b bucket) {
	switch dimensions := len(m.expected[b.expected[0]].loose); {
	case dimensions == 0 || m.allClose(b, dimensions):
		n := min(len(b.expected), len(b.actual))
		m.drop(bucket{b.expected[n:], b.actual[n:]})
	case dimensions == 1:
		m.sort(b, 0)
		m.sweep(b)
	default:
		m.sort(b, 0)
		if !m.assign(b) {
			m.sweep(b)
		}
	}
}

// allClose reports whether every row of one side is equal to every row of the other, as it nearly always is for floats
// that differ only by the order of their sums.
func (m *matcher) allClose(b bucket, dimensions int) bool {
	if m.near.relative >= 0.5 {
		return false // the ends of the span say nothing of numbers near zero between them
	}
	for d := range dimensions {
		low, high := m.span(b, d)
		if !m.near.close(low, high) || !m.near.close(high, low) {
			return false
		}
	}
	return true
}

func (m *matcher) span(b bucket, dimension int) (low, high float64) {
	low = m.expected[b.expected[0]].loose[dimension]
	high = low
	for _, i := range b.expected {
		x := m.expected[i].loose[dimension]
		low, high = min(low, x), max(high, x)
	}
	for _, i := range b.actual {
		x := m.actual[i].loose[dimension]
		low, high = min(low, x), max(high, x)
	}
	return low, high
}

// sweep pairs sorted rows greedily. With one loose number it leaves the fewest rows over, because the range of numbers
// that are close to x moves up with x.
func (m *matcher) sweep(b bucket) {
	e, a := 0, 0
	for e < len(b.expected) && a < len(b.actual) {
		switch {
		case m.close(b.expected[e], b.actual[a]):
			e, a = e+1, a+1
		case m.actual[b.actual[a]].loose[0] < m.expected[b.expected[e]].loose[0]:
			m.extra = append(m.extra, b.actual[a])
			a++
		default:
			m.missing = append(m.missing, b.expected[e])
			e++
		}
	}
	m.drop(bucket{b.expected[e:], b.actual[a:]})
}

// assign pairs rows with several loose numbers by a maximum matching. It returns false, having done nothing, when there
// are too many possible pairs.
func (m *matcher) assign(b bucket) bool {
	edges, count, from := make([][]int, len(b.expected)), 0, 0
	for i, e := range b.expected {
		x := m.expected[e].loose[0]
		for from < len(b.actual) && m.actual[b.actual[from]].loose[0] < x && !m.near.close(x, m.actual[b.actual[from]].loose[0]) {
			from++
		}
		for j := from; j < len(b.actual); j++ {
			y := m.actual[b.actual[j]].loose[0]
			if y > x && !m.near.close(x, y) {
				break
			}
			if count++; count > maxEdges {
				return false
			}
			if m.close(e, b.actual[j]) {
				edges[i] = append(edges[i], j)
			}
		}
	}
	partner := maximumMatching(edges, len(b.actual))
	taken := make([]bool, len(b.expected))
	for j, i := range partner {
		if i < 0 {
			m.extra = append(m.extra, b.actual[j])
			continue
		}
		taken[i] = true
	}
	for i, e := range b.expected {
		if !taken[i] {
			m.missing = append(m.missing, e)
		}
	}
	return true
}
