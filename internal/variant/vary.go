package variant

import (
	"slices"
	"strings"

	"guildhall/internal/result"
)

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
