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
		{"order-key", false, "write order=keys"},
		{"order-key", true, "alike in the first keys"},
		{"date", true, "on the boundary"},
		{"column", true, "in which the two columns differ"},
	} {
		help := suggestion(grade.Survivor{Operator: tt.operator, Clause: "where"}, tt.said)
		if !strings.Contains(help, tt.want) || !strings.Contains(help, `equivalent="`+tt.operator+`:where"`) {
			t.Errorf("%s, said %v: %s", tt.operator, tt.said, help)
		}
	}
}
