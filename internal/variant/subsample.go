package variant

import "slices"

// subsample keeps a part of the rows of every table that the reference reads; repairing takes the children of those that went.
func (w *world) subsample(share float64) {
	for _, t := range w.usedTables() {
		w.drop(t, func(int, row) bool { return w.rng.Float64() >= share })
	}
}

// scarce leaves fewer groups than the references let through, where they cut groups off.
func (w *world) scarce() {
	if len(w.steer.limits) == 0 || len(w.steer.groups) == 0 {
		return
	}
	limit := slices.Min(w.steer.limits)
	a := w.grouper(w.steer.groups[0])
	groups := w.groupsOf(a.table, []int{a.column}, func(row) bool { return true })
	if limit < 2 || len(groups) < limit {
		return
	}
	gone := map[string]bool{}
	for _, g := range groups[limit-1:] {
		gone[key(g.value)] = true
	}
	w.drop(a.table, func(_ int, r row) bool { return gone[key(r.values[a.column])] })
}

// empty takes all rows of a table.
func (w *world) empty(t int) { w.drop(t, func(int, row) bool { return true }) }
