package generate

import (
	"strings"
	"testing"
)

func TestBoroughReturnsDiffer(t *testing.T) {
	headers, meanings, repeats, files := map[string]bool{}, map[string]bool{}, 0, 0
	for _, f := range generated(t) {
		if !strings.HasPrefix(f.Path, "borough-returns/") || f.Path == "borough-returns/borough_returns.csv" {
			continue
		}
		files++
		lines := strings.Split(strings.TrimSpace(string(f.Text)), "\n")
		headers[lines[0]] = true
		seen := map[string]bool{}
		for _, line := range lines[1:] {
			if seen[line] {
				repeats++
			}
			seen[line] = true
		}
		for _, r := range rows(t, f.Path) {
			if r["measure"] == "Missed bins" && r["definition"] != "" {
				meanings[r["definition"]] = true
			}
		}
	}
	within(t, "files", files, 33, 33)
	within(t, "headers", len(headers), 4, 4)
	within(t, "meanings of a missed bin", len(meanings), 4, 4)
	within(t, "lines that repeat truly", repeats, 15, 60)
}

// The stack has every line of every return, and no meaning where the borough sent none.
func TestStackedReturnsAreComplete(t *testing.T) {
	lines, silent := 0, map[string]bool{}
	for _, f := range generated(t) {
		if strings.HasPrefix(f.Path, "borough-returns/") && f.Path != "borough-returns/borough_returns.csv" {
			lines += strings.Count(string(f.Text), "\n") - 1
		}
	}
	stacked := rows(t, "borough-returns/borough_returns.csv")
	for _, r := range stacked {
		if r["borough"] == "" || r["period"] == "" || r["measure"] == "" || r["value"] == "" {
			t.Fatalf("a stacked line has lost a value: %v", r)
		}
		if r["definition"] == "" {
			silent[r["borough"]] = true
		}
	}
	within(t, "stacked lines", len(stacked), lines, lines)
	within(t, "boroughs without definitions", len(silent), 8, 8)
}

func TestFinancialQuarters(t *testing.T) {
	r := returnMaker{stream: newStream("test"), borough: &area{name: "A"}, financial: true}
	for quarter, want := range []string{"2022/23 Q4", "2023/24 Q1", "2023/24 Q2", "2023/24 Q3"} {
		if got := r.line(2023, quarter, 0, "", 1, "")["period"].text; got != want {
			t.Errorf("quarter %d of 2023 is %s, want %s", quarter+1, got, want)
		}
	}
}
