package variant

import (
	"math"
	"slices"

	"guildhall/internal/result"
)

// prime makes groups reach the thresholds of the references in the few rows that variants begin with: above, exactly at and below
// each, or else most results would be empty.
func (w *world) prime() {
	w.tagged(Boundary, func(w *world) {
		for _, h := range w.steer.thresholds {
			w.reach(h)
			w.sweep()
		}
	})
}

// reach makes groups hit the threshold of a HAVING: for counts by as many rows, for sums, averages and extremes by one row that
// brings the group there.
func (w *world) reach(h threshold) {
	if len(h.groups) == 0 {
		return
	}
	t, columns := w.grouping(h.groups)
	groups := w.grouped(t, columns...)
	switch h.function {
	case "count_star", "count":
		w.reachCounts(t, groups, h)
	case "sum", "avg", "mean", "min", "max", "median":
		if h.column == nil || h.column.table != t {
			return
		}
		step := w.at(*h.column).step()
		for n, value := range []float64{h.value + step, h.value, h.value - step} {
			if n < len(groups) {
				w.adjust(h, groups[n], value)
			}
		}
	}
}

// reachCounts makes one group each of the sizes that tell a count's threshold from its neighbours, as far as the table has room for
// them: the first is one that the condition holds for. Where they are large, rows that belong to none make room.
func (w *world) reachCounts(t int, groups []group, h threshold) {
	room := maxRows - spareRoom
	chosen := map[int]bool{}
	var sizes []int
	for _, size := range h.sizes() {
		if size >= 0 && size <= room && len(sizes) < len(groups) {
			room -= size
			sizes = append(sizes, size)
		}
	}
	for n := range sizes {
		for _, i := range groups[n].rows {
			chosen[i] = true
		}
	}
	if over := len(w.rows[t]) - len(chosen) - room; over > 0 {
		w.makeRoom(t, over, chosen)
	}
	for n, size := range sizes {
		w.resize(t, w.counted(t, groups[n], h), h, size)
	}
}

// spareRoom is how many rows of a table are left for what variants add after the thresholds are reached.
const spareRoom = 40

// makeRoom marks rows of a table to be dropped, but for those that are chosen: those that meet no condition first.
func (w *world) makeRoom(t, over int, chosen map[int]bool) {
	for _, hit := range []bool{false, true} {
		for i := range w.rows[t] {
			if r := &w.rows[t][i]; over > 0 && r.hit == hit && !chosen[i] && r.kind != dropped {
				r.kind = dropped
				over--
			}
		}
	}
}

// sizes are the sizes of groups on both sides of a count's threshold, one that the condition holds for first.
func (h threshold) sizes() []int {
	c := int(math.Floor(h.value))
	switch h.op {
	case "COMPARE_GREATERTHANOREQUALTO":
		return []int{c, c - 1, c + 1}
	case "COMPARE_LESSTHAN":
		return []int{c - 1, c, c + 1}
	case "COMPARE_LESSTHANOREQUALTO", "COMPARE_EQUAL":
		return []int{c, c + 1, c - 1}
	default:
		return []int{c + 1, c, c - 1}
	}
}

// step is the smallest difference between two numbers of a column that a person would write.
func (c *column) step() float64 {
	if c.kind == result.Decimal {
		return math.Pow10(-int(c.scale))
	}
	return 1
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

// resize makes a group have so many rows, or so many values of what is counted DISTINCT.
func (w *world) resize(t int, g group, h threshold, size int) {
	if h.distinct && h.column != nil && h.column.table == t {
		w.diversify(t, g, h.column.column, size)
		return
	}
	for n := len(g.rows); n < size; n++ {
		if w.clone(t, g.rows[n%len(g.rows)], nil) < 0 {
			return
		}
	}
	w.mark(t, g.rows[min(size, len(g.rows)):])
}

// diversify makes a group hold so many different values of a column.
func (w *world) diversify(t int, g group, c, size int) {
	seen := map[string]bool{}
	for _, i := range g.rows {
		v := w.rows[t][i].values[c]
		if !v.IsNull() && !seen[key(v)] && len(seen) == size {
			w.mark(t, []int{i})
			continue
		}
		if !v.IsNull() {
			seen[key(v)] = true
		}
	}
	for len(seen) > 0 && len(seen) < size {
		before := len(seen)
		for _, v := range w.fresh(t, c, w.rows[t][g.rows[0]].values[c]) {
			if len(seen) < size && !seen[key(v)] && w.clone(t, g.rows[0], map[int]result.Value{c: v}) >= 0 {
				seen[key(v)] = true
			}
		}
		if len(seen) == before {
			return
		}
	}
}

// mark says that rows are to go. They are not dropped at once: the numbers of other groups must stay as they are.
func (w *world) mark(t int, rows []int) {
	for _, i := range rows {
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

// adjust makes the aggregate of a group have a value: by one row that brings it there, or, where no row can, by leaving only one.
func (w *world) adjust(h threshold, g group, value float64) {
	c := w.at(*h.column)
	if !c.isNumber() {
		return
	}
	for _, i := range g.rows {
		before := w.rows[h.column.table][i]
		if before.values[c.index].IsNull() {
			continue
		}
		if w.set(h.column.table, i, c.index, c.number(w.brings(h, g, i, value))) && near(w.aggregated(h, g), value) {
			return
		}
		w.rows[h.column.table][i] = before
	}
	for n, i := range g.rows {
		if w.set(h.column.table, i, c.index, c.number(value)) {
			w.mark(h.column.table, slices.Delete(slices.Clone(g.rows), n, n+1))
			return
		}
	}
}

// brings is what a row must hold for its group to reach a value.
func (w *world) brings(h threshold, g group, i int, value float64) float64 {
	numbers := w.numbers(h, g)
	rest := -float(w.rows[h.column.table][i].values[h.column.column])
	for _, n := range numbers {
		rest += n
	}
	switch h.function {
	case "sum":
		return value - rest
	case "avg", "mean":
		return value*float64(len(numbers)) - rest
	default:
		return value
	}
}

// aggregated is the aggregate of a group as it is now.
func (w *world) aggregated(h threshold, g group) float64 {
	numbers := w.numbers(h, g)
	slices.Sort(numbers)
	sum := 0.0
	for _, n := range numbers {
		sum += n
	}
	switch h.function {
	case "sum":
		return sum
	case "avg", "mean":
		return sum / float64(len(numbers))
	case "min":
		return numbers[0]
	case "max":
		return numbers[len(numbers)-1]
	default:
		return (numbers[(len(numbers)-1)/2] + numbers[len(numbers)/2]) / 2
	}
}

// numbers are what the rows of a group hold in the column that is aggregated, without NULL.
func (w *world) numbers(h threshold, g group) []float64 {
	var all []float64
	for _, i := range g.rows {
		if v := w.rows[h.column.table][i].values[h.column.column]; !v.IsNull() {
			all = append(all, float(v))
		}
	}
	return all
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*max(1, math.Abs(a)) }
