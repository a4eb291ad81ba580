package diagnose

import (
	"context"
	"slices"

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
	l := &lead{actual: c.Actual, types: c.Types, answers: c.Columns, gap: c.Gap, alike: c.Alike}
	l.counts = func(table string) (int64, bool) { return c.Count(ctx, table) }
	matched := pairs(work, reference, c.Schema)
	for _, p := range matched {
		for _, look := range looks() {
			look(l, p)
		}
	}
	guesses(l, work, matched)
	t := trying{c: c, work: work, left: mostTries}
	found, err := t.choose(ctx, l.inOrder())
	if err != nil || found == nil {
		return Cause{}, false, err
	}
	cause := c.word(found.suspect, matched)
	cause.Proven, cause.Alone = found.proven, found.alone
	cause.Held = t.held(ctx, found.suspect, matched)
	return cause, true, nil
}

// looks lists what is compared in a pair of queries, in the order of the families.
func looks() []func(*lead, pair) {
	return []func(*lead, pair){
		lookAtTables, lookAtJoins, lookAtOuterConditions, lookAtConditions, lookAtRepeats, lookAtGroups, lookAtOutput, lookAtOrder, lookAtLimit,
	}
}

// choice is the suspect that is named.
type choice struct {
	suspect suspect
	proven  bool
	alone   bool
}

// choose applies the suspects' mends until one makes the result right, then two at a time. Where none does, the data may show which it is:
// a clause that holds back the very rows that are missing. Without proof it is the first difference that matters, when there are few of
// them; nil when nothing can be named.
func (t *trying) choose(ctx context.Context, suspects []suspect) (*choice, error) {
	effects := make([]Effect, len(suspects))
	for i, s := range suspects {
		var err error
		if effects[i], err = t.effect(ctx, s.mend); err != nil {
			return nil, err
		}
		if effects[i] == Right {
			return &choice{suspect: s, proven: true, alone: true}, nil
		}
	}
	for _, s := range suspects {
		if s.shown {
			return &choice{suspect: s, proven: true}, nil
		}
	}
	differences := differencesOf(suspects)
	if found, err := t.chooseOfTwo(ctx, suspects, differences, effects); found != nil || err != nil {
		return found, err
	}
	for i, s := range suspects {
		if s.opens && effects[i] == Covering {
			s.code = "GH-DROPS"
			return &choice{suspect: s, proven: true}, nil
		}
	}
	if i := t.likeliest(suspects, differences, effects); i >= 0 {
		return &choice{suspect: suspects[i]}, nil
	}
	return nil, nil
}

// differencesOf lists the suspects that are differences to the reference, and no guesses.
func differencesOf(suspects []suspect) []int {
	var differences []int
	for i, s := range suspects {
		if !s.guess {
			differences = append(differences, i)
		}
	}
	return differences
}

// chooseOfTwo tries two differences together. Of a pair that makes the result right the one is named that does more alone.
func (t *trying) chooseOfTwo(ctx context.Context, suspects []suspect, differences []int, effects []Effect) (*choice, error) {
	t.left = mostPairsTried
	for k, i := range differences {
		for _, j := range differences[k+1:] {
			both, err := t.effect(ctx, all(suspects[i].mend, suspects[j].mend))
			if err != nil {
				return nil, err
			}
			if both != Right {
				continue
			}
			if weight(effects[j]) > weight(effects[i]) {
				i = j
			}
			return &choice{suspect: suspects[i], proven: true}, nil
		}
	}
	return nil, nil
}

// weight orders effects by how much they say for a difference: only what brings the result nearer says something.
func weight(e Effect) int {
	if e == Nearer || e == Covering {
		return int(e)
	}
	return 0
}

// fits reports whether a difference can make such a gap at all. Where every row that is there is right, no row was worked out wrongly; where
// another summary of the same rows is right, the rows are; and a column that holds what is expected is worked out well.
func (t *trying) fits(s suspect) bool {
	switch t.c.Gap {
	case Missing, Extra:
		return s.family < groups
	case Cells:
		return (s.family >= expressions || !t.summaryIsRight()) && !t.inRightColumn(s.at)
	}
	return true
}

// inRightColumn reports whether a part of the query belongs to an output column that holds what is expected.
func (t *trying) inRightColumn(at sqltext.Node) bool {
	outputs := t.work.Query().List("select_list")
	for i, column := range t.c.Columns {
		if !slices.Contains(t.c.Off, i) && column < len(outputs) && slices.ContainsFunc(partsOf(outputs[column]), func(part sqltext.Node) bool { return sameNode(part, at) }) {
			return true
		}
	}
	return false
}

// summaryIsRight reports whether a column that sums rows up holds what is expected.
func (t *trying) summaryIsRight() bool {
	outputs := t.work.Query().List("select_list")
	for i, column := range t.c.Columns {
		if !slices.Contains(t.c.Off, i) && column < len(outputs) && summarises(outputs[column]) {
			return true
		}
	}
	return false
}

// likeliest chooses among differences of which none is the whole cause: the first whose mend brings the result nearer, else the
// first whose mend changes it at all. What is only written differently is never blamed, nor what cannot make such a gap. -1 when there are too many.
func (t *trying) likeliest(suspects []suspect, differences []int, effects []Effect) int {
	if len(differences) > mostUnproven {
		return -1
	}
	for _, wanted := range []Effect{Covering, Nearer, NoHelp} {
		for _, i := range differences {
			if effects[i] == wanted && t.fits(suspects[i]) {
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
