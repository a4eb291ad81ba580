package variant

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// mean is a comparison of a column with its average over a group, as in "above the average of its city".
type mean struct {
	column address
	groups []address // of the subquery that lean on the query round it; none for all rows
}

// mean notes a comparison of a column with a subquery that averages the same column.
func (r *reader) mean(side, other sqltext.Node) {
	a := r.resolve(bare(side))
	if a == nil || bare(other).Class() != "SUBQUERY" || !r.at(*a).isNumber() {
		return
	}
	s, ok := r.leaning(bare(other).Child("subquery").Child("node"))
	if ok && slices.Contains([]string{"avg", "mean", "sum"}, s.function) && slices.Contains(s.columns, *a) {
		r.steer.means = append(r.steer.means, mean{column: *a, groups: s.groups})
	}
}

// meet puts the average of a group onto a row of it, so that above, at and below it differ; w.miss puts it just below the next whole
// number, so that rounding it first makes a difference.
func (w *world) meet() { w.spreadOut(around) }

func (w *world) miss() { w.spreadOut(under) }

// around are n numbers of which the first is the average: an odd number of them.
func around(n int) []float64 {
	offsets := make([]float64, 0, n)
	offsets = append(offsets, 0)
	for k := 1; len(offsets)+2 <= n; k++ {
		offsets = append(offsets, float64(k), float64(-k))
	}
	return offsets
}

// under are n numbers whose average lies nearer to the largest of them, which is the next whole number.
func under(n int) []float64 {
	offsets := make([]float64, n)
	for i := n / 3; i < n; i++ {
		offsets[i] = 1
	}
	return offsets
}

// spreadOut gives the rows of one group for each mean new numbers, as far from a middle as a function says. Rows beyond these go.
func (w *world) spreadOut(offsets func(n int) []float64) {
	const fewest = 3
	for _, m := range w.focus.means {
		t, c := m.column.table, w.at(m.column)
		var columns []int
		for _, a := range m.groups {
			if a.table == t {
				columns = append(columns, a.column)
			}
		}
		// The conditions of a subquery that leans on the query round it are met by other rows than the hits.
		groups := w.groupsOf(t, columns, func(r row) bool { return (r.hit || len(columns) > 0) && !r.values[c.index].IsNull() })
		groups = slices.DeleteFunc(groups, func(g group) bool { return len(g.rows) < fewest })
		if len(groups) == 0 || c.keyed || c.opaque {
			continue
		}
		g := groups[len(groups)-1]
		middle := 0.0
		for _, i := range g.rows {
			middle = max(middle, float(w.rows[t][i].values[c.index]))
		}
		moved := offsets(len(g.rows))
		for n, offset := range moved {
			w.set(t, g.rows[n], c.index, c.number(middle+offset))
		}
		w.mark(t, g.rows[len(moved):])
	}
	w.sweep()
}

// hollow takes every value that an aggregate needs from one group: what is left of it has nothing to add up.
func (w *world) hollow() {
	for n, s := range w.steer.summaries {
		a := s.columns[0]
		parts := w.parts(a.table, s.groups)
		if len(parts) < n+2 {
			continue
		}
		for _, i := range parts[len(parts)-1-n] {
			w.set(a.table, i, a.column, result.Value{})
		}
	}
}

// parts splits the rows of a table that meet the conditions into those that groups of the references hold, the largest first: by the values
// of grouping columns, by years for moments, and by parents for their attributes. Without groups every row is a part.
func (w *world) parts(t int, groups []address) [][]int {
	names := map[string][]int{}
	// A subquery that leans on the query round it has no hits that could be found.
	all := !slices.ContainsFunc(w.rows[t], func(r row) bool { return r.hit })
	read := w.readers(t, groups)
	for i, r := range w.rows[t] {
		if !r.hit && !all {
			continue
		}
		name := ""
		for _, value := range read {
			name += partOf(value(r)) + "\x00"
		}
		if len(read) == 0 {
			name = itoa(i)
		}
		names[name] = append(names[name], i)
	}
	return slices.SortedFunc(maps.Values(names), func(a, b []int) int { return cmp.Or(cmp.Compare(len(b), len(a)), a[0]-b[0]) })
}

// readers read from a row of a table what it is grouped by: its own columns, and what its parents hold in theirs.
func (w *world) readers(t int, groups []address) []func(row) result.Value {
	var read []func(row) result.Value
	for _, a := range groups {
		at := w.grouper(a)
		if at.table != t {
			continue
		}
		if at == a {
			read = append(read, func(r row) result.Value { return r.values[a.column] })
			continue
		}
		held := w.heldBy(at, a)
		read = append(read, func(r row) result.Value {
			if value, ok := held[key(r.values[at.column])]; ok {
				return value
			}
			return r.values[at.column]
		})
	}
	return read
}

// heldBy gives what the parents that a reference points to hold in one of their columns, by the value that points to them.
func (w *world) heldBy(reference, attribute address) map[string]result.Value {
	held := map[string]result.Value{}
	for _, l := range w.links() {
		if l.child != reference || l.parent.table != attribute.table {
			continue
		}
		for _, parent := range w.rows[attribute.table] {
			held[key(parent.values[l.parent.column])] = parent.values[attribute.column]
		}
	}
	return held
}

// partOf is what rows of one group have in common in a column.
func partOf(v result.Value) string {
	switch v.Kind() {
	case result.Date, result.Timestamp, result.Instant:
		return itoa(time.UnixMicro(micros(v)).UTC().Year())
	}
	return key(v)
}
