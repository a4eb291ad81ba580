package variant

import (
	"slices"

	"guildhall/internal/result"
)

// mixUp gives rows other values in the columns that only the answer names: what goes together by accident no longer does, and some
// groups fail its conditions.
func (w *world) mixUp(beyond *Beyond) {
	w.exchange()
	w.shuffle(true)
	w.vary(beyond)
	w.flood(beyond, func(parts int) int { return parts / 2 })
}

// drown leaves few groups, of which all but one fail what the answer asks.
func (w *world) drown(beyond *Beyond) {
	w.scarce()
	w.onOneSide()
	w.flood(beyond, func(parts int) int { return parts - 1 })
}

// flood lets whole groups of the references, or single rows where they have none, fail what the answer asks: so many of them as a function
// says, each with one value on the other side of a condition, or none at all in a column that is the answer's own.
func (w *world) flood(beyond *Beyond, most func(parts int) int) {
	groups := w.steer.groups
	if len(groups) == 0 {
		groups = w.steer.sets
	}
	wrong := map[address][]result.Value{}
	for _, f := range w.focus.facts {
		wrong[f.column] = append(wrong[f.column], w.besides(f)...)
	}
	for _, p := range w.focus.patterns {
		wrong[p.column] = append(wrong[p.column], texts([]string{"Q", stem(p) + "Q", "Q" + stem(p)})...)
	}
	for a := range beyond.free {
		wrong[a] = append(wrong[a], result.Value{})
		wrong[a] = append(wrong[a], w.at(a).values...)
		if w.at(a).kind == result.Bool {
			wrong[a] = append(wrong[a], result.NewBool(false), result.NewBool(true))
		}
	}
	used, left := map[int]int{}, map[int]int{}
	for a := range wrong {
		left[a.table]++
	}
	for _, a := range ordered(wrong) {
		parts := w.parts(a.table, groups)
		share := (most(len(parts)) - used[a.table]) / left[a.table] // what follows needs groups too
		left[a.table]--
		for range share {
			used[a.table]++
			w.submerge(a, parts[len(parts)-used[a.table]], wrong[a])
		}
	}
}

// submerge puts the first of some values that it may hold into a column of rows, in turn.
func (w *world) submerge(a address, rows []int, values []result.Value) {
	for n := range values {
		v := values[(n+w.rng.IntN(len(values)))%len(values)]
		done := false
		for _, i := range rows {
			done = w.set(a.table, i, a.column, v) || done
		}
		if done {
			return
		}
	}
}

// besides are values near the constant of a comparison that do not meet it.
func (w *world) besides(f fact) []result.Value {
	c := w.at(f.column)
	var near []result.Value
	switch {
	case len(c.values) > 0:
		near = slices.Clone(c.values)
	case c.kind == result.Text:
		near = texts(append([]string{"Q"}, neighbours(f.text)...))
	default:
		near = w.edges(c, f)
	}
	constant, ok := c.parse(f.text)
	if !ok || f.part != "" {
		return near
	}
	return slices.DeleteFunc(near, func(v result.Value) bool { return meets(f.op, order(v, constant)) })
}

// meets reports whether a comparison holds for a value that is less than its constant (negative), equal (0) or more (positive).
func meets(op string, order int) bool {
	switch op {
	case "COMPARE_GREATERTHAN":
		return order > 0
	case "COMPARE_GREATERTHANOREQUALTO":
		return order >= 0
	case "COMPARE_LESSTHAN":
		return order < 0
	case "COMPARE_LESSTHANOREQUALTO":
		return order <= 0
	case "COMPARE_EQUAL":
		return order == 0
	case "COMPARE_NOTEQUAL", "COMPARE_DISTINCT_FROM":
		return order != 0
	}
	return false
}

func texts(forms []string) []result.Value {
	var values []result.Value
	for _, form := range forms {
		values = append(values, result.NewText(form))
	}
	return values
}

// exchange gives the numbers of a key that the answer names to rows that meet the conditions, and theirs in exchange.
func (w *world) exchange() {
	for _, f := range w.focus.facts {
		c := w.at(f.column)
		named, ok := c.parse(f.text)
		if !ok || c.kind != result.Whole || c.opaque || !c.keyed && c.parent == nil {
			continue
		}
		root := f.column
		if c.parent != nil {
			root = *c.parent
		}
		for _, i := range w.pick(f.column.table, 1) {
			w.swap(w.family(root), w.rows[f.column.table][i].values[f.column.column], named)
		}
	}
}

// swap gives one number to the rows of another, and the other way round, wherever they stand.
func (w *world) swap(family []address, a, b result.Value) {
	for _, at := range family {
		for i, r := range w.rows[at.table] {
			switch v := r.values[at.column]; {
			case v.Equal(a):
				w.overwrite(at, i, b)
			case v.Equal(b):
				w.overwrite(at, i, a)
			}
		}
	}
}
