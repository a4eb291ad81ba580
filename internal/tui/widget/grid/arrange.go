package grid

import (
	"cmp"
	"slices"
	"strings"

	"guildhall/internal/result"
)

// Direction is how the view is sorted.
type Direction int8

// The directions of a sorted view.
const (
	Unsorted Direction = iota
	Ascending
	Descending
)

// Arrangement is how the view differs from the result: it may be sorted by a column and leave rows out. The result itself
// never changes.
type Arrangement struct {
	Column    int // that the view is sorted by; -1 when it is not
	Direction Direction
	Filter    string // text that every row shown contains; "" shows all
}

// Arranged tells how the view differs from the result.
func (g *Grid) Arranged() Arrangement {
	now := g.arranged
	if now.Direction == Unsorted {
		now.Column = -1
	}
	return now
}

// IsArranged reports whether the view differs from the result.
func (g *Grid) IsArranged() bool { return g.arranged.Direction != Unsorted || g.arranged.Filter != "" }

// Shown is how many rows the view has.
func (g *Grid) Shown() int {
	switch {
	case g.set == nil:
		return 0
	case g.order == nil:
		return len(g.set.Rows)
	}
	return len(g.order)
}

// Sort sorts the view by the chosen column: first upwards, then downwards, then not at all.
func (g *Grid) Sort() {
	if g.set == nil || len(g.set.Columns) == 0 {
		return
	}
	if g.arranged.Direction == Unsorted || g.arranged.Column != g.column {
		g.arranged.Column, g.arranged.Direction = g.column, Ascending
	} else {
		g.arranged.Direction = (g.arranged.Direction + 1) % (Descending + 1)
	}
	g.arrange()
}

// SetFilter shows only rows that contain a text in one of their cells, in any case; "" shows all.
func (g *Grid) SetFilter(text string) {
	if g.arranged.Filter != text {
		g.arranged.Filter = text
		g.arrange()
	}
}

// arrange makes the order of the view, and stays with the first row.
func (g *Grid) arrange() {
	g.order, g.row, g.top = nil, 0, 0
	if g.set == nil || !g.IsArranged() {
		return
	}
	g.order = g.matching()
	if g.arranged.Direction != Unsorted {
		g.sort()
	}
}

// matching lists the rows that contain the filter's text.
func (g *Grid) matching() []int32 {
	order := make([]int32, 0, len(g.set.Rows))
	wanted := strings.ToLower(g.arranged.Filter)
	for i, row := range g.set.Rows {
		if wanted == "" || slices.ContainsFunc(row, func(v result.Value) bool {
			return !v.IsNull() && strings.Contains(strings.ToLower(v.String()), wanted)
		}) {
			order = append(order, int32(i))
		}
	}
	return order
}

// sort keeps rows that are equal in the order of the result. NULLs are last in either direction.
func (g *Grid) sort() {
	column, sign := g.arranged.Column, 1
	if g.arranged.Direction == Descending {
		sign = -1
	}
	keys := make([]sortKey, len(g.set.Rows))
	for _, at := range g.order {
		keys[at] = keyOf(g.set.Rows[at][column])
	}
	slices.SortStableFunc(g.order, func(a, b int32) int {
		first, second := keys[a], keys[b]
		if first.null || second.null {
			return cmp.Compare(rank(first.null), rank(second.null))
		}
		order := cmp.Compare(first.number, second.number)
		if order == 0 && first.exact {
			order = compareExactly(g.set.Rows[a][column], g.set.Rows[b][column])
		}
		if order == 0 {
			order = cmp.Or(cmp.Compare(first.folded, second.folded), cmp.Compare(first.text, second.text))
		}
		return sign * order
	})
}

func rank(last bool) int {
	if last {
		return 1
	}
	return 0
}

// sortKey is what a value is sorted by, worked out once for each row.
type sortKey struct {
	null         bool
	exact        bool // the number may be rounded: where two are equal the values themselves decide
	number       float64
	folded, text string
}

func keyOf(v result.Value) sortKey {
	switch v.Kind() {
	case result.Null:
		return sortKey{null: true}
	case result.Bool:
		return sortKey{number: float64(rank(v.Bool()))}
	case result.Whole, result.Decimal:
		n, _ := v.Big().Float64()
		for range v.Scale() {
			n /= 10
		}
		return sortKey{number: n, exact: true}
	case result.Float:
		return sortKey{number: v.Float()}
	case result.Date:
		return sortKey{number: float64(v.Days())}
	case result.Time, result.Timestamp, result.Instant:
		return sortKey{number: float64(v.Micros()), exact: true}
	}
	text := v.String()
	return sortKey{folded: strings.ToLower(text), text: text}
}

// compareExactly compares numbers and moments that are too long for a float. A column has one scale.
func compareExactly(a, b result.Value) int {
	if a.Kind() == result.Whole || a.Kind() == result.Decimal {
		return a.Big().Cmp(b.Big())
	}
	return cmp.Compare(a.Micros(), b.Micros())
}
