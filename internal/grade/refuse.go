package grade

import (
	"context"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// finish makes a wrong answer's verdict: the author's own message comes before what the judge found, and before an answer is
// called wrong the exercise must agree with itself.
func (j *judging) finish(ctx context.Context, v Verdict, found []Finding) (Verdict, error) {
	v.Outcome = Incorrect
	if f, ok, err := j.authorsMessage(ctx, false); err != nil {
		return Verdict{}, err
	} else if ok {
		v.Findings = append([]Finding{f}, v.Findings...)
		return v, nil
	}
	agree := j.solutionsAgree
	if j.ex.Type == lesson.Change {
		agree = j.agreeOnState
	}
	if err := agree(ctx); err != nil {
		return Verdict{}, err
	}
	if f, ok := j.misplacedLine(); ok {
		found = append([]Finding{f}, found...)
	}
	v.Findings = append(found, v.Findings...)
	return v, nil
}

// refusedVerdict is the verdict on SQL that gave no result.
func (j *judging) refusedVerdict(ctx context.Context, v Verdict, refused *result.QueryError) (Verdict, error) {
	v.Outcome = QueryError
	switch refused.Cause {
	case result.Blocked:
		v.Outcome = Blocked
	case result.Stopped:
		v.Outcome = Stopped
	}
	v.Findings = append(v.Findings, explainError(refused, j.answer))
	if v.Outcome != QueryError {
		return v, nil
	}
	if f, ok, err := j.authorsMessage(ctx, false); err != nil {
		return Verdict{}, err
	} else if ok {
		f.Line, f.Column, f.Length = v.Findings[0].Line, v.Findings[0].Column, v.Findings[0].Length
		v.Findings = append([]Finding{f}, v.Findings[1:]...)
		return v, nil
	}
	if f, ok := j.misplacedLine(); ok {
		v.Findings = append([]Finding{f}, v.Findings...)
	}
	return v, nil
}

// stoppedVerdict is the verdict on SQL that a limit ended, on whichever database. It is right on none that it was not tried on.
func stoppedVerdict(v Verdict, stopped *result.QueryError, answer string) Verdict {
	return withFirst(v, Stopped, explainError(stopped, answer))
}

// isStopped reports whether a limit ended the SQL.
func isStopped(refused *result.QueryError) bool {
	return refused != nil && refused.Cause == result.Stopped
}

// sameReading lists the first solution and those that must agree with it; none when it stands alone.
func (j *judging) sameReading() []lesson.Solution {
	same := j.ex.Solutions[:1:1]
	for _, s := range j.ex.Solutions[1:] {
		if s.Reading == "" {
			same = append(same, s)
		}
	}
	if len(same) == 1 {
		return nil
	}
	return same
}

// solutionsAgree makes sure, before a learner is told to be wrong, that every solution which is no reading of its own
// returns what the reference returns. Where it does not, the exercise is broken.
func (j *judging) solutionsAgree(ctx context.Context) error {
	same := j.sameReading()
	if same == nil {
		return nil
	}
	if err := j.use(ctx, 0); err != nil {
		return err
	}
	r := j.rules
	r.sorted = true // of listed solutions only what they return is asked
	var first reference
	for i, s := range same {
		ref, err := runReference(ctx, j.session, s.SQL, j.ex.Order)
		switch {
		case err != nil:
			return referenceFault(err)
		case i == 0:
			first = ref
		case !compare(first.set, ref.set, first.order, r).equal():
			return fault("GH-FAULT-SOLUTIONS", "fault.other-rows", nil)
		}
	}
	return nil
}
