package engine

import (
	"path/filepath"
	"testing"
	"time"
)

const benchQuery = "SELECT g, count(*), sum(n) FROM t GROUP BY g ORDER BY g"

var benchTable = []string{"CREATE TABLE t AS SELECT range AS n, range % 100 AS g FROM range(40000)"}

func benchEngine(b *testing.B) (*Engine, Database) {
	b.Helper()
	e := New(Options{Dir: b.TempDir(), Limits: Limits{Time: time.Minute}})
	b.Cleanup(func() { _ = e.Close() })
	db := Database{Name: "bench", Path: filepath.Join(b.TempDir(), "bench.duckdb")}
	if err := e.Build(b.Context(), Build{Output: db.Path, Statements: benchTable}); err != nil {
		b.Fatal(err)
	}
	return e, db
}

// BenchmarkWorker opens a session, runs a query and closes it, as a learner's F5 does.
func BenchmarkWorker(b *testing.B) {
	e, db := benchEngine(b)
	for b.Loop() {
		s, err := e.Open(b.Context(), Job{Databases: []Database{db}})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Query(b.Context(), benchQuery, 0); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkInProcess does the same without a worker, limits or a gate: the yardstick.
func BenchmarkInProcess(b *testing.B) {
	_, db := benchEngine(b)
	for b.Loop() {
		i, err := openInstance()
		if err != nil {
			b.Fatal(err)
		}
		if err := i.exec("ATTACH " + quoteText(db.Path) + " AS bench (READ_ONLY); USE bench"); err != nil {
			b.Fatal(err)
		}
		if _, err := i.ask(benchQuery); err != nil {
			b.Fatal(err)
		}
		i.close()
	}
}

// BenchmarkWorkerQuery is one query in an open session.
func BenchmarkWorkerQuery(b *testing.B) {
	e, db := benchEngine(b)
	s, err := e.Open(b.Context(), Job{Databases: []Database{db}})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	for b.Loop() {
		if _, err := s.Query(b.Context(), benchQuery, 0); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkInProcessQuery is its yardstick.
func BenchmarkInProcessQuery(b *testing.B) {
	_, db := benchEngine(b)
	i, err := openInstance()
	if err != nil {
		b.Fatal(err)
	}
	defer i.close()
	if err := i.exec("ATTACH " + quoteText(db.Path) + " AS bench (READ_ONLY); USE bench"); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := i.ask(benchQuery); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkUse puts a variant under a dataset's name and queries it, as the judge does for each.
func BenchmarkUse(b *testing.B) {
	e, db := benchEngine(b)
	s, err := e.Open(b.Context(), Job{Databases: []Database{db}})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	for b.Loop() {
		if err := s.Use(b.Context(), []Database{db}); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Query(b.Context(), benchQuery, 0); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStopToReady is the time from the kill of a query that does not stop by itself to the next open session.
func BenchmarkStopToReady(b *testing.B) {
	e, db := benchEngine(b)
	s, err := e.Open(b.Context(), Job{Databases: []Database{db}, Limits: Limits{Time: 600 * time.Millisecond}})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	for b.Loop() {
		b.StopTimer()
		_, err := s.Query(b.Context(), "SELECT levenshtein(repeat('ab', 1000000), repeat('ba', 1000000))", 0)
		if err == nil || s.worker != nil {
			b.Fatalf("it was not killed: %v", err)
		}
		b.StartTimer()
		if err := s.start(b.Context(), s.open); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKillToReady is the time from the death of a worker that nobody expected to the next open session.
func BenchmarkKillToReady(b *testing.B) {
	e, db := benchEngine(b)
	s, err := e.Open(b.Context(), Job{Databases: []Database{db}})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	for b.Loop() {
		s.pool.retire(s.worker)
		s.worker = nil
		if err := s.start(b.Context(), s.open); err != nil {
			b.Fatal(err)
		}
	}
}
