package generate

import "time"

// The groups that need a name of their own.
const (
	groupEU     = "European Union"
	groupEurope = "Rest of Europe"
	groupAsia   = "Asia"
)

// originGroup returns the group that an origin stands in. The United Kingdom left the European Union
// at the end of January 2020, and the table moves it.
func originGroup(origin string, month moment) string {
	switch origin {
	case "Spain":
		return "Spain"
	case "United Kingdom":
		if month > on(2020, time.January, 1) {
			return groupEurope
		}
		return groupEU
	case groupEurope:
		return groupEurope
	case "United States", "Rest of America":
		return "America"
	case "Japan", "China":
		return groupAsia
	case "African countries":
		return "Africa"
	case "Rest of world":
		return "Rest of world"
	default:
		return groupEU
	}
}

// european reports whether an origin lies in Europe outside Spain.
func european(origin string) bool {
	group := originGroup(origin, 0)
	return group == groupEU || group == groupEurope
}

// travelSeason weighs the months for an origin; invented.
func travelSeason(origin string) [12]int {
	switch {
	case origin == "Spain":
		return [12]int{85, 85, 95, 105, 95, 95, 95, 110, 95, 105, 100, 95}
	case european(origin):
		return [12]int{60, 70, 85, 105, 110, 115, 125, 130, 115, 105, 75, 65}
	default:
		return [12]int{55, 55, 80, 100, 125, 130, 120, 110, 120, 120, 75, 65}
	}
}

// travelAllowed returns, in thousandths, how much of the usual travel happened in a month from 0. Hotels
// were closed in April and May 2020; the other figures are invented around the published total.
func travelAllowed(year, month int) int {
	if year == 2020 {
		return [12]int{1000, 1000, 380, 0, 0, 25, 170, 230, 150, 110, 60, 75}[month]
	}
	return 1000
}

// usualStay is the usual number of nights, in tenths; invented around the published mean of two and a half.
func usualStay(origin string) int {
	switch {
	case origin == "Spain":
		return 19
	case origin == "France", origin == "Portugal":
		return 23
	case european(origin):
		return 27
	default:
		return 28
	}
}

// mix2022 holds the guests of 2022 in hotels and tourist flats by origin (Barcelona's tourism observatory,
// as beteve.cat reported in 2023): five countries, and Spain as the 21 per cent that were not from abroad.
var mix2022 = map[string]int{
	"Spain": 2037000, "United States": 802545, "France": 664972, "United Kingdom": 548277, "Italy": 440858, "Germany": 433972,
}

// guests2022 is the total that mix2022 belongs to.
const guests2022 = 9700000

// originMix returns the weight of each origin in a year after 2018.
func originMix(h hotels, year int) []int {
	mix := make([]int, len(h.origins))
	for i, o := range h.origins {
		mix[i] = o.guests[lastOriginYear] * originShift(o.name, year) / 1000
	}
	if year < 2022 {
		return mix
	}
	left, others := guests2022, make([]int, len(mix))
	for i, o := range h.origins {
		known := mix2022[o.name]
		left -= known
		if known == 0 {
			others[i] = mix[i]
		}
	}
	for i, n := range share(left, others) {
		mix[i] = n + mix2022[h.origins[i].name]
	}
	return mix
}

// originShift returns how an origin fared against 2018 in thousandths, before totals are matched; invented
// but for its direction: in 2020 and 2021 people travelled near home, and Asia came back last.
func originShift(origin string, year int) int {
	near, far, asia := 1000, 1000, 1000
	switch year {
	case 2020:
		near, far, asia = 1050, 900, 700
	case 2021:
		near, far, asia = 1000, 520, 70
	case 2022:
		asia = 300
	case 2023:
		asia = 550
	}
	switch {
	case origin == "Spain" && year == 2021:
		return 1900
	case origin == "Spain", european(origin):
		return near
	case originGroup(origin, 0) == groupAsia:
		return asia
	default:
		return far
	}
}
