package lab

import (
	"context"
	"fmt"
	"slices"

	"guildhall/internal/grade"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/variant"
)

// Desk is a Lab for somebody who runs and judges many things one after the other, as a check of a pack does: the databases stay open
// for the next query that is asked of them, which saves most of the time of a short one. Nothing that a query created or set is there
// for the next. One goroutine uses it at a time; it holds a worker between calls, so there may be no more desks than workers.
type Desk struct {
	*Lab
	open *openBench
}

// openBench is the session that a desk holds.
type openBench struct {
	*bench
	datasets []string
	ex       *lesson.Exercise // whose variants are known; nil for none
}

// Desk returns a desk, which must be closed.
func (l *Lab) Desk() *Desk { return &Desk{Lab: l} }

// Close gives back what the desk holds. It can be used again.
func (d *Desk) Close() {
	if d.open != nil {
		closing(d.open.session)
		d.open = nil
	}
}

// Run is Lab.Run.
func (d *Desk) Run(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error) {
	if err := d.turn(ctx, pack, datasets); err != nil {
		return result.Outcome{}, err
	}
	return d.open.session.Query(ctx, sql, 0)
}

// turn opens the datasets, unless they are open.
func (d *Desk) turn(ctx context.Context, pack *lesson.Pack, datasets []string) error {
	if d.isOpen(datasets) {
		return d.open.Use(ctx, 0)
	}
	d.Close()
	job, err := d.job(ctx, pack, datasets)
	if err != nil {
		return err
	}
	job = judging(job)
	session, err := d.options.Engine.Open(ctx, job)
	if err != nil {
		return fmt.Errorf("open the datasets: %w", err)
	}
	d.open = &openBench{bench: &bench{session: session, sample: job.Databases, job: job}, datasets: datasets}
	return nil
}

// isOpen reports whether a session stands at the datasets that anything may be asked of that changes nothing.
func (d *Desk) isOpen(datasets []string) bool {
	return d.open != nil && !d.open.writes && d.open.copy == nil && slices.Equal(d.open.datasets, datasets)
}

// take has the open session serve another exercise on the same datasets, and reports whether it can.
func (d *Desk) take(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (bool, error) {
	if ex.Type == lesson.Change || !d.isOpen(ex.Datasets) {
		return false, nil
	}
	job, sets, err := d.judgeJob(ctx, pack, ex)
	if err != nil {
		return false, err
	}
	var variants []variant.Variant
	if d.options.Variants != nil {
		known, ok := d.options.Variants.Known(ex, sampleOf(sets, job))
		if !ok {
			return false, nil
		}
		variants = known
	}
	d.open = &openBench{bench: d.benchOn(d.open.session, job, sets, ex, variants), datasets: ex.Datasets, ex: ex}
	return true, nil
}

// Judge is Lab.Judge.
func (d *Desk) Judge(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise, answer string) (grade.Verdict, error) {
	opener := grade.OpenerFunc(func(ctx context.Context, ex *lesson.Exercise) (grade.Session, error) {
		if d.open != nil && d.open.ex == ex && d.open.copy == nil {
			return stays{d.open}, d.open.Use(ctx, 0)
		}
		if taken, err := d.take(ctx, pack, ex); err != nil {
			return nil, err
		} else if taken {
			return stays{d.open}, d.open.Use(ctx, 0)
		}
		// Making variants takes workers too.
		d.Close()
		session, err := d.bench(ctx, pack, ex)
		if err != nil {
			return nil, err
		}
		d.open = &openBench{bench: session, datasets: ex.Datasets, ex: ex}
		return stays{d.open}, nil
	})
	return d.options.Grader.Grade(ctx, ex, answer, opener)
}

// stays is a session that outlives the answer judged in it.
type stays struct{ *openBench }

// Close leaves the session open.
func (stays) Close() error { return nil }

// Tree is Lab.Tree.
func (d *Desk) Tree(ctx context.Context, sql string) (string, error) {
	if d.open == nil || d.open.copy != nil {
		d.Close()
		return d.Lab.Tree(ctx, sql)
	}
	return d.open.session.Tree(ctx, sql)
}

// Mutate is Lab.Mutate.
func (d *Desk) Mutate(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (grade.Mutation, error) {
	d.Close()
	return d.Lab.Mutate(ctx, pack, ex)
}

// Steady is Lab.Steady.
func (d *Desk) Steady(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (*variant.Sway, error) {
	return d.steady(ctx, pack, ex, d, d.Close)
}

// Verify is Lab.Verify.
func (d *Desk) Verify(ctx context.Context, pack *lesson.Pack, id string) ([]lesson.Problem, error) {
	d.Close()
	return d.Lab.Verify(ctx, pack, id)
}
