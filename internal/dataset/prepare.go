package dataset

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"guildhall/internal/engine"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// Builder is what preparing needs of the engine.
type Builder interface {
	// Build runs generated statements in a database file of their own.
	Build(ctx context.Context, build engine.Build) error
	// Open opens a session on prepared files, for verifying and profiling.
	Open(ctx context.Context, job engine.Job) (*engine.Session, error)
}

// Preparer turns datasets into DuckDB files that sessions attach. It is safe for concurrent use, also by several
// processes.
type Preparer struct {
	engine Builder
	cache  *cache
}

// NewPreparer returns a preparer that keeps its files in cacheDir, which it creates when it is first needed.
func NewPreparer(eng Builder, cacheDir string) *Preparer {
	return &Preparer{engine: eng, cache: &cache{dir: cacheDir}}
}

// lockPause is how long to wait before trying again for a lock that another process holds while it builds.
const lockPause = 20 * time.Millisecond

// Prepare returns the path of the dataset's DuckDB file and builds it first when it is not there, or damaged. progress
// may be nil; while building it is told how many of how many steps are done. Errors: *DataError when the files do not fit
// the manifest, *CacheError when the cache folder cannot be used, a context's error when it ended.
func (p *Preparer) Prepare(ctx context.Context, d *Dataset, progress func(done, total int)) (string, error) {
	file := p.cache.file(d)
	if p.cache.isSound(file) {
		return file, nil
	}
	return file, p.locked(ctx, d, func() error {
		if p.cache.isSound(file) { // another process built it while this one waited
			return nil
		}
		return p.build(ctx, d, file, progress)
	})
}

// Rebuild builds the dataset's file anew, for a caller that found the prepared one impossible to open.
func (p *Preparer) Rebuild(ctx context.Context, d *Dataset, progress func(done, total int)) (string, error) {
	file := p.cache.file(d)
	return file, p.locked(ctx, d, func() error { return p.build(ctx, d, file, progress) })
}

// locked runs a function while no other process prepares the same dataset.
func (p *Preparer) locked(ctx context.Context, d *Dataset, run func() error) error {
	folder := p.cache.folder(d)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return &CacheError{Dir: p.cache.dir, Err: err}
	}
	lock := flock.New(filepath.Join(folder, lockName), flock.SetPermissions(0o600))
	if _, err := lock.TryLockContext(ctx, lockPause); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("prepare dataset %q: %w", d.ID, ctx.Err())
		}
		return &CacheError{Dir: p.cache.dir, Err: err}
	}
	defer func() { _ = lock.Close() }()
	return run()
}

// build stages the data files, has the engine load them and publishes the result. The folder's lock is held.
func (p *Preparer) build(ctx context.Context, d *Dataset, file string, progress func(done, total int)) error {
	if progress == nil {
		progress = func(int, int) {}
	}
	steps := len(d.Tables) + 1 // loading counts as one
	progress(0, steps)
	if err := p.cache.discard(file); err != nil {
		return &CacheError{Dir: p.cache.dir, Err: err}
	}
	p.cache.prune(file, time.Now())
	work, err := os.MkdirTemp(p.cache.folder(d), tempPrefix)
	if err != nil {
		return &CacheError{Dir: p.cache.dir, Err: err}
	}
	defer func() { _ = os.RemoveAll(work) }()
	job := engine.Build{Output: filepath.Join(work, "new"+fileSuffix), Sources: map[string]string{}, Statements: d.statements()}
	var problems []lesson.Problem
	for i := range d.Tables {
		table := &d.Tables[i]
		found, err := d.stage(ctx, table, work)
		if err != nil {
			return p.failed(ctx, d, err)
		}
		problems = append(problems, found...)
		job.Sources[d.staged(table)] = filepath.Join(work, d.staged(table))
		progress(i+1, steps)
	}
	if len(problems) > 0 {
		return &DataError{Dataset: d.ID, Problems: problems}
	}
	if err := p.engine.Build(ctx, job); err != nil {
		return p.failed(ctx, d, err)
	}
	if err := p.cache.publish(job.Output, file); err != nil {
		return &CacheError{Dir: p.cache.dir, Err: err}
	}
	progress(steps, steps)
	return nil
}

// failed sorts an error of building into one that callers can tell apart.
func (p *Preparer) failed(ctx context.Context, d *Dataset, err error) error {
	var refused *result.QueryError
	var path *os.PathError
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("prepare dataset %q: %w", d.ID, ctx.Err())
	case isDiskFull(err), errors.As(err, &path):
		return &CacheError{Dir: p.cache.dir, Err: err}
	case errors.As(err, &refused) && refused.Cause == result.Refused:
		return &DataError{Dataset: d.ID, Problems: []lesson.Problem{d.refused(refused.Message)}}
	}
	return fmt.Errorf("prepare dataset %q: %w", d.ID, err)
}

var (
	csvRow    = regexp.MustCompile(`CSV Error on Line: ([0-9]+)`)
	csvReason = regexp.MustCompile(`Error when converting column "(.*)"\. (Could not convert .*)`)
)

// refused turns what DuckDB, or a check among the statements, said about the files into a problem.
func (d *Dataset) refused(message string) lesson.Problem {
	if _, raised, ok := strings.Cut(message, marker); ok {
		if problem, known := d.raised(strings.Split(firstLine(raised), "|")); known {
			return problem
		}
	}
	name, args := "unreadable-rows", i18n.Args{"Cause": strings.TrimSuffix(firstLine(message), ".")}
	if row, reason := csvRow.FindStringSubmatch(message), csvReason.FindStringSubmatch(message); row != nil && reason != nil {
		name, args = "wrong-value.near", i18n.Args{"Line": row[1], "Column": shown(reason[1]), "Cause": strings.TrimSuffix(reason[2], ".")}
	}
	return lesson.NewProblem(lesson.Error, lesson.Position{File: d.file(ManifestFile)}, "dataset."+name, args)
}

// raised makes a problem of the parts of a message that parquetChecks raise: table, code, column and value.
func (d *Dataset) raised(parts []string) (lesson.Problem, bool) {
	if len(parts) < 3 {
		return lesson.Problem{}, false
	}
	table := d.Table(parts[0])
	if table == nil {
		return lesson.Problem{}, false
	}
	column := parts[2]
	args := i18n.Args{"Column": shown(column)}
	var name string
	switch parts[1] {
	case "undeclared-column":
		name, args["Suggestion"] = "undeclared-column", suggest(column, table.columnNames(), "dataset.declare")
	case "missing-column":
		name = "missing-column"
	case "wrong-value":
		declared := table.Column(column)
		if declared == nil {
			return lesson.Problem{}, false
		}
		name, args["Value"], args["Type"] = "wrong-value.typed", shown(strings.Join(parts[3:], "|")), declared.Type
	default:
		return lesson.Problem{}, false
	}
	return lesson.NewProblem(lesson.Error, lesson.Position{File: d.file(table.File)}, "dataset."+name, args), true
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
