package variant

// maxGroup is the largest group that is made to reach a threshold.
const maxGroup = 60

// reach makes groups that hit the threshold of a HAVING: for counts three groups of one row less, exactly as many, and one more;
// for sums, averages and extremes one group with a row that brings it there.
func (w *world) reach(h threshold) {
	if len(h.groups) == 0 {
		return
	}
	a := w.grouper(h.groups[0])
	groups := w.grouped(a)
	switch h.function {
	case "count_star", "count":
		for n := range min(3, len(groups)) {
			w.resize(a, groups[n], int(h.value)-1+n)
		}
	case "sum", "avg", "min", "max":
		if h.column != nil && h.column.table == a.table && len(groups) > 0 {
			w.adjust(h, groups[len(groups)-1])
		}
	}
}

// resize makes a group have so many rows.
func (w *world) resize(a address, g group, size int) {
	if size < 0 || size > maxGroup {
		return
	}
	for n := len(g.rows); n < size; n++ {
		if w.clone(a.table, g.rows[n%len(g.rows)], nil) < 0 {
			return
		}
	}
	spare := map[int]bool{}
	for _, i := range g.rows[min(size, len(g.rows)):] {
		spare[i] = true
	}
	// The rows are marked and not dropped: the numbers of other groups must stay as they are.
	for i := range spare {
		w.rows[a.table][i].kind = dropped
	}
}

// dropped marks a row that is to go when a kind is done.
const dropped Kind = "dropped"

func (w *world) sweep() {
	for t := range w.rows {
		w.drop(t, func(_ int, r row) bool { return r.kind == dropped })
	}
}

// adjust changes one row of a group so that its aggregate is the threshold.
func (w *world) adjust(h threshold, g group) {
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
			target = h.value - (sum - float(v))
		case "avg":
			target = h.value*float64(n) - (sum - float(v))
		default:
			target = h.value
		}
		if w.set(h.column.table, i, c.index, c.number(target)) {
			return
		}
	}
}
