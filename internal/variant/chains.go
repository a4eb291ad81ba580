package variant

import "guildhall/internal/result"

// chains adds self-references longer than any in the sample: a row under a row under a row.
func (w *world) chains() {
	const length = 6
	for _, l := range w.links() {
		if l.child.table != l.parent.table || !w.tables[l.child.table].used {
			continue
		}
		t := l.child.table
		for _, i := range w.pick(t, 2) {
			at := i
			for range length {
				next := w.clone(t, i, map[int]result.Value{l.child.column: w.rows[t][at].values[l.parent.column]})
				if next < 0 {
					break
				}
				at = next
			}
		}
	}
}
