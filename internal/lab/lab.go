package lab

import (
	"context"
	"fmt"
	"io/fs"
	"math"
	"sync"
	"time"

	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/variant"
)

// Preparing hears how far the preparation of a dataset is, in steps.
type Preparing func(dataset string, done, total int)

// Options are the parts a Lab works with.
type Options struct {
	Engine   *engine.Engine
	Preparer *dataset.Preparer
	Catalog  *dataset.Catalog
	Grader   *grade.Grader
	// Variants makes the hidden databases that answers are judged on besides the sample; nil for none.
	Variants *variant.Builder
	// Files returns the files of a pack, where its own datasets lie; nil when no pack has any.
	Files func(pack string) (fs.FS, error)
	// Preparing may be nil.
	Preparing Preparing
	// Patience is how long a counterexample may be made smaller; 0 is as long as a learner should wait, variant.ShrinkTime.
	Patience time.Duration
	// WordTime is how long completion waits for DuckDB's own words; 0 is as long as somebody who types does.
	WordTime time.Duration
	// Limits bound a run; zero fields are the engine's defaults.
	Limits engine.Limits
	// Workspace is the file of the learner's own tables; "" keeps none.
	Workspace string
}

// Lab runs and judges SQL. Several goroutines may use it at once.
type Lab struct {
	options Options
	own     turnstile // to the learner's own tables

	memo       memo
	signatures signatures
	asking     turnstile // to DuckDB for words

	mu       sync.Mutex
	catalogs map[string]*dataset.Catalog // by pack
}

// New returns a Lab; it starts nothing.
func New(options Options) *Lab {
	if options.WordTime == 0 {
		options.WordTime = 400 * time.Millisecond
	}
	if options.Patience == 0 {
		options.Patience = variant.ShrinkTime
	}
	if limit := options.Limits.Time; limit != 0 && options.Grader != nil {
		options.Grader = options.Grader.Within(judgeTime(limit))
	}
	return &Lab{options: options, own: newTurnstile(), asking: newTurnstile(), signatures: signatures{turn: newTurnstile()}, catalogs: map[string]*dataset.Catalog{}}
}

// judgeTime is how long all queries of one answer may take together, for the limit of one: an answer that needs most of that on
// the sample has some left for the variants, which are small. Without a limit there is none.
func judgeTime(limit time.Duration) time.Duration {
	if limit < 0 {
		return math.MaxInt64
	}
	return 4 * limit
}

// Run runs SQL on datasets, in a database of its own that is gone afterwards. What the SQL caused is a *result.QueryError.
func (l *Lab) Run(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error) {
	job, err := l.job(ctx, pack, datasets)
	if err != nil {
		return result.Outcome{}, err
	}
	session, err := l.options.Engine.Open(ctx, job)
	if err != nil {
		return result.Outcome{}, fmt.Errorf("open the datasets: %w", err)
	}
	defer closing(session)
	return session.Query(ctx, sql, 0)
}

// Judge judges an answer to an exercise.
func (l *Lab) Judge(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise, answer string) (grade.Verdict, error) {
	opener := grade.OpenerFunc(func(ctx context.Context, ex *lesson.Exercise) (grade.Session, error) {
		return l.bench(ctx, pack, ex)
	})
	return l.options.Grader.Grade(ctx, ex, answer, opener)
}

// job prepares the datasets and describes them to the engine.
func (l *Lab) job(ctx context.Context, pack *lesson.Pack, ids []string) (engine.Job, error) {
	job := engine.Job{Limits: l.options.Limits}
	for _, id := range ids {
		set, err := l.Dataset(pack, id)
		if err != nil {
			return engine.Job{}, err
		}
		path, err := l.prepare(ctx, set)
		if err != nil {
			return engine.Job{}, err
		}
		job.Databases = append(job.Databases, engine.Database{Name: id, Path: path})
		// Datasets that are used together share one clock: the latest of their dates.
		job.AsOf = max(job.AsOf, set.AsOf)
	}
	return job, nil
}

func (l *Lab) prepare(ctx context.Context, set *dataset.Dataset) (string, error) {
	var hear func(done, total int)
	if l.options.Preparing != nil {
		hear = func(done, total int) { l.options.Preparing(set.ID, done, total) }
	}
	path, err := l.options.Preparer.Prepare(ctx, set, hear)
	if err != nil {
		return "", fmt.Errorf("prepare the dataset %q: %w", set.ID, err)
	}
	return path, nil
}

// Dataset finds a dataset of the catalogue or of the pack; pack may be nil.
func (l *Lab) Dataset(pack *lesson.Pack, id string) (*dataset.Dataset, error) {
	catalog, err := l.catalog(pack)
	if err != nil {
		return nil, err
	}
	return catalog.Dataset(id)
}

// catalog returns the catalogue as a pack sees it: with the pack's own datasets.
func (l *Lab) catalog(pack *lesson.Pack) (*dataset.Catalog, error) {
	if pack == nil || len(pack.OwnDatasets) == 0 || l.options.Files == nil {
		return l.options.Catalog, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if known, ok := l.catalogs[pack.ID]; ok {
		return known, nil
	}
	files, err := l.options.Files(pack.ID)
	if err != nil {
		return nil, fmt.Errorf("read the datasets of %q: %w", pack.ID, err)
	}
	catalog := l.options.Catalog.With(files)
	l.catalogs[pack.ID] = catalog
	return catalog, nil
}

// Reread makes the lab read the datasets of a pack anew when they are next used, since their files have changed.
func (l *Lab) Reread(pack string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.catalogs, pack)
}

// Tree returns DuckDB's json_serialize_sql of a SELECT. SQL that cannot be parsed is a *result.QueryError.
func (l *Lab) Tree(ctx context.Context, sql string) (string, error) {
	session, err := l.options.Engine.Open(ctx, engine.Job{Limits: l.options.Limits})
	if err != nil {
		return "", fmt.Errorf("open a session: %w", err)
	}
	defer closing(session)
	return session.Tree(ctx, sql)
}

// closing gives a session back. What it says then changes nothing: the results are there, and a broken worker is replaced.
func closing(session *engine.Session) { _ = session.Close() }
