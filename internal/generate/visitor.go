package generate

import (
	"strconv"
	"time"
)

// The months of the visitors table.
const (
	visitorFirstYear = 2016
	visitorLastYear  = 2023
)

// guests is one origin in one month.
type guests struct {
	known          bool // false: counted under another origin
	guests, nights int
}

// visitorYear holds the guests of a year by month from 0 and by origin.
type visitorYear [12][]guests

// makeVisitors returns the years of the visitors table. Published totals come out exactly: by origin and
// year up to 2018, by year for 2019 and 2020, by quarter from 2021 to the first quarter of 2023. How a
// total falls to months, and to origins after 2018, is invented, but for the weights of 2022.
func makeVisitors(h hotels) []visitorYear {
	s := newStream("visitors")
	var years []visitorYear
	for year := visitorFirstYear; year <= visitorLastYear; year++ {
		y := newVisitorYear(h, year)
		if year <= lastOriginYear {
			y.shareByOrigin(s, h, year)
		} else {
			y.shareByPeriod(s, h, year)
		}
		y.shareNights(h, year)
		years = append(years, y)
	}
	return years
}

func newVisitorYear(h hotels, year int) visitorYear {
	var y visitorYear
	for month := range y {
		y[month] = make([]guests, len(h.origins))
		for i, o := range h.origins {
			y[month][i].known = year > lastOriginYear || o.guests[year] > 0
		}
	}
	return y
}

// shareByOrigin spreads each origin's published guests over the year.
func (y *visitorYear) shareByOrigin(s *stream, h hotels, year int) {
	for i, o := range h.origins {
		weights := make([]int, 12)
		for month := range weights {
			weights[month] = s.wobble(travelSeason(o.name)[month]*100, 50)
		}
		for month, n := range share(o.guests[year], weights) {
			y[month][i].guests = n
		}
	}
}

// shareByPeriod spreads the published guests of each period over its months and all origins.
func (y *visitorYear) shareByPeriod(s *stream, h hotels, year int) {
	mix := originMix(h, year)
	for _, p := range periods(h, year) {
		var weights []int
		for month := p.first; month <= p.last; month++ {
			for i, o := range h.origins {
				weights = append(weights, s.wobble(mix[i]/50*travelSeason(o.name)[month]*travelAllowed(year, month)/1000, 50))
			}
		}
		parts := share(p.total.guests, weights)
		for month := p.first; month <= p.last; month++ {
			for i := range h.origins {
				y[month][i].guests, parts = parts[0], parts[1:]
			}
		}
	}
}

// shareNights spreads the published nights of each period over the guests, by how long they tend to stay.
func (y *visitorYear) shareNights(h hotels, year int) {
	for _, p := range periods(h, year) {
		var weights []int
		for month := p.first; month <= p.last; month++ {
			for i, o := range h.origins {
				weights = append(weights, y[month][i].guests*usualStay(o.name))
			}
		}
		parts := share(p.total.nights, weights)
		for month := p.first; month <= p.last; month++ {
			for i := range h.origins {
				y[month][i].nights, parts = parts[0], parts[1:]
			}
		}
	}
}

// period is a run of months, counted from 0, with a total.
type period struct {
	first, last int
	total       hotelTotal
}

// growth2023 is the invented growth of the last three quarters of 2023, which were not published in the
// source, over those of 2022, in thousandths.
const growth2023 = 1060

// periods cuts a year into the shortest periods with a total.
func periods(h hotels, year int) []period {
	if year <= 2020 {
		return []period{{0, 11, h.year(year)}}
	}
	var quarters []period
	for q := 1; q <= 4; q++ {
		total, found := h.quarter(year, q)
		if !found {
			before, _ := h.quarter(year-1, q)
			total = hotelTotal{guests: before.guests * growth2023 / 1000, nights: before.nights * growth2023 / 1000}
		}
		quarters = append(quarters, period{3 * (q - 1), 3*q - 1, total})
	}
	return quarters
}

// misprintMonth is the August in which Ireland's guests lack their last digit.
const misprintMonth = time.August

// visitorsTable writes the months with two rows of sums among the origins, and the planted misprint.
func visitorsTable(h hotels) *table {
	t := newTable("month", "origin", "origin_group", "tourists", "overnight_stays")
	for n, y := range makeVisitors(h) {
		year := visitorFirstYear + n
		printed := printedTotals(h, y, year)
		for i, month := range y {
			first := on(year, time.Month(i+1), 1)
			union, all := guests{}, guests{}
			for o, g := range month {
				name := h.origins[o].name
				group := originGroup(name, first)
				t.add(date(first), text(name), text(group), g.count(name, first), g.stays())
				all = all.plus(g)
				if group == groupEU {
					union = union.plus(g)
				}
			}
			t.add(date(first), text("All EU origins"), text(groupEU), whole(union.guests), whole(union.nights))
			t.add(date(first), text("TOTAL"), text("Total"), whole(printed[i]), whole(all.nights))
		}
	}
	return t
}

// printedTotals returns each month's part of the total that stands under the origins. For 2016 and 2017
// the source prints less than the origins add up to; that is kept.
func printedTotals(h hotels, y visitorYear, year int) []int {
	sums, total := make([]int, len(y)), 0
	for i, month := range y {
		for _, g := range month {
			sums[i] += g.guests
		}
		total += sums[i]
	}
	if printed := h.parts[year]; printed > 0 {
		total = printed
	}
	return share(total, sums)
}

func (g guests) plus(other guests) guests {
	return guests{known: true, guests: g.guests + other.guests, nights: g.nights + other.nights}
}

// count writes the guests, with the misprint where it belongs.
func (g guests) count(origin string, month moment) cell {
	if !g.known {
		return cell{}
	}
	n := strconv.Itoa(g.guests)
	if origin == "Ireland" && month == on(2017, misprintMonth, 1) {
		n = n[:len(n)-1]
	}
	return text(n)
}

func (g guests) stays() cell {
	if !g.known {
		return cell{}
	}
	return whole(g.nights)
}
