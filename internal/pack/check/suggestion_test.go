package check

import (
	"strings"
	"testing"

	"guildhall/internal/grade"
)

// TestSurvivorsAreReadable writes a fault as an author would, and suggests what has not been done yet.
func TestSurvivorsAreReadable(t *testing.T) {
	got := readable("SELECT count_star() FROM taxis WHERE (inspected_on < CAST('2025-01-02' AS DATE))")
	if !strings.Contains(got, "count(*)") || !strings.Contains(got, "DATE '2025-01-02'") || strings.Contains(got, "CAST") {
		t.Errorf("got %s", got)
	}
	for _, tt := range []struct {
		operator string
		said     bool
		want     string
	}{
		{"order-key", false, "order"},
		{"order-key", true, "last-key"},
		{"date", true, "boundary"},
		{"column", true, "column"},
		{"text", false, "apart"},
	} {
		if got := remedy(grade.Survivor{Operator: tt.operator, Clause: "where"}, tt.said); got != tt.want {
			t.Errorf("%s, said %v: %s", tt.operator, tt.said, got)
		}
	}
}
