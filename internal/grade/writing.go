package grade

import (
	"context"

	"guildhall/internal/grade/diagnose"
	"guildhall/internal/sqltext"
)

// tryMend runs a mended query and says what came of it.
type tryMend func(ctx context.Context, tree *sqltext.Tree) (diagnose.Effect, error)

// find looks for the cause beside the reference, and where no one mend is enough there, beside the other ways to write it: an answer is
// only compared well with one that goes the same way. Where none is, what the reference itself suggests is kept.
func (j *judging) find(ctx context.Context, d described, try tryMend) (diagnose.Cause, bool, error) {
	first, named, err := j.findBeside(ctx, d, try)
	if err != nil || named && first.Alone {
		return first, named, err
	}
	for _, sql := range j.otherWritings(d.sql) {
		d.sql = sql
		cause, ok, err := j.findBeside(ctx, d, try)
		if err != nil {
			return first, named, err
		}
		if ok && cause.Alone {
			return cause, true, nil
		}
	}
	return first, named, nil
}

// findBeside looks for the cause beside one way to write the reference.
func (j *judging) findBeside(ctx context.Context, d described, try tryMend) (diagnose.Cause, bool, error) {
	c, ok, err := j.readCase(ctx, d)
	if err != nil || !ok {
		return diagnose.Cause{}, false, err
	}
	c.Try = try
	return diagnose.Find(ctx, c)
}

// otherWritings are the accepted answers that mean the same as the reference; none for a reading of its own.
func (j *judging) otherWritings(reference string) []string {
	if reference != j.ex.Solutions[0].SQL {
		return nil
	}
	var others []string
	for _, s := range j.sameReading() {
		if s.SQL != reference {
			others = append(others, s.SQL)
		}
	}
	return others
}
