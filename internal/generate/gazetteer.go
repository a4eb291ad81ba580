package generate

import (
	"fmt"
	"strings"
)

// The cities, as their names stand in the data.
const (
	barcelona    = "Barcelona"
	london       = "London"
	newYork      = "New York"
	losAngeles   = "Los Angeles"
	portMeridian = "Port Meridian"
)

// area is one place that council figures are counted for.
type area struct {
	id, city, level, code, name string
	parent                      *area
	population                  int // 0: no figure that could be checked
	populationYear              int // 0: the source does not say
	squareMetres                int // in thousands; 0: unknown
	located                     bool
	lat, lon                    int // hundredths of a degree
	postcodes                   []string
	fictional                   bool
}

// gazetteer is every area in the order of the areas table.
type gazetteer []*area

// find returns the area with an id, or nil.
func (g gazetteer) find(id string) *area {
	for _, a := range g {
		if a.id == id {
			return a
		}
	}
	return nil
}

// tops returns the areas of a city that have no parent: its districts or boroughs.
func (g gazetteer) tops(city string) []*area {
	var tops []*area
	for _, a := range g {
		if a.city == city && a.parent == nil {
			tops = append(tops, a)
		}
	}
	return tops
}

// readGazetteer builds the areas from the facts.
func readGazetteer() (gazetteer, error) {
	var all gazetteer
	for _, read := range []func() (gazetteer, error){
		readBarcelona, readLondon, readLosAngeles, readNewYork, readPortMeridian,
	} {
		areas, err := read()
		if err != nil {
			return nil, err
		}
		all = append(all, areas...)
	}
	return all, all.locate()
}

// locate adds the rough centres and postcodes.
func (g gazetteer) locate() error {
	records, err := readFacts("facts/area_points.csv")
	if err != nil {
		return err
	}
	var r reading
	for _, rec := range records {
		a := g.find(rec["area_id"])
		if a == nil {
			return fmt.Errorf("area_points.csv: no area %q", rec["area_id"])
		}
		a.located = true
		a.lat, a.lon = r.scaled(rec["lat"], 2), r.scaled(rec["lon"], 2)
		a.postcodes = strings.Fields(rec["postcodes"])
	}
	return r.err
}

// areasTable writes the areas.
func areasTable(g gazetteer) *table {
	t := newTable("area_id", "city", "level", "code", "name", "parent_id", "parent_name", "population", "pop_year",
		"area_km2", "lat", "lon", "is_fictional")
	for _, a := range g {
		var parentID, parentName, population, year, size, lat, lon cell
		if a.parent != nil {
			parentID, parentName = text(a.parent.id), text(a.parent.name)
		}
		if a.population > 0 {
			population = whole(a.population)
		}
		if a.populationYear > 0 {
			year = whole(a.populationYear)
		}
		if a.squareMetres > 0 {
			size = scaled(a.squareMetres, 3)
		}
		if a.located {
			lat, lon = scaled(a.lat, 2), scaled(a.lon, 2)
		}
		t.add(text(a.id), text(a.city), text(a.level), text(a.code), text(a.name), parentID, parentName,
			population, year, size, lat, lon, truth(a.fictional))
	}
	return t
}
