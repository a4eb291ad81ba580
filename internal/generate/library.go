package generate

import (
	"fmt"
	"time"
)

// The months that the libraries report for.
const (
	libraryFirstYear = 2018
	libraryMonths    = 84
)

// branchNames are invented, as the city is. The first five stand in one neighbourhood.
var branchNames = [...]string{
	"Lantern Street", "Pilot House", "Old Customs", "Chandlers Row", "Fishmarket", "Ropewalk", "Sailmakers", "Bell Quay",
	"Heron Flats", "Reed Lane", "Marshgate", "Curlew Corner", "Tidemill", "Sluice House", "Eel Bridge", "Millpond",
	"Fairmount", "Hilltop", "Larkrise", "Orchard Hill", "Pear Tree", "Beehive", "Blossom Way", "Foundry Row",
	"Anvil Square", "Smelters", "Crucible", "Iron Bridge", "Canal Yard", "Towpath", "Basin Street", "Winding Hole",
	"Northgate", "Cross Keys", "Tollhouse", "Coach Yard", "Drovers Green", "Shepherds Walk", "Wool Hall", "Mereview",
	"Swan Court", "Boathouse", "Willow Bank", "Lockkeepers", "Lower Lock", "Upper Lock", "Kingfisher", "Stadium Quarter",
	"Terrace Road", "Turnstile", "Floodlight", "Glasshouse", "Palm Court", "Fernery", "Gardeners", "Beacon Point",
	"Lighthouse Road", "Foghorn", "Shingle Bay", "Groyne Street",
}

// branchesPerNeighbourhood says how many of the branches, in their order, stand in each of the sixteen
// neighbourhoods.
var branchesPerNeighbourhood = [...]int{5, 3, 4, 4, 3, 4, 5, 4, 4, 3, 4, 4, 4, 4, 3, 2}

// branch is a library.
type branch struct {
	id, name      string
	neighbourhood *area
	lat, lon      int // hundred-thousandths of a degree
	computers     int
	visits        int // in a usual month before 2020
	daysOpen      int // in a usual month
	works         int // index of the first month of closure for building works; -1: none
	worksMonths   int
}

// makeBranches returns the 60 libraries of Port Meridian.
func makeBranches(g gazetteer) []branch {
	s := newStream("branches")
	var branches []branch
	neighbourhood := 0
	for _, a := range g {
		if a.level != "neighbourhood" {
			continue
		}
		for range branchesPerNeighbourhood[neighbourhood] {
			n := len(branches)
			b := branch{
				id: fmt.Sprintf("LIB-%02d", n+1), name: branchNames[n] + " Library", neighbourhood: a,
				lat: a.lat*1000 + s.between(-900, 900), lon: a.lon*1000 + s.between(-900, 900),
				visits: s.between(1800, 11000), works: -1,
			}
			b.computers = 4 + b.visits/600 + s.below(6)
			b.daysOpen = 15 + b.visits/1000 + s.below(2)
			if n%9 == 7 {
				b.works, b.worksMonths = s.between(8, libraryMonths-14), s.between(3, 8)
			}
			branches = append(branches, b)
		}
		neighbourhood++
	}
	return branches
}

// branchesTable writes the libraries.
func branchesTable(branches []branch) *table {
	t := newTable("branch_id", "name", "area_id", "lat", "lon", "public_pcs")
	for _, b := range branches {
		t.add(text(b.id), text(b.name), text(b.neighbourhood.id), scaled(b.lat, 5), scaled(b.lon, 5), whole(b.computers))
	}
	return t
}

// libraryYear and libraryMonth shape the visits, in thousandths: the closures and slow return of 2020
// to 2024 are invented in their size; that visits fell and came back in part is common knowledge.
var (
	libraryYear  = [...]int{1010, 1000, 620, 520, 660, 745, 800}
	libraryMonth = [12]int{1040, 1020, 1060, 980, 970, 930, 960, 860, 1030, 1100, 1070, 830}
)

// lockdown reports whether all libraries were closed in a month.
func lockdown(year int, month time.Month) bool {
	return year == 2020 && month >= time.April && month <= time.June || year == 2021 && month == time.January
}

// The planted faults.
const (
	tenfoldBranch    = "LIB-17" // counts ten times too many in tenfoldMonth
	libraryNoCounter = 25       // months in a thousand in which the door counter is broken
	libraryNoForm    = 10       // months in a thousand for which no form was sent
)

var (
	tenfoldMonth = on(2022, time.March, 1)
	// brokenMonth is when three of the five branches in Lanternside had no counter.
	brokenMonth    = on(2023, time.February, 1)
	brokenBranches = map[string]bool{"LIB-02": true, "LIB-03": true, "LIB-05": true}
)

// libraryVisitsTable writes what the branches reported, branch by branch.
func libraryVisitsTable(branches []branch) *table {
	t := newTable("branch_id VARCHAR", "month DATE", "visits INTEGER", "pc_sessions INTEGER", "loans INTEGER",
		"days_open INTEGER")
	s := newStream("library_visits")
	for _, b := range branches {
		for i := range libraryMonths {
			year, month := libraryFirstYear+i/12, time.Month(i%12+1)
			r := b.report(s, i, year, month)
			t.add(text(b.id), date(on(year, month, 1)), r.visits, r.sessions, r.loans, r.daysOpen)
		}
	}
	return t
}

// libraryReport is what one branch reported for one month.
type libraryReport struct{ visits, sessions, loans, daysOpen cell }

// report draws a month of a branch. Zero stands for a closed branch, NULL for what was not counted.
func (b branch) report(s *stream, index, year int, month time.Month) libraryReport {
	level := libraryYear[year-libraryFirstYear] * libraryMonth[month-1] / 1000
	if year == 2020 && month < time.April {
		level = libraryYear[1] * libraryMonth[month-1] / 1000
		if month == time.March {
			level /= 2
		}
	}
	visits := s.wobble(b.visits*level/1000, 120)
	sessions := s.wobble(visits*(90+b.computers*2)/1000, 100)
	loans := s.wobble(visits*620/1000, 90)
	days := min(max(b.daysOpen+s.between(-1, 1), 1), 26)
	noCounter, noForm := s.chance(libraryNoCounter), s.chance(libraryNoForm)
	at := on(year, month, 1)
	switch {
	case lockdown(year, month), b.works >= 0 && index >= b.works && index < b.works+b.worksMonths:
		return libraryReport{whole(0), whole(0), whole(0), whole(0)}
	case at == brokenMonth && b.neighbourhood.id == "PMD-1-01":
		noCounter, noForm = brokenBranches[b.id], false
	case at == tenfoldMonth && b.id == tenfoldBranch:
		visits, noCounter, noForm = visits*10, false, false
	}
	r := libraryReport{whole(visits), whole(sessions), whole(loans), whole(days)}
	if noForm {
		return libraryReport{}
	}
	if noCounter {
		r.visits = cell{}
	}
	return r
}
