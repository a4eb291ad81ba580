package variant

import "guildhall/internal/result"

// equal adds rows in which two columns that the references compare hold the same value.
func (w *world) equal() {
	for _, p := range w.focus.pairs {
		left, right := w.at(p.left), w.at(p.right)
		if p.left.table != p.right.table || left.kind != right.kind || left.opaque {
			continue
		}
		for _, i := range w.some(p.left.table, 12) {
			v := w.rows[p.left.table][i].values[left.index]
			if !v.IsNull() {
				w.derive(p.left.table, i, map[int]result.Value{right.index: v})
			}
		}
	}
	for _, s := range w.focus.spans {
		for _, i := range w.some(s.from.table, 6) {
			v := w.rows[s.from.table][i].values[s.from.column]
			if !v.IsNull() {
				w.derive(s.from.table, i, map[int]result.Value{s.to.column: w.at(s.to).moment(micros(v))})
			}
		}
	}
}
