package variant

import (
	"guildhall/internal/result"
)

// outnumber clones groups of the references, or rows where they have none, until there are more than a limit lets through.
func (w *world) outnumber(limit int) {
	const few, most = 5, 4 // groups, and rows of each
	for _, t := range w.usedTables() {
		column := -1
		for _, a := range w.steer.groups {
			if a = w.grouper(a); a.table == t {
				column = a.column
			}
		}
		parts := w.parts(t, w.steer.groups)
		parts = parts[:min(len(parts), few)]
		for n := 0; n <= min(limit, maxRows) && len(parts) > 0 && len(w.rows[t]) < maxRows-spareRoom; n++ {
			part := parts[n%len(parts)]
			changes := map[int]result.Value{}
			if fresh := w.freshGroup(t, column, part[0]); !fresh.IsNull() {
				changes[column] = fresh
			}
			for _, i := range part[:min(most, len(part))] {
				w.derive(t, i, changes)
			}
		}
	}
}

// freshGroup is another value for a grouping column; NULL where there is none.
func (w *world) freshGroup(t, c, i int) result.Value {
	if c < 0 || w.tables[t].columns[c].opaque {
		return result.Value{}
	}
	fresh := w.fresh(t, c, w.rows[t][i].values[c])
	if len(fresh) == 0 {
		return result.Value{}
	}
	return fresh[w.rng.IntN(len(fresh))]
}
