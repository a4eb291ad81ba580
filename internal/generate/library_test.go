package generate

import (
	"slices"
	"testing"
)

func TestLibraryShape(t *testing.T) {
	branches, visits := rows(t, "library-visits/branches.csv"), rows(t, "library-visits/library_visits.parquet")
	if len(branches) != 60 || len(visits) != 60*84 {
		t.Fatalf("%d branches and %d months, want 60 and 5,040", len(branches), len(visits))
	}
	year, closed, broken, noForm := map[string]int{}, 0, 0, 0
	for _, r := range visits {
		year[r["month"][:4]] += number(t, r["visits"])
		switch {
		case r["days_open"] == "0":
			closed++
			if r["visits"] != "0" || r["loans"] != "0" {
				t.Errorf("%s counts people while it is closed: %v", r["branch_id"], r)
			}
		case r["days_open"] == "":
			noForm++
		case r["visits"] == "":
			broken++
		case r["visits"] == "0":
			t.Errorf("an open branch without visits: %v", r)
		}
	}
	within(t, "closed months", closed, 240, 300)
	within(t, "months with a broken counter", broken, 80, 160)
	within(t, "months without a form", noForm, 30, 80)
	if !slices.IsSorted([]int{year["2020"], year["2022"], year["2023"], year["2024"], year["2019"]}) {
		t.Errorf("visits fell in 2020 and came back in part, but: %v", year)
	}
}

func TestLibraryFaults(t *testing.T) {
	tenfold := map[string]int{}
	missing := 0
	for _, r := range rows(t, "library-visits/library_visits.parquet") {
		if r["branch_id"] == tenfoldBranch {
			tenfold[r["month"]] = number(t, r["visits"])
		}
		if r["month"] == "2023-02-01" && r["branch_id"] <= "LIB-05" && r["visits"] == "" {
			missing++
		}
	}
	if tenfold["2022-03-01"] < 7*tenfold["2022-04-01"] {
		t.Errorf("March 2022 is not ten times too large: %v", tenfold)
	}
	if missing != 3 {
		t.Errorf("%d of the first five branches without a counter, want 3", missing)
	}
}
