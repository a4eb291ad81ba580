package engine_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"guildhall/internal/engine"
	"guildhall/internal/result"
)

// newEngine returns an engine whose workers live in a folder of the test, and checks that they leave nothing in it.
func newEngine(t testing.TB, options engine.Options) *engine.Engine {
	t.Helper()
	if options.Dir == "" {
		options.Dir = t.TempDir()
	}
	e := engine.New(options)
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Errorf("close engine: %v", err)
		}
		left, err := os.ReadDir(options.Dir)
		if err != nil {
			t.Error(err)
		}
		for _, entry := range left {
			t.Errorf("left behind: %s", entry.Name())
		}
	})
	return e
}

// newDatabase builds a database file from statements.
func newDatabase(t testing.TB, e *engine.Engine, name string, statements ...string) engine.Database {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".duckdb")
	if err := e.Build(t.Context(), engine.Build{Output: path, Statements: statements}); err != nil {
		t.Fatalf("build %s: %v", name, err)
	}
	return engine.Database{Name: name, Path: path}
}

func open(t testing.TB, e *engine.Engine, job engine.Job) *engine.Session {
	t.Helper()
	s, err := e.Open(t.Context(), job)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close session: %v", err)
		}
	})
	return s
}

func query(t testing.TB, s *engine.Session, sql string) result.Outcome {
	t.Helper()
	out, err := s.Query(t.Context(), sql, 0)
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return out
}

// cell returns the only value of a result as text.
func cell(t testing.TB, s *engine.Session, sql string) string {
	t.Helper()
	out := query(t, s, sql)
	if out.Set == nil || len(out.Set.Rows) != 1 || len(out.Set.Rows[0]) != 1 {
		t.Fatalf("%s: want one cell, got %+v", sql, out.Set)
	}
	return out.Set.Rows[0][0].String()
}

func refusal(t testing.TB, s *engine.Session, sql string) *result.QueryError {
	t.Helper()
	_, err := s.Query(t.Context(), sql, 0)
	var failure *result.QueryError
	if !errors.As(err, &failure) {
		t.Fatalf("%s: want a QueryError, got %v", sql, err)
	}
	return failure
}

var members = []string{
	"CREATE TABLE members (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, district VARCHAR)",
	"INSERT INTO members VALUES (1, 'Ana', 'Gràcia'), (2, 'Bo', 'Sants'), (3, 'Cem', NULL)",
}

func TestQuery(t *testing.T) {
	e := newEngine(t, engine.Options{})
	db := newDatabase(t, e, "council", members...)
	s := open(t, e, engine.Job{Databases: []engine.Database{db}})
	out := query(t, s, "SELECT name, district FROM members ORDER BY id")
	if len(out.Set.Rows) != 3 || out.Set.Total != 3 || out.Set.Truncated {
		t.Fatalf("got %+v", out.Set)
	}
	if got := out.Set.Rows[0][1].String(); got != "Gràcia" {
		t.Errorf("got %q", got)
	}
	if !out.Set.Rows[2][1].IsNull() {
		t.Error("want NULL")
	}
	if out.Elapsed <= 0 || out.Elapsed > time.Minute {
		t.Errorf("elapsed %v", out.Elapsed)
	}
}
