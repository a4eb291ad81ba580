package engine_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"guildhall/internal/engine"
)

// starve makes sure that a worker gets no more memory from the system, as one does whose earlier queries have claimed all.
func starve(t *testing.T, worker int) {
	t.Helper()
	if err := unix.Prlimit(worker, unix.RLIMIT_DATA, &unix.Rlimit{Cur: 1 << 20, Max: 1 << 20}, nil); err != nil {
		t.Fatal(err)
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
			if got := cell(t, open(t, e, job), "SELECT count(*) FROM members"); got != "3" {
				t.Errorf("got %s", got)
			}
		},
		"turned": func(t *testing.T, _ *engine.Engine, s *engine.Session, job engine.Job) {
			if err := s.Use(t.Context(), job.Databases); err != nil {
				t.Fatal(err)
			}
			if got := cell(t, s, "SELECT count(*) FROM members"); got != "3" {
				t.Errorf("got %s", got)
			}
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
