package variant

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"guildhall/internal/lesson"
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

// ordered lists addresses in their order.
func ordered[T any](set map[address]T) []address {
	return slices.SortedFunc(maps.Keys(set), func(a, b address) int {
		return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.column, b.column))
	})
}

// signature names a Beyond in a hash.
func (b *Beyond) signature() string {
	return "beyond " + b.answer
}
