package variant

// change is one kind and what it does to a world.
type change struct {
	kind Kind
	do   func(*world)
}

// single are the kinds that a variant is made of, in the order in which answers meet them: those that reveal most first.
func single() []change {
	return []change{
		{Duplicates, (*world).duplicates},
		{Strings, (*world).strings},
		{Boundary, func(w *world) { w.meet(); w.boundary() }},
		{Shuffle, func(w *world) { w.shuffle(false) }},
		{Shuffle, func(w *world) { w.shuffle(false) }},
		{TimeShift, (*world).timeShift},
		{Remap, (*world).spread},
		{Orphans, (*world).orphans},
		{Ties, (*world).level},
		{Nulls, func(w *world) { w.nulls(6); w.hollow() }},
		{Jitter, func(w *world) { w.jitter(); w.miss() }},
		{Equal, (*world).equal},
		{Chains, (*world).chains},
		{Subsample, func(w *world) { w.subsample(0.6) }},
		{Subsample, func(w *world) { w.subsample(0.45); w.scarce() }},
		{Reordered, func(*world) {}},
	}
}

// rich are mixtures. The first holds everything; the second leaves out what makes ties, because a reference that cuts rows off
// says nothing where they are tied; the third leaves the rows of the sample as they are and only adds.
func rich() []change {
	mix := func(changes ...func(*world)) func(*world) {
		return func(w *world) {
			for _, do := range changes {
				do(w)
				w.sweep()
			}
		}
	}
	few := func(w *world) { w.tagged(Nulls, func(w *world) { w.nulls(12) }) }
	tag := func(kind Kind, do func(*world)) func(*world) {
		return func(w *world) { w.tagged(kind, do) }
	}
	strings, boundary := tag(Strings, (*world).strings), tag(Boundary, (*world).boundary)
	times, orphans := tag(TimeShift, (*world).timeShift), tag(Orphans, (*world).orphans)
	duplicates, ties := tag(Duplicates, (*world).duplicates), tag(Ties, (*world).ties)
	remap, shuffle := tag(Remap, (*world).remap), tag(Shuffle, func(w *world) { w.shuffle(true) })
	return []change{
		{Rich, mix(shuffle, remap, duplicates, strings, boundary, times, orphans, few)},
		{Rich, mix(remap, strings, boundary, times, orphans, few)},
		{Rich, mix(duplicates, strings, boundary, ties, times)},
	}
}

// tagged runs a part of a mixture, so that its rows tell what they are there for.
func (w *world) tagged(kind Kind, do func(*world)) {
	before := w.kind
	w.kind = kind
	do(w)
	w.kind = before
}
