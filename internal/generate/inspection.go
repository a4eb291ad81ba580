package generate

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// The period of the inspections.
var (
	inspectionsBegin = on(2018, time.January, 1)
	inspectionsEnd   = on(2024, time.December, 30)
	// neverInspected is the date that the old system kept for premises nobody had visited.
	neverInspected = on(1900, time.January, 1)
)

// Sizes of the inspection tables. About 470 establishments fall to each inspector, as in Chicago in 2015
// (more than 15,000 establishments, fewer than 36 inspectors).
const (
	establishments    = 3000
	staleVersions     = 90
	inspectors        = 7
	visits            = 14000
	rawInspections    = 2000
	pendingDays       = 45
	criticalPerMille  = 150 // visits with a critical violation; 15 % of Chicago's establishments had one
	testEstablishment = 1777
)

// establishment is a place where food is sold; risk is hidden from the tables and shapes what inspectors find.
type establishment struct {
	id             int
	name, kind     string
	area           *area
	postcode       string
	opened, closed moment
	seats          int
	updated        moment
	risk           int // thousandths of the usual
}

// inspection is one visit with what was found.
type inspection struct {
	id            int
	place         establishment
	on            moment
	kind, trigger string
	inspector     int
	violations    []violation
	score         int
}

// violation is one thing found at a visit; a fine of 0 is none.
type violation struct {
	code     string
	critical bool
	fine     int // pence
}

var premises = []struct {
	kind  string
	share int
	seats bool
	words []string
}{
	{"restaurant", 30, true, []string{"Kitchen", "Table", "Grill", "Bistro", "Dining Rooms"}},
	{"cafe", 22, true, []string{"Cafe", "Coffee House", "Tea Room", "Bakery"}},
	{"takeaway", 18, false, []string{"Takeaway", "Fried Fish", "Noodles", "Pizza"}},
	{"shop", 15, false, []string{"Stores", "Grocer", "Delicatessen", "Butcher"}},
	{"bar", 8, true, []string{"Arms", "Tavern", "Bar"}},
	{"school kitchen", 4, false, []string{"School Kitchen"}},
	{"market stall", 3, false, []string{"Stall"}},
}

var premisesOwners = []string{
	"Harbour", "Anchor", "Lantern", "Golden", "Old Quay", "Blue Door", "Heron", "Marsh", "Orchard", "Foundry", "Canal", "Northgate",
	"Swan", "Mere", "Stadium", "Glasshouse", "Beacon", "Shingle", "Corner", "Red Brick", "Two Bridges", "Ferry", "Kestrel", "Saffron",
	"Juniper", "Copper", "Silver", "Green", "Station", "Sunrise", "Maple", "Little", "Grand", "Mill", "Bell", "Star", "Royal", "Market",
	"Park", "Garden", "Island", "Compass",
}

// food holds the inspection data.
type food struct {
	places      []establishment // by id, then version
	inspections []inspection
}

// makeFood draws establishments, then their inspections.
func makeFood(g gazetteer) food {
	s := newStream("establishments")
	areas := g.neighbourhoods()
	where, shares := byPopulation(areas), []int{}
	for _, p := range premises {
		shares = append(shares, p.share)
	}
	kinds := newLottery(shares)
	var current []establishment
	for n := range establishments {
		p := premises[kinds.draw(s)]
		e := establishment{id: n + 1, kind: p.kind, area: areas[where.draw(s)], risk: s.waiting(420) + 150}
		e.name = pick(s, premisesOwners) + " " + pick(s, p.words)
		e.postcode = meridianPostcode(e.area, s.below(streetsPerNeighbourhood))
		e.opened = on(2008, time.January, 1) + moment(s.below(16*365))*day
		if e.opened < on(2022, time.January, 1) && s.chance(160) {
			e.closed = max(e.opened, inspectionsBegin) + moment(s.between(200, 2000))*day
			if e.closed > inspectionsEnd {
				e.closed = 0
			}
		}
		if p.seats {
			e.seats = s.between(8, 120)
		}
		e.updated = max(e.opened, e.closed, inspectionsBegin) + moment(s.below(20))*day + 9*hour + moment(s.below(int(8*hour)))
		current = append(current, e)
	}
	plantMoves(s, current, areas)
	current[testEstablishment-1].name = "TEST please ignore"
	places := slices.Clone(current)
	places = append(places, stale(s, current, areas)...)
	slices.SortStableFunc(places, func(a, b establishment) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.updated, b.updated))
	})
	return food{places: places, inspections: inspect(newStream("inspections"), current)}
}

// plantMoves turns some of the last establishments into second entries for earlier ones that moved: same
// name and kind, another postcode, and the first entry never closed.
func plantMoves(s *stream, current []establishment, areas []*area) {
	for n := establishments - 60; n < establishments; n++ {
		old := &current[s.below(establishments/2)]
		old.closed = 0
		e := &current[n]
		e.name, e.kind, e.seats, e.risk, e.closed = old.name, old.kind, old.seats, old.risk, 0
		e.area = pick(s, areas)
		e.postcode = meridianPostcode(e.area, s.below(streetsPerNeighbourhood))
		e.opened = on(2022, time.January, 1) + moment(s.below(700))*day
		e.updated = e.opened + 10*hour
	}
}

// stale returns earlier versions of some establishments, with an older address or number of seats.
func stale(s *stream, current []establishment, areas []*area) []establishment {
	var versions []establishment
	chosen := map[int]bool{testEstablishment: true}
	for len(versions) < staleVersions {
		e := current[s.below(establishments)]
		if chosen[e.id] {
			continue
		}
		chosen[e.id] = true
		e.updated -= moment(s.between(30, 900))*day + moment(s.below(int(hour)))
		e.closed = 0
		if e.seats > 0 && s.chance(500) {
			e.seats += s.between(2, 20)
		} else {
			e.area = pick(s, areas)
			e.postcode = meridianPostcode(e.area, s.below(streetsPerNeighbourhood))
		}
		versions = append(versions, e)
	}
	return versions
}

// inspect draws the visits, in the order of their dates.
func inspect(s *stream, current []establishment) []inspection {
	weights := make([]int, len(current))
	for i, e := range current {
		weights[i] = 300 + e.risk
	}
	routine, random := newLottery(weights), newStream("random inspections")
	var all []inspection
	for len(all) < visits {
		e := current[routine.draw(s)]
		trigger := "routine"
		switch roll := s.below(100); {
		case roll < 8:
			// Every establishment is as likely as any other: what is found here is what there is.
			trigger, e = "random", current[random.below(len(current))]
		case roll < 23:
			trigger = "complaint"
		}
		first, last := max(e.opened, inspectionsBegin), inspectionsEnd
		if e.closed > 0 {
			last = e.closed
		}
		days := int((last - first) / day)
		if days < 1 || e.id == testEstablishment {
			continue
		}
		at := first + moment(s.below(days))*day
		if at.time().Weekday() == time.Sunday {
			at += day
		}
		i := inspection{place: e, on: at, kind: "full", trigger: trigger, inspector: 1 + s.below(inspectors)}
		if trigger == "routine" && s.chance(180) {
			i.kind = "follow-up"
		}
		i.find(s)
		all = append(all, i)
	}
	slices.SortStableFunc(all, func(a, b inspection) int { return cmp.Compare(a.on, b.on) })
	for n := range all {
		all[n].id = n + 1
	}
	return all
}

// find draws what the inspector found and adds up the score.
func (i *inspection) find(s *stream) {
	odds := criticalPerMille * i.place.risk / 1000
	switch i.trigger {
	case "random":
		odds = odds * 85 / 100
	case "complaint":
		odds = odds * 160 / 100
	}
	if i.kind == "follow-up" {
		odds = odds * 60 / 100
	}
	if s.chance(min(odds, 700)) {
		for range 1 + s.below(2) {
			v := violation{code: fmt.Sprintf("C%02d", s.between(1, 9)), critical: true}
			if !s.chance(250) {
				v.fine = s.between(8, 80) * 1250
			}
			i.violations = append(i.violations, v)
			i.score += s.between(7, 10)
		}
	}
	for range s.waiting(20*min(i.place.risk, 2500)/1000) / 10 {
		if len(i.violations) == 9 {
			break
		}
		v := violation{code: fmt.Sprintf("G%02d", s.between(1, 24))}
		if s.chance(120) {
			v.fine = s.between(1, 6) * 2500
		}
		i.violations = append(i.violations, v)
		i.score += s.between(2, 4)
	}
}
