package lab

import (
	"context"
	"fmt"

	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// bench is one session of the judge: the databases of an exercise, the sample first.
type bench struct {
	session *engine.Session
	samples [][]engine.Database // samples[0] is the data the learner sees
}

// bench opens the databases of an exercise for the judge.
func (l *Lab) bench(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (grade.Session, error) {
	job, err := l.job(ctx, pack, ex.Datasets)
	if err != nil {
		return nil, err
	}
	job.Private = ex.Type == lesson.Change
	job.Limits.Cell = judgeCell
	session, err := l.options.Engine.Open(ctx, job)
	if err != nil {
		return nil, fmt.Errorf("open the datasets: %w", err)
	}
	return &bench{session: session, samples: [][]engine.Database{job.Databases}}, nil
}

// judgeCell is how many bytes of a cell reach the judge. Cells are never cut where results are compared: a longer one stops
// the query at the limit of the result's size.
const judgeCell = 16 << 20

func (b *bench) Query(ctx context.Context, sql string, maxRows int) (result.Outcome, error) {
	return b.session.Query(ctx, sql, maxRows)
}

func (b *bench) Use(ctx context.Context, database int) error {
	if database < 0 || database >= len(b.samples) {
		return fmt.Errorf("there is no database %d of %d", database, len(b.samples))
	}
	return b.session.Use(ctx, b.samples[database])
}

func (b *bench) Databases() int { return len(b.samples) }

func (b *bench) Tree(ctx context.Context, sql string) (string, error) {
	return b.session.Tree(ctx, sql)
}

func (b *bench) SQL(ctx context.Context, tree string) (string, error) {
	return b.session.SQL(ctx, tree)
}

func (b *bench) Close() error { return b.session.Close() }
