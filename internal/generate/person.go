package generate

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// person is an invented resident of Port Meridian.
type person struct {
	id            int
	given, family string
	sex           string
	born          moment
	house         int
	street        string
	area          *area
	postcode      string
}

var (
	givenNames = map[string][]string{
		"female": {
			"Amina", "Anna", "Beatriz", "Carla", "Chloé", "Dolores", "Elena", "Elizabeth", "Fatima", "Grace", "Hannah", "Ingrid", "Inés",
			"Joana", "Júlia", "Katherine", "Laia", "Lucía", "Margaret", "Maria", "Marta", "Mercè", "Nadia", "Núria", "Olivia", "Priya",
			"Rosa", "Sofía", "Teresa", "Yasmin", "Zoë",
		},
		"male": {
			"Adam", "Ahmed", "Andreu", "Carlos", "Daniel", "David", "Edward", "Emre", "Francesc", "George", "Hassan", "Ibrahim", "Jaume",
			"Joan", "John", "Jordi", "José", "Kwame", "Liam", "Luca", "Martí", "Michael", "Miguel", "Oriol", "Pau", "Pere", "Ramón",
			"Robert", "Samuel", "Thomas", "Víctor",
		},
	}
	familyNames = []string{
		"Adeyemi", "Ahmed", "Alonso", "Baker", "Begum", "Bell", "Blanco", "Bosch", "Brown", "Castillo", "Chen", "Clarke", "Cohen", "Costa",
		"Davies", "Díaz", "Domènech", "Evans", "Fernández", "Ferrer", "Flores", "Fuster", "García", "Gómez", "González", "Green", "Hall",
		"Hernández", "Hughes", "Hussain", "Ibáñez", "Iglesias", "Jiménez", "Johnson", "Jones", "Kaya", "Khan", "Kowalski", "Lewis", "López",
		"Marín", "Martin", "Martínez", "Mensah", "Molina", "Moore", "Morales", "Morgan", "Muñoz", "Novak", "Núñez", "O'Brien", "Okafor",
		"Ortega", "Patel", "Peña", "Pérez", "Phillips", "Pons", "Puig", "Ramírez", "Ribas", "Roberts", "Roca", "Rodríguez", "Romero", "Rossi",
		"Sánchez", "Serra", "Shah", "Silva", "Singh", "Smith", "Soler", "Taylor", "Torres", "Vidal", "Walker", "Wilson", "Wright", "Yılmaz",
	}
	streetNames = []string{
		"Anchor Street", "Bell Lane", "Canal Road", "Dock Street", "Elm Walk", "Ferry Road", "Gasworks Lane", "Heron Way", "Iron Street",
		"Kiln Lane", "Lantern Street", "Mill Road", "North Parade", "Orchard Close", "Pilot Street", "Quay Road", "Ropewalk", "Sluice Lane",
		"Tide Street", "Union Road", "Vine Street", "Wharf Lane",
	}
)

// makePeople draws residents. Every fiftieth shares family name, birthday and home with the one before: twins.
func makePeople(s *stream, g gazetteer, count int) []person {
	areas := g.neighbourhoods()
	where := byPopulation(areas)
	people := make([]person, 0, count)
	for n := range count {
		p := person{id: n + 1, family: pick(s, familyNames)}
		p.sex = pick(s, []string{"female", "male"})
		p.given = pick(s, givenNames[p.sex])
		// Adults from 18 to about 95, the young likelier than the very old.
		age := min(18+s.below(60)+s.below(20), 95)
		p.born = on(2024, time.December, 30) - moment(age*365+age/4+s.below(365))*day
		p.moveTo(s, areas[where.draw(s)])
		if n%50 == 49 {
			twin := people[n-1]
			p.family, p.born, p.house, p.street, p.area, p.postcode = twin.family, twin.born, twin.house, twin.street, twin.area, twin.postcode
		}
		people = append(people, p)
	}
	return people
}

// moveTo gives a person a home.
func (p *person) moveTo(s *stream, a *area) {
	p.area, p.house, p.street = a, s.between(1, 120), pick(s, streetNames)
	p.postcode = meridianPostcode(a, s.below(streetsPerNeighbourhood))
}

func (p person) address() string { return fmt.Sprintf("%d %s", p.house, p.street) }

// accents are the letters that old systems cannot hold.
var accents = strings.NewReplacer(
	"á", "a", "à", "a", "é", "e", "è", "e", "í", "i", "ı", "i", "ó", "o", "ò", "o", "ú", "u", "ñ", "n", "ë", "e", "ç", "c")

// plain writes a name without accents.
func plain(name string) string { return accents.Replace(name) }

// mistype makes one slip in a name: two letters change places, one is lost, or one is doubled. The first
// letter is left, as in most slips.
func mistype(s *stream, name string) string {
	letters := []rune(name)
	if utf8.RuneCountInString(name) < 4 {
		return name
	}
	i := s.between(1, len(letters)-2)
	switch s.below(3) {
	case 0:
		letters[i], letters[i+1] = letters[i+1], letters[i]
	case 1:
		letters = append(letters[:i], letters[i+1:]...)
	default:
		letters = append(letters[:i+1], letters[i:]...)
	}
	return string(letters)
}
