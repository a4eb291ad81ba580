package variant

import (
	"slices"

	"guildhall/internal/result"
)

// spread makes the numbers of a key sparse besides. Of close numbers DuckDB makes groups in their order, and what is sorted by luck
// looks sorted.
func (w *world) spread() { w.renumber(w.sparse) }

// remap gives the numbers of a key to other rows, wherever they stand, so that the largest is no longer the latest. Numbers that
// the references name stay. Codes of letters are left alone, because their letters often mean something.
func (w *world) remap() { w.renumber(w.permuted) }

func (w *world) renumber(other func(family []address, numbers []result.Value) map[string]result.Value) {
	done := map[address]bool{}
	for _, root := range w.roots() {
		if done[root] || w.at(root).kind != result.Whole || w.at(root).opaque || w.at(root).parent != nil {
			continue
		}
		family := w.family(root)
		for _, a := range family {
			done[a] = true
		}
		w.rename(family, other)
	}
}

// roots lists the keys of the tables that the reference reads, and those that their references lead to.
func (w *world) roots() []address {
	var all []address
	for _, t := range w.usedTables() {
		for _, set := range w.tables[t].unique {
			if len(set) == 1 {
				all = append(all, address{t, set[0]})
			}
		}
		for _, c := range w.tables[t].columns {
			if c.parent != nil {
				all = append(all, *c.parent)
			}
		}
	}
	return all
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

func (w *world) rename(family []address, other func(family []address, numbers []result.Value) map[string]result.Value) {
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
	renamed := other(family, numbers)
	for _, a := range family {
		for i := range w.rows[a.table] {
			if v, ok := renamed[key(w.rows[a.table][i].values[a.column])]; ok {
				// Set by hand: rows renamed one by one would seem to break promises on the way.
				w.overwrite(a, i, v)
			}
		}
	}
}

// permuted exchanges numbers among each other.
func (w *world) permuted(_ []address, numbers []result.Value) map[string]result.Value {
	renamed := map[string]result.Value{}
	for i, from := range w.rng.Perm(len(numbers)) {
		renamed[key(numbers[i])] = numbers[from]
	}
	return renamed
}

// sparse exchanges numbers for others that lie far apart, where the promises let every column of the family hold them.
func (w *world) sparse(family []address, numbers []result.Value) map[string]result.Value {
	const apart = 9973
	renamed := map[string]result.Value{}
	for i, from := range w.rng.Perm(len(numbers)) {
		v := result.NewWhole(int64(from+1)*apart + w.rng.Int64N(apart/2))
		if slices.ContainsFunc(family, func(a address) bool { return !w.at(a).fits(v) }) || slices.ContainsFunc(numbers, v.Equal) {
			return w.permuted(family, numbers)
		}
		renamed[key(numbers[i])] = v
	}
	return renamed
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
