package generate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The totals are those of the sources: register of Barcelona, Census 2021 rounded by borough, the
// second-hand sum for New York.
func TestPopulationsAddUpToThePublishedTotals(t *testing.T) {
	got, counts := map[string]int{}, map[string]int{}
	for _, r := range rows(t, "areas/areas.csv") {
		level := r["city"] + ", " + r["level"]
		got[level] += number(t, r["population"])
		counts[level]++
	}
	want := map[string]int{
		"Barcelona, district": 1639981, "Barcelona, barri": 1639981, "London, borough": 8800000,
		"Los Angeles, council district": 0, "New York, borough": 8811692, "New York, community district": 8811692,
		"Port Meridian, district": 610000, "Port Meridian, neighbourhood": 610000,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("populations (-want +got):\n%s", diff)
	}
	want = map[string]int{
		"Barcelona, district": 10, "Barcelona, barri": 73, "London, borough": 33, "Los Angeles, council district": 15,
		"New York, borough": 5, "New York, community district": 59, "Port Meridian, district": 8, "Port Meridian, neighbourhood": 16,
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("areas (-want +got):\n%s", diff)
	}
}

// A larger area has the people of the smaller ones in it.
func TestPopulationsOfParentsAreSums(t *testing.T) {
	population, sums := map[string]int{}, map[string]int{}
	for _, r := range rows(t, "areas/areas.csv") {
		if r["parent_id"] != "" {
			sums[r["parent_id"]] += number(t, r["population"])
			continue
		}
		population[r["area_id"]] = number(t, r["population"])
	}
	for id, sum := range sums {
		if population[id] != sum {
			t.Errorf("%s: %d residents, its parts have %d", id, population[id], sum)
		}
	}
}

// The official figures of a few districts, by hand.
func TestPopulationsOfSingleAreas(t *testing.T) {
	want := map[string]string{"BCN-01-01": "46520", "BCN-02": "266857", "LDN-30": "310300", "NYC-3": "2735345", "NYC-112": "180195", "LAX-14": ""}
	got := map[string]string{}
	for _, r := range rows(t, "areas/areas.csv") {
		if _, asked := want[r["area_id"]]; asked {
			got[r["area_id"]] = r["population"]
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Every spelling names one place, and is not that place's official name.
func TestSpellingsNameAreas(t *testing.T) {
	areas := map[string]record{}
	for _, r := range rows(t, "areas/areas.csv") {
		areas[r["area_id"]] = r
	}
	for _, r := range rows(t, "code-lists/code_lists.csv") {
		if r["list"] != "area spelling" {
			continue
		}
		a, found := areas[r["replaced_by"]]
		if !found {
			t.Errorf("%q stands for %q, which is no area", r["code"], r["replaced_by"])
		}
		if a["name"] == r["code"] {
			t.Errorf("%q is the official name", r["code"])
		}
	}
}
