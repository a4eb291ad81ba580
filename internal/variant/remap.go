package variant

import (
	"slices"

	"guildhall/internal/result"
)

// remap gives the numbers of a key to other rows, wherever they stand, so that the largest is no longer the latest. Numbers that
// the references name stay. Codes of letters are left alone, because their letters often mean something.
func (w *world) remap() {
	done := map[address]bool{}
	for _, t := range w.usedTables() {
		for _, set := range w.tables[t].unique {
			root := address{t, set[0]}
			if len(set) > 1 || done[root] || w.at(root).kind != result.Whole || w.at(root).opaque || w.at(root).parent != nil {
				continue
			}
			family := w.family(root)
			for _, a := range family {
				done[a] = true
			}
			w.rename(family)
		}
	}
}

// family lists the columns that hold the same key: those that refer to it, and those that the references compare with it.
func (w *world) family(root address) []address {
	family := []address{root}
	for grown := true; grown; {
		grown = false
		for _, l := range w.links() {
			for _, ends := range [][2]address{{l.child, l.parent}, {l.parent, l.child}} {
				if slices.Contains(family, ends[0]) && !slices.Contains(family, ends[1]) {
					family, grown = append(family, ends[1]), true
				}
			}
		}
	}
	return family
}

func (w *world) rename(family []address) {
	kept := map[string]bool{}
	for _, f := range w.steer.facts {
		if slices.Contains(family, f.column) {
			kept[f.text] = true
		}
	}
	var numbers []result.Value
	seen := map[string]bool{}
	for _, a := range family {
		if w.at(a).kind != result.Whole || w.at(a).opaque {
			return
		}
		for _, r := range w.rows[a.table] {
			v := r.values[a.column]
			if !v.IsNull() && !seen[key(v)] && !kept[key(v)] {
				seen[key(v)] = true
				numbers = append(numbers, v)
			}
		}
	}
	renamed := map[string]result.Value{}
	for i, from := range w.rng.Perm(len(numbers)) {
		renamed[key(numbers[i])] = numbers[from]
	}
	for _, a := range family {
		for i := range w.rows[a.table] {
			if v, ok := renamed[key(w.rows[a.table][i].values[a.column])]; ok {
				// Set by hand: rows renamed one by one would seem to break promises on the way.
				w.overwrite(a, i, v)
			}
		}
	}
}

// overwrite changes a value whatever is promised; the change belongs to one that keeps the promises as a whole.
func (w *world) overwrite(a address, i int, v result.Value) {
	r := &w.rows[a.table][i]
	r.values = slices.Clone(r.values)
	r.values[a.column] = v
	// Going back to the row of the sample would leave half of a renaming: a row that breaks a check goes instead.
	r.origin = nil
	r.kind = w.kind
}
