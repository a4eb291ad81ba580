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
// difference that matters, when there are few of them, and -1 otherwise.
func try(ctx context.Context, c Case, work *sqltext.Tree, suspects []suspect) (found int, proven bool, err error) {
	t := trying{c: c, work: work, left: mostTries}
	effects := make([]Effect, len(suspects))
	for i, s := range suspects {
		if effects[i], err = t.effect(ctx, s.mend); err != nil || effects[i] == Right {
			return i, effects[i] == Right, err
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
			both, err := t.effect(ctx, all(suspects[i].mend, suspects[j].mend))
			if err != nil || both == Right {
				return i, both == Right, err
			}
		}
	}
	return likeliest(differences, effects), false, nil
}

// likeliest chooses among differences of which none is the whole cause: the first whose mend brings the result nearer, else the
// first whose mend changes it at all. What is only written differently is never blamed. -1 when there are too many.
func likeliest(differences []int, effects []Effect) int {
	if len(differences) > mostUnproven {
		return -1
	}
	for _, wanted := range []Effect{Nearer, NoHelp} {
		for _, i := range differences {
			if effects[i] == wanted {
				return i
			}
		}
	}
	return -1
}

// trying counts down the tries that are left.
type trying struct {
	c    Case
	work *sqltext.Tree
	left int
}

// effect is what a mend does to the result. When the tries or the time are used up none helps.
func (t *trying) effect(ctx context.Context, m mend) (Effect, error) {
	if t.left <= 0 || ctx.Err() != nil {
		return NoHelp, nil
	}
	t.left--
	undo := m()
	defer undo()
	return t.c.Try(ctx, t.work)
}
