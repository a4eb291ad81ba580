package grade

import (
	"context"
	"errors"
	"slices"
	"time"

	"guildhall/internal/grade/diagnose"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// shrinker is what a Session may offer besides: making a small database of a variant.
type shrinker interface {
	// Shrink turns the session to a copy of the database and takes rows away for as long as differs says yes. Until the
	// session is closed, Use of the database turns to that copy. It returns the tables that the queries name.
	Shrink(ctx context.Context, database int, queries []string, differs func(context.Context) (bool, error)) (Small, error)
	// Mixed reports whether a variant is special in several ways at once, so that it says less about the cause than another.
	Mixed(database int) bool
}

// Small is a database that was made small enough to look at.
type Small struct {
	Tables map[string]*result.Set
	Reason i18n.Message // what is special about its rows
}

// steerer is what a Session may offer besides: more databases for one answer.
type steerer interface {
	// Steer adds databases in which what only this answer asks about varies: columns, constants and limits that no accepted answer
	// mentions. There may be none to add.
	Steer(ctx context.Context, answer string) error
}

// steeringTime is how long making databases for one answer may take. A moment is usual.
const steeringTime = 15 * time.Second

// databases is how many databases there are for an answer that has reached one of them. When it has passed all of the exercise's own,
// more are asked for; without them it is as right as those can tell.
func (j *judging) databases(ctx context.Context, reached int) int {
	s, ok := j.session.(steerer)
	if ok && reached == j.session.Databases() && j.lasting == 0 && j.patience >= 0 {
		j.lasting = reached
		j.time.beside(func() {
			ctx, cancel := context.WithTimeout(ctx, steeringTime)
			defer cancel()
			_ = s.Steer(ctx, j.answer)
		})
	}
	return j.session.Databases()
}

// made reports whether a database was made for this answer.
func (j *judging) made(database int) bool { return j.lasting > 0 && database >= j.lasting }

// comparison on one database, whatever the type of exercise.
type compareOn func(ctx context.Context, database int, readings []lesson.Solution) (different *described, err error)

// queryOn compares what queries return; nil when they agree, or when there is nothing to compare.
func (j *judging) queryOn(ctx context.Context, database int, readings []lesson.Solution) (*described, error) {
	t, err := j.tryOn(ctx, database, readings)
	if err != nil || t.refused != nil || len(t.right) > 0 || t.set == nil {
		return nil, err
	}
	return t.best, nil
}

// stateOn compares what checks return after statements.
func (j *judging) stateOn(ctx context.Context, database int, readings []lesson.Solution) (*described, error) {
	t, err := j.changeOn(ctx, database, readings)
	if err != nil || t.refused != nil || t.failed != nil || len(t.right) > 0 {
		return nil, err
	}
	return t.best, nil
}

// agreed reports whether the accepted answers of one reading agree with each other on a database.
func (j *judging) agreed(ctx context.Context, database int) (bool, error) {
	for _, s := range j.sameReading() {
		other := *j
		other.answer, other.answered, other.tree = s.SQL, "", nil
		compare := other.queryOn
		if j.ex.Type == lesson.Change {
			compare = other.stateOn
		}
		if d, err := compare(ctx, database, j.ex.Solutions[:1]); d != nil || err != nil {
			return false, err
		}
	}
	return true, nil
}

// coincidence is the verdict on an answer that is right on the sample and not on a variant. Before that is said, the accepted
// answers must agree with each other there.
func (j *judging) coincidence(ctx context.Context, v Verdict, database int, readings []lesson.Solution, on compareOn) (Verdict, error) {
	agreed, err := j.agreed(ctx, database)
	if err != nil {
		return Verdict{}, err
	}
	if !agreed {
		return Verdict{}, fault("GH-FAULT-SOLUTIONS", "fault.other-rows-elsewhere", nil)
	}
	cause, named, err := j.causeOn(ctx, database, readings)
	if err != nil {
		return Verdict{}, err
	}
	found, different, err := j.counterexample(ctx, database, readings, on)
	if err != nil {
		return Verdict{}, err
	}
	v.Counterexample = found
	if !named {
		return withFirst(v, Coincidence, onFewRows(different)), nil
	}
	if found != nil {
		found.Reason = fitting(found.Reason, cause.Code)
		cause.Message = words("GH-COINCIDENCE/because", i18n.Args{"Cause": cause.Message})
	}
	return withFirst(v, Coincidence, cause), nil
}

// fitting is what is special about the rows of a counterexample, if it has to do with the cause that is named: two hints that point
// to different places help nobody.
func fitting(reason i18n.Message, code string) i18n.Message {
	fits := map[string][]string{
		"variant.boundary":   {"LOG-57", "GH-DATE-END"},
		"variant.time":       {"LOG-57", "GH-DATE-END", "LOG-66"},
		"variant.strings":    {"SEM-43", "SEM-44", "COM-88", "GH-LIKE-CASE", "GH-WHOLE-STRING"},
		"variant.nulls":      {"GH-NULL", "LOG-81", "SEM-46", "LOG-66"},
		"variant.duplicates": {"LOG-72", "LOG-78", "LOG-79", "SEM-41", "SEM-42", "SYN-16", "GH-UNION", "SEM-47"},
		"variant.orphans":    {"GH-OUTER", "GH-INNER", "COM-104", "LOG-59"},
		"variant.ties":       {"GH-LIMIT", "LOG-80", "LOG-74", "LOG-75"},
		"variant.jitter":     {"GH-INTEGER", "GH-ROUNDED", "LOG-57", "LOG-68"},
	}
	if codes, known := fits[reason.Key]; !known || slices.Contains(codes, code) {
		return reason
	}
	return i18n.New("variant.rich", nil)
}

// causeOn looks for the cause of a coincidence on the variant that revealed it. Only what a mend proves is named, there and on the sample:
// on few rows many a change makes a result right.
func (j *judging) causeOn(ctx context.Context, database int, readings []lesson.Solution) (Finding, bool, error) {
	if j.ex.Type != lesson.SQL || j.tree == nil {
		return Finding{}, false, nil
	}
	sample, err := j.tryOn(ctx, 0, readings)
	if err != nil || len(sample.right) == 0 {
		return Finding{}, false, unlessBroken(err)
	}
	t, err := j.tryOn(ctx, database, readings)
	if err != nil || t.best == nil {
		return Finding{}, false, unlessBroken(err)
	}
	d := *t.best
	d.diff = difference(d.expected, d.actual, d.comparison)
	limited, cancel := context.WithTimeout(ctx, j.patience)
	defer cancel()
	cause, ok, err := j.find(limited, d, func(ctx context.Context, tree *sqltext.Tree) (diagnose.Effect, error) {
		effect, err := j.mended(ctx, d, tree)
		if effect != diagnose.Right || err != nil {
			return effect, err
		}
		return j.holdsOn(ctx, database, *sample.best, tree)
	})
	if err != nil || !ok || !cause.Proven {
		return Finding{}, false, unlessOver(ctx, err)
	}
	cause.Right = ""
	return j.asFinding(cause), true, nil
}

// holdsOn says whether a mend that is right on a variant is right on the sample too, and turns back to the variant.
func (j *judging) holdsOn(ctx context.Context, variant int, sample described, tree *sqltext.Tree) (diagnose.Effect, error) {
	if err := j.use(ctx, 0); err != nil {
		return diagnose.NoHelp, err
	}
	effect, err := j.mended(ctx, sample, tree)
	if effect == diagnose.Unchanged {
		effect = diagnose.Right // the answer is right there
	}
	if effect != diagnose.Right {
		effect = diagnose.NoHelp
	}
	if err == nil {
		err = j.use(ctx, variant)
	}
	return effect, err
}

// onFewRows says in what an answer differs on a counterexample; nil where there is none.
func onFewRows(d *described) Finding {
	switch {
	case d == nil:
		return diagnosis("GH-COINCIDENCE", nil)
	case d.sameRows():
		return diagnosis("GH-COINCIDENCE/order", nil)
	case len(d.extra) == 0 && len(d.missing) > 0:
		return diagnosis("GH-COINCIDENCE/missing", i18n.Args{"Count": len(d.missing)})
	case len(d.missing) == 0 && len(d.extra) > 0:
		return diagnosis("GH-COINCIDENCE/extra", i18n.Args{"Count": len(d.extra)})
	default:
		return diagnosis("GH-COINCIDENCE/value", nil)
	}
}

// counterexample makes the variant small, and makes sure that answer and reference still part ways there; it says how. Both are nil where
// none can be shown.
func (j *judging) counterexample(ctx context.Context, database int, readings []lesson.Solution, on compareOn) (*Counterexample, *described, error) {
	s, ok := j.session.(shrinker)
	if !ok {
		return nil, nil, nil
	}
	database, err := j.plainest(ctx, s, database, readings, on)
	if err != nil {
		return nil, nil, err
	}
	queries := []string{j.answer, j.ex.Solutions[0].SQL}
	small, err := s.Shrink(ctx, database, append(queries, j.ex.Check...), func(ctx context.Context) (bool, error) {
		d, err := on(ctx, database, readings)
		return d != nil, unlessBroken(err)
	})
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	if err != nil {
		return nil, nil, nil //nolint:nilerr // the verdict stands without an example
	}
	d, err := on(ctx, database, readings)
	if d == nil || err != nil {
		return nil, nil, unlessBroken(err)
	}
	return &Counterexample{Tables: small.Tables, Expected: few(d.expected, d.missing), Actual: few(d.actual, d.extra), Reason: small.Reason}, d, nil
}

// plainest finds a variant that is special in one way only and tells answer and reference apart too; without one it is the first
// that did.
func (j *judging) plainest(ctx context.Context, s shrinker, first int, readings []lesson.Solution, on compareOn) (int, error) {
	if !s.Mixed(first) {
		return first, nil
	}
	for database := first + 1; database < j.session.Databases(); database++ {
		if s.Mixed(database) {
			continue
		}
		d, err := on(ctx, database, readings)
		if err := unlessBroken(err); err != nil {
			return 0, err
		}
		if d != nil {
			return database, nil
		}
	}
	return first, nil
}

// unlessBroken drops an error that says that the reference fails on a database: such a database shows nothing.
func unlessBroken(err error) error {
	var broken *faultError
	if errors.As(err, &broken) {
		return nil
	}
	return err
}

// shownRows is how many rows of a counterexample's results are shown.
const shownRows = 6

// few cuts a result to what fits beside another: the rows that differ first, for they are what it is about.
func few(set *result.Set, differing []int) *result.Set {
	if set == nil || len(set.Rows) <= shownRows {
		return set
	}
	chosen := slices.Clone(differing[:min(len(differing), shownRows)])
	for i := range set.Rows {
		if len(chosen) < shownRows && !slices.Contains(differing, i) {
			chosen = append(chosen, i)
		}
	}
	slices.Sort(chosen)
	cut := *set
	cut.Rows, cut.Truncated = pick(set.Rows, chosen), true
	if cut.Total < 0 {
		cut.Total = int64(len(set.Rows))
	}
	return &cut
}
