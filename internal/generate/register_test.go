package generate

import (
	"strings"
	"testing"
)

func TestRegistersHoldTwoThousandPeople(t *testing.T) {
	people, records := map[string]bool{}, map[string]int{}
	keys := map[string]string{"tax": "account_no", "repairs": "job_no", "care": "client_ref", "school": "pupil_ref"}
	known := map[string]bool{}
	for source, column := range keys {
		for _, r := range rows(t, "department-registers/hx_"+source+".csv") {
			known[source+" "+r[column]] = true
		}
	}
	for _, r := range rows(t, "department-registers/hx_truth.parquet") {
		people[r["person_id"]] = true
		records[r["source"]]++
		if !known[r["source"]+" "+r["source_key"]] {
			t.Errorf("no record %s in %s", r["source_key"], r["source"])
		}
	}
	within(t, "people", len(people), registerPeople, registerPeople)
	for source, want := range map[string]int{"tax": taxAccounts, "repairs": repairJobs, "care": careClients, "school": schoolPupils} {
		within(t, "records in "+source, records[source], want, want)
	}
}

// Names and postcodes as they stand link part of the pairs, with some wrong ones: neither nothing nor all.
func TestExactLinkageIsNeitherUselessNorPerfect(t *testing.T) {
	who := map[string]string{}
	for _, r := range rows(t, "department-registers/hx_truth.parquet") {
		who[r["source"]+r["source_key"]] = r["person_id"]
	}
	type home struct{ name, postcode string }
	tax := map[home]string{}
	taxed := map[string]bool{}
	for _, r := range rows(t, "department-registers/hx_tax.csv") {
		family, given, _ := strings.Cut(r["full_name"], ", ")
		person := who["tax"+r["account_no"]]
		tax[home{strings.ToLower(given + " " + family), r["postcode"]}] = person
		taxed[person] = true
	}
	right, possible := 0, 0
	for _, r := range rows(t, "department-registers/hx_care.csv") {
		person := who["care"+r["client_ref"]]
		if !taxed[person] {
			continue
		}
		possible++
		if tax[home{strings.ToLower(r["forename"] + " " + r["surname"]), r["postcode"]}] == person {
			right++
		}
	}
	within(t, "per cent of tax and care linked by name and postcode", right*100/possible, 55, 85)
}

func TestMistypeChangesOneThing(t *testing.T) {
	s := newStream("test")
	for range 200 {
		got := mistype(s, "Fernández")
		if got[0] != 'F' || len([]rune(got)) < 8 || len([]rune(got)) > 10 {
			t.Fatalf("%q", got)
		}
	}
	if got := mistype(s, "Pau"); got != "Pau" {
		t.Errorf("a short name became %q", got)
	}
}
