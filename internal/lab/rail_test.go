package lab_test

import (
	"slices"
	"testing"

	"guildhall/internal/grade"
	"guildhall/internal/lesson"
)

// An error on hidden data only (a cast, say) is told and refuses nobody.
func TestErrorsOnVariantsAreNotes(t *testing.T) {
	l, pack := newLab(t)
	ex := question("works", "SELECT crew, day FROM shifts JOIN crews ON code = crew WHERE code IN ('A1', 'B1')")
	v := judge(t, l, pack, ex, "SELECT crew, day FROM shifts WHERE CAST(substr(crew, 2) AS INTEGER) = 1")
	if v.Outcome != grade.Correct || !slices.ContainsFunc(v.Findings, func(f grade.Finding) bool { return f.Code == "GH-VARIANT-ERROR" }) {
		t.Errorf("outcome %s, findings %v", v.Outcome, v.Findings)
	}
}

// Where the accepted answers themselves part ways on hidden data, the exercise is at fault and not the learner.
func TestSolutionsMustAgreeOnVariants(t *testing.T) {
	l, pack := newLab(t)
	right, loose := "SELECT loan_id FROM loans WHERE fine > 0 OR fine IS NULL AND returned_at IS NULL", "SELECT loan_id FROM loans WHERE coalesce(fine, 1) > 0 AND (fine IS NOT NULL OR returned_at IS NULL) AND loan_id < 100000 AND lent_at < '2024-07-01'"
	ex := question("lending", right, loose)
	if v := judge(t, l, pack, ex, right); v.Outcome != grade.Correct {
		t.Errorf("the first solution is %s", v.Outcome)
	}
	if v := judge(t, l, pack, ex, loose); v.Outcome != grade.PackFault {
		t.Errorf("the second solution is %s", v.Outcome)
	}
	// As another reading of the prompt it is a reference of its own.
	ex.Solutions[1].Reading, ex.Hash = "in the first half year", "1"
	if v := judge(t, l, pack, ex, loose); v.Outcome != grade.Correct {
		t.Errorf("the other reading is %s: %v", v.Outcome, v.Findings)
	}
}

func TestVariantsCanBeSwitchedOff(t *testing.T) {
	l, pack := newLab(t)
	ex := question("lending", "SELECT title FROM books WHERE price >= 10")
	ex.Variants = lesson.VariantsOff
	if v := judge(t, l, pack, ex, "SELECT title FROM books WHERE price > 10"); v.Outcome != grade.Correct || v.Checked.Variants != 0 {
		t.Errorf("outcome %s on %d variants", v.Outcome, v.Checked.Variants)
	}
}

// Statements that change data are judged on variants too, each on a copy of its own.
func TestChangesAreJudgedOnVariants(t *testing.T) {
	l, pack := newLab(t)
	ex := question("lending", "UPDATE books SET price = price * 2 WHERE price >= 10")
	ex.Type, ex.Check = lesson.Change, []string{"SELECT book_id, price FROM books"}
	right := "UPDATE books SET price = price + price WHERE NOT price < 10"
	if v := judge(t, l, pack, ex, right); v.Outcome != grade.Correct || v.Checked.Variants < 5 {
		t.Errorf("outcome %s on %d variants: %v", v.Outcome, v.Checked.Variants, v.Findings)
	}
	v := judge(t, l, pack, ex, "UPDATE books SET price = price * 2 WHERE price > 10")
	if v.Outcome != grade.Coincidence || v.Counterexample == nil {
		t.Fatalf("outcome %s, counterexample %v", v.Outcome, v.Counterexample)
	}
	if books := v.Counterexample.Tables["books"]; books == nil || len(books.Rows) != 1 {
		t.Errorf("the counterexample shows %v", v.Counterexample.Tables)
	}
}

// A lucky answer scores nothing.
func TestCoincidencesScoreNothing(t *testing.T) {
	l, pack := newLab(t)
	v := judge(t, l, pack, question("lending", "SELECT title FROM books WHERE price >= 10"), "SELECT title FROM books WHERE price > 10")
	if v.Outcome != grade.Coincidence || v.Score == nil || *v.Score != 0 {
		t.Errorf("outcome %s, score %v", v.Outcome, v.Score)
	}
}
