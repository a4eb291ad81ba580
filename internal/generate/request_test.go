package generate

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"
)

const requestsPath = "service-requests/service_requests.parquet"

func TestRequestFaultRates(t *testing.T) {
	seen, count := map[string]bool{}, map[string]int{}
	all := rows(t, requestsPath)
	if len(all) != 40000 {
		t.Fatalf("%d rows, want 40,000", len(all))
	}
	for i, r := range all {
		if seen[r["request_id"]] {
			count["repeats"]++
			if i < spared {
				t.Errorf("row %d repeats a request", i+1)
			}
		}
		seen[r["request_id"]] = true
		if r["closed_at"] != "" && r["closed_at"] < r["created_at"] {
			count["closed before created"]++
		}
		if r["area_name"] == "Unspecified" {
			count["unspecified"]++
		} else if r["area_id"] == "" {
			count["misspelt"]++
		}
		if r["city"] == barcelona && len(r["postcode"]) == 4 {
			count["lost zero"]++
		}
		if r["descriptor"] == "N/A" {
			count["N/A"]++
		}
		if r["closed_at"] == "" {
			count["open"]++
		}
	}
	within(t, "repeats", count["repeats"], 784, 784)
	within(t, "closed before created", count["closed before created"], 150, 400)
	within(t, "unspecified", count["unspecified"], 700, 900)
	within(t, "misspelt", count["misspelt"], 900, 1700)
	within(t, "postcodes without their zero", count["lost zero"], 700, 1300)
	within(t, "N/A", count["N/A"], 900, 1500)
	within(t, "open", count["open"], 2400, 3400)
}

// The code list rescues every area name that the form did not recognise, and New York has none.
func TestMisspeltAreasAreInTheCodeList(t *testing.T) {
	listed, names := map[string]bool{}, map[string]bool{}
	for _, r := range rows(t, "code-lists/code_lists.csv") {
		if r["list"] == "area spelling" {
			listed[r["code"]] = true
		}
	}
	for _, r := range rows(t, requestsPath) {
		if r["area_id"] == "BCN-03" || strings.Contains(strings.ToLower(r["area_name"]), "sants") {
			names[r["area_name"]] = true
		}
		if r["area_id"] != "" || r["area_name"] == "Unspecified" {
			continue
		}
		if !listed[r["area_name"]] {
			t.Errorf("%q is not in the list of spellings", r["area_name"])
		}
		if r["city"] == newYork {
			t.Errorf("New York has the spelling %q", r["area_name"])
		}
	}
	if len(names) < 8 {
		t.Errorf("Sants-Montjuïc is spelt in %d ways only", len(names))
	}
}

func TestRequestSeasons(t *testing.T) {
	heating, noise, late := [13]int{}, [13]int{}, 0
	total := 0
	for _, r := range rows(t, requestsPath) {
		created := instant(t, r["created_at"])
		switch {
		case r["request_type"] == "Heating and hot water":
			heating[created.Month()]++
		case strings.HasPrefix(r["request_type"], "Noise"):
			noise[created.Month()]++
			total++
			if created.Hour() >= 20 || created.Hour() < 3 {
				late++
			}
		}
	}
	if heating[1] < 10*heating[7] {
		t.Errorf("heating: %d in January, %d in July", heating[1], heating[7])
	}
	if noise[7]*10 < 18*noise[1] {
		t.Errorf("noise: %d in July, %d in January", noise[7], noise[1])
	}
	if late*10 < total*5 {
		t.Errorf("only %d of %d complaints about noise come at night", late, total)
	}
}

// The shares that requestTypes and requestCities are calibrated with.
func TestNewYorkShares(t *testing.T) {
	count, all := map[string]int{}, 0
	for _, r := range rows(t, requestsPath) {
		if r["city"] != newYork {
			continue
		}
		all++
		count[r["request_type"]]++
		count[r["channel"]]++
		count[r["area_name"]]++
		if strings.HasPrefix(r["request_type"], "Noise") {
			count["Noise"]++
		}
	}
	for what, perMille := range map[string]int{
		"Noise": 221, "Noise - residential": 106, "Illegal parking": 152, "Heating and hot water": 71, "Rodents": 12,
		"Phone": 496, "Online": 222, "Mobile app": 115, "Unknown": 160, "Unspecified": 27,
	} {
		expected := all * perMille / 1000
		slack := max(expected/10, 40)
		within(t, "New York, "+what, count[what], expected-slack, expected+slack)
	}
}

// By number and by rate the boroughs rank differently, and the Bronx changes its place most.
func TestNewYorkRanks(t *testing.T) {
	population, count := map[string]int{}, map[string]int{}
	for _, r := range rows(t, "areas/areas.csv") {
		population[r["area_id"]] = number(t, r["population"])
	}
	for _, r := range rows(t, requestsPath) {
		count[r["area_id"]]++
	}
	boroughs := []string{"NYC-1", "NYC-2", "NYC-3", "NYC-4", "NYC-5"}
	ranked := func(measure func(id string) int) string {
		ids := slices.Clone(boroughs)
		slices.SortFunc(ids, func(a, b string) int { return cmp.Compare(measure(b), measure(a)) })
		return strings.Join(ids, " ")
	}
	if got := ranked(func(id string) int { return count[id] }); got != "NYC-3 NYC-4 NYC-1 NYC-2 NYC-5" {
		t.Errorf("by number: %s", got)
	}
	if got := ranked(func(id string) int { return count[id] * 1_000_000 / population[id] }); got != "NYC-2 NYC-1 NYC-3 NYC-4 NYC-5" {
		t.Errorf("by rate: %s", got)
	}
}

// Enough types lie clearly on either side of ten days for a question about them to have one answer.
func TestTypesOnEitherSideOfTenDays(t *testing.T) {
	days, size := map[string][]float64{}, map[string]int{}
	for _, r := range rows(t, requestsPath) {
		size[r["request_type"]]++
		if r["closed_at"] != "" {
			took := instant(t, r["closed_at"]).Sub(instant(t, r["created_at"])).Hours() / 24
			days[r["request_type"]] = append(days[r["request_type"]], took)
		}
	}
	slow, slowAndRare := 0, 0
	for kind, all := range days {
		slices.Sort(all)
		median := all[len(all)/2]
		if median > 9.2 && median < 11 {
			t.Errorf("%s has a median of %.1f days: too near to ten", kind, median)
		}
		if median > 10 && size[kind] > 500 {
			slow++
		} else if median > 10 {
			slowAndRare++
		}
		if size[kind] > 450 && size[kind] < 550 {
			t.Errorf("%s has %d rows: too near to 500", kind, size[kind])
		}
	}
	if slow < 4 || slowAndRare < 2 {
		t.Errorf("%d common and %d rare types take more than ten days", slow, slowAndRare)
	}
}

func TestParksClosesOnFridays(t *testing.T) {
	for _, r := range rows(t, requestsPath) {
		if r["agency"] != "Parks" || r["closed_at"] == "" || r["closed_at"] < r["created_at"] {
			continue
		}
		if day := instant(t, r["closed_at"]).Weekday(); day != time.Friday {
			t.Fatalf("Parks closed %s on a %s", r["request_id"], day)
		}
	}
}

func TestLettersComeOnWorkingDaysAtMidnight(t *testing.T) {
	for _, r := range rows(t, requestsPath) {
		if r["channel"] != letters {
			continue
		}
		created := instant(t, r["created_at"])
		if created.Hour()+created.Minute()+created.Second() > 0 || created.Weekday() == time.Saturday || created.Weekday() == time.Sunday {
			t.Errorf("letter %s was registered at %s", r["request_id"], r["created_at"])
		}
	}
}

// What the extract could not know is not in it.
func TestNothingHappensAfterTheExtract(t *testing.T) {
	for _, r := range rows(t, requestsPath) {
		for _, column := range []string{"created_at", "closed_at"} {
			if r[column] >= "2024-12-31" {
				t.Errorf("%s: %s is %s", r["request_id"], column, r[column])
			}
		}
	}
}
