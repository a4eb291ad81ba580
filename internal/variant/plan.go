package variant

import (
	"slices"

	"guildhall/internal/lesson"
)

// candidate is a variant before anybody knows whether the reference says anything on it.
type candidate struct {
	world *world
	empty bool // it may have results without rows
}

// candidates makes every variant that changes something. seed decides all that is left to chance.
func candidates(base *world, setting lesson.Variants, seed uint64) []candidate {
	var all []candidate
	for i, c := range slices.Concat(rich(), single()) {
		w := base.fork(seed + uint64(i)*0x9e3779b97f4a7c15)
		w.tagged(c.kind, c.do)
		w.sweep()
		w.kind = c.kind
		w.keep(true)
		if c.kind == Reordered || w.differs(base) {
			all = append(all, candidate{world: w})
		}
	}
	if setting == lesson.VariantsEmpty {
		for _, t := range base.usedTables() {
			w := base.fork(seed)
			w.kind = Empty
			w.empty(t)
			all = append(all, candidate{world: w, empty: true})
		}
		w := base.fork(seed)
		w.kind = Empty
		for t := range w.tables {
			w.empty(t)
		}
		all = append(all, candidate{world: w, empty: true})
	}
	return all
}

// differs reports whether a world has other rows than another.
func (w *world) differs(base *world) bool {
	for t := range w.rows {
		if len(w.rows[t]) != len(base.rows[t]) {
			return true
		}
		for i, r := range w.rows[t] {
			if r.kind != base.rows[t][i].kind {
				return true
			}
		}
	}
	return false
}

// reorder gives every table another physical order.
func (w *world) reorder() {
	for t := range w.rows {
		w.rng.Shuffle(len(w.rows[t]), func(i, j int) { w.rows[t][i], w.rows[t][j] = w.rows[t][j], w.rows[t][i] })
	}
}
