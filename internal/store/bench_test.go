package store

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"guildhall/internal/progress"
)

// generate fills a store with attempts at 300 exercises of 8 packs, one each 17 minutes, without going through Add.
func generate(b *testing.B, count int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "progress.db")
	s, _, err := Open(b.Context(), path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	_, err = s.db.ExecContext(b.Context(), `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO attempts (id, at, zone, pack, exercise, lesson, pack_version, content_hash, answer, verdict, code, score,
			hints, seed, elapsed, face)
		SELECT printf('%08x-0000-7000-8000-%012x', i, i), 1700000000000000 + i * 17 * 60000000, 3600, 'pack-' || (i % 8),
			'exercise-' || (i % 300), 'lesson', '1.0.0', 'abcdef0123456789',
			'SELECT district, count(*) FROM requests WHERE closed_at IS NULL GROUP BY district ORDER BY 2 DESC',
			CASE i % 4 WHEN 0 THEN 'correct' ELSE 'incorrect' END, 'LOG-57', CASE i % 4 WHEN 0 THEN 10 ELSE 0 END, 1, 0,
			60000000, 'tui' FROM n`, count)
	if err != nil {
		b.Fatal(err)
	}
	if err := s.within(b.Context(), func(tx *sql.Tx) error { return rebuild(b.Context(), tx) }); err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkOpen is what the first screen waits for: opening the store and reading all it shows.
func BenchmarkOpen(b *testing.B) {
	for name, count := range map[string]int{"attempts=1000": 1000, "attempts=1000000": 1_000_000} {
		b.Run(name, func(b *testing.B) {
			path := generate(b, count)
			since := time.Unix(1_700_000_000, 0).Add(time.Duration(count)*17*time.Minute).AddDate(0, 0, -30).Format(progress.DateLayout)
			for b.Loop() {
				s, notice, err := Open(b.Context(), path, Options{})
				if err != nil || notice != nil {
					b.Fatal(notice, err)
				}
				if _, err := s.Standings(b.Context(), ""); err != nil {
					b.Fatal(err)
				}
				if _, err := s.Positions(b.Context()); err != nil {
					b.Fatal(err)
				}
				if _, err := s.Activity(b.Context(), since); err != nil {
					b.Fatal(err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCreate is a first start: the file and its tables are made.
func BenchmarkCreate(b *testing.B) {
	for b.Loop() {
		s, _, err := Open(b.Context(), filepath.Join(b.TempDir(), "progress.db"), Options{})
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

func BenchmarkAdd(b *testing.B) {
	for name, count := range map[string]int{"attempts=1000": 1000, "attempts=1000000": 1_000_000} {
		b.Run(name, func(b *testing.B) {
			s, _, err := Open(b.Context(), generate(b, count), Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			for i := 0; b.Loop(); i++ {
				if err := s.Add(b.Context(), attempt(ref, i, "correct")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSaveDraft(b *testing.B) {
	s, _, err := Open(b.Context(), filepath.Join(b.TempDir(), "progress.db"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for b.Loop() {
		if err := s.SaveDraft(b.Context(), progress.Draft{Ref: ref, Text: "SELECT district FROM requests", Updated: noon}); err != nil {
			b.Fatal(err)
		}
	}
}
