package variant

import (
	"slices"

	"guildhall/internal/result"
)

// orphans takes the children away from some parents, and from one day, and adds parents that never had any.
func (w *world) orphans() {
	const lonely = 4    // and no more than a third, so that children are left
	const namesakes = 2 // of parents that have children
	for _, l := range w.links() {
		if !w.tables[l.parent.table].used || !w.tables[l.child.table].used || l.child.table == l.parent.table {
			continue
		}
		gone := map[string]bool{}
		for _, i := range w.pick(l.parent.table, min(lonely, (len(w.rows[l.parent.table])+2)/3)) {
			gone[key(w.rows[l.parent.table][i].values[l.parent.column])] = true
			w.clone(l.parent.table, i, nil)
		}
		w.drop(l.child.table, func(_ int, r row) bool { return gone[key(r.values[l.child.column])] })
		w.markParents(l, gone)
		w.childless(l)
		for _, i := range w.pick(l.parent.table, namesakes) {
			w.clone(l.parent.table, i, nil)
		}
	}
	w.onOneSide()
	w.emptyDay()
}

// childless takes the children from all parents of the smallest group, where the references group by what parents hold.
func (w *world) childless(l link) {
	for _, a := range w.steer.groups {
		if a.table != l.parent.table || a == l.parent {
			continue
		}
		groups := w.groupsOf(a.table, []int{a.column}, func(row) bool { return true })
		if len(groups) < 2 {
			continue
		}
		gone := map[string]bool{}
		for _, i := range groups[len(groups)-1].rows {
			gone[key(w.rows[a.table][i].values[l.parent.column])] = true
		}
		w.drop(l.child.table, func(_ int, r row) bool { return gone[key(r.values[l.child.column])] })
		w.markParents(l, gone)
		return
	}
}

// onOneSide takes one value from either side of two columns that are compared although neither refers to the other, so that each side
// holds something that the other does not.
func (w *world) onOneSide() {
	for _, p := range w.steer.pairs {
		if !p.equal || p.left.table == p.right.table || slices.ContainsFunc(w.links(), func(l link) bool {
			return l.child == p.left && l.parent == p.right || l.child == p.right && l.parent == p.left
		}) {
			continue
		}
		shared := w.shared(p)
		for n, side := range []address{p.left, p.right} {
			if len(shared) > 2 {
				w.drop(side.table, func(_ int, r row) bool { return r.values[side.column].Equal(shared[n]) })
			}
		}
	}
}

// shared lists what both columns of a pair hold, in the order of the left one's rows.
func (w *world) shared(p pair) []result.Value {
	right := map[string]bool{}
	for _, r := range w.rows[p.right.table] {
		right[key(r.values[p.right.column])] = true
	}
	var all []result.Value
	for _, r := range w.rows[p.left.table] {
		if v := r.values[p.left.column]; !v.IsNull() && right[key(v)] {
			right[key(v)] = false
			all = append(all, v)
		}
	}
	return all
}

// markParents says that parents are not what they are in the sample: their children are gone.
func (w *world) markParents(l link, gone map[string]bool) {
	for i := range w.rows[l.parent.table] {
		r := &w.rows[l.parent.table][i]
		if gone[key(r.values[l.parent.column])] && r.kind == "" {
			r.kind = w.kind
		}
	}
}

// emptyDay takes away the rows of one day, so that a series has a gap.
func (w *world) emptyDay() {
	for _, t := range w.usedTables() {
		main := w.mainTime(t)
		if main < 0 || len(w.rows[t]) == 0 {
			continue
		}
		days := map[int64]int{}
		dayOf := func(v result.Value) int64 { return floorDays(micros(v)) }
		for _, r := range w.rows[t] {
			if !r.values[main].IsNull() {
				days[dayOf(r.values[main])]++
			}
		}
		chosen := w.rows[t][w.rng.IntN(len(w.rows[t]))].values[main]
		if chosen.IsNull() || len(days) < 3 {
			continue
		}
		w.drop(t, func(_ int, r row) bool {
			v := r.values[main]
			return !v.IsNull() && dayOf(v) == dayOf(chosen)
		})
	}
}
