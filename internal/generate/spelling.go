package generate

import "fmt"

// spelling is one way in which people write an area's name that is not its official name.
type spelling struct{ typed, areaID string }

// spellings are all the other ways, in the order of the areas. Barcelona's third district is spelt in
// nine; some staff wrote the barri el Raval where the district belongs.
func spellings() []spelling {
	all := []spelling{
		{"01", "BCN-01"}, {"Casc Antic", "BCN-01"}, {"Ciutat vella", "BCN-01"},
		{"01-1", "BCN-01-01"}, {"El Raval", "BCN-01-01"}, {"Raval, el", "BCN-01-01"}, {"el raval", "BCN-01-01"},
		{"02", "BCN-02"}, {"Ensanche", "BCN-02"}, {"L'Eixample", "BCN-02"},
		{"03", "BCN-03"}, {"Districte 3", "BCN-03"}, {"SANTS-MONTJUÏC", "BCN-03"}, {"Sants - Montjuïc", "BCN-03"},
		{"Sants Montjuic", "BCN-03"}, {"Sants Montjuïc", "BCN-03"}, {"Sants-Montjuic", "BCN-03"},
		{"Sants/Montjuïc", "BCN-03"}, {"sants-montjuïc", "BCN-03"},
		{"05", "BCN-05"}, {"Sarria-Sant Gervasi", "BCN-05"}, {"Sarrià - St. Gervasi", "BCN-05"},
		{"06", "BCN-06"}, {"Gracia", "BCN-06"}, {"Vila de Gràcia", "BCN-06"},
		{"07", "BCN-07"}, {"Horta Guinardó", "BCN-07"}, {"Horta-Guinardo", "BCN-07"},
		{"10", "BCN-10"}, {"Sant Marti", "BCN-10"}, {"St. Martí", "BCN-10"},
		{"Barking & Dagenham", "LDN-02"}, {"LBBD", "LDN-02"},
		{"HACKNEY", "LDN-12"}, {"Hackney ", "LDN-12"}, {"LB Hackney", "LDN-12"},
		{"H&F", "LDN-13"}, {"Hammersmith & Fulham", "LDN-13"}, {"LBHF", "LDN-13"},
		{"Kensington & Chelsea", "LDN-20"}, {"RBKC", "LDN-20"},
		{"Kingston", "LDN-21"}, {"RBK", "LDN-21"},
		{"Richmond", "LDN-27"}, {"Richmond-upon-Thames", "LDN-27"},
		{"LBTH", "LDN-30"}, {"TOWER HAMLETS", "LDN-30"}, {"Tower Hamlet", "LDN-30"},
		{"LBWF", "LDN-31"}, {"Waltham forest", "LDN-31"},
		{"City of Westminster", "LDN-33"}, {"WESTMINSTER", "LDN-33"},
	}
	for number := 1; number <= 15; number++ {
		for _, form := range []string{"CD %d", "CD%d", "Dist. %d", "District %d"} {
			all = append(all, spelling{fmt.Sprintf(form, number), fmt.Sprintf("LAX-%02d", number)})
		}
	}
	return all
}

// spellingsOf returns the ways in which an area, or one inside it, is spelt.
func spellingsOf(a *area, all []spelling) []string {
	var typed []string
	for _, s := range all {
		if s.areaID == a.id || a.city == barcelona && s.areaID == a.id+"-01" {
			typed = append(typed, s.typed)
		}
	}
	return typed
}
