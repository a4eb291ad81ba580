package engine_test

import (
	"errors"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"guildhall/internal/engine"
	"guildhall/internal/result"
)

// starve makes sure that a worker gets no more memory from the system, as one does whose earlier queries have claimed all.
func starve(t *testing.T, worker int) {
	t.Helper()
	if err := unix.Prlimit(worker, unix.RLIMIT_DATA, &unix.Rlimit{Cur: 1 << 20, Max: 1 << 20}, nil); err != nil {
		t.Fatal(err)
	}
}

// stillAnswers checks that a session goes on. Crumbs of freed memory may have been enough for its worker to open the job, and not
// for a query; then the query says that it was stopped, and the next one has another worker.
func stillAnswers(t *testing.T, s *engine.Session) {
	t.Helper()
	const count = "SELECT count(*) FROM members"
	out, err := s.Query(t.Context(), count, 0)
	var failure *result.QueryError
	if errors.As(err, &failure) && (failure.Limit == result.MemoryLimit || failure.Limit == result.WorkerCrashed) {
		out, err = s.Query(t.Context(), count, 0)
	}
	if err != nil || out.Set.Rows[0][0].String() != "3" {
		t.Errorf("got %v, %v", out.Set, err)
	}
}

// TestWornWorker: what an earlier query left in a worker's process is in nobody's way: a job that cannot be opened there, or
// turned to other databases, or built, is given to another worker.
func TestWornWorker(t *testing.T) {
	for name, next := range map[string]func(*testing.T, *engine.Engine, *engine.Session, engine.Job){
		"opened": func(t *testing.T, e *engine.Engine, s *engine.Session, job engine.Job) {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			stillAnswers(t, open(t, e, job))
		},
		"turned": func(t *testing.T, _ *engine.Engine, s *engine.Session, job engine.Job) {
			if err := s.Use(t.Context(), job.Databases); err != nil {
				t.Fatal(err)
			}
			stillAnswers(t, s)
		},
		"built": func(t *testing.T, e *engine.Engine, s *engine.Session, _ engine.Job) {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			output := filepath.Join(t.TempDir(), "built.duckdb")
			if err := e.Build(t.Context(), engine.Build{Output: output, Statements: members}); err != nil {
				t.Error(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := newEngine(t, engine.Options{})
			job := engine.Job{Databases: []engine.Database{newDatabase(t, e, "council", members...)}}
			s := open(t, e, job)
			query(t, s, "CREATE TABLE memory.main.mine AS SELECT 7 AS n") // so that an instance must be opened to turn
			starve(t, s.WorkerPID())
			next(t, e, s, job)
		})
	}
}

// TestStoppedWorkerIsReplaced: a query that was stopped when it had claimed most of what a worker may leaves no ordinary query
// without room.
func TestStoppedWorkerIsReplaced(t *testing.T) {
	e := newEngine(t, engine.Options{Limits: engine.Limits{Memory: -1, Process: 3 << 30}})
	s := open(t, e, engine.Job{})
	worker := s.WorkerPID()
	if _, err := s.Query(t.Context(), "CREATE TABLE large AS SELECT range AS n, hash(range) AS h FROM range(60000000); "+endless, 0); err == nil {
		t.Fatal("it ended by itself")
	}
	if got := cell(t, s, "SELECT 42"); got != "42" || s.WorkerPID() == worker {
		t.Errorf("got %s from worker %d, which was stopped when it held much: %d", got, s.WorkerPID(), worker)
	}
}
