package lab

import (
	"context"
	"fmt"

	"guildhall/internal/engine"
	"guildhall/internal/lesson"
	"guildhall/internal/variant"
)

// manyThreads is enough for DuckDB to hand rows out of their stored order.
const manyThreads = 4

// Steady looks whether the references of an exercise return the same on its data however rows are stored, ties are broken and threads
// are counted; nil when they do. References in which nothing can hang on that are not run.
func (l *Lab) Steady(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (*variant.Sway, error) {
	return l.steady(ctx, pack, ex, l, func() {})
}

// steady is Steady with a reader of SQL, and something to do before sessions are opened.
func (l *Lab) steady(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise, reader variant.Reader, before func()) (*variant.Sway, error) {
	sets, err := l.sets(pack, ex.Datasets)
	if err != nil {
		return nil, err
	}
	probe := variant.NewProbe(ex, sets)
	if may, err := probe.MaySway(ctx, reader); err != nil || !may {
		return nil, err
	}
	before()
	job, err := l.job(ctx, pack, ex.Datasets)
	if err != nil {
		return nil, err
	}
	for _, threads := range []int{1, manyThreads} {
		// One session after the other: there may be one worker only.
		job.Limits.Threads = threads
		found, err := l.probe(ctx, job, probe)
		if err != nil || found != nil {
			return found, err
		}
	}
	return nil, nil
}

func (l *Lab) probe(ctx context.Context, job engine.Job, probe *variant.Probe) (*variant.Sway, error) {
	session, err := l.options.Engine.Open(ctx, job)
	if err != nil {
		return nil, fmt.Errorf("open the datasets: %w", err)
	}
	defer closing(session)
	return probe.Steady(ctx, session)
}
