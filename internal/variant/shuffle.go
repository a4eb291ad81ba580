package variant

import (
	"slices"

	"guildhall/internal/result"
)

// shuffle permutes each attribute that is no key by itself, so that what goes together by accident no longer does. Columns that
// one check names, or that decide each other, move together. A gentle shuffle permutes what the reference's conditions look at
// among the rows that meet them, and among the others, so that as many as before still do.
func (w *world) shuffle(gentle bool) {
	for _, t := range w.usedTables() {
		blocks := map[int][]int{}
		var numbers []int
		for _, c := range w.tables[t].columns {
			if c.keyed || c.opaque {
				continue
			}
			if blocks[c.block] == nil {
				numbers = append(numbers, c.block)
			}
			blocks[c.block] = append(blocks[c.block], c.index)
		}
		for _, number := range numbers {
			w.permute(t, blocks[number], gentle)
		}
	}
}

func (w *world) permute(t int, columns []int, gentle bool) {
	steered := gentle && slices.ContainsFunc(columns, func(c int) bool { return w.steer.conditioned(address{t, c}) })
	for _, hit := range []bool{true, false} {
		var indexes []int
		for i, r := range w.rows[t] {
			if !steered && hit || steered && r.hit == hit {
				indexes = append(indexes, i)
			}
		}
		before := make([][]result.Value, len(indexes))
		for n, i := range indexes {
			before[n] = w.rows[t][i].values
		}
		for n, from := range w.rng.Perm(len(indexes)) {
			for _, c := range columns {
				w.set(t, indexes[n], c, before[from][c])
			}
		}
	}
}

// conditioned reports whether the references compare a column with a constant.
func (s *steer) conditioned(a address) bool {
	return slices.ContainsFunc(s.facts, func(f fact) bool { return f.column == a }) ||
		slices.ContainsFunc(s.patterns, func(p pattern) bool { return p.column == a })
}
