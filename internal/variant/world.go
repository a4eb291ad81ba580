package variant

import (
	"math/rand/v2"
	"slices"
	"strings"

	"guildhall/internal/result"
)

// maxRows is how many rows a table of a variant may have.
const maxRows = 500

// row is one row of a variant.
type row struct {
	values []result.Value
	// origin holds what the row was before it was changed in place; nil for a row of the sample and for a new one.
	origin []result.Value
	kind   Kind // what made it; "" for a row of the sample
	hit    bool // it meets the conditions of the reference
	near   bool // it fails one of them only
}

// world is a database in the making. Kinds change it; it keeps the promises that can be kept row by row.
type world struct {
	*schema
	steer *steer // what is asked
	focus *steer // the part of it that rows are made for
	rng   *rand.Rand
	rows  [][]row // by table
	kind  Kind    // whose rows are being made
}

// fork copies a world, so that the copy can be changed.
func (w *world) fork(seed uint64) *world {
	rows := make([][]row, len(w.rows))
	for i := range w.rows {
		rows[i] = slices.Clone(w.rows[i])
	}
	return &world{schema: w.schema, steer: w.steer, focus: w.focus, rng: rand.New(rand.NewPCG(seed, 0x6775696c6468616c)), rows: rows}
}

// usedTables lists the indexes of the tables that the reference reads.
func (w *world) usedTables() []int {
	var used []int
	for i, t := range w.tables {
		if t.used {
			used = append(used, i)
		}
	}
	return used
}

// hits lists the indexes of the rows of a table that meet the reference's conditions, in random order; all rows when none does.
func (w *world) hits(t int) []int {
	var found []int
	for i, r := range w.rows[t] {
		if r.hit {
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		for i := range w.rows[t] {
			found = append(found, i)
		}
	}
	w.rng.Shuffle(len(found), func(i, j int) { found[i], found[j] = found[j], found[i] })
	return found
}

// pick is hits with at most n rows.
func (w *world) pick(t, n int) []int {
	found := w.hits(t)
	return found[:min(n, len(found))]
}

// models are rows to clone with another value in a column that the reference compares: n of those that meet its conditions, and n
// that fail one of them. Where one of several conditions is enough, only the latter show whether that value meets it.
func (w *world) models(t, n int) []int {
	var near []int
	for i, r := range w.rows[t] {
		if r.near {
			near = append(near, i)
		}
	}
	w.rng.Shuffle(len(near), func(i, j int) { near[i], near[j] = near[j], near[i] })
	return append(w.pick(t, n), near[:min(n, len(near))]...)
}

// some lists the indexes of at most n rows, whatever they meet.
func (w *world) some(t, n int) []int {
	found := w.rng.Perm(len(w.rows[t]))
	return found[:min(n, len(found))]
}

// set changes one value of a row in place, where the promises let it.
func (w *world) set(t, i, c int, v result.Value) bool {
	r, col := &w.rows[t][i], w.tables[t].columns[c]
	if col.opaque || !col.fits(v) || r.values[c].Equal(v) || !v.IsNull() && w.ownReference(address{t, c}) {
		return false
	}
	if r.origin == nil && r.kind == "" {
		r.origin = r.values
	}
	r.values = slices.Clone(r.values)
	r.values[c] = v
	r.kind = w.kind
	return true
}

// ownReference reports whether a column refers to rows of its own table. Such a column is never changed in place: the change could
// close a circle, and no tree has one.
func (w *world) ownReference(a address) bool {
	return slices.ContainsFunc(w.links(), func(l link) bool { return l.child == a && l.parent.table == a.table })
}

// clone adds a row like the i-th with some values changed, under a new key where keys are promised. It returns the new row's
// index, or -1 where the promises leave no room.
func (w *world) clone(t, i int, changes map[int]result.Value) int {
	if len(w.rows[t]) >= maxRows {
		return -1
	}
	table := w.tables[t]
	changes = w.follow(t, i, changes)
	values := slices.Clone(w.rows[t][i].values)
	for c, v := range changes {
		if table.columns[c].opaque || !table.columns[c].fits(v) {
			return -1
		}
		values[c] = v
	}
	for _, set := range table.unique {
		if !w.refresh(t, values, set, changes) {
			return -1
		}
	}
	w.rows[t] = append(w.rows[t], row{values: values, kind: w.kind, hit: w.rows[t][i].hit})
	return len(w.rows[t]) - 1
}

// refresh gives a new row another value in a unique set, unless its values are new there already.
func (w *world) refresh(t int, values []result.Value, set []int, fixed map[int]result.Value) bool {
	taken := map[string]bool{}
	for _, r := range w.rows[t] {
		taken[tuple(r.values, set)] = true
	}
	if !taken[tuple(values, set)] || hasNull(values, set) {
		return true
	}
	columns := slices.Clone(set)
	slices.SortStableFunc(columns, func(a, b int) int { return w.reluctance(t, a) - w.reluctance(t, b) })
	for _, c := range columns {
		if _, held := fixed[c]; held || w.tables[t].columns[c].opaque {
			continue
		}
		for _, v := range w.fresh(t, c, values[c]) {
			before := values[c]
			values[c] = v
			if !taken[tuple(values, set)] {
				return true
			}
			values[c] = before
		}
	}
	return false
}

// reluctance orders the columns of a key by how much it hurts to change them.
func (w *world) reluctance(t, c int) int {
	col := w.tables[t].columns[c]
	rank := 0
	if w.steer.conditioned(address{t, c}) {
		rank += 8 // the row would no longer be what it was made for
	}
	if col.parent != nil {
		rank += 4
	}
	if w.steer.mentions(address{t, c}) {
		rank += 2
	}
	if col.kind != result.Whole {
		rank++
	}
	return rank
}

// fresh proposes other values for a column of a key.
func (w *world) fresh(t, c int, v result.Value) []result.Value {
	col := w.tables[t].columns[c]
	var proposed []result.Value
	switch {
	case col.parent != nil:
		for _, r := range w.rows[col.parent.table] {
			proposed = append(proposed, r.values[col.parent.column])
		}
		w.rng.Shuffle(len(proposed), func(i, j int) { proposed[i], proposed[j] = proposed[j], proposed[i] })
	case len(col.values) > 0:
		proposed = slices.Clone(col.values)
	case col.kind == result.Whole:
		most := 0.0
		for _, r := range w.rows[t] {
			most = max(most, float(r.values[c]))
		}
		proposed = append(proposed, result.NewWhole(int64(most)+1+w.rng.Int64N(3)))
	case col.isNumber():
		proposed = append(proposed, col.number(float(v)+1), col.number(float(v)+2))
	case col.kind == result.Text:
		for _, suffix := range []string{"b", "c", "d", "e", "f", "g", "h", "k"} {
			proposed = append(proposed, result.NewText(v.Text()+suffix), result.NewText(v.Text()+suffix+string('a'+rune(w.rng.IntN(26)))))
		}
	case col.isTime():
		// What stands in other rows is of the right kind, such as the first day of a month.
		for _, i := range w.some(t, len(w.rows[t])) {
			proposed = append(proposed, w.rows[t][i].values[c])
		}
		for _, days := range []int64{31, -31, 1, -1, 62, -62, 365, -365, 2, 3, 4} {
			proposed = append(proposed, col.moment(micros(v)+days*day))
		}
	}
	return slices.DeleteFunc(proposed, func(v result.Value) bool { return v.IsNull() || !col.fits(v) })
}

func tuple(values []result.Value, set []int) string {
	var b strings.Builder
	for _, c := range set {
		b.WriteString(key(values[c]))
		b.WriteByte(0)
	}
	return b.String()
}

func hasNull(values []result.Value, set []int) bool {
	return slices.ContainsFunc(set, func(c int) bool { return values[c].IsNull() })
}
