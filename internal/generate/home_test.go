package generate

import "testing"

// Each department knows homes that the other does not: the unmatched rows that joins are taught with.
func TestDepartmentsKnowDifferentHomes(t *testing.T) {
	registered, repaired, visited := map[string]bool{}, map[string]int{}, map[string]bool{}
	for _, r := range rows(t, "council-homes/homes.csv") {
		registered[r["home_ref"]] = true
	}
	for _, r := range rows(t, "council-homes/repair_jobs.csv") {
		repaired[r["home_ref"]]++
	}
	for _, r := range rows(t, "council-homes/safety_visits.csv") {
		visited[r["home_ref"]] = true
	}
	sold, unseen, many, private := 0, 0, 0, 0
	for ref, jobs := range repaired {
		switch {
		case !registered[ref]:
			sold++
		case !visited[ref]:
			unseen++
		}
		if jobs > 1 {
			many++
		}
	}
	for ref := range visited {
		if !registered[ref] {
			private++
		}
	}
	within(t, "homes with repairs that left the register", sold, 10, soldHomes)
	within(t, "homes with repairs and no visit", unseen, 80, 250)
	within(t, "homes with several repairs", many, 100, 300)
	within(t, "private homes that were visited", private, 40, privateHomes)
}
