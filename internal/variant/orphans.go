package variant

import "guildhall/internal/result"

// orphans takes the children away from some parents, and from one day, and adds parents that never had any.
func (w *world) orphans() {
	const lonely = 4 // and no more than a third, so that children are left
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
	}
	w.emptyDay()
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
