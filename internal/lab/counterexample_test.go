package lab_test

import (
	"slices"
	"testing"

	"guildhall/internal/grade"
	"guildhall/internal/result"
	"guildhall/internal/variant"
)

// TestCounterexamplesAreSmall asks, for every lucky answer, for a database that fits on a screen and tells it from the reference.
func TestCounterexamplesAreSmall(t *testing.T) {
	l, pack := newLab(t)
	var sizes []int
	for _, c := range lucky {
		t.Run(c.name, func(t *testing.T) {
			v := judge(t, l, pack, question(c.dataset, c.reference), c.wrong)
			x := v.Counterexample
			if v.Outcome != grade.Coincidence || x == nil {
				t.Fatalf("outcome %s, counterexample %v", v.Outcome, x)
			}
			if len(x.Tables) == 0 || x.Reason.Key == "" {
				t.Errorf("tables %v, reason %q", x.Tables, x.Reason.Key)
			}
			if slices.EqualFunc(x.Expected.Rows, x.Actual.Rows, sameRow) {
				t.Error("the results are the same")
			}
			rows := 0
			for name, set := range x.Tables {
				rows += int(set.Total)
				if len(set.Rows) > variant.ShownRows {
					t.Errorf("%d rows of %s are shown", len(set.Rows), name)
				}
			}
			sizes = append(sizes, rows)
			t.Logf("%d rows, %s", rows, x.Reason.Key)
		})
	}
	slices.Sort(sizes)
	if len(sizes) > 0 && sizes[len(sizes)/2] > 4 {
		t.Errorf("half of the counterexamples need more than %d rows: %v", sizes[len(sizes)/2], sizes)
	}
}

func sameRow(a, b []result.Value) bool { return slices.EqualFunc(a, b, result.Value.Equal) }
