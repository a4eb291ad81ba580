package generate

import "testing"

// A code instead of a name does not hide a rider who starts at the same corner again and again.
func TestRidersHaveHabits(t *testing.T) {
	starts := map[string]map[string]int{}
	lost := 0
	trips := rows(t, "scooter-trips/trips_demo.parquet")
	for _, r := range trips {
		rider := r["rider_hash"]
		if starts[rider] == nil {
			starts[rider] = map[string]int{}
		}
		starts[rider][r["start_area_id"]]++
		if r["end_at"] == "" {
			lost++
		}
	}
	habitual := 0
	for _, areas := range starts {
		for _, n := range areas {
			if n >= 4 {
				habitual++
				break
			}
		}
	}
	within(t, "trips", len(trips), scooterTrips, scooterTrips)
	within(t, "riders with a usual place", habitual, 900, scooterRiders)
	within(t, "trips without an end", lost, 250, 480)
}
