package diagnose

import (
	"context"

	"guildhall/internal/sqltext"
)

// Bounds of a diagnosis.
const (
	mostTries      = 48
	mostPairsTried = 12
	// mostUnproven is how many differences there may be when the first of them is named without proof.
	mostUnproven = 4
)

// Find names the cause of a wrong answer; false means that it cannot. When the context ends nothing more is tried, and what
// is known by then is said. An error comes from Try.
func Find(ctx context.Context, c Case) (Cause, bool, error) {
	work := sqltext.Spelt(c.Learner, c.Schema)
	reference := sqltext.Spelt(c.Reference, c.Schema)
	l := &lead{actual: c.Actual, types: c.Types, answers: c.Columns}
	l.counts = func(table string) (int64, bool) { return c.Count(ctx, table) }
	matched := pairs(work, reference, c.Schema)
	for _, p := range matched {
		for _, look := range looks() {
			look(l, p)
		}
	}
	guesses(l, work, matched)
	suspects := l.inOrder()
	found, proven, err := try(ctx, c, work, suspects)
	if err != nil {
		return Cause{}, false, err
	}
	if found < 0 {
		return Cause{}, false, nil
	}
	cause := c.word(suspects[found], matched)
	cause.Proven = proven
	return cause, true, nil
}

// looks lists what is compared in a pair of queries, in the order of the families.
func looks() []func(*lead, pair) {
	return []func(*lead, pair){
		lookAtTables, lookAtJoins, lookAtOuterConditions, lookAtConditions, lookAtRepeats, lookAtGroups, lookAtOutput, lookAtOrder, lookAtLimit,
	}
}

// try applies the suspects' mends until one makes the result right, then two at a time. Without proof it returns the first
// difference when there are few of them, and -1 otherwise.
func try(ctx context.Context, c Case, work *sqltext.Tree, suspects []suspect) (found int, proven bool, err error) {
	t := trying{c: c, work: work, left: mostTries}
	for i, s := range suspects {
		right, err := t.mended(ctx, s.mend)
		if err != nil || right {
			return i, right, err
		}
	}
	var differences []int
	for i, s := range suspects {
		if !s.guess {
			differences = append(differences, i)
		}
	}
	t.left = mostPairsTried
	for k, i := range differences {
		for _, j := range differences[k+1:] {
			right, err := t.mended(ctx, all(suspects[i].mend, suspects[j].mend))
			if err != nil || right {
				return i, right, err
			}
		}
	}
	if len(differences) == 0 || len(differences) > mostUnproven {
		return -1, false, nil
	}
	return differences[0], false, nil
}

// trying counts down the tries that are left.
type trying struct {
	c    Case
	work *sqltext.Tree
	left int
}

// mended reports whether a mend makes the result right. When the tries or the time are used up nothing does.
func (t *trying) mended(ctx context.Context, m mend) (bool, error) {
	if t.left <= 0 || ctx.Err() != nil {
		return false, nil
	}
	t.left--
	undo := m()
	defer undo()
	return t.c.Try(ctx, t.work)
}
