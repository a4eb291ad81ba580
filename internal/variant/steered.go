package variant

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// Steered returns further hidden databases of an exercise, in which what an answer asks about beyond the references varies. They keep
// the same promises and have the same guards as the others. An answer that asks about nothing more has none.
func (b *Builder) Steered(ctx context.Context, ex *lesson.Exercise, sample Sample, beyond Beyond) ([]Variant, error) {
	if !judged(ex) || ex.Type == lesson.Change || beyond.Nothing() {
		return nil, nil
	}
	return b.kept(ctx, ex, sample, &beyond)
}

// steered makes the variants for one answer: rows that its conditions tell apart, columns that only it names mixed up, and more rows than
// it lets through.
func steered(base *world, seed uint64, beyond *Beyond) []candidate {
	changes := []change{
		{Boundary, func(w *world) { w.question(beyond) }},
		{Shuffle, func(w *world) { w.mixUp(beyond) }},
		{Subsample, func(w *world) {
			w.subsample(0.7)
			w.drown(beyond)
		}},
		{Rich, func(w *world) {
			w.tagged(Shuffle, func(w *world) { w.mixUp(beyond) })
			w.tagged(Boundary, func(w *world) { w.question(beyond) })
			w.tagged(Duplicates, (*world).duplicates)
		}},
	}
	if len(beyond.steer.limits) > 0 {
		changes = append(changes, change{Duplicates, func(w *world) { w.outnumber(slices.Max(beyond.steer.limits)) }})
	}
	var all []candidate
	for i, c := range changes {
		w := base.fork(seed + uint64(i)*0x9e3779b97f4a7c15)
		w.focus = beyond.steer
		w.tagged(c.kind, c.do)
		w.sweep()
		w.kind = c.kind
		w.keep(true)
		if w.differs(base) {
			all = append(all, candidate{world: w})
		}
	}
	return all
}

// question adds rows on both sides of everything that the answer compares.
func (w *world) question(beyond *Beyond) {
	w.strings()
	w.boundary()
	w.equal()
	w.respell()
	w.sameDay()
	w.tagged(Ties, func(w *world) {
		for _, a := range w.focus.ranked {
			w.tieExtremes(a)
		}
	})
	for _, h := range w.focus.thresholds {
		w.reach(h)
		w.sweep()
	}
	w.vary(beyond)
}

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

// ordered lists addresses in their order.
func ordered[T any](set map[address]T) []address {
	return slices.SortedFunc(maps.Keys(set), func(a, b address) int {
		return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.column, b.column))
	})
}

// vary clones rows with another value in one of the columns that only the answer names, or groups by: what else the row holds, and so
// what the references make of it, stays.
func (w *world) vary(beyond *Beyond) {
	const each = 5
	columns := ordered(beyond.free)
	for _, f := range w.focus.facts {
		columns = append(columns, f.column)
	}
	columns = append(columns, slices.Concat(w.focus.groups, w.focus.partitions)...)
	done := map[address]bool{}
	for _, a := range columns {
		if done[a] || w.at(a).opaque {
			continue
		}
		done[a] = true
		for _, i := range w.pick(a.table, each) {
			if v, ok := w.another(a, i); ok {
				w.derive(a.table, i, with(w.held(a, i), a.column, v))
			}
			if fresh := w.fresh(a.table, a.column, w.rows[a.table][i].values[a.column]); len(fresh) > 0 {
				w.derive(a.table, i, with(w.held(a, i), a.column, fresh[0]))
			}
		}
	}
}

// held is what a row keeps although its key must change: the columns by which the references tell one thing from another.
func (w *world) held(a address, i int) map[int]result.Value {
	kept := map[int]result.Value{}
	for _, p := range w.steer.partitions {
		if p.table == a.table && p != a && !slices.Contains(w.focus.partitions, p) {
			kept[p.column] = w.rows[a.table][i].values[p.column]
		}
	}
	return kept
}

// another is what a row might hold in a column instead, because another row does.
func (w *world) another(a address, i int) (result.Value, bool) {
	now := w.rows[a.table][i].values[a.column]
	for _, j := range w.some(a.table, len(w.rows[a.table])) {
		if v := w.rows[a.table][j].values[a.column]; !v.IsNull() && !v.Equal(now) {
			return v, true
		}
	}
	return result.Value{}, false
}

// respell clones rows with texts of another build in the columns whose letters the answer takes apart: longer and shorter parts, and other
// beginnings and ends.
func (w *world) respell() {
	const each = 2
	done := map[address]bool{}
	for _, s := range w.focus.spellings {
		a := s.column
		if done[a] || w.at(a).opaque {
			continue
		}
		done[a] = true
		for _, i := range w.pick(a.table, each) {
			for _, text := range respelled(w.rows[a.table][i].values[a.column].Text()) {
				w.derive(a.table, i, map[int]result.Value{a.column: result.NewText(text)})
			}
		}
	}
}

// respelled are texts like a given one with each of its parts a letter longer, and the first and the last one shorter.
func respelled(text string) []string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" -_./", r) })
	var forms []string
	at := 0
	for _, part := range parts {
		at += strings.Index(text[at:], part)
		end := at + len(part)
		last := []rune(part)[len([]rune(part))-1]
		forms = append(forms, text[:end]+string(last)+text[end:])
		if letters := []rune(part); len(letters) > 1 {
			forms = append(forms, text[:at]+string(letters[1:])+text[end:])
		}
		at = end
	}
	return forms
}

// sameDay clones rows some hours earlier and later on the same day, each with another row's values in what is no key: taken as days, their
// moments are the same.
func (w *world) sameDay() {
	const each, hour = 4, 60 * minute
	for _, a := range w.focus.coarse {
		c := w.at(a)
		for _, i := range w.pick(a.table, each) {
			v := w.rows[a.table][i].values[a.column]
			if v.IsNull() {
				continue
			}
			noon := floorDays(micros(v))*day + 12*hour
			for _, at := range []int64{noon - 3*hour, noon + 3*hour} {
				changes := map[int]result.Value{a.column: c.moment(at)}
				w.borrow(a.table, changes)
				w.derive(a.table, i, changes)
			}
		}
	}
}

// borrow adds what some row holds in the columns that are no keys.
func (w *world) borrow(t int, changes map[int]result.Value) {
	from := w.rows[t][w.rng.IntN(len(w.rows[t]))].values
	for _, c := range w.tables[t].columns {
		if _, fixed := changes[c.index]; !fixed && !c.keyed && !c.opaque {
			changes[c.index] = from[c.index]
		}
	}
}

// outnumber clones groups of the references, or rows where they have none, until there are more than a limit lets through.
func (w *world) outnumber(limit int) {
	const few, most = 5, 4 // groups, and rows of each
	for _, t := range w.usedTables() {
		column := -1
		for _, a := range w.steer.groups {
			if a = w.grouper(a); a.table == t {
				column = a.column
			}
		}
		parts := w.parts(t, w.steer.groups)
		parts = parts[:min(len(parts), few)]
		for n := 0; n <= limit && len(parts) > 0 && len(w.rows[t]) < maxRows-spareRoom; n++ {
			part := parts[n%len(parts)]
			changes := map[int]result.Value{}
			if fresh := w.freshGroup(t, column, part[0]); !fresh.IsNull() {
				changes[column] = fresh
			}
			for _, i := range part[:min(most, len(part))] {
				w.derive(t, i, changes)
			}
		}
	}
}

// freshGroup is another value for a grouping column; NULL where there is none.
func (w *world) freshGroup(t, c, i int) result.Value {
	if c < 0 || w.tables[t].columns[c].opaque {
		return result.Value{}
	}
	fresh := w.fresh(t, c, w.rows[t][i].values[c])
	if len(fresh) == 0 {
		return result.Value{}
	}
	return fresh[w.rng.IntN(len(fresh))]
}

// signature names a Beyond in a hash.
func (b *Beyond) signature() string { return fmt.Sprintf("beyond %s", b.answer) }
