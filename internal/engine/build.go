package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"guildhall/internal/result"
)

// Build says how a database file is made from source files.
type Build struct {
	// Output is the file to create. It must not be there yet.
	Output string `json:"output"`
	// Sources gives the real path of each file under the name that the statements use, as in read_csv('visits.csv').
	// A name is a plain file name.
	Sources map[string]string `json:"sources,omitempty"`
	// Compact keeps the file of a few hundred rows small; a large one is faster without.
	Compact bool `json:"compact,omitempty"`
	// Statements run in order; bare table names are tables of the file.
	Statements []string `json:"statements"`
}

// buildTime is how long a build may take. It is meant for the worker that hangs, not for the big dataset.
const buildTime = 10 * time.Minute

// Build runs generated statements in a worker, in a new database file at Output, and closes the file properly. The
// statements are not gated, since the program wrote them, but the worker can read nothing but the sources and has
// the limits of any other. When it fails there may be an unfinished file at Output for the caller to remove. A
// statement that DuckDB refuses is a *result.QueryError with its index.
func (e *Engine) Build(ctx context.Context, build Build) error {
	return e.BuildAll(ctx, []Build{build})
}

// BuildAll is Build for several files, one after the other in one worker: for small files, starting DuckDB costs most. All sources
// share one folder, so that a name stands for one file in all builds.
func (e *Engine) BuildAll(ctx context.Context, builds []Build) error {
	placed := make([]Build, len(builds))
	for i, build := range builds {
		var err error
		if placed[i], err = build.absolute(); err != nil {
			return fmt.Errorf("build database: %w", err)
		}
	}
	if err := e.pool.seat(ctx); err != nil {
		return fmt.Errorf("build database: %w", err)
	}
	limits := e.limits
	limits.Time = buildTime
	s := &Session{pool: e.pool, job: Job{Limits: limits}}
	defer s.leave()
	isWorn, err := s.build(ctx, placed)
	for attempt := 0; isWorn && attempt < cap(e.pool.seats); attempt++ {
		for _, build := range placed {
			_ = os.Remove(build.Output) // it was not there before; if it cannot be removed, the next attempt says so
		}
		isWorn, err = s.build(ctx, placed)
	}
	if err != nil {
		return fmt.Errorf("build database: %w", err)
	}
	return nil
}

// build sends the builds to a worker that answers. It reports whether another worker may have the memory that this one lacked,
// because of what it did before.
func (s *Session) build(ctx context.Context, builds []Build) (isWorn bool, err error) {
	if err := s.start(ctx, s.reach); err != nil {
		return false, err
	}
	isUsed := s.worker.seq > 1
	_, err = s.ask(ctx, request{Op: opBuild, Builds: builds, Job: &s.job})
	var failure *result.QueryError
	lacked := errors.As(err, &failure) && (failure.Limit == result.MemoryLimit || failure.Limit == result.WorkerCrashed)
	return isUsed && (lacked || isUnbegun(err)), err
}

// absolute makes a build's paths independent of the folder that the worker runs in.
func (b Build) absolute() (Build, error) {
	output, err := filepath.Abs(b.Output)
	if err != nil {
		return b, err
	}
	b.Output = output
	sources := make(map[string]string, len(b.Sources))
	for name, path := range b.Sources {
		if name != filepath.Base(name) || name == "." || name == ".." {
			return b, fmt.Errorf("source name %q is no plain file name", name)
		}
		if sources[name], err = filepath.Abs(path); err != nil {
			return b, err
		}
	}
	b.Sources = sources
	return b, nil
}
