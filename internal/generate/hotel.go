package generate

import (
	"fmt"
	"strconv"
)

// hotels holds what is published about hotel guests in Barcelona.
type hotels struct {
	origins []origin
	totals  map[string]hotelTotal // by year or quarter, "2019" or "2021Q3"
	parts   map[int]int           // the total printed under the origins, by year
}

// hotelTotal is what all hotels of the city counted in a period.
type hotelTotal struct{ guests, nights int }

// origin is a country, or a group of countries, that guests come from.
type origin struct {
	name   string
	guests map[int]int // by year; 0: not published apart
}

// The years for which guests are published by origin.
const (
	firstOriginYear = 2016
	lastOriginYear  = 2018
)

// ireland2017 replaces 3,690, which the source printed in error: its page of 2018 gives 70,943 guests as
// an increase of 4.5 per cent.
const ireland2017 = 67888

// readHotels reads the published figures.
func readHotels() (hotels, error) {
	h := hotels{totals: map[string]hotelTotal{}, parts: map[int]int{}}
	records, err := readFacts("facts/bcn_hotel_totals.csv")
	if err != nil {
		return h, err
	}
	var r reading
	for _, rec := range records {
		h.totals[rec["period"]] = hotelTotal{guests: r.whole(rec["tourists"]), nights: r.whole(rec["overnight_stays"])}
	}
	records, err = readFacts("facts/bcn_hotel_tourists_by_origin.csv")
	if err != nil {
		return h, err
	}
	for _, rec := range records {
		o := origin{name: rec["origin"], guests: map[int]int{}}
		for year := firstOriginYear; year <= lastOriginYear; year++ {
			if figure := rec[fmt.Sprintf("tourists_%d", year)]; figure != "" {
				o.guests[year] = r.whole(figure)
			}
		}
		if o.name == "TOTAL" {
			h.parts = o.guests
			continue
		}
		if o.name == "Ireland" {
			o.guests[2017] = ireland2017
		}
		h.origins = append(h.origins, o)
	}
	return h, r.err
}

// quarter returns the published total of a quarter from 1 to 4, and whether there is one.
func (h hotels) quarter(year, quarter int) (hotelTotal, bool) {
	total, found := h.totals[fmt.Sprintf("%dQ%d", year, quarter)]
	return total, found
}

// year returns the published total of a year.
func (h hotels) year(year int) hotelTotal { return h.totals[strconv.Itoa(year)] }
