package corpus_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"guildhall/internal/grade"
	"guildhall/internal/grade/corpus"
	"guildhall/internal/lesson"
)

const judged = `-- dataset: towns roads

-- # one
-- ? The first.
-- +
SELECT right
-- + refused
SELECT wrong
-- !~ LOG-57: right => lucky
-- !~ LOG-57: right => right indeed
-- ! LOG-57: right => wrong here

-- # two
-- ? The second.
-- +
SELECT right
-- ! LOG-66: right => lucky
`

// byWords judges an answer by the words that stand in it.
func byWords(_ context.Context, ex *lesson.Exercise, answer string) (grade.Verdict, error) {
	switch {
	case len(ex.Datasets) != 2:
		return grade.Verdict{Outcome: grade.Incorrect}, nil // the datasets were not told apart
	case strings.Contains(answer, "wrong"):
		return grade.Verdict{Outcome: grade.Incorrect, Findings: []grade.Finding{{Code: "LOG-57"}}}, nil
	case strings.Contains(answer, "lucky"):
		return grade.Verdict{Outcome: grade.Coincidence, Findings: []grade.Finding{{Code: "LOG-66"}}}, nil
	}
	return grade.Verdict{Outcome: grade.Correct}, nil
}

// The report must not depend on how many exercises are judged at once.
func TestMeasure(t *testing.T) {
	exercises, err := corpus.Parse("towns.sql", judged)
	if err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{1, 2, 5} {
		got, err := corpus.Measure(t.Context(), exercises, workers, byWords)
		if err != nil {
			t.Fatal(err)
		}
		want := &corpus.Report{
			Exercises: 2, Datasets: 2, Right: 3, RightRefused: 1, Wrong: 4, WrongAccepted: 1, Hidden: 3, Caught: 2, Explained: 1, Labelled: 1, Named: 1,
			Misjudged: []corpus.Misjudged{
				{Exercise: "one", Answer: exercises[0].Right[1], Problem: "right, and refused"},
				{Exercise: "one", Answer: exercises[0].Wrong[1], Problem: corpus.Accepted},
				{Exercise: "two", Answer: exercises[1].Wrong[0], Problem: "right on the sample, and not marked as such"},
			},
		}
		ignored := cmp.Options{cmpopts.IgnoreFields(corpus.Report{}, "RightTimes", "WrongTimes", "Slow"), cmpopts.IgnoreFields(corpus.Misjudged{}, "Got")}
		if diff := cmp.Diff(want, got, ignored); diff != "" {
			t.Errorf("with %d workers (-want +got):\n%s", workers, diff)
		}
	}
}

func TestMeasureNamesABrokenExercise(t *testing.T) {
	exercises, err := corpus.Parse("towns.sql", strings.Replace(judged, "towns roads", "towns", 1))
	if err != nil {
		t.Fatal(err)
	}
	broken := func(context.Context, *lesson.Exercise, string) (grade.Verdict, error) {
		return grade.Verdict{Outcome: grade.PackFault, Findings: []grade.Finding{{}}}, nil
	}
	if _, err := corpus.Measure(t.Context(), exercises, 2, broken); err == nil || !strings.Contains(err.Error(), "towns.sql:5") || !strings.Contains(err.Error(), "two") {
		t.Errorf("the error does not name both exercises: %v", err)
	}
}
