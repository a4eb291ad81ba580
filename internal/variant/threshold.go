package variant

// maxGroup is the largest group that is made to reach a threshold.
const maxGroup = 150

// prime makes groups pass the thresholds of the references in the few rows that variants begin with: one above, one at and one
// below each, or else most results would be empty.
func (w *world) prime() {
	w.tagged(Boundary, func(w *world) {
		for _, h := range w.steer.thresholds {
			w.reach(h)
			w.sweep()
		}
	})
}

// reach makes three groups hit the threshold of a HAVING: for counts one row more, exactly as many, and one less; for sums,
// averages and extremes by one row that brings each there.
func (w *world) reach(h threshold) {
	if len(h.groups) == 0 {
		return
	}
	t, columns := w.grouping(h.groups)
	groups := w.grouped(t, columns...)
	for n := range min(3, len(groups)) {
		switch h.function {
		case "count_star", "count":
			w.resize(t, w.counted(t, groups[n], h), int(h.value)+1-n)
		case "sum", "avg", "min", "max", "median":
			if h.column != nil && h.column.table == t {
				w.adjust(h, groups[n], h.value*[]float64{1.25, 1, 0.9}[n])
			}
		}
	}
}

// counted is the part of a group that a count is about: count(x) counts the rows that have an x, and count(*) beside one, as in
// count(*) - count(x), those that have none.
func (w *world) counted(t int, g group, h threshold) group {
	if h.column == nil || h.column.table != t {
		return g
	}
	part := group{value: g.value}
	for _, i := range g.rows {
		if w.rows[t][i].values[h.column.column].IsNull() == (h.function == "count_star") {
			part.rows = append(part.rows, i)
		}
	}
	if len(part.rows) == 0 {
		return g
	}
	return part
}

// grouping finds the table whose rows are grouped, and by which of its columns.
func (w *world) grouping(keys []address) (t int, columns []int) {
	for _, a := range keys {
		if a.table != keys[0].table {
			columns = nil
			break
		}
		columns = append(columns, a.column)
	}
	if a := w.grouper(keys[0]); a != keys[0] || columns == nil {
		return a.table, []int{a.column}
	}
	return keys[0].table, columns
}

// resize makes a group have so many rows.
func (w *world) resize(t int, g group, size int) {
	if size < 0 || size > maxGroup {
		return
	}
	for n := len(g.rows); n < size; n++ {
		if w.clone(t, g.rows[n%len(g.rows)], nil) < 0 {
			return
		}
	}
	spare := map[int]bool{}
	for _, i := range g.rows[min(size, len(g.rows)):] {
		spare[i] = true
	}
	// The rows are marked and not dropped: the numbers of other groups must stay as they are.
	for i := range spare {
		w.rows[t][i].kind = dropped
	}
}

// dropped marks a row that is to go when a kind is done.
const dropped Kind = "dropped"

func (w *world) sweep() {
	for t := range w.rows {
		w.drop(t, func(_ int, r row) bool { return r.kind == dropped })
	}
}

// adjust changes one row of a group so that its aggregate has a value.
func (w *world) adjust(h threshold, g group, value float64) {
	c := w.at(*h.column)
	if !c.isNumber() {
		return
	}
	sum, n := 0.0, 0
	for _, i := range g.rows {
		if v := w.rows[h.column.table][i].values[c.index]; !v.IsNull() {
			sum += float(v)
			n++
		}
	}
	for _, i := range g.rows {
		v := w.rows[h.column.table][i].values[c.index]
		if v.IsNull() {
			continue
		}
		var target float64
		switch h.function {
		case "sum":
			target = value - (sum - float(v))
		case "avg":
			target = value*float64(n) - (sum - float(v))
		default:
			target = value
		}
		if w.set(h.column.table, i, c.index, c.number(target)) {
			return
		}
	}
}
