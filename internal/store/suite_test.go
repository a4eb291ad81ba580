package store

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/google/uuid"

	"guildhall/internal/progress"
)

// sameTime compares moments, not the zones they are written in.
var sameTime = cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })

var (
	ref   = progress.Ref{Pack: "council-basics", Exercise: "open-by-district"}
	other = progress.Ref{Pack: "housing", Exercise: "empty-homes"}
	noon  = time.Date(2026, 3, 28, 12, 0, 0, 123_456_000, time.FixedZone("", 3600))
)

// attempt is a complete attempt; minutes after noon.
func attempt(ref progress.Ref, minutes int, verdict string) progress.Attempt {
	a := progress.Attempt{
		ID: uuid.Must(uuid.NewV7()).String(), At: noon.Add(time.Duration(minutes) * time.Minute), Ref: ref,
		Lesson: "01-rows", PackVersion: "1.2.0", ContentHash: "abc", Answer: "SELECT 'é\n' -- ☃", Verdict: verdict,
		Code: "LOG-74", Hints: 1, Seed: -7, Elapsed: 90 * time.Second, Face: "tui",
	}
	if verdict == progress.VerdictCorrect {
		a.Code, a.Score = "", 10
	}
	return a
}

// TestStores runs the one suite that every kind of store must pass.
func TestStores(t *testing.T) {
	kinds := map[string]func(t *testing.T) *Store{
		"file":   func(t *testing.T) *Store { return openAt(t, filepath.Join(t.TempDir(), "data", "progress.db")) },
		"memory": newMemory,
	}
	for kind, open := range kinds {
		t.Run(kind, func(t *testing.T) { suite(t, open) })
	}
}

func suite(t *testing.T, open func(t *testing.T) *Store) {
	tests := map[string]func(*testing.T, *Store){
		"empty":       testEmpty,
		"attempts":    testAttempts,
		"idempotent":  testIdempotent,
		"standings":   testStandings,
		"activity":    testActivity,
		"drafts":      testDrafts,
		"hints":       testHints,
		"positions":   testPositions,
		"queries":     testQueries,
		"concurrency": testConcurrency,
		"too long":    testTooLong,
		"reset":       testReset,
		"erase":       testErase,
		"round trip":  func(t *testing.T, s *Store) { testRoundTrip(t, s, open(t)) },
		"merge":       func(t *testing.T, s *Store) { testMerge(t, s, open(t)) },
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

func openAt(t *testing.T, path string) *Store {
	t.Helper()
	s, notice, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if notice != nil {
		t.Fatalf("notice: %+v", notice)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func newMemory(t *testing.T) *Store {
	t.Helper()
	s, err := NewMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func add(t *testing.T, s *Store, attempts ...progress.Attempt) {
	t.Helper()
	for _, a := range attempts {
		must(t, s.Add(t.Context(), a))
	}
}

// state is everything a store answers, in a fixed order.
type state struct {
	Standings []progress.Standing
	Days      []progress.Day
	Positions []progress.Position
	Draft     progress.Draft
	History   []progress.Attempt
	Queries   []progress.Query
}

func stateOf(t *testing.T, s *Store) state {
	t.Helper()
	var (
		all state
		err error
	)
	all.Standings, err = s.Standings(t.Context(), "")
	must(t, err)
	slices.SortFunc(all.Standings, func(a, b progress.Standing) int {
		return strings.Compare(fmt.Sprint(a.Ref), fmt.Sprint(b.Ref))
	})
	all.Days, err = s.Activity(t.Context(), "")
	must(t, err)
	all.Positions, err = s.Positions(t.Context())
	must(t, err)
	all.Draft, _, err = s.Draft(t.Context(), ref)
	must(t, err)
	all.History, err = s.History(t.Context(), ref, 1000)
	must(t, err)
	all.Queries, err = s.Queries(t.Context())
	must(t, err)
	return all
}

func equal(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, sameTime, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

func testEmpty(t *testing.T, s *Store) {
	equal(t, state{}, stateOf(t, s))
	_, found, err := s.Draft(t.Context(), ref)
	if found || err != nil {
		t.Errorf("draft: %v, %v", found, err)
	}
	if _, err := uuid.Parse(s.Learner()); err != nil {
		t.Error(err)
	}
	must(t, s.Check(t.Context()))
}

func testAttempts(t *testing.T, s *Store) {
	first, second := attempt(ref, 0, "incorrect"), attempt(ref, 5, "correct")
	add(t, s, first, second, attempt(other, 6, "correct"))
	got, err := s.History(t.Context(), ref, 10)
	must(t, err)
	equal(t, []progress.Attempt{second, first}, got)
	if date := got[0].At.Format(time.RFC3339Nano); date != "2026-03-28T12:05:00.123456+01:00" {
		t.Errorf("the learner's clock is lost: %s", date)
	}
	got, err = s.History(t.Context(), ref, 1)
	must(t, err)
	equal(t, []progress.Attempt{second}, got)
}

func testIdempotent(t *testing.T, s *Store) {
	a := attempt(ref, 0, "incorrect")
	add(t, s, a)
	before := stateOf(t, s)
	changed := a
	changed.Verdict, changed.Answer = "correct", "other"
	add(t, s, a, changed)
	equal(t, before, stateOf(t, s))
}

func testStandings(t *testing.T, s *Store) {
	add(t, s, attempt(ref, 0, "incorrect"), attempt(ref, 1, "revealed"), attempt(ref, 2, "correct"), attempt(other, 3, "skipped"),
		attempt(other, 4, "pack_fault"))
	got, err := s.Standings(t.Context(), ref.Pack)
	must(t, err)
	equal(t, []progress.Standing{{
		Ref: ref, Attempts: 2, Correct: true, CorrectHash: "abc", CorrectAt: noon.Add(2 * time.Minute), Points: 10, Revealed: true,
		RevealedHash: "abc", RevealedAt: noon.Add(time.Minute), Hints: 1, Last: noon.Add(2 * time.Minute),
	}}, got)
	all, err := s.Standings(t.Context(), "")
	must(t, err)
	if len(all) != 2 {
		t.Errorf("got %d standings of all packs, want 2", len(all))
	}
}

func testActivity(t *testing.T, s *Store) {
	// A quarter to midnight on the learner's clock is a quarter to eleven in UTC: the day is the learner's.
	late := attempt(ref, 705, "correct")
	add(t, s, attempt(ref, 0, "incorrect"), attempt(ref, 10, "correct"), attempt(ref, 200, "skipped"), late,
		attempt(ref, 720, "incorrect"))
	got, err := s.Activity(t.Context(), "2026-03-01")
	must(t, err)
	// 1.5 (time open) + 10 (gap) + 1.5 + 1.5, rounded; then a gap of 15 over midnight.
	equal(t, []progress.Day{
		{Date: "2026-03-28", Attempts: 3, Correct: 2, Minutes: 15},
		{Date: "2026-03-29", Attempts: 1, Minutes: 15},
	}, got)
	got, err = s.Activity(t.Context(), "2026-03-29")
	must(t, err)
	if len(got) != 1 {
		t.Errorf("got %d days since the 29th, want 1", len(got))
	}
}

func testDrafts(t *testing.T, s *Store) {
	draft := progress.Draft{Ref: ref, Text: "SELECT é", Cursor: 7, Updated: noon}
	save := func(text string, at time.Time) string {
		t.Helper()
		must(t, s.SaveDraft(t.Context(), progress.Draft{Ref: ref, Text: text, Updated: at}))
		got, _, err := s.Draft(t.Context(), ref)
		must(t, err)
		return got.Text
	}
	must(t, s.SaveDraft(t.Context(), draft))
	got, found, err := s.Draft(t.Context(), ref)
	if err != nil || !found {
		t.Fatal(found, err)
	}
	equal(t, draft, got)
	if text := save("newer", noon.Add(time.Second)); text != "newer" {
		t.Errorf("a newer draft gave %q", text)
	}
	if text := save("overtaken", noon); text != "newer" {
		t.Errorf("a draft that was overtaken gave %q", text)
	}
	if text := save("clock set back", noon.Add(-time.Hour)); text != "clock set back" {
		t.Errorf("after the clock was set back the draft is %q", text)
	}
}

func testQueries(t *testing.T, s *Store) {
	run := func(sql string, minutes int, datasets ...string) progress.Query {
		q := progress.Query{Pack: ref.Pack, Datasets: datasets, SQL: sql, At: noon.Add(time.Duration(minutes) * time.Minute)}
		must(t, s.KeepQuery(t.Context(), q))
		return q
	}
	run("SELECT 1", 0, "areas")
	second := run("SELECT 'é\n'", 1, "areas", "bikes")
	elsewhere := run("SELECT 1", 2)
	again := run("SELECT 1", 4, "areas")
	got, err := s.Queries(t.Context())
	must(t, err)
	equal(t, []progress.Query{second, elsewhere, again}, got)
	for i := range mostQueries {
		run(fmt.Sprint("SELECT ", i+2), 5)
	}
	got, err = s.Queries(t.Context())
	must(t, err)
	if len(got) != mostQueries || got[0].SQL != "SELECT 2" {
		t.Errorf("%d queries are remembered from %q on", len(got), got[0].SQL)
	}
}

func testHints(t *testing.T, s *Store) {
	must(t, s.SaveHints(t.Context(), other, 2))
	must(t, s.SaveHints(t.Context(), other, 1))
	add(t, s, attempt(ref, 0, "incorrect"))
	must(t, s.SaveHints(t.Context(), ref, 3))
	got := stateOf(t, s).Standings
	if got[0].Hints != 3 || got[0].Attempts != 1 || got[1].Hints != 2 || got[1].Attempts != 0 {
		t.Errorf("got %+v", got)
	}
}

func testPositions(t *testing.T, s *Store) {
	at := func(lesson string, block, minutes int, end bool) progress.Position {
		return progress.Position{
			Pack: ref.Pack, Lesson: lesson, Block: block, Line: 2, Screen: "workbench", Exercise: ref.Exercise, End: end,
			Updated: noon.Add(time.Duration(minutes) * time.Minute),
		}
	}
	for _, p := range []progress.Position{at("01-rows", 1, 0, false), at("02-sorting", 4, 1, true), at("01-rows", 3, 2, false)} {
		must(t, s.SavePosition(t.Context(), p))
	}
	got, err := s.Positions(t.Context())
	must(t, err)
	equal(t, []progress.Position{at("01-rows", 3, 2, false), at("02-sorting", 4, 1, true)}, got)

	must(t, s.SavePosition(t.Context(), at("02-sorting", 0, 3, false)))
	got, err = s.Positions(t.Context())
	must(t, err)
	equal(t, at("02-sorting", 0, 3, true), got[0])
}

func testConcurrency(t *testing.T, s *Store) {
	const writers, each = 8, 10
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for i := range each {
				if err := s.Add(context.Background(), attempt(ref, i, "incorrect")); err != nil {
					t.Error(err)
				}
				if _, err := s.Standings(context.Background(), ""); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if got := stateOf(t, s).Standings[0].Attempts; got != writers*each {
		t.Errorf("counted %d attempts, want %d", got, writers*each)
	}
}

func testTooLong(t *testing.T, s *Store) {
	a := attempt(ref, 0, "incorrect")
	a.Answer = strings.Repeat("x", longest+1)
	wantKind(t, s.Add(t.Context(), a), ErrTooLong)
	wantKind(t, s.SaveDraft(t.Context(), progress.Draft{Ref: ref, Text: a.Answer}), ErrTooLong)
	equal(t, state{}, stateOf(t, s))
}

// fill gives a store some of everything.
func fill(t *testing.T, s *Store) {
	t.Helper()
	add(t, s, attempt(ref, 0, "incorrect"), attempt(ref, 3, "correct"), attempt(other, 60, "revealed"))
	must(t, s.SaveHints(t.Context(), other, 2))
	must(t, s.SaveDraft(t.Context(), progress.Draft{Ref: ref, Text: "SELECT 1 < 2", Cursor: 3, Updated: noon}))
	must(t, s.SavePosition(t.Context(), progress.Position{Pack: ref.Pack, Lesson: "01-rows", Block: 2, Screen: "reader", Updated: noon}))
	must(t, s.KeepQuery(t.Context(), progress.Query{Pack: ref.Pack, Datasets: []string{"areas"}, SQL: "SELECT 1 < 2", At: noon}))
}

func testReset(t *testing.T, s *Store) {
	fill(t, s)
	before := stateOf(t, s)
	backup, err := s.Reset(t.Context(), ref.Pack)
	must(t, err)
	got := stateOf(t, s)
	equal(t, before.Standings[1:], got.Standings)
	if len(got.History) != 0 || len(got.Positions) != 0 || got.Draft.Text != "" || len(got.Queries) != 0 || len(got.Days) != 1 || got.Days[0].Correct != 0 {
		t.Errorf("not all was forgotten: %+v", got)
	}
	if s.Path() == "" {
		return
	}
	added, err := s.Import(t.Context(), open(t, backup))
	must(t, err)
	if added != 2 {
		t.Errorf("the backup gave back %d attempts, want 2", added)
	}
	equal(t, before, stateOf(t, s))
}

func testErase(t *testing.T, s *Store) {
	fill(t, s)
	learner := s.Learner()
	_, err := s.Reset(t.Context(), other.Pack)
	must(t, err)
	must(t, s.Erase(t.Context()))
	equal(t, state{}, stateOf(t, s))
	if s.Learner() == learner {
		t.Error("the learner's id outlived the learner")
	}
	if s.Path() == "" {
		return
	}
	for name, content := range files(t, filepath.Dir(s.Path())) {
		if bytes.Contains(content, []byte("SELECT 1 < 2")) || bytes.Contains(content, []byte(ref.Exercise)) {
			t.Errorf("%s still holds what was erased", name)
		}
	}
}

func testRoundTrip(t *testing.T, s, empty *Store) {
	fill(t, s)
	var exported bytes.Buffer
	must(t, s.Export(t.Context(), &exported))
	added, err := empty.Import(t.Context(), bytes.NewReader(exported.Bytes()))
	must(t, err)
	if added != 3 {
		t.Errorf("added %d attempts, want 3", added)
	}
	equal(t, stateOf(t, s), stateOf(t, empty))

	added, err = empty.Import(t.Context(), &exported)
	must(t, err)
	if added != 0 {
		t.Errorf("a second import added %d attempts", added)
	}
	equal(t, stateOf(t, s), stateOf(t, empty))
}

// Two machines that take over each other's exports know the same.
func testMerge(t *testing.T, a, b *Store) {
	fill(t, a)
	add(t, b, attempt(ref, -30, "correct"), attempt(ref, 10, "incorrect"), attempt(other, 20, "correct"))
	must(t, b.SaveDraft(t.Context(), progress.Draft{Ref: ref, Text: "older", Updated: noon.Add(-time.Hour)}))
	must(t, b.SavePosition(t.Context(), progress.Position{Pack: ref.Pack, Lesson: "01-rows", End: true, Updated: noon.Add(-time.Hour)}))
	must(t, b.KeepQuery(t.Context(), progress.Query{Datasets: []string{"areas"}, SQL: "SELECT 3", At: noon.Add(-time.Hour)}))
	var fromA, fromB bytes.Buffer
	must(t, a.Export(t.Context(), &fromA))
	must(t, b.Export(t.Context(), &fromB))
	_, err := a.Import(t.Context(), &fromB)
	must(t, err)
	_, err = b.Import(t.Context(), &fromA)
	must(t, err)
	got := stateOf(t, a)
	equal(t, got, stateOf(t, b))
	if len(got.History) != 4 || got.Draft.Text != "SELECT 1 < 2" || !got.Positions[0].End || got.Positions[0].Block != 2 {
		t.Errorf("merged wrongly: %+v", got)
	}
	// In the order of time: 1.5 and 1.5 (each after a pause), gaps of 3, 7 and 10, and 1.5 after the last pause.
	equal(t, []progress.Day{{Date: "2026-03-28", Attempts: 5, Correct: 3, Minutes: 25}}, got.Days)
}
