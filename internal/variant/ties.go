package variant

import (
	"cmp"
	"slices"

	"guildhall/internal/result"
)

// ties clones the rows with the largest and the smallest value of what is sorted by, and makes two of the largest groups equal.
func (w *world) ties() {
	for _, a := range w.focus.ranked {
		w.tieExtremes(a)
	}
	w.nearTies()
	for _, a := range w.steer.groups {
		if w.tieGroups(w.grouper(a)) {
			return // a second pair of groups could undo the first
		}
	}
}

// level clones the rows with the largest and the smallest value too, and makes all groups equal, so that rows are tied wherever a
// reference cuts them off, and those that are tied seldom come in the right order by luck.
func (w *world) level() {
	for _, a := range w.focus.ranked {
		w.tieExtremes(a)
	}
	w.nearTies()
	for _, a := range w.steer.groups {
		if w.levelGroups(w.grouper(a)) {
			return
		}
	}
}

// levelGroups gives every group of a few the rows of the first, and drops the others.
func (w *world) levelGroups(a address) bool {
	const copies, size = 12, 30
	groups := w.grouped(a.table, a.column)
	if len(groups) < 2 || w.at(a).opaque {
		return false
	}
	whole := slices.Clone(w.rows[a.table])
	first := groups[0].rows[:min(size, len(groups[0].rows))]
	// The rows of the others go before their keys are needed.
	w.drop(a.table, func(i int, _ row) bool { return !slices.Contains(first, i) })
	for _, g := range groups[1:min(len(groups), copies)] {
		for i, r := range slices.Clone(w.rows[a.table]) {
			if !r.values[a.column].Equal(groups[0].value) {
				continue
			}
			if w.clone(a.table, i, map[int]result.Value{a.column: g.value}) < 0 {
				w.rows[a.table] = whole
				return false
			}
		}
	}
	return true
}

func (w *world) tieExtremes(a address) {
	if w.at(a).opaque || w.at(a).unique {
		return
	}
	found := w.hits(a.table)
	found = slices.DeleteFunc(found, func(i int) bool { return w.rows[a.table][i].values[a.column].IsNull() })
	if len(found) == 0 {
		return
	}
	slices.SortStableFunc(found, func(i, j int) int {
		return order(w.rows[a.table][i].values[a.column], w.rows[a.table][j].values[a.column])
	})
	for _, i := range []int{found[0], found[len(found)-1]} {
		for _, from := range []int{i, found[len(found)/2]} { // a twin, and another row that reaches the same value
			w.derive(a.table, from, map[int]result.Value{a.column: w.rows[a.table][i].values[a.column]})
		}
	}
}

// grouper follows a grouping column to the rows that are grouped: for a parent's attribute to the reference of its children.
func (w *world) grouper(a address) address {
	for _, l := range w.links() {
		if l.parent.table == a.table && l.child.table != a.table && w.tables[l.child.table].used {
			return l.child
		}
	}
	return a
}

// group is the rows that go together.
type group struct {
	value result.Value // of the first column that they are grouped by; NULL where all rows are one group
	rows  []int
}

// grouped lists the groups of the rows of a table that meet the conditions, largest first.
func (w *world) grouped(t int, columns ...int) []group {
	return w.groupsOf(t, columns, func(r row) bool { return r.hit })
}

// groupsOf lists the groups of some rows of a table, largest first.
func (w *world) groupsOf(t int, columns []int, counts func(row) bool) []group {
	byValue := map[string]*group{}
	var all []*group
	for i, r := range w.rows[t] {
		if hasNull(r.values, columns) || !counts(r) {
			continue
		}
		name := tuple(r.values, columns)
		g := byValue[name]
		if g == nil {
			g = &group{}
			if len(columns) > 0 {
				g.value = r.values[columns[0]]
			}
			byValue[name] = g
			all = append(all, g)
		}
		g.rows = append(g.rows, i)
	}
	slices.SortStableFunc(all, func(a, b *group) int { return cmp.Compare(len(b.rows), len(a.rows)) })
	groups := make([]group, len(all))
	for i, g := range all {
		groups[i] = *g
	}
	return groups
}

// tieGroups makes the second largest group a copy of the largest.
func (w *world) tieGroups(a address) bool {
	const most = 40
	groups := w.grouped(a.table, a.column)
	if len(groups) < 2 || len(groups[0].rows) > most || w.at(a).opaque {
		return false
	}
	first, second := groups[0], groups[1]
	for _, i := range first.rows {
		if w.clone(a.table, i, map[int]result.Value{a.column: second.value}) < 0 {
			return false
		}
	}
	w.drop(a.table, func(i int, _ row) bool { return slices.Contains(second.rows, i) })
	return true
}

// nearTies clones rows with numbers that are nearly the same in what is sorted by, where numbers are rounded.
func (w *world) nearTies() {
	if !w.steer.rounds {
		return
	}
	const rows, steps = 2, 3
	for _, a := range w.steer.ranked {
		c := w.at(a)
		if !c.isNumber() || c.keyed || c.opaque {
			continue
		}
		for _, i := range w.pick(a.table, rows) {
			for n := range steps {
				w.derive(a.table, i, map[int]result.Value{a.column: c.number(float(w.rows[a.table][i].values[a.column]) + float64(n+1)*c.step())})
			}
		}
	}
}
