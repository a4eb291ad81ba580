package lab

import (
	"context"
	"fmt"

	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/variant"
)

// bench is one session of the judge: the databases of an exercise, the sample first.
type bench struct {
	session  *engine.Session
	sample   []engine.Database // the data the learner sees
	variants []variant.Variant
}

// bench opens the databases of an exercise for the judge.
func (l *Lab) bench(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (grade.Session, error) {
	job, err := l.job(ctx, pack, ex.Datasets)
	if err != nil {
		return nil, err
	}
	// The variants are made before the session is opened: there may be one worker only.
	variants, err := l.variants(ctx, pack, ex, job)
	if err != nil {
		return nil, err
	}
	job.Private = ex.Type == lesson.Change
	job.Limits.Cell = judgeCell
	session, err := l.options.Engine.Open(ctx, job)
	if err != nil {
		return nil, fmt.Errorf("open the datasets: %w", err)
	}
	return &bench{session: session, sample: job.Databases, variants: variants}, nil
}

// variants returns the hidden databases of an exercise. Where they cannot be made, answers are judged on the sample alone, and the
// verdict says so: that is better than no verdict.
func (l *Lab) variants(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise, job engine.Job) ([]variant.Variant, error) {
	if l.options.Variants == nil {
		return nil, nil
	}
	sample := variant.Sample{AsOf: job.AsOf}
	for i, id := range ex.Datasets {
		set, err := l.Dataset(pack, id)
		if err != nil {
			return nil, err
		}
		sample.Datasets = append(sample.Datasets, set)
		sample.Paths = append(sample.Paths, job.Databases[i].Path)
	}
	made, err := l.options.Variants.Variants(ctx, ex, sample)
	if err != nil && ctx.Err() != nil {
		return nil, fmt.Errorf("prepare the exercise: %w", err)
	}
	return made, nil
}

// judgeCell is how many bytes of a cell reach the judge. Cells are never cut where results are compared: a longer one stops
// the query at the limit of the result's size.
const judgeCell = 16 << 20

func (b *bench) Query(ctx context.Context, sql string, maxRows int) (result.Outcome, error) {
	return b.session.Query(ctx, sql, maxRows)
}

func (b *bench) Use(ctx context.Context, database int) error {
	switch {
	case database == 0:
		return b.session.Use(ctx, b.sample)
	case database < 0 || database > len(b.variants):
		return fmt.Errorf("there is no database %d of %d", database, b.Databases())
	}
	return b.session.Use(ctx, b.variants[database-1].Databases)
}

func (b *bench) Databases() int { return 1 + len(b.variants) }

func (b *bench) Tree(ctx context.Context, sql string) (string, error) {
	return b.session.Tree(ctx, sql)
}

func (b *bench) SQL(ctx context.Context, tree string) (string, error) {
	return b.session.SQL(ctx, tree)
}

func (b *bench) Close() error { return b.session.Close() }
