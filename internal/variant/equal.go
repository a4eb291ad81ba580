package variant

import "guildhall/internal/result"

// equal adds rows in which two columns that the references compare hold the same value.
func (w *world) equal() {
	for _, p := range w.steer.pairs {
		left, right := w.at(p.left), w.at(p.right)
		if p.left.table != p.right.table || left.kind != right.kind || left.opaque {
			continue
		}
		for _, i := range w.pick(p.left.table, 4) {
			v := w.rows[p.left.table][i].values[left.index]
			if !v.IsNull() {
				w.clone(p.left.table, i, map[int]result.Value{right.index: v})
			}
		}
	}
	for _, s := range w.steer.spans {
		for _, i := range w.pick(s.from.table, 4) {
			v := w.rows[s.from.table][i].values[s.from.column]
			if !v.IsNull() {
				w.clone(s.from.table, i, map[int]result.Value{s.to.column: w.at(s.to).moment(micros(v))})
			}
		}
	}
}
