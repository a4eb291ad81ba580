package grade

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// fake is a Session that answers from a table, by database and statement.
type fake struct {
	slow      bool // answers when the context ends
	databases int
	answers   map[string]any // "SQL" or "n SQL" for the n-th variant: *result.Set, *result.QueryError or error
	current   int
	asked     []string // "database maxRows SQL"
	closed    bool
}

func (f *fake) Query(ctx context.Context, sql string, maxRows int) (result.Outcome, error) {
	if f.slow && f.current > 0 {
		<-ctx.Done()
		return result.Outcome{Answered: -1}, &result.QueryError{Cause: result.Stopped, Limit: result.TimeLimit, Offset: -1}
	}
	f.asked = append(f.asked, fmt.Sprintf("%d %d %s", f.current, maxRows, sql))
	found, ok := f.answers[fmt.Sprintf("%d %s", f.current, sql)]
	if !ok {
		found, ok = f.answers[sql]
	}
	switch found := found.(type) {
	case *result.Set:
		return result.Outcome{Set: found, Statements: 1}, nil
	case error:
		return result.Outcome{Answered: -1}, found
	}
	if ok {
		return result.Outcome{Answered: -1, Statements: 1}, nil
	}
	return result.Outcome{}, fmt.Errorf("the test knows no answer to %q", sql)
}

func (f *fake) Use(_ context.Context, database int) error { f.current = database; return nil }
func (f *fake) Databases() int                            { return max(1, f.databases) }
func (f *fake) Tree(context.Context, string) (string, error) {
	return `{"error":true,"error_type":"not implemented","error_message":"no trees here"}`, nil
}

func (f *fake) SQL(context.Context, string) (string, error) {
	return "", errors.New("no trees here")
}
func (f *fake) Close() error { f.closed = true; return nil }

// Open lets the fake be an Opener.
func (f *fake) Open(context.Context, *lesson.Exercise) (Session, error) { return f, nil }

func numbers(values ...int64) *result.Set {
	set := table([]string{"n"})
	for _, v := range values {
		set.Rows = append(set.Rows, row1(result.NewWhole(v)))
	}
	set.Total = int64(len(values))
	return set
}

func query() *lesson.Exercise {
	return &lesson.Exercise{
		ID: "q", Type: lesson.SQL, Points: 10, Order: lesson.OrderAuto, Columns: lesson.ColumnsAuto, Variants: lesson.VariantsOn,
		Solutions: []lesson.Solution{{SQL: "REF"}},
	}
}

func codes(v Verdict) []string {
	found := []string{}
	for _, f := range v.Findings {
		found = append(found, f.Code)
	}
	return found
}

func TestOutcomes(t *testing.T) {
	refused := &result.QueryError{Class: "Binder", Message: "no", Offset: -1}
	tests := []struct {
		name    string
		answers map[string]any
		want    Outcome
		codes   []string
		score   int
	}{
		{"right", map[string]any{"REF": numbers(1, 2), "SELECT x": numbers(2, 1)}, Correct, []string{}, 10},
		{"wrong", map[string]any{"REF": numbers(1, 2), "SELECT x": numbers(1)}, Incorrect, []string{"GH-MISSING"}, 0},
		{"the reference fails", map[string]any{"REF": refused, "SELECT x": numbers(1)}, PackFault, []string{"GH-FAULT-REFERENCE"}, 0},
		{"the reference returns nothing", map[string]any{"REF": nil, "SELECT x": numbers(1)}, PackFault, []string{"GH-FAULT-REFERENCE"}, 0},
		{"DuckDB refuses", map[string]any{"REF": numbers(1), "SELECT x": refused}, QueryError, []string{"GH-ERROR"}, 0},
		{"the sandbox refuses", map[string]any{"REF": numbers(1), "SELECT x": &result.QueryError{Cause: result.Blocked, Class: "ATTACH"}}, Blocked, []string{"GH-BLOCKED"}, 0},
		{"too slow", map[string]any{"REF": numbers(1), "SELECT x": &result.QueryError{Cause: result.Stopped, Limit: result.TimeLimit, Offset: -1}}, Stopped, []string{"GH-STOPPED"}, 0},
		{"too large", map[string]any{"REF": numbers(1), "SELECT x": &result.QueryError{Cause: result.Stopped, Limit: result.MemoryLimit, Offset: -1}}, Stopped, []string{"GH-STOPPED"}, 0},
		{"no rows asked for, some come", map[string]any{"REF": numbers(), "SELECT x": numbers(1)}, Incorrect, []string{"GH-NOT-EMPTY"}, 0},
		{"no rows both", map[string]any{"REF": numbers(), "SELECT x": numbers()}, Correct, []string{}, 10},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			session := &fake{answers: test.answers}
			v, err := New().Grade(t.Context(), query(), "SELECT x", session)
			if err != nil {
				t.Fatal(err)
			}
			if v.Outcome != test.want || *v.Score != test.score {
				t.Errorf("%s with %d points, want %s with %d", v.Outcome, *v.Score, test.want, test.score)
			}
			if diff := cmp.Diff(test.codes, codes(v)); diff != "" {
				t.Errorf("codes (-want +got):\n%s", diff)
			}
			if !session.closed {
				t.Error("the session was left open")
			}
		})
	}
}

// TestStoppedOnVariants judges answers that a limit ends on hidden data only: the first is enough.
func TestStoppedOnVariants(t *testing.T) {
	stopped := &result.QueryError{Cause: result.Stopped, Limit: result.MemoryLimit, Offset: -1}
	tests := map[string]struct {
		session fake
		codes   []string
		tried   int
	}{
		"by its own limit":        {fake{answers: map[string]any{"REF": numbers(1), "SELECT x": numbers(1), "2 SELECT x": stopped}}, []string{"GH-STOPPED"}, 2},
		"by the limit of judging": {fake{answers: map[string]any{"REF": numbers(1), "SELECT x": numbers(1)}, slow: true}, []string{"GH-STOPPED"}, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			session := &test.session
			session.databases = 15
			v, err := New().Within(50*time.Millisecond).Grade(t.Context(), query(), "SELECT x", session)
			if err != nil {
				t.Fatal(err)
			}
			if v.Outcome != Stopped || *v.Score != 0 || v.Checked.Variants != test.tried {
				t.Errorf("%s with %d points after %d variants", v.Outcome, *v.Score, v.Checked.Variants)
			}
			if diff := cmp.Diff(test.codes, codes(v)); diff != "" {
				t.Errorf("codes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFaultsOfTheEngineAreErrors(t *testing.T) {
	broken := errors.New("worker gone")
	for _, answers := range []map[string]any{
		{"REF": broken},
		{"REF": numbers(1), "SELECT x": broken},
	} {
		if _, err := New().Grade(t.Context(), query(), "SELECT x", &fake{answers: answers}); !errors.Is(err, broken) {
			t.Errorf("error %v, want the engine's", err)
		}
	}
}

func TestACancelledQueryIsNoAttempt(t *testing.T) {
	answers := map[string]any{"REF": numbers(1), "SELECT x": &result.QueryError{Cause: result.Stopped, Limit: result.Cancelled}}
	_, err := New().Grade(t.Context(), query(), "SELECT x", &fake{answers: answers})
	var none *NotAnAttempt
	if !errors.As(err, &none) || none.Code != "GH-CANCELLED" {
		t.Errorf("error %v", err)
	}
}

func TestFetchesNoMoreThanItMust(t *testing.T) {
	session := &fake{answers: map[string]any{"REF": numbers(1, 2, 3), "SELECT x": numbers(1, 2, 3)}}
	if _, err := New().Grade(t.Context(), query(), "SELECT x", session); err != nil {
		t.Fatal(err)
	}
	want := []string{fmt.Sprintf("0 %d REF", referenceRows), "0 1030 SELECT x"}
	if diff := cmp.Diff(want, session.asked); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

func TestVariants(t *testing.T) {
	refused := &result.QueryError{Class: "Conversion", Message: "no", Offset: -1}
	same := map[string]any{"REF": numbers(1), "SELECT x": numbers(1), "READING": numbers(9)}
	with := func(more map[string]any) map[string]any {
		all := map[string]any{}
		for sql, answer := range same {
			all[sql] = answer
		}
		for sql, answer := range more {
			all[sql] = answer
		}
		return all
	}
	tests := []struct {
		name     string
		answers  map[string]any
		reading  bool
		want     Outcome
		variants int
		codes    []string
	}{
		{"agrees everywhere", same, false, Correct, 2, []string{}},
		{"differs on the second", with(map[string]any{"2 SELECT x": numbers(7)}), false, Coincidence, 2, []string{"GH-COINCIDENCE"}},
		{"fails on a variant only", with(map[string]any{"1 SELECT x": refused}), false, Correct, 2, []string{"GH-VARIANT-ERROR"}},
		{"the reference fails on a variant", with(map[string]any{"1 REF": refused}), false, Correct, 1, []string{}},
		{"one reading here, another there", with(map[string]any{"2 REF": numbers(5), "2 READING": numbers(1)}), true, Coincidence, 2, []string{"GH-COINCIDENCE"}},
		{"two readings, parted on later variants", with(map[string]any{"READING": numbers(1), "1 READING": numbers(9), "2 REF": numbers(5)}), true, Coincidence, 2, []string{"GH-COINCIDENCE"}},
		{"the other reading everywhere", with(map[string]any{"REF": numbers(5), "READING": numbers(1)}), true, Correct, 2, []string{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ex := query()
			if test.reading {
				ex.Solutions = append(ex.Solutions, lesson.Solution{SQL: "READING", Reading: "the other"})
			}
			v, err := New().Grade(t.Context(), ex, "SELECT x", &fake{databases: 3, answers: test.answers})
			if err != nil {
				t.Fatal(err)
			}
			if v.Outcome != test.want || v.Checked.Variants != test.variants {
				t.Errorf("%s on %d variants, want %s on %d", v.Outcome, v.Checked.Variants, test.want, test.variants)
			}
			if diff := cmp.Diff(test.codes, codes(v)); diff != "" {
				t.Errorf("codes (-want +got):\n%s", diff)
			}
		})
	}
	t.Run("switched off", func(t *testing.T) {
		ex := query()
		ex.Variants = lesson.VariantsOff
		v, err := New().Grade(t.Context(), ex, "SELECT x", &fake{databases: 3, answers: with(map[string]any{"1 SELECT x": numbers(7)})})
		if err != nil || v.Outcome != Correct || v.Checked.Variants != 0 {
			t.Errorf("%v %v", v, err)
		}
	})
}

func TestDiffIsShortAndItsCountsExact(t *testing.T) {
	expected, actual := table([]string{"id", "name", "n"}), table([]string{"id", "name", "n"})
	add := func(set *result.Set, id int64, name string, n int64) {
		set.Rows = append(set.Rows, row1(result.NewWhole(id), result.NewText(name), result.NewWhole(n)))
	}
	for i := range int64(100) {
		add(expected, i, fmt.Sprint("area ", i), 1)
		switch {
		case i < 30: // missing
		case i < 65:
			add(actual, i, fmt.Sprint("area ", i), 2)
		default:
			add(actual, i, fmt.Sprint("area ", i), 1)
		}
	}
	for i := range int64(25) {
		add(actual, 1000+i, fmt.Sprint("other ", i), 9)
	}
	c := compare(expected, actual, ordering{}, rules{})
	d := difference(expected, actual, c)
	got := []int{len(d.Missing), d.MissingCount, len(d.Extra), d.ExtraCount, len(d.Changed), d.ChangedCount, int(d.ExpectedRows), int(d.ActualRows)}
	if diff := cmp.Diff([]int{20, 30, 20, 25, 20, 35, 100, 95}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, change := range d.Changed {
		if !change.Expected[0].Equal(change.Actual[0]) {
			t.Errorf("paired %v with %v", change.Expected, change.Actual)
		}
	}
}
