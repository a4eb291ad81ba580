package lab_test

import (
	"context"
	"errors"
	"testing"

	"guildhall/internal/grade"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// TestDeskSaysWhatTheLabSays judges answers one after the other at one desk, each of which would spoil the next if anything of it were
// left, and each by itself.
func TestDeskSaysWhatTheLabSays(t *testing.T) {
	l, pack := newLab(t)
	ctx := context.Background()
	loans := question("lending", "SELECT count(*) AS n FROM loans")
	never := question("lending", "SELECT title FROM books WHERE book_id NOT IN (SELECT book_id FROM loans WHERE book_id IS NOT NULL)")
	never.ID = "never"
	rows := loansAt(t, l, pack)
	answers := []string{
		"CREATE TABLE loans AS SELECT 1 AS x; SELECT count(*) FROM loans",
		"SELECT count(*) AS n FROM loans",
		"SELECT " + rows,
		"SELECT count(*) AS n FROM nothing",
		"CREATE MACRO count(x) AS 3; SELECT 0",
		"SELECT count(*) FROM loans",
	}
	// There is one worker only: the desk comes when the lab has no more need of it.
	outcomes := map[grade.Outcome]bool{}
	alone := make([]grade.Verdict, len(answers))
	for i, answer := range answers {
		alone[i] = judge(t, l, pack, loans, answer)
		outcomes[alone[i].Outcome] = true
	}
	desk := l.Desk()
	defer desk.Close()
	for i, answer := range answers {
		atDesk, err := desk.Judge(ctx, pack, loans, answer)
		if err != nil {
			t.Fatal(err)
		}
		if want := alone[i]; atDesk.Outcome != want.Outcome || atDesk.Checked.Variants != want.Checked.Variants {
			t.Errorf("%s: %s on %d variants, alone %s on %d", answer, atDesk.Outcome, atDesk.Checked.Variants, want.Outcome, want.Checked.Variants)
		}
		if _, err := desk.Judge(ctx, pack, never, "SELECT title FROM books"); err != nil {
			t.Fatal(err)
		}
		if got := loansAt(t, desk, pack); got != rows {
			t.Errorf("after %s there are %s loans, not %s", answer, got, rows)
		}
		var refused *result.QueryError
		if _, err := desk.Tree(ctx, "SELECT FROM WHERE"); !errors.As(err, &refused) {
			t.Errorf("a tree of nonsense: %v", err)
		}
		if sway, err := desk.Steady(ctx, pack, loans); err != nil || sway != nil {
			t.Errorf("got %+v, %v", sway, err)
		}
	}
	for _, needed := range []grade.Outcome{grade.Correct, grade.Incorrect, grade.Coincidence, grade.QueryError} {
		if !outcomes[needed] {
			t.Errorf("no answer was judged %s", needed)
		}
	}
}

// loansAt counts the loans.
func loansAt(t *testing.T, at interface {
	Run(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error)
}, pack *lesson.Pack) string {
	t.Helper()
	outcome, err := at.Run(context.Background(), pack, []string{"lending"}, "SELECT count(*) FROM loans")
	if err != nil {
		t.Fatal(err)
	}
	return outcome.Set.Rows[0][0].String()
}
