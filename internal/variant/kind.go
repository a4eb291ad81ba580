package variant

import "guildhall/internal/i18n"

// Kind says what a variant does to the sample, and what made a row of it. It is part of a key of words: "grade.variant." + Kind.
type Kind string

// The kinds of variants.
const (
	Rich       Kind = "rich"       // several of the others at once
	Duplicates Kind = "duplicates" // rows repeated under a new key
	Strings    Kind = "strings"    // neighbours of the texts and patterns that the reference names
	Shuffle    Kind = "shuffle"    // attributes permuted among rows
	TimeShift  Kind = "time"       // a year earlier and later, midnight, the ends of months and years
	Remap      Kind = "remap"      // keys renamed
	Orphans    Kind = "orphans"    // parents without children
	Ties       Kind = "ties"       // equal groups, several rows with the largest or smallest value
	Boundary   Kind = "boundary"   // values at, just below and just above the reference's constants
	Chains     Kind = "chains"     // self-references longer than any in the sample
	Subsample  Kind = "subsample"  // fewer rows
	Jitter     Kind = "jitter"     // zero, negative, fractional and large numbers
	Equal      Kind = "equal"      // two compared columns made equal
	Nulls      Kind = "nulls"      // NULL wherever it is not promised away
	Reordered  Kind = "reordered"  // the same rows in another order
	Empty      Kind = "empty"      // no rows
)

// Reason says to the learner what is special about rows of the kind.
func (k Kind) Reason() i18n.Message {
	if k == "" {
		k = Rich
	}
	return i18n.New("variant."+string(k), nil)
}
