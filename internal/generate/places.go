package generate

import (
	"fmt"
	"strconv"
)

// readBarcelona returns ten districts, each the sum of its barris, then 73 barris.
func readBarcelona() (gazetteer, error) {
	records, err := readFacts("facts/barcelona_barris.csv")
	if err != nil {
		return nil, err
	}
	var r reading
	var districts, barris gazetteer
	for _, rec := range records {
		number := r.whole(rec["district_code"])
		if number > len(districts) {
			districts = append(districts, &area{
				id: fmt.Sprintf("BCN-%02d", number), city: barcelona, level: "district",
				code: fmt.Sprintf("%02d", number), name: rec["district"],
			})
		}
		district := districts[number-1]
		barri := &area{
			id: fmt.Sprintf("%s-%02d", district.id, r.whole(rec["barri_code"])), city: barcelona, level: "barri",
			code: fmt.Sprintf("%02d", r.whole(rec["barri_code"])), name: rec["barri"], parent: district,
			population: r.whole(rec["population"]), squareMetres: r.scaled(rec["area_km2"], 3),
		}
		district.population += barri.population
		district.squareMetres += barri.squareMetres
		barris = append(barris, barri)
	}
	return append(districts, barris...), r.err
}

// readLondon returns the 33 boroughs, the City of London among them.
func readLondon() (gazetteer, error) {
	records, err := readFacts("facts/london_boroughs.csv")
	if err != nil {
		return nil, err
	}
	var r reading
	var boroughs gazetteer
	for i, rec := range records {
		boroughs = append(boroughs, &area{
			id: fmt.Sprintf("LDN-%02d", i+1), city: london, level: "borough", code: rec["gss_code"], name: rec["borough"],
			population: r.whole(rec["census_2021_rounded100"]), populationYear: 2021,
			squareMetres: r.whole(rec["inland_area_ha"]) * 10,
		})
	}
	return boroughs, r.err
}

// readLosAngeles returns the 15 council districts without figures: none could be checked.
func readLosAngeles() (gazetteer, error) {
	var districts gazetteer
	for number := 1; number <= 15; number++ {
		districts = append(districts, &area{
			id: fmt.Sprintf("LAX-%02d", number), city: losAngeles, level: "council district",
			code: strconv.Itoa(number), name: fmt.Sprintf("Council District %d", number),
		})
	}
	return districts, nil
}

// readNewYork returns five boroughs, then 59 community districts.
func readNewYork() (gazetteer, error) {
	records, err := readFacts("facts/nyc_boroughs.csv")
	if err != nil {
		return nil, err
	}
	var r reading
	var areas gazetteer
	for _, rec := range records {
		areas = append(areas, &area{
			id: "NYC-" + rec["boro_code"], city: newYork, level: "borough", code: rec["boro_code"], name: rec["borough"],
			population: r.whole(rec["pop_2020"]), populationYear: 2020,
		})
	}
	records, err = readFacts("facts/nyc_community_districts.csv")
	if err != nil {
		return nil, err
	}
	boroughs := areas
	for borough := range boroughs {
		for _, rec := range records {
			if rec["borough"] != boroughs[borough].name {
				continue
			}
			areas = append(areas, &area{
				id: "NYC-" + rec["boro_cd"], city: newYork, level: "community district", code: rec["boro_cd"],
				name: rec["cd_name"], parent: boroughs[borough],
				population: r.whole(rec["pop_2020"]), populationYear: 2020,
			})
		}
	}
	return areas, r.err
}

// readPortMeridian returns eight districts and sixteen neighbourhoods of a city that does not exist.
func readPortMeridian() (gazetteer, error) {
	records, err := readFacts("fiction/port_meridian.csv")
	if err != nil {
		return nil, err
	}
	var r reading
	var districts, neighbourhoods gazetteer
	for _, rec := range records {
		number := r.whole(rec["district_code"])
		if number > len(districts) {
			districts = append(districts, &area{
				id: fmt.Sprintf("PMD-%d", number), city: portMeridian, level: "district", code: rec["district_code"],
				name: rec["district"], populationYear: 2024, fictional: true,
				located: true, lat: r.scaled(rec["lat"], 2), lon: r.scaled(rec["lon"], 2) + 1,
			})
		}
		district := districts[number-1]
		n := &area{
			id: fmt.Sprintf("%s-%02d", district.id, r.whole(rec["neighbourhood_code"])), city: portMeridian,
			level: "neighbourhood", code: rec["neighbourhood_code"], name: rec["neighbourhood"], parent: district,
			population: r.whole(rec["population"]), populationYear: 2024, squareMetres: r.whole(rec["area_hectares"]) * 10,
			located: true, lat: r.scaled(rec["lat"], 2), lon: r.scaled(rec["lon"], 2), fictional: true,
		}
		district.population += n.population
		district.squareMetres += n.squareMetres
		neighbourhoods = append(neighbourhoods, n)
	}
	return append(districts, neighbourhoods...), r.err
}
