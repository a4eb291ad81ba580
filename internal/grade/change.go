package grade

import (
	"context"
	"errors"
	"fmt"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// judgeChange judges statements by what the exercise's check queries return after them, on the sample and then on every
// variant.
func judgeChange(ctx context.Context, j *judging) (Verdict, error) {
	if len(j.ex.Check) == 0 {
		return Verdict{}, fault("GH-FAULT-CHECK", "fault.no-check", i18n.Args{"ID": j.ex.ID})
	}
	j.rules.sorted = true // both sides run the same check
	readings := j.readings()
	sample, err := j.changeOn(ctx, 0, readings)
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{Checked: Checked{Datasets: 1, Compare: []i18n.Message{phrase("change", i18n.Args{"Count": len(j.ex.Check)})}}}
	v.Checked.Compare = append(v.Checked.Compare, tolerancePhrases(j.rules.near)...)
	if sample.refused != nil {
		return j.refusedVerdict(ctx, v, sample.refused)
	}
	if len(sample.right) == 0 {
		return j.refuseChange(ctx, v, sample)
	}
	if f, ok, err := j.authorsMessage(ctx, true); ok || err != nil {
		return withFirst(v, Incorrect, f), err
	}
	v.Outcome = Correct
	if j.ex.Variants == lesson.VariantsOff {
		return v, nil
	}
	return j.changeVariants(ctx, v, sample.right)
}

func (j *judging) changeVariants(ctx context.Context, v Verdict, readings []lesson.Solution) (Verdict, error) {
	for database := 1; database < j.session.Databases(); database++ {
		t, err := j.changeOn(ctx, database, readings)
		var broken *faultError
		switch {
		case ctx.Err() != nil:
			return Verdict{}, fmt.Errorf("judge on database %d: %w", database, ctx.Err())
		case errors.As(err, &broken):
			continue // a variant on which the reference fails says nothing about the answer
		case err != nil:
			return Verdict{}, err
		}
		v.Checked.Variants++
		switch {
		case isStopped(t.refused):
			return stoppedVerdict(v, t.refused, j.answer), nil
		case t.refused != nil:
			v.Findings = append(v.Findings, note("GH-VARIANT-ERROR", i18n.Args{"Reason": t.refused.Message}))
		case len(t.right) == 0:
			return j.coincidence(ctx, v, database, readings, j.stateOn)
		default:
			readings = t.right
		}
	}
	return v, nil
}

// refuseChange words what is wrong with the state that an answer left behind.
func (j *judging) refuseChange(ctx context.Context, v Verdict, t changeTrial) (Verdict, error) {
	if f, ok, err := j.sameAsWrong(ctx, t.states); err != nil {
		return Verdict{}, err
	} else if ok {
		return withFirst(v, Incorrect, f), nil
	}
	if t.failed != nil {
		return j.finish(ctx, v, []Finding{diagnosis("GH-CHECK-FAILS", i18n.Args{"Message": firstLine(t.failed.Message)})})
	}
	d := *t.best
	v.Diff, v.Actual = difference(d.expected, d.actual, d.comparison), d.actual
	d.diff = v.Diff
	found := []Finding{diagnosis("GH-STATE", nil), d.describe()}
	found[1].Kind = Note
	if t.outcome.Changed == 0 {
		found = append([]Finding{diagnosis("GH-UNTOUCHED", nil)}, found[1])
	}
	return j.finish(ctx, v, found)
}

// changeTrial is what came of statements on one database.
type changeTrial struct {
	outcome result.Outcome
	refused *result.QueryError // the statements did not run
	failed  *result.QueryError // they ran, and a check did not run after them
	states  []*result.Set      // what the checks returned; nil when one failed
	right   []lesson.Solution
	best    *described // the first check that differs from the first reading
}

// changeOn runs the references' statements and the answer's, each on a fresh copy, and compares what the checks return.
func (j *judging) changeOn(ctx context.Context, database int, readings []lesson.Solution) (changeTrial, error) {
	expected := make([][]reference, len(readings))
	for i, reading := range readings {
		if err := j.statements(ctx, database, reading.SQL); err != nil {
			return changeTrial{}, referenceFault(err)
		}
		for _, check := range j.ex.Check {
			ref, err := runReference(ctx, j.session, check, j.ex.Order)
			if err != nil {
				return changeTrial{}, referenceFault(err)
			}
			expected[i] = append(expected[i], ref)
		}
	}
	t, err := j.changeByAnswer(ctx, database)
	if err != nil || t.refused != nil || t.failed != nil {
		return t, err
	}
	for i, references := range expected {
		if d := j.firstDifference(references, t.states); d == nil {
			t.right = append(t.right, readings[i])
		} else if t.best == nil {
			t.best = d
		}
	}
	return t, nil
}

// firstDifference compares what checks returned with what they should, and returns the first that differs.
func (j *judging) firstDifference(references []reference, states []*result.Set) *described {
	for i, ref := range references {
		c := compare(ref.set, states[i], ref.order, j.rules)
		if !c.equal() {
			return &described{expected: ref.set, actual: states[i], order: ref.order, comparison: c, sorted: true}
		}
	}
	return nil
}

// statements runs statements on a fresh copy of a database.
func (j *judging) statements(ctx context.Context, database int, sql string) error {
	if err := j.use(ctx, database); err != nil {
		return err
	}
	_, err := j.session.Query(ctx, sql, 1)
	return err
}

// changeByAnswer runs the learner's statements on a fresh copy, and the checks after them.
func (j *judging) changeByAnswer(ctx context.Context, database int) (changeTrial, error) {
	if err := j.use(ctx, database); err != nil {
		return changeTrial{}, err
	}
	ran, err := j.runAnswer(ctx, 1)
	if err != nil || ran.refused != nil {
		return changeTrial{refused: ran.refused}, err
	}
	states, failed, err := j.runChecks(ctx)
	return changeTrial{outcome: ran.outcome, states: states, failed: failed}, err
}

// runChecks runs every check on the database as it is now. A check that fails is the answer's doing: it ran after the
// reference.
func (j *judging) runChecks(ctx context.Context) ([]*result.Set, *result.QueryError, error) {
	var states []*result.Set
	for _, check := range j.ex.Check {
		outcome, err := j.session.Query(ctx, check, referenceRows)
		var failed *result.QueryError
		switch {
		case errors.As(err, &failed) && failed.Limit == result.Cancelled:
			return nil, nil, notAnAttempt("GH-CANCELLED", nil)
		case errors.As(err, &failed):
			return nil, failed, nil
		case err != nil:
			return nil, nil, fmt.Errorf("run a check: %w", err)
		case outcome.Set == nil:
			return nil, nil, fault("GH-FAULT-CHECK", "fault.check-no-table", nil)
		}
		states = append(states, outcome.Set)
	}
	return states, nil, nil
}

// sameAsWrong finds the author's wrong answer after which the checks return what they return after the learner's.
func (j *judging) sameAsWrong(ctx context.Context, states []*result.Set) (Finding, bool, error) {
	for _, wrong := range j.ex.Wrong {
		if wrong.Message == "" || states == nil {
			continue
		}
		if err := j.statements(ctx, 0, wrong.SQL); isQueryError(err) {
			continue
		} else if err != nil {
			return Finding{}, false, err
		}
		after, failed, err := j.runChecks(ctx)
		if err != nil {
			return Finding{}, false, err
		}
		if failed == nil && j.sameStates(after, states) {
			return authored(wrong.Message), true, nil
		}
	}
	return Finding{}, false, nil
}

func (j *judging) sameStates(a, b []*result.Set) bool {
	for i := range a {
		if !compare(a[i], b[i], ordering{}, j.rules).equal() {
			return false
		}
	}
	return true
}

// agreeOnState makes sure that every solution which is no reading of its own leaves the state the first leaves.
func (j *judging) agreeOnState(ctx context.Context) error {
	var first []*result.Set
	for _, s := range j.sameReading() {
		if err := j.statements(ctx, 0, s.SQL); err != nil {
			return referenceFault(err)
		}
		states, failed, err := j.runChecks(ctx)
		switch {
		case err != nil:
			return err
		case failed != nil:
			return referenceFault(failed)
		case first == nil:
			first = states
		case !j.sameStates(first, states):
			return fault("GH-FAULT-SOLUTIONS", "fault.other-data", nil)
		}
	}
	return nil
}
