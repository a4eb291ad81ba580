package generate

import "testing"

func TestReferralsHaveSmallCells(t *testing.T) {
	cells := map[[2]string]int{}
	for _, r := range rows(t, "residents/referrals_demo.csv") {
		cells[[2]string{r["area_id"], r["reason"]}]++
	}
	small := 0
	for _, n := range cells {
		if n < 10 {
			small++
		}
	}
	within(t, "cells", len(cells), 45, 48)
	within(t, "cells under ten", small, 6, 16)
}

func TestResidentsCanBeSingledOutAndAreKeptTooLong(t *testing.T) {
	alone, overdue := map[[2]string]int{}, 0
	all := rows(t, "residents/residents_demo.csv")
	for _, r := range all {
		alone[[2]string{r["postcode"], r["birth_date"]}]++
		if r["keep_until"] != "" && r["keep_until"] < "2024-12-31" {
			overdue++
		}
	}
	unique := 0
	for _, n := range alone {
		if n == 1 {
			unique++
		}
	}
	within(t, "residents alone in postcode and birth date", unique, 2700, 2999)
	within(t, "residents kept too long", overdue, 400, 1500)
}
