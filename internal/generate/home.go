package generate

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Sizes of the tables about council homes.
const (
	councilHomes  = 480
	soldHomes     = 30 // numbered after the others; their old repairs are still in the books
	homeJobs      = 820
	homeVisits    = 640
	privateHomes  = 90
	soldJobs      = 45  // repairs in a thousand to a home that was sold since
	privateVisits = 190 // safety visits in a thousand to a private home
	unseenHomes   = 170 // council homes in a thousand that nobody was sent to
)

// homesToday is the day the departments were asked for their tables.
var homesToday = on(2024, time.December, 31)

func homeRef(n int) string { return fmt.Sprintf("H-%04d", n) }

// homesTable writes the register of the homes that the council lets.
func homesTable(g gazetteer) *table {
	s := newStream("homes")
	areas := g.neighbourhoods()
	places := byPopulation(areas)
	t := newTable("home_ref", "area_id", "kind", "bedrooms", "built_year")
	for n := range councilHomes {
		kind, bedrooms := pick(s, []string{"flat", "flat", "flat", "house", "house", "maisonette"}), s.between(1, 3)
		if kind == "house" {
			bedrooms++
		}
		t.add(text(homeRef(n+1)), text(areas[places.draw(s)].id), text(kind), whole(bedrooms), whole(s.between(1921, 2012)))
	}
	return t
}

// event is a repair or a visit before it gets its number.
type event struct {
	on    moment
	cells []cell
}

// numbered adds the events by date, with numbers that count up from the first.
func (t *table) numbered(first int, events []event) {
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(a.on, b.on) })
	for i, e := range events {
		t.add(append([]cell{whole(first + i)}, e.cells...)...)
	}
}

// repairJobsTable writes repairs. Some homes need many, and some were sold and left the register of homes.
func repairJobsTable() *table {
	s := newStream("repair_jobs")
	categories := []string{"boiler", "damp", "damp", "door or window", "electrics", "leak", "leak", "roof"}
	events := make([]event, 0, homeJobs)
	for range homeJobs {
		home := 1 + min(s.below(councilHomes), s.below(councilHomes)) // the first homes are the oldest blocks
		if s.chance(soldJobs) {
			home = councilHomes + 1 + s.below(soldHomes)
		}
		raised := on(2023, time.January, 2) + moment(s.below(728))*day
		done, cost := raised+moment(s.waiting(24))*day, cell{}
		finished := date(done)
		if done >= homesToday {
			finished = cell{}
		} else if !s.chance(60) {
			cost = text(fmt.Sprintf("%d.%02d", s.waiting(120)+18, s.below(4)*25))
		}
		events = append(events, event{raised, []cell{text(homeRef(home)), text(pick(s, categories)), date(raised), finished, cost}})
	}
	t := newTable("job_no", "home_ref", "category", "raised_on", "done_on", "cost")
	t.numbered(70001, events)
	return t
}

// safetyVisitsTable writes the visits of another department, which sees private homes too and missed some of the council's.
func safetyVisitsTable() *table {
	s := newStream("safety_visits")
	var seen []int
	for n := range councilHomes {
		if !s.chance(unseenHomes) {
			seen = append(seen, n+1)
		}
	}
	results := []string{"passed", "passed", "passed", "passed", "failed", "failed", "no entry"}
	events := make([]event, 0, homeVisits)
	for range homeVisits {
		ref := homeRef(pick(s, seen))
		if s.chance(privateVisits) {
			ref = fmt.Sprintf("P-%04d", 1+s.below(privateHomes))
		}
		visited := on(2023, time.January, 2) + moment(s.below(728))*day
		events = append(events, event{visited, []cell{text(ref), text(pick(s, []string{"electrics", "fire", "gas", "gas"})), date(visited), text(pick(s, results))}})
	}
	t := newTable("visit_id", "home_ref", "kind", "visited_on", "result")
	t.numbered(1, events)
	return t
}
