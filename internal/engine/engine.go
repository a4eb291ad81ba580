package engine

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	bindings "github.com/duckdb/duckdb-go-bindings"
)

// ErrClosed is what a closed Engine or Session answers.
var ErrClosed = errors.New("the engine is closed")

// ErrDatabase is wrapped by what Open and Use answer when a database file is there but cannot be attached: damaged,
// or of another version of DuckDB.
var ErrDatabase = errors.New("the database file cannot be used")

// Options are the choices of New.
type Options struct {
	// Workers is how many worker processes may run jobs at once; 0 is one, which is enough for one learner.
	Workers int
	// Limits replace the defaults for jobs that do not say their own.
	Limits Limits
	// Dir is the folder in which each worker gets its own; "" is the system's folder for temporary files. On the volume
	// of the databases it keeps their real paths from the SQL: see link.
	Dir string
}

// Database is a prepared DuckDB file. It is attached READ_ONLY under Name, the dataset's id.
type Database struct {
	Name string `json:"name"`
	Path string `json:"path"`
}

// Job says what a session works on.
type Job struct {
	// Databases are searched for bare table names in this order, after memory.main.
	Databases []Database `json:"databases,omitempty"`
	// AsOf is the day that current_date, today(), now() and current_timestamp answer, YYYY-MM-DD; "" is the real clock.
	AsOf string `json:"as_of,omitempty"`
	// Workspace is the learner's own database file, attached as "workspace" for writing and created when it is not
	// there; "" is none. Its folder should hold nothing else.
	Workspace string `json:"workspace,omitempty"`
	// Private replaces each database by a copy in memory, under the same name, that may be changed.
	Private bool `json:"private,omitempty"`
	// Limits of the job; zero fields are the engine's.
	Limits Limits `json:"limits"`
}

// Engine hands out sessions and owns the worker processes. Its methods may be called from any goroutine.
type Engine struct {
	limits Limits
	pool   *pool
}

// New returns an engine that has started nothing yet.
func New(options Options) *Engine {
	dir := options.Dir
	if dir == "" {
		dir = os.TempDir()
	}
	return &Engine{
		limits: options.Limits.or(DefaultLimits()),
		pool:   newPool(dir, max(1, options.Workers)),
	}
}

// Warm starts a worker in the background, so that the first session need not wait for one.
func (e *Engine) Warm() { e.pool.warm() }

// Close ends all workers, also those with sessions on them.
func (e *Engine) Close() error {
	e.pool.close()
	return nil
}

// Version returns DuckDB's version, such as "v1.5.5".
func Version() string { return bindings.LibraryVersion() }

// isDatabaseName reports whether a database may be called so: the name becomes a file name and a quoted name in SQL.
func isDatabaseName(name string) bool {
	for i, r := range name {
		isLetter := r >= 'a' && r <= 'z'
		if !isLetter && (i == 0 || (r < '0' || r > '9') && r != '_' && r != '-') {
			return false
		}
	}
	return name != "" && len(name) < 64
}

func checkDatabases(databases []Database) error {
	seen := make(map[string]bool, len(databases))
	for _, database := range databases {
		switch database.Name {
		case "main", "temp", "system", "memory", workspaceName, "information_schema", "pg_catalog":
			return fmt.Errorf("database %q: the name is taken by DuckDB or the workspace", database.Name)
		}
		if !isDatabaseName(database.Name) {
			return fmt.Errorf("database %q: a name is small letters, digits, - and _", database.Name)
		}
		if seen[database.Name] {
			return fmt.Errorf("database %q is named twice", database.Name)
		}
		seen[database.Name] = true
		if _, err := os.Stat(database.Path); err != nil {
			return fmt.Errorf("database %q: %w", database.Name, err)
		}
	}
	return nil
}

func checkJob(job Job) error {
	if err := checkDatabases(job.Databases); err != nil {
		return err
	}
	if job.AsOf != "" {
		if _, err := time.Parse(time.DateOnly, job.AsOf); err != nil {
			return fmt.Errorf("as_of %q: %w", job.AsOf, err)
		}
	}
	return nil
}

// Open starts a session on a job. It waits for a free worker as long as the context allows.
func (e *Engine) Open(ctx context.Context, job Job) (*Session, error) {
	job.Limits = job.Limits.or(e.limits)
	if err := checkJob(job); err != nil {
		return nil, fmt.Errorf("open session: %w", err)
	}
	if err := e.pool.seat(ctx); err != nil {
		return nil, fmt.Errorf("open session: %w", err)
	}
	s := &Session{pool: e.pool, job: job}
	if err := s.start(ctx, s.open); err != nil {
		s.leave()
		return nil, fmt.Errorf("open session: %w", err)
	}
	return s, nil
}
