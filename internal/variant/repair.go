package variant

import "slices"

// repair drops what still breaks a promise about several rows: repeated keys, then rows whose parents are gone, until nothing
// changes. Rows of the sample stay before rows that were made.
func (w *world) repair() {
	for t := range w.tables {
		for _, set := range w.tables[t].unique {
			w.dropRepeated(t, set)
		}
	}
	for dropped := true; dropped; {
		dropped = false
		for t, table := range w.tables {
			for _, c := range table.columns {
				if c.parent != nil && w.dropDangling(t, c) {
					dropped = true
				}
			}
		}
	}
}

func (w *world) dropRepeated(t int, set []int) {
	seen := map[string]bool{}
	w.rows[t] = slices.DeleteFunc(w.rows[t], func(r row) bool {
		if hasNull(r.values, set) {
			return false
		}
		name := tuple(r.values, set)
		repeated := seen[name]
		seen[name] = true
		return repeated
	})
}

// dropDangling drops the rows whose parent is not there, and reports whether there were any.
func (w *world) dropDangling(t int, c *column) bool {
	known := map[string]bool{}
	for _, r := range w.rows[c.parent.table] {
		known[key(r.values[c.parent.column])] = true
	}
	before := len(w.rows[t])
	w.rows[t] = slices.DeleteFunc(w.rows[t], func(r row) bool {
		return !r.values[c.index].IsNull() && !known[key(r.values[c.index])]
	})
	return len(w.rows[t]) < before
}

// drop removes the rows of a table that a function names.
func (w *world) drop(t int, gone func(i int, r row) bool) {
	var kept []row
	for i, r := range w.rows[t] {
		if !gone(i, r) {
			kept = append(kept, r)
		}
	}
	w.rows[t] = kept
}
