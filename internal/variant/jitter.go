package variant

// jitter puts zero, negative, fractional and large numbers where types and promises allow, in one row in eight each.
func (w *world) jitter() {
	const rare = 8
	for _, t := range w.usedTables() {
		for _, c := range w.tables[t].columns {
			if !c.isNumber() || c.keyed || c.parent != nil || c.opaque || len(c.values) > 0 || !w.steer.mentions(address{t, c.index}) {
				continue
			}
			for i := range w.rows[t] {
				v := w.rows[t][i].values[c.index]
				if v.IsNull() {
					continue
				}
				switch w.rng.IntN(rare) {
				case 0:
					w.set(t, i, c.index, c.number(0))
				case 1:
					w.set(t, i, c.index, c.number(-float(v)))
				case 2:
					w.set(t, i, c.index, c.number(float(v)+0.5))
				case 3:
					w.set(t, i, c.index, c.number(float(v)*100+7))
				}
			}
		}
	}
}
