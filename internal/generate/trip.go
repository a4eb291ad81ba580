package generate

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Sizes of the table of scooter trips.
const (
	scooterTrips  = 20000
	scooterRiders = 1500
	tripDays      = 30  // September 2024
	habitualTrips = 620 // trips in a thousand between a rider's two usual places
	lostScooters  = 18  // trips in a thousand whose end was never recorded
	falseStarts   = 30  // trips in a thousand that were broken off at once
)

// spot is a point on the map in hundred-thousandths of a degree.
type spot struct {
	area     *area
	lat, lon int
}

// spotIn draws a point near the centre of a neighbourhood.
func spotIn(s *stream, a *area) spot {
	return spot{area: a, lat: a.lat*1000 + s.between(-700, 700), lon: a.lon*1000 + s.between(-700, 700)}
}

// near returns a point within about thirty metres.
func (p spot) near(s *stream) spot {
	p.lat, p.lon = p.lat+s.between(-25, 25), p.lon+s.between(-25, 25)
	return p
}

// rider is one customer as the operator sees them.
type rider struct {
	hash, operator string
	home, work     spot
}

// makeRiders draws the riders with the two places between which each of them commutes.
func makeRiders(s *stream, areas []*area) []rider {
	places, riders := byPopulation(areas), make([]rider, scooterRiders)
	for i := range riders {
		riders[i] = rider{
			hash:     fmt.Sprintf("%08x", s.below(1<<30)),
			operator: pick(s, []string{"Harbour Wheels", "Zip Scooters", "Zip Scooters"}),
			home:     spotIn(s, areas[places.draw(s)]), work: spotIn(s, areas[places.draw(s)]),
		}
	}
	return riders
}

// ride is one trip before it gets its number.
type ride struct {
	rider    rider
	from, to spot
	start    moment
}

// drawRide returns a commute, or a trip to anywhere at any hour between six and midnight.
func drawRide(s *stream, riders []rider, areas []*area) ride {
	r := ride{rider: pick(s, riders)}
	morning := on(2024, time.September, 1) + moment(s.below(tripDays))*day
	switch {
	case !s.chance(habitualTrips):
		r.from, r.to = spotIn(s, pick(s, areas)), spotIn(s, pick(s, areas))
		r.start = morning + 6*hour + moment(s.below(int(18*hour)))
	case s.chance(500):
		r.from, r.to = r.rider.home.near(s), r.rider.work.near(s)
		r.start = morning + 7*hour + moment(s.below(int(2*hour)))
	default:
		r.from, r.to = r.rider.work.near(s), r.rider.home.near(s)
		r.start = morning + 16*hour + moment(s.below(int(3*hour)))
	}
	return r
}

// tripsTable writes one month of trips as an operator records them, with a code for the rider and the neighbourhood they started in.
func tripsTable(g gazetteer) *table {
	s := newStream("trips_demo")
	areas := g.neighbourhoods()
	riders := makeRiders(s, areas)
	rides := make([]ride, scooterTrips)
	for i := range rides {
		rides[i] = drawRide(s, riders, areas)
	}
	slices.SortStableFunc(rides, func(a, b ride) int { return cmp.Compare(a.start, b.start) })
	t := newTable("trip_id INTEGER", "rider_hash VARCHAR", "operator VARCHAR", "start_at TIMESTAMP", "start_lat DOUBLE", "start_lon DOUBLE",
		"start_area_id VARCHAR", "end_at TIMESTAMP", "end_lat DOUBLE", "end_lon DOUBLE")
	for i, r := range rides {
		end, to := r.start+moment(s.waiting(11)+2)*minute, r.to
		if s.chance(falseStarts) {
			end, to = r.start+moment(s.between(5, 50)), r.from
		}
		ended, lat, lon := timestamp(end), scaled(to.lat, 5), scaled(to.lon, 5)
		if s.chance(lostScooters) {
			ended, lat, lon = cell{}, cell{}, cell{}
		}
		t.add(whole(i+1), text(r.rider.hash), text(r.rider.operator), timestamp(r.start), scaled(r.from.lat, 5), scaled(r.from.lon, 5),
			text(r.from.area.id), ended, lat, lon)
	}
	return t
}
