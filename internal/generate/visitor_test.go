package generate

import "testing"

// isSum reports whether a row of visitors is one of the planted sums.
func isSum(r record) bool { return r["origin"] == "TOTAL" || r["origin"] == "All EU origins" }

func TestVisitorsByOriginEqualTheFacts(t *testing.T) {
	h, err := readHotels()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]map[string]int{}
	for _, r := range rows(t, "visitors/visitors.csv") {
		if got[r["origin"]] == nil {
			got[r["origin"]] = map[string]int{}
		}
		got[r["origin"]][r["month"][:4]] += number(t, r["tourists"])
	}
	for _, o := range h.origins {
		for year, want := range map[string]int{"2016": o.guests[2016], "2017": o.guests[2017], "2018": o.guests[2018]} {
			if o.name == "Ireland" && year == "2017" {
				continue // holds the planted misprint
			}
			if got[o.name][year] != want {
				t.Errorf("%s %s: %d, published %d", o.name, year, got[o.name][year], want)
			}
		}
	}
	// The figures a reader would know.
	if got["United States"]["2018"] != 849036 || got["TOTAL"]["2018"] != 8045642 || got["TOTAL"]["2016"] != 7492624 {
		t.Errorf("well-known totals are wrong: %v", got["TOTAL"])
	}
}

func TestHotelTotalsEqualTheFacts(t *testing.T) {
	guests, nights := map[string]int{}, map[string]int{}
	for _, r := range rows(t, "visitors/visitors.csv") {
		if isSum(r) {
			continue
		}
		year, quarter := r["month"][:4], string(rune('1'+(number(t, r["month"][5:7])-1)/3))
		for _, period := range []string{year, year + "Q" + quarter} {
			guests[period] += number(t, r["tourists"])
			nights[period] += number(t, r["overnight_stays"])
		}
	}
	for period, want := range map[string][2]int{
		"2019": {8520417, 21361392}, "2020": {1888706, 4354006}, "2021": {3264757, 8291576}, "2022": {7376786, 19742302},
		"2021Q1": {238617, 446599}, "2021Q4": {1340576, 3396926}, "2022Q3": {2183570, 6058393}, "2023Q1": {1734880, 4542838},
	} {
		if got := [2]int{guests[period], nights[period]}; got != want {
			t.Errorf("%s: guests and nights %v, published %v", period, got, want)
		}
	}
	for period, want := range map[string]int{"2016": 19590241, "2017": 19688076, "2018": 20201537} {
		if nights[period] != want {
			t.Errorf("%s: %d nights, published %d", period, nights[period], want)
		}
	}
	if guests["2020Q2"]*20 > guests["2019Q2"] {
		t.Error("spring 2020 does not show that hotels were closed")
	}
}

func TestVisitorFaults(t *testing.T) {
	groups, sums := map[string]string{}, 0
	var august record
	for _, r := range rows(t, "visitors/visitors.csv") {
		if isSum(r) {
			sums++
		}
		if r["origin"] == "United Kingdom" {
			groups[r["month"]] = r["origin_group"]
		}
		if r["origin"] == "Ireland" && r["month"] == "2017-08-01" {
			august = r
		}
	}
	if groups["2020-01-01"] != groupEU || groups["2020-02-01"] != groupEurope {
		t.Errorf("the United Kingdom stands in %q in January and %q in February 2020", groups["2020-01-01"], groups["2020-02-01"])
	}
	if sums != 2*96 {
		t.Errorf("%d rows of sums, want 192", sums)
	}
	if number(t, august["tourists"])*20 > number(t, august["overnight_stays"]) {
		t.Errorf("Ireland in August 2017 shows no misprint: %v", august)
	}
}
