package check_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/pack/check"
)

func TestScores(t *testing.T) {
	report := check.Report{Exercises: []check.Exercise{
		{ID: "none"}, {ID: "all", Mutants: 4, Killed: 4}, {ID: "half", Mutants: 4, Killed: 2}, {ID: "most", Mutants: 10, Killed: 9},
		{ID: "also-half", Mutants: 2, Killed: 1},
	}}
	median, lowest := report.Scores(2)
	if len(lowest) != 2 {
		t.Fatalf("%d lowest", len(lowest))
	}
	if diff := cmp.Diff([]string{"half", "also-half"}, []string{lowest[0].ID, lowest[1].ID}); diff != "" || median != 0.7 {
		t.Errorf("median %v, lowest %s", median, diff)
	}
	if median, lowest := (check.Report{Exercises: report.Exercises[:1]}).Scores(2); median != 0 || lowest != nil {
		t.Errorf("of none: %v, %v", median, lowest)
	}
}
