package grade

import (
	"context"
	"errors"
	"fmt"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// judgeQuery judges a query by its result, on the sample and then on every variant.
func judgeQuery(ctx context.Context, j *judging) (Verdict, error) {
	sample, err := j.tryOn(ctx, 0, j.readings())
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{Checked: Checked{Datasets: 1}, Actual: sample.set}
	if sample.best != nil {
		v.Checked.Compare = compared(*sample.best, j.rules)
	}
	switch {
	case sample.refused != nil:
		return j.refusedVerdict(ctx, v, sample.refused)
	case sample.set == nil:
		return j.finish(ctx, v, []Finding{diagnosis("GH-NO-RESULT", nil)})
	}
	v.Findings = severalStatements(sample.outcome)
	if len(sample.right) == 0 && j.patience < 0 {
		v.Outcome = Incorrect
		return v, nil
	}
	if len(sample.right) == 0 {
		d := *sample.best
		v.Diff = difference(d.expected, d.actual, d.comparison)
		d.diff = v.Diff
		found, err := j.whyWrong(ctx, d)
		if err != nil {
			return Verdict{}, err
		}
		return j.finish(ctx, v, found)
	}
	if f, ok, err := j.authorsMessage(ctx, true); ok || err != nil {
		return withFirst(v, Incorrect, f), err
	}
	if f, broken := j.brokenRule(); broken {
		return withFirst(v, Incorrect, f), nil
	}
	v, err = j.tryVariants(ctx, v, sample)
	if err != nil {
		return Verdict{}, err
	}
	if j.patience < 0 {
		return v, nil
	}
	return j.withStyle(ctx, v, *sample.best)
}

// tryVariants runs an answer that is right on the sample on every variant. It must agree everywhere with one and the same
// reading.
func (j *judging) tryVariants(ctx context.Context, v Verdict, sample trial) (Verdict, error) {
	v.Outcome = Correct
	v.Findings = append(v.Findings, sample.best.remarks()...)
	if j.ex.Variants == lesson.VariantsOff {
		return v, nil
	}
	readings := sample.right
	if sample.best.by == byContent {
		j.rules.content = sample.best.columns
	}
	for database := 1; database < j.databases(ctx, database); database++ {
		t, err := j.tryOn(ctx, database, readings)
		var broken *faultError
		if j.made(database) && (err != nil || t.refused != nil) {
			continue // it was made to tell right from wrong; where it tells neither, the answer stands
		}
		switch {
		case ctx.Err() != nil:
			return Verdict{}, fmt.Errorf("judge on database %d: %w", database, ctx.Err())
		case errors.As(err, &broken):
			continue // a variant on which the reference fails says nothing about the answer
		case err != nil:
			return Verdict{}, err
		}
		if len(t.right) == 0 && j.made(database) {
			if agreed, err := j.agreed(ctx, database); !agreed || err != nil {
				continue // what the accepted answers take for granted is no answer's fault
			}
		}
		v.Checked.Variants++
		switch {
		case isStopped(t.refused):
			return stoppedVerdict(v, t.refused, j.answer), nil
		case t.refused != nil:
			v.Findings = append(v.Findings, note("GH-VARIANT-ERROR", i18n.Args{"Reason": t.refused.Message}))
		case len(t.right) == 0 && j.patience < 0:
			v.Outcome = Coincidence
			return v, nil
		case len(t.right) == 0:
			return j.coincidence(ctx, v, database, readings, j.queryOn)
		default:
			readings = t.right
		}
	}
	return v, nil
}

// readings lists the accepted readings of the prompt: the first solution, and those that the author marked as another.
func (j *judging) readings() []lesson.Solution {
	readings := j.ex.Solutions[:1:1]
	for _, s := range j.ex.Solutions[1:] {
		if s.Reading != "" {
			readings = append(readings, s)
		}
	}
	return readings
}

// trial is what came of an answer on one database.
type trial struct {
	outcome result.Outcome
	set     *result.Set        // what the answer returned, nil when it returned nothing
	refused *result.QueryError // why it returned nothing
	right   []lesson.Solution  // the readings it agrees with
	best    *described         // the comparison with the reading it agrees with or comes nearest to
}

// tryOn runs the references and the answer on a database and compares. The references run first, so that nothing the
// answer creates can stand in their way.
func (j *judging) tryOn(ctx context.Context, database int, readings []lesson.Solution) (trial, error) {
	if err := j.use(ctx, database); err != nil {
		return trial{}, err
	}
	references := make([]reference, len(readings))
	most := 0
	for i, reading := range readings {
		var err error
		if references[i], err = runReference(ctx, j.session, reading.SQL, j.ex.Order); err != nil {
			return trial{}, referenceFault(err)
		}
		most = max(most, len(references[i].set.Rows))
	}
	t, err := j.runAnswer(ctx, 10*most+1000)
	if err != nil || t.set == nil {
		return t, err
	}
	if err := j.readAnswered(ctx, t.outcome); err != nil {
		return trial{}, err
	}
	for i, ref := range references {
		d := &described{
			sql: readings[i].SQL, expected: ref.set, actual: t.set, order: ref.order, sorted: j.rules.sorted,
			comparison: compare(ref.set, t.set, ref.order, j.rules),
		}
		if d.equal() {
			t.right = append(t.right, readings[i])
		}
		if t.best == nil || d.nearer(*t.best) {
			t.best = d
		}
	}
	return t, nil
}

// nearer reports whether a comparison is closer to right than another.
func (d described) nearer(other described) bool {
	rank := func(d described) int {
		switch {
		case d.equal():
			return 0
		case d.sameRows():
			return 1
		case d.sameWidth && d.names:
			return 2 + len(d.missing) + len(d.extra)
		default:
			return 1 << 30
		}
	}
	return rank(d) < rank(other)
}

// runAnswer runs the learner's SQL.
func (j *judging) runAnswer(ctx context.Context, maxRows int) (trial, error) {
	outcome, err := j.session.Query(ctx, j.answer, maxRows)
	var refused *result.QueryError
	switch {
	case errors.As(err, &refused) && refused.Limit == result.Cancelled:
		return trial{}, notAnAttempt("GH-CANCELLED", nil)
	case errors.As(err, &refused):
		return trial{refused: refused}, nil
	case err != nil:
		return trial{}, fmt.Errorf("run the answer: %w", err)
	}
	return trial{outcome: outcome, set: outcome.Set}, nil
}

// readAnswered looks at the statement whose result is judged.
func (j *judging) readAnswered(ctx context.Context, outcome result.Outcome) error {
	if j.answered != "" {
		return nil
	}
	pieces := sqltext.Split(j.answer)
	if outcome.Answered < 0 || outcome.Answered >= len(pieces) {
		return fmt.Errorf("statement %d of %d has the result", outcome.Answered+1, len(pieces))
	}
	j.answered, j.answeredAt = pieces[outcome.Answered].Text, pieces[outcome.Answered].Start
	tree, err := treeOf(ctx, j.session, j.answered)
	switch {
	case errors.Is(err, errNoTree):
		j.rules.sorted = hasOuterOrder(j.answered)
		return nil
	case err != nil:
		return err
	}
	j.tree, j.rules.sorted = tree, sqltext.HasOuterOrderBy(tree)
	return nil
}

// use turns to a database. A session begins at the sample, so that the first turn to it costs nothing.
func (j *judging) use(ctx context.Context, database int) error {
	if database == 0 && !j.used {
		j.used = true
		return nil
	}
	if err := j.session.Use(ctx, database); err != nil {
		return fmt.Errorf("turn to database %d: %w", database, err)
	}
	return nil
}

// severalStatements notes which of several statements was judged.
func severalStatements(outcome result.Outcome) []Finding {
	if outcome.Statements < 2 {
		return nil
	}
	return []Finding{note("GH-STATEMENTS", i18n.Args{"Number": outcome.Answered + 1, "Count": outcome.Statements})}
}

// withFirst puts a finding before the others.
func withFirst(v Verdict, outcome Outcome, f Finding) Verdict {
	v.Outcome = outcome
	v.Findings = append([]Finding{f}, v.Findings...)
	return v
}
