package generate

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// The period of the service requests: two years, cut off when the extract was taken in the first
// minute of the day that the dataset calls today.
var (
	requestsBegin = on(2023, time.January, 1)
	extractTaken  = on(2024, time.December, 31)
)

// firstRequestID is the number of the earliest request.
const firstRequestID = 10000001

// request is one service request before it is written; a moment of 0 is unknown.
type request struct {
	id                     int
	city                   string
	created, closed, due   moment
	kind                   requestType
	descriptor, resolution cell
	channel, status        string
	areaName               string
	area                   *area // nil: not known, or not recognised
	postcode               string
	located                bool
	lat, lon               int // hundred-thousandths of a degree
	reopenedFrom           int
}

// requestMaker holds what drawing requests needs.
type requestMaker struct {
	stream    *stream
	gazetteer gazetteer
	spellings []spelling
	days      []moment
	dates     []lottery // of each request type, over days
	hours     []lottery // of each request type
}

// makeRequests returns the rows of the service requests: the true ones, then the planted faults, by id.
func makeRequests(g gazetteer) []request {
	m := &requestMaker{stream: newStream("service_requests"), gazetteer: g, spellings: spellings()}
	for d := requestsBegin; d < extractTaken; d += day {
		m.days = append(m.days, d)
	}
	for _, kind := range requestTypes {
		m.dates = append(m.dates, m.calendar(kind))
		m.hours = append(m.hours, newLottery(kind.season.hours[:]))
	}
	var all []request
	for _, city := range requestCities {
		all = append(all, m.inCity(city)...)
	}
	slices.SortStableFunc(all, func(a, b request) int { return cmp.Compare(a.created, b.created) })
	m.number(all)
	m.link(all)
	m.misdate(all)
	return m.repeat(all)
}

// storms are days on which trees came down.
var storms = []moment{on(2023, time.November, 2), on(2024, time.January, 22), on(2024, time.September, 28)}

// calendar weighs the days of the period for a type.
func (m *requestMaker) calendar(kind requestType) lottery {
	weights := make([]int, len(m.days))
	for i, d := range m.days {
		t := d.time()
		weights[i] = kind.season.months[t.Month()-1] * kind.season.week[t.Weekday()]
		if kind.name == "Tree damage" && slices.Contains(storms, d) {
			weights[i] *= 14
		}
	}
	return newLottery(weights)
}

// inCity draws a city's requests.
func (m *requestMaker) inCity(city requestCity) []request {
	tops := m.gazetteer.tops(city.name)
	weights := make([]int, len(tops))
	for i, a := range tops {
		demand := city.demand[a.id]
		if demand == 0 {
			demand = m.stream.wobble(1000, city.drift)
		}
		// Without a population every district weighs the same.
		weights[i] = max(a.population, 1) * demand
	}
	areas, kinds := newLottery(weights), newLottery(kindWeights(city))
	arrivals := newLottery(city.channels)
	requests := make([]request, 0, city.requests)
	for range city.requests {
		kind := kinds.draw(m.stream)
		r := request{city: city.name, kind: requestTypes[kind], channel: channels[arrivals.draw(m.stream)]}
		r.created = m.days[m.dates[kind].draw(m.stream)]
		if r.channel == letters {
			r.created = nextWorkingDay(r.created)
		} else {
			r.created += moment(m.hours[kind].draw(m.stream))*hour + moment(m.stream.below(int(hour)))
		}
		m.describe(&r)
		m.place(&r, city, tops[areas.draw(m.stream)])
		m.close(&r)
		requests = append(requests, r)
	}
	return requests
}

func kindWeights(city requestCity) []int {
	weights := make([]int, len(requestTypes))
	for i, kind := range requestTypes {
		weights[i] = kind.weights[city.column]
	}
	return weights
}

// describe fills in what the caller said. Some forms leave the detail out, others write N/A.
func (m *requestMaker) describe(r *request) {
	switch m.stream.below(100) {
	case 0, 1, 2, 3:
	case 4, 5, 6:
		r.descriptor = text("N/A")
	default:
		r.descriptor = text(pick(m.stream, r.kind.descriptors))
	}
}

// place puts a request into an area, as the form recorded it.
func (m *requestMaker) place(r *request, city requestCity, a *area) {
	if m.stream.chance(city.unspecified) {
		r.areaName = "Unspecified"
		return
	}
	r.areaName, r.area = a.name, a
	if typed := spellingsOf(a, m.spellings); len(typed) > 0 && m.stream.chance(city.typedByHand) {
		r.areaName, r.area = pick(m.stream, typed), nil
	}
	if len(a.postcodes) > 0 {
		r.postcode = pick(m.stream, a.postcodes)
		// A spreadsheet on the way took the postcode for a number.
		if r.channel == "Email" || r.channel == "In person" || m.stream.chance(40) {
			r.postcode = strings.TrimLeft(r.postcode, "0")
		}
	}
	if a.located && !m.stream.chance(30) {
		r.located = true
		r.lat = a.lat*1000 + m.offset(city.spread)
		r.lon = a.lon*1000 + m.offset(city.spread)
	}
}

// offset returns a distance of at most spread either way, small ones being likelier.
func (m *requestMaker) offset(spread int) int {
	return (m.stream.between(-spread, spread) + m.stream.between(-spread, spread)) / 2
}

// close sets when a request was due and closed, and what became of it.
func (m *requestMaker) close(r *request) {
	if r.kind.target > 0 {
		r.due = r.created + r.kind.target
	}
	office := findAgency(r.kind.agency)
	closed := m.closing(r.created, moment(m.stream.waiting(int(r.kind.median))), office)
	if m.stream.chance(office.stillOpen) || closed >= extractTaken {
		r.status = pick(m.stream, []string{"Open", "Open", "In progress", "Assigned"})
		return
	}
	r.closed, r.status = closed, "Closed"
	switch m.stream.below(100) {
	case 0, 1, 2:
	case 3, 4, 5, 6:
		r.resolution = text("N/A")
	default:
		r.resolution = text(pick(m.stream, office.resolutions))
	}
}

// closing returns when an agency enters the end of a request that took so long.
func (m *requestMaker) closing(created, took moment, office agency) moment {
	closed := created + max(took, 10*minute)
	if office.aroundClock {
		return closed
	}
	deskHours := func(d moment) moment { return d + 8*hour + moment(m.stream.below(int(10*hour))) }
	closed = max(closed, deskHours(closed.midnight()))
	weekday := closed.time().Weekday()
	if office.closesFridays {
		ahead := moment((time.Friday - weekday + 7) % 7)
		return (closed + ahead*day).midnight() + 15*hour + moment(m.stream.below(int(3*hour)))
	}
	if weekday == time.Saturday || weekday == time.Sunday {
		return deskHours(nextWorkingDay(closed.midnight()))
	}
	return closed
}

// nextWorkingDay returns the day itself, or the Monday after it on a weekend.
func nextWorkingDay(midnight moment) moment {
	switch midnight.time().Weekday() {
	case time.Saturday:
		return midnight + 2*day
	case time.Sunday:
		return midnight + day
	default:
		return midnight
	}
}

// number gives ids in the order of arrival, with gaps where other business took a number.
func (m *requestMaker) number(all []request) {
	id := firstRequestID
	for i := range all {
		all[i].id = id
		id += m.stream.between(1, 5)
	}
}
