package lab

import (
	"context"
	"fmt"
	"os"
	"time"

	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/variant"
)

// bench is one session of the judge: the databases of an exercise, the sample first.
type bench struct {
	session  *engine.Session
	sample   []engine.Database // the data the learner sees
	variants []variant.Variant

	// For a counterexample: how the session is opened anew, and the copy that it works on then.
	engine   *engine.Engine
	job      engine.Job
	sets     []*dataset.Dataset
	copy     *variant.Copy
	copied   int           // the database that copy is made of
	writes   bool          // answers change data
	patience time.Duration // for making the copy smaller

	// For databases of one answer.
	exercise *lesson.Exercise
	builder  *variant.Builder // nil for none
	lasting  int              // variants that are the same for every answer: the first ones

	// What the exercise's own SQL returns is remembered as long as nobody else's ran on the database in use.
	recall   *recall // nil where nothing is remembered
	own      map[string]bool
	database int
	pristine bool
}

// bench opens the databases of an exercise for the judge.
func (l *Lab) bench(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (*bench, error) {
	job, sets, err := l.judgeJob(ctx, pack, ex)
	if err != nil {
		return nil, err
	}
	// The variants are made before the session is opened: there may be one worker only.
	variants, err := l.variants(ctx, ex, sets, job)
	if err != nil {
		return nil, err
	}
	session, err := l.options.Engine.Open(ctx, job)
	if err != nil {
		return nil, fmt.Errorf("open the datasets: %w", err)
	}
	return l.benchOn(session, job, sets, ex, variants), nil
}

// judgeJob describes the datasets of an exercise to the engine as the judge wants them.
func (l *Lab) judgeJob(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (engine.Job, []*dataset.Dataset, error) {
	job, err := l.job(ctx, pack, ex.Datasets)
	if err != nil {
		return job, nil, err
	}
	sets, err := l.sets(pack, ex.Datasets)
	job.Private = ex.Type == lesson.Change
	return judging(job), sets, err
}

// judging is a job with the limits of the judge.
func judging(job engine.Job) engine.Job {
	job.Limits.Cell = judgeCell
	if small(job.Databases) {
		job.Limits.Threads = 1
	}
	return job
}

// benchOn is the bench of an exercise on a session that stands at its datasets.
func (l *Lab) benchOn(session *engine.Session, job engine.Job, sets []*dataset.Dataset, ex *lesson.Exercise, variants []variant.Variant) *bench {
	b := &bench{
		exercise: ex, builder: l.options.Variants, lasting: len(variants),
		session: session, sample: job.Databases, variants: variants,
		engine: l.options.Engine, job: job, sets: sets, writes: job.Private, patience: l.options.Patience,
		own: own(ex), pristine: true,
	}
	if len(variants) > 0 {
		b.recall = l.memo.of(variants[0].Databases[0].Path)
	}
	return b
}

// smallFile is how large a dataset's file may be, in bytes, to be read in one thread: DuckDB shares out work by the 122,880 rows, and on
// fewer, such as those of every variant, its threads only wait for each other.
const smallFile = 16 << 20

// small reports whether all databases together are small. What cannot be looked at is not.
func small(databases []engine.Database) bool {
	size := int64(0)
	for _, database := range databases {
		info, err := os.Stat(database.Path)
		if err != nil {
			return false
		}
		size += info.Size()
	}
	return size <= smallFile
}

// sets finds datasets by their ids.
func (l *Lab) sets(pack *lesson.Pack, ids []string) ([]*dataset.Dataset, error) {
	var sets []*dataset.Dataset
	for _, id := range ids {
		set, err := l.Dataset(pack, id)
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, nil
}

// variants returns the hidden databases of an exercise. Where they cannot be made, answers are judged on the sample alone, and the
// verdict says so: that is better than no verdict.
func (l *Lab) variants(ctx context.Context, ex *lesson.Exercise, sets []*dataset.Dataset, job engine.Job) ([]variant.Variant, error) {
	if l.options.Variants == nil {
		return nil, nil
	}
	var made []variant.Variant
	err := guarded(func() (err error) {
		made, err = l.options.Variants.Variants(ctx, ex, sampleOf(sets, job))
		return err
	})
	if err != nil && ctx.Err() != nil {
		return nil, fmt.Errorf("prepare the exercise: %w", err)
	}
	return made, nil
}

// sampleOf describes the databases of a job to the builder of variants.
func sampleOf(sets []*dataset.Dataset, job engine.Job) variant.Sample {
	sample := variant.Sample{AsOf: job.AsOf, Datasets: sets}
	for _, database := range job.Databases {
		sample.Paths = append(sample.Paths, database.Path)
	}
	return sample
}

// judgeCell is how many bytes of a cell reach the judge. Cells are never cut where results are compared: a longer one stops
// the query at the limit of the result's size.
const judgeCell = 16 << 20

func (b *bench) Query(ctx context.Context, sql string, maxRows int) (result.Outcome, error) {
	run := func(ctx context.Context) (result.Outcome, error) { return b.session.Query(ctx, sql, maxRows) }
	if b.recall == nil || b.copy != nil || !b.own[sql] {
		b.pristine = false
		return run(ctx)
	}
	if !b.pristine || b.database > b.lasting {
		return run(ctx)
	}
	return b.recall.remember(ctx, asked{b.database, sql, maxRows}, run)
}

func (b *bench) Use(ctx context.Context, database int) error {
	b.database, b.pristine = database, true
	switch {
	case b.copy != nil && database == b.copied:
		if b.writes {
			return b.copy.Restore(ctx)
		}
		return nil
	case database == 0:
		return b.session.Use(ctx, b.sample)
	case database < 0 || database > len(b.variants):
		return fmt.Errorf("there is no database %d of %d", database, b.Databases())
	}
	return b.session.Use(ctx, b.variants[database-1].Databases)
}

// reopen gives the session up and opens another: there may be one worker only, so that the first must go before the next can come.
func (b *bench) reopen(ctx context.Context, job engine.Job, between func() error) error {
	if err := b.session.Close(); err != nil {
		return fmt.Errorf("close the databases: %w", err)
	}
	failed := between()
	session, err := b.engine.Open(ctx, job)
	if err != nil {
		return fmt.Errorf("open the databases again: %w", err)
	}
	b.session, b.database, b.pristine = session, 0, true
	return failed
}

func (b *bench) Databases() int { return 1 + len(b.variants) }

func (b *bench) Tree(ctx context.Context, sql string) (string, error) {
	if b.recall == nil || !b.own[sql] {
		return b.session.Tree(ctx, sql)
	}
	return b.recall.translate(b.recall.trees, sql, func() (string, error) { return b.session.Tree(ctx, sql) })
}

func (b *bench) SQL(ctx context.Context, tree string) (string, error) {
	if b.recall == nil || !b.pristine {
		return b.session.SQL(ctx, tree)
	}
	// Before an answer ran, only what the exercise's own SQL became is translated.
	sql, err := b.recall.translate(b.recall.queries, tree, func() (string, error) { return b.session.SQL(ctx, tree) })
	if err == nil {
		b.own[sql] = true
	}
	return sql, err
}

func (b *bench) Close() error { return b.session.Close() }
