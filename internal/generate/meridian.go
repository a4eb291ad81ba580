package generate

import "fmt"

// neighbourhoods returns the sixteen neighbourhoods of Port Meridian.
func (g gazetteer) neighbourhoods() []*area {
	var found []*area
	for _, a := range g {
		if a.city == portMeridian && a.parent != nil {
			found = append(found, a)
		}
	}
	return found
}

// byPopulation prepares a lottery over areas in proportion to their residents.
func byPopulation(areas []*area) lottery {
	weights := make([]int, len(areas))
	for i, a := range areas {
		weights[i] = a.population
	}
	return newLottery(weights)
}

// streetsPerNeighbourhood is how many postcodes a neighbourhood of Port Meridian has.
const streetsPerNeighbourhood = 48

// meridianPostcode returns one postcode of a neighbourhood: PM, its district, then its street. The
// area PM is not in use anywhere.
func meridianPostcode(a *area, street int) string {
	var number reading
	within := number.whole(a.code)
	return fmt.Sprintf("PM%s %d%c%c", a.parent.code, within%10, 'A'+rune(within/10*12+street/4%12), "ABDE"[street%4])
}
