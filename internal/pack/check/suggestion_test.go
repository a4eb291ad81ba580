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
		onText   bool
		said     bool
		want     string
	}{
		{"order-key", false, false, "order"},
		{"order-key", false, true, "last-key"},
		{"date", false, true, "boundary"},
		{"column", false, true, "column"},
		{"comparison", true, true, "text"},
		{"constant", true, true, "text"},
		{"constant", false, true, "boundary"},
		{"group-key", false, true, "group"},
		{"text", false, false, "apart"},
	} {
		if got := remedy(grade.Survivor{Operator: tt.operator, OnText: tt.onText, Clause: "where"}, tt.said); got != tt.want {
			t.Errorf("%s, said %v: %s", tt.operator, tt.said, got)
		}
	}
}
