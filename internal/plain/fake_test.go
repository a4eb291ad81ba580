package plain

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/store"
	"guildhall/internal/trainer"
)

// bookshelf is a Library of one pack.
type bookshelf struct{ pack *lesson.Pack }

func (b bookshelf) Packs(context.Context) ([]trainer.PackEntry, error) {
	return []trainer.PackEntry{{ID: b.pack.ID, Title: b.pack.Title, Version: b.pack.Version, Source: "bundled"}}, nil
}

func (b bookshelf) Pack(_ context.Context, id string) (*lesson.Pack, error) {
	if id != b.pack.ID {
		return nil, errors.New("no such pack")
	}
	return b.pack, nil
}

// desk is a Workshop that knows one table and the right answers.
type desk struct {
	running chan struct{} // hears when a query with "forever" runs
}

func requests() *result.Set {
	set := &result.Set{
		Columns: []result.Column{
			{Name: "district", Type: "VARCHAR", Kind: result.Text}, {Name: "open_requests", Type: "INTEGER", Kind: result.Whole},
		},
		Total: 7,
	}
	for i, name := range []string{"North", "South", "East", "West", "Gràcia"} {
		set.Rows = append(set.Rows, []result.Value{result.NewText(name), result.NewWhole(int64(12 - 4*i))})
	}
	set.Rows = append(set.Rows,
		[]result.Value{result.NewText("\x1b[31mred\r\n"), result.NewWhole(1)},
		[]result.Value{{}, result.NewWhole(0)})
	return set
}

func (w desk) Run(ctx context.Context, _ *lesson.Pack, _ []string, sql string) (result.Outcome, error) {
	switch {
	case strings.Contains(sql, "forever"):
		w.running <- struct{}{}
		<-ctx.Done()
		return result.Outcome{}, &result.QueryError{Cause: result.Stopped, Limit: result.Cancelled}
	case strings.Contains(sql, "distrct"):
		return result.Outcome{}, &result.QueryError{
			Class: "Binder", Subtype: "COLUMN_NOT_FOUND", Name: "distrct", Candidates: []string{"district"},
			Message: "Referenced column \"distrct\" not found", Offset: strings.Index(sql, "distrct"),
		}
	case strings.HasPrefix(sql, "UPDATE"):
		return result.Outcome{Statements: 1, Answered: -1, Changed: 1}, nil
	}
	return result.Outcome{Set: requests(), Statements: 1, Changed: -1}, nil
}

func (w desk) Judge(ctx context.Context, _ *lesson.Pack, ex *lesson.Exercise, answer string) (grade.Verdict, error) {
	right := map[string]string{
		"open-by-district": "SELECT district, open_requests\nFROM requests", "close-one": "UPDATE requests SET open = false WHERE id = 7;",
		"lines": "SELECT district\nFROM requests\nORDER BY district", "one-row": "b", "several": "a,b", "how-many": "12", "grain": "grain",
		"steps": "1,2,3", "kinds": "district => words\nrequests => number\nopened_at => moment",
	}
	points, none := ex.Points, 0
	switch {
	case answer == "":
		return grade.Verdict{}, &grade.NotAnAttempt{Code: "GH-NOTHING", Message: i18n.Literally("There is no answer yet.")}
	case ex.Type == lesson.Reflect:
		return grade.Verdict{Outcome: grade.Correct}, nil
	case answer == right[ex.ID]:
		return grade.Verdict{Outcome: grade.Correct, Score: &points, Checked: grade.Checked{
			Variants: 6, Compare: []i18n.Message{i18n.Literally("what is asked for")},
		}}, nil
	case strings.Contains(answer, "forever"):
		w.running <- struct{}{}
		<-ctx.Done()
		return grade.Verdict{}, ctx.Err()
	case strings.Contains(answer, "elsewhere"):
		return elsewhere(&none), nil
	}
	v := grade.Verdict{Outcome: grade.Incorrect, Score: &none, Findings: []grade.Finding{
		{Kind: grade.Diagnosis, Message: i18n.Literally("Look at `what` is asked for.")},
	}}
	if ex.Type == lesson.SQL {
		v.Findings[0].Line, v.Findings[0].Column = 1, 8
		v.Actual, v.Diff = requests(), difference()
	}
	return v, nil
}

func difference() *grade.Diff {
	rows := requests().Rows
	return &grade.Diff{
		Columns: requests().Columns, ExpectedRows: 1240, ActualRows: 7, ChangedCount: 1, MissingCount: 30, ExtraCount: 1,
		Changed: []grade.Change{{Expected: rows[0], Actual: []result.Value{rows[0][0], {}}}},
		Missing: rows[1:3], Extra: rows[4:5],
	}
}

func elsewhere(score *int) grade.Verdict {
	small := requests()
	small.Rows, small.Total = small.Rows[:1], 1
	empty := requests()
	empty.Rows, empty.Total = nil, 0
	return grade.Verdict{
		Outcome: grade.Coincidence, Score: score, Checked: grade.Checked{Variants: 6},
		Findings:       []grade.Finding{{Kind: grade.Diagnosis, Message: i18n.Literally("It fails where nothing is closed.")}},
		Counterexample: &grade.Counterexample{Tables: map[string]*result.Set{"requests": small}, Expected: small, Actual: empty},
	}
}

func (desk) Complete(context.Context, *lesson.Pack, []string, string, int) ([]trainer.Suggestion, error) {
	return nil, nil
}

func (desk) Dictionary(context.Context, *lesson.Pack, []string) ([]trainer.TableInfo, error) {
	return []trainer.TableInfo{{
		Dataset: "service-requests", Name: "requests", Description: "Requests.", Grain: "one row per district", Rows: 40_000, Synthetic: true,
		Columns: []trainer.ColumnInfo{
			{Name: "district", Type: "VARCHAR", Description: "District", Key: true, NotNull: true, Values: []string{"North", "South"}},
			{Name: "open_requests", Type: "INTEGER", Description: "Requests that are open.", Unit: "requests", References: "a.b"},
		},
	}}, nil
}

// record is a store in memory that also lists the attempts it was given.
type record struct {
	*store.Store
	mu       sync.Mutex
	attempts []progress.Attempt
	full     error // what the record says to a draft
}

func (r *record) SaveDraft(ctx context.Context, draft progress.Draft) error {
	if r.full != nil {
		return r.full
	}
	return r.Store.SaveDraft(ctx, draft)
}

func (r *record) Add(ctx context.Context, a progress.Attempt) error {
	r.mu.Lock()
	r.attempts = append(r.attempts, a)
	r.mu.Unlock()
	return r.Store.Add(ctx, a)
}

// seat is a learner's place: everything the dialogue needs, with a clock that stands still.
type seat struct {
	*trainer.Trainer
	record *record
	desk   desk
	pack   *lesson.Pack
	words  *i18n.Printer
}

var noon = time.Date(2026, 3, 28, 12, 0, 0, 0, time.UTC)

func newSeat(t testing.TB) *seat {
	t.Helper()
	pack, problems := lesson.Parse(os.DirFS("testdata/pack"))
	for _, p := range problems {
		if p.Severity == lesson.Error {
			t.Fatalf("the fixture pack: %v", p)
		}
	}
	memory, err := store.NewMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = memory.Close() })
	words, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	s := &seat{record: &record{Store: memory}, desk: desk{running: make(chan struct{}, 1)}, pack: pack, words: words}
	s.Trainer = trainer.New(trainer.Deps{
		Library: bookshelf{pack}, Workshop: s.desk, Explorer: s.desk, Stepper: s.desk, Papers: drawer{}, Record: s.record, Face: "plain",
		Now: func() time.Time { return noon }, Seed: func() int64 { return 7 },
	})
	return s
}

// options are those of a dialogue with a pipe.
func (s *seat) options(in io.Reader, out io.Writer, start Start) Options {
	return Options{Trainer: s.Trainer, Words: s.words, In: in, Out: out, Start: start, Now: func() time.Time { return noon }}
}

// talk leads a dialogue of these lines and returns what was said.
func (s *seat) talk(t testing.TB, start Start, lines ...string) string {
	t.Helper()
	in := strings.NewReader(strings.Join(lines, "\n") + "\n")
	var out bytes.Buffer
	if err := Run(t.Context(), s.options(in, &out, start)); err != nil {
		t.Fatalf("the dialogue ended with %v after:\n%s", err, out.String())
	}
	return out.String()
}

// answerTo is what a learner types for an answer in source order, given how the items are shown.
func (s *seat) answerTo(t testing.TB, exercise string, sources ...int) string {
	t.Helper()
	opened, err := s.Exercise(t.Context(), s.pack.ID, exercise)
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, source := range sources {
		for at, is := range opened.Display {
			if is == source {
				shown = append(shown, strings.TrimSuffix(place(at), ". "))
			}
		}
	}
	return strings.Join(shown, " ")
}
