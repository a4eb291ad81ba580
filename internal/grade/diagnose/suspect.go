package diagnose

import (
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// family is a kind of cause. Families are tried in this order, and the first cause that holds wins.
type family int

const (
	tables family = iota
	joins
	filters
	repeats
	groups
	expressions
	columns
	ordering
)

// suspect is a difference that may be the cause.
type suspect struct {
	family family
	code   string
	args   i18n.Args
	// at is the learner's part that is marked; nil for the clause as a whole.
	at     sqltext.Node
	clause string
	mend   mend
	// guess marks a change that no difference to the reference suggests: it is named only when it is proven.
	guess bool
	// opens marks a mend that only takes a condition away: when it brings back every missing row, the condition is what dropped them.
	opens bool
	// shown marks a difference whose effect can be seen in the data.
	shown bool
	// about are the columns that the cause is about, where at does not hold them.
	about []sqltext.Node
	// early marks a guess that says more than any difference of its family.
	early bool
}

// lead collects suspects.
type lead struct {
	suspects []suspect
	counts   func(table string) (int64, bool)
	actual   int64
	types    map[string]string
	answers  []int // the learner's column for each expected one
	gap      Gap
	alike    [2]string
}

func (l *lead) add(s suspect) {
	if s.mend != nil {
		l.suspects = append(l.suspects, s)
	}
}

// inOrder sorts suspects by family; differences come before guesses, but for the few guesses that are early.
func (l *lead) inOrder() []suspect {
	slices.SortStableFunc(l.suspects, func(a, b suspect) int {
		if late := boolOrder(a.guess && !a.early) - boolOrder(b.guess && !b.early); late != 0 {
			return late
		}
		if a.family != b.family {
			return int(a.family) - int(b.family)
		}
		return boolOrder(b.early) - boolOrder(a.early)
	})
	return l.suspects
}

func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}
