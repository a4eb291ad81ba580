package variant

import "guildhall/internal/result"

// nulls puts NULL into every column that is not promised to be free of it, in one row of so many.
func (w *world) nulls(every int) {
	for _, t := range w.usedTables() {
		for _, c := range w.tables[t].columns {
			if c.notNull || c.keyed || c.opaque {
				continue
			}
			for i := range w.rows[t] {
				if w.rng.IntN(every) == 0 {
					w.set(t, i, c.index, result.Value{})
				}
			}
		}
	}
}
