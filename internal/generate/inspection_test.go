package generate

import (
	"slices"
	"strings"
	"testing"
)

func TestInspectionSizesAndFaults(t *testing.T) {
	versions, names := map[string]int{}, map[string]int{}
	for _, r := range rows(t, "inspections/establishments.csv") {
		versions[r["estab_id"]]++
		if strings.HasPrefix(r["trading_name"], "TEST") {
			names["test"]++
		}
	}
	twice := 0
	for _, n := range versions {
		twice += n - 1
	}
	within(t, "establishments", len(versions), establishments, establishments)
	within(t, "stale versions", twice, staleVersions, staleVersions)
	within(t, "test records", names["test"], 1, 1)

	critical := map[string]bool{}
	violations := rows(t, "inspections/violations.parquet")
	for _, r := range violations {
		if r["is_critical"] == "true" {
			critical[r["inspection_id"]] = true
		}
	}
	within(t, "violations", len(violations), 30000, 36000)

	seen, found, never, negative, blank := map[string]int{}, map[string]int{}, 0, 0, 0
	for _, r := range rows(t, "inspections/inspections.parquet") {
		if r["inspected_on"] == "1900-01-01" {
			never++
			continue
		}
		seen[r["trigger"]]++
		if critical[r["inspection_id"]] {
			found[r["trigger"]]++
		}
		if strings.HasPrefix(r["score"], "-") {
			negative++
		}
		if r["grade"] == "" {
			blank++
		}
	}
	within(t, "visits", seen["routine"]+seen["complaint"]+seen["random"], visits, visits)
	within(t, "never visited", never, 50, 300)
	within(t, "negative scores", negative, 20, 200)
	within(t, "blank grades", blank, 20, 200)
	rate := func(trigger string) int { return found[trigger] * 1000 / seen[trigger] }
	within(t, "routine visits in a thousand with a critical violation", rate("routine"), 130, 190)
	if !slices.IsSorted([]int{rate("random"), rate("routine"), rate("complaint")}) {
		t.Errorf("critical violations in a thousand visits: random %d, routine %d, complaint %d", rate("random"), rate("routine"), rate("complaint"))
	}
}

// Southshore writes the month first, and everybody else with slashes the day.
func TestRawDatesFollowTheirDistrict(t *testing.T) {
	for _, r := range rows(t, "inspections/inspections_raw.csv") {
		parts := strings.Split(r["inspection_date"], "/")
		if len(parts) != 3 {
			continue
		}
		month := parts[1]
		if strings.EqualFold(strings.TrimSpace(r["boro"]), "Southshore") {
			month = parts[0]
		}
		if month > "12" {
			t.Errorf("%s in %s", r["inspection_date"], r["boro"])
		}
	}
}
