package variant

import (
	"maps"
	"slices"

	"guildhall/internal/result"
)

// duplicates repeats rows under a new key with equal attributes: namesakes, identical bookings. A namesake has children of its
// own, for a parent without any would often be joined away.
func (w *world) duplicates() {
	const namesakes, children = 8, 3
	for _, t := range w.usedTables() {
		for _, i := range w.pick(t, namesakes) {
			twin := w.clone(t, i, nil)
			if twin < 0 {
				continue
			}
			w.adopt(t, i, twin, children)
		}
		w.liken(t)
	}
}

// liken gives some rows every attribute of another in place: rows that a key or a condition tells apart hold the same then, also
// where no further row may be added.
func (w *world) liken(t int) {
	const pairs = 6
	found := w.hits(t)
	for n := range min(pairs, len(found)/2) {
		from, to := found[2*n], found[2*n+1]
		for _, c := range w.tables[t].columns {
			if !c.keyed && !c.opaque && !w.steer.conditioned(address{t, c.index}) {
				w.set(t, to, c.index, w.rows[t][from].values[c.index])
			}
		}
	}
}

// derive clones a row with changes and gives it children of its own, so that joins find it. Where a change refers to a parent that is not
// there, the parent comes first.
func (w *world) derive(t, i int, changes map[int]result.Value) {
	for _, c := range slices.Sorted(maps.Keys(changes)) {
		w.beget(t, i, c, changes[c])
	}
	if born := w.clone(t, i, changes); born >= 0 {
		w.adopt(t, i, born, 1)
	}
}

// beget clones the parent of a row under another key.
func (w *world) beget(t, i, c int, v result.Value) {
	to := w.tables[t].columns[c].parent
	if to == nil || to.table == t || v.IsNull() {
		return
	}
	model := -1
	for n, r := range w.rows[to.table] {
		switch {
		case r.values[to.column].Equal(v):
			return
		case r.values[to.column].Equal(w.rows[t][i].values[c]):
			model = n
		}
	}
	if model >= 0 {
		w.clone(to.table, model, map[int]result.Value{to.column: v})
	}
}

// adopt gives a new row copies of at most n children of another, in every table that refers to theirs.
func (w *world) adopt(t, from, to, n int) {
	for _, link := range w.links() {
		if link.parent.table != t {
			continue
		}
		child, c := link.child.table, link.child.column
		old, young := w.rows[t][from].values[link.parent.column], w.rows[t][to].values[link.parent.column]
		if child == t || old.Equal(young) {
			continue
		}
		copied := 0
		for i := range w.rows[child] {
			if copied == n {
				break
			}
			if w.rows[child][i].values[c].Equal(old) && w.clone(child, i, map[int]result.Value{c: young}) >= 0 {
				copied++
			}
		}
	}
}

// link is a way from a child's column to its parent's.
type link struct{ child, parent address }

// links lists the promised references, and what the references compare although nothing is promised.
func (w *world) links() []link {
	var all []link
	for t, table := range w.tables {
		for _, c := range table.columns {
			if c.parent != nil {
				all = append(all, link{address{t, c.index}, *c.parent})
			}
		}
	}
	for _, p := range w.steer.pairs {
		left, right := w.at(p.left), w.at(p.right)
		switch {
		case !p.equal || left.parent != nil || right.parent != nil:
		case right.keyed && !left.keyed:
			all = append(all, link{p.left, p.right})
		case left.keyed && !right.keyed:
			all = append(all, link{p.right, p.left})
		}
	}
	return all
}
