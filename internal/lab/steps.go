package lab

import (
	"context"
	"fmt"

	"guildhall/internal/lesson"
	"guildhall/internal/sqltext"
	"guildhall/internal/steps"
)

// Steps takes the last statement of a text apart on datasets. Beside the learner's own tables the statements before it are not run: they
// were run already, or would change these tables.
func (l *Lab) Steps(ctx context.Context, pack *lesson.Pack, datasets []string, own bool, sql string, path []int) (steps.Trace, error) {
	job, err := l.job(ctx, pack, datasets)
	if err != nil {
		return steps.Trace{}, err
	}
	if own && l.hasOwn() {
		session, leave, err := l.openOwn(ctx, job)
		if err != nil {
			return steps.Trace{}, err
		}
		defer leave()
		if pieces := sqltext.Split(sql); len(pieces) > 0 {
			sql = pieces[len(pieces)-1].Text
		}
		return steps.Through(ctx, session, sql, path)
	}
	session, err := l.options.Engine.Open(ctx, job)
	if err != nil {
		return steps.Trace{}, fmt.Errorf("open the datasets: %w", err)
	}
	defer closing(session)
	return steps.Through(ctx, session, sql, path)
}
