package generate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// The sizes of the departments' registers.
const (
	registerPeople  = 2000
	taxAccounts     = 1600
	repairJobs      = 1400
	careClients     = 900
	plainPerMille   = 120 // of social care's clients, written without their accents
	schoolPupils    = 1300
	repairsForRest  = registerPeople - taxAccounts // people without a tax account appear there at least
	movedPerMille   = 80
	slippedPerMille = 90
)

// registers are four departments' tables about the same people, and who is who.
type registers struct {
	tax, repairs, care, school, truth *table
}

// registerMaker fills the registers.
type registerMaker struct {
	stream *stream
	areas  []*area
	people []person
	tables registers
	truths []truthRow
}

// truthRow says who stands behind a record.
type truthRow struct {
	person      int
	source, key string
}

// makeRegisters draws 2,000 people and 5,200 records about them.
func makeRegisters(g gazetteer) registers {
	s := newStream("department registers")
	m := &registerMaker{stream: s, areas: g.neighbourhoods(), people: makePeople(s, g, registerPeople)}
	m.fillTax()
	m.fillRepairs()
	m.fillCare()
	m.fillSchool()
	slices.SortStableFunc(m.truths, func(a, b truthRow) int {
		return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.source, b.source), cmp.Compare(a.key, b.key))
	})
	m.tables.truth = newTable("person_id INTEGER", "source VARCHAR", "source_key VARCHAR")
	for _, r := range m.truths {
		m.tables.truth.add(whole(r.person), text(r.source), text(r.key))
	}
	return m.tables
}

// order returns the people's indexes in a random order, so that keys say nothing about who is who.
func (m *registerMaker) order(people int) []int {
	order := make([]int, people)
	for i := range order {
		order[i] = i
		j := m.stream.below(i + 1)
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// seen returns a person as a department recorded them: some had moved since, some names slipped.
func (m *registerMaker) seen(index int) person {
	p := m.people[index]
	if m.stream.chance(movedPerMille) {
		p.moveTo(m.stream, pick(m.stream, m.areas))
	}
	if m.stream.chance(slippedPerMille) {
		if m.stream.chance(500) {
			p.family = mistype(m.stream, p.family)
		} else {
			p.given = mistype(m.stream, p.given)
		}
	}
	return p
}

func (m *registerMaker) is(index int, source, key string) {
	m.truths = append(m.truths, truthRow{m.people[index].id, source, key})
}

// fillTax writes the tax office's accounts: one full name, the family name first.
func (m *registerMaker) fillTax() {
	t := newTable("account_no", "full_name", "birth_date", "address", "postcode", "arrears")
	for n, index := range m.order(taxAccounts) {
		p, key := m.seen(index), fmt.Sprintf("T%06d", 100001+n*7)
		arrears := 0
		if m.stream.chance(220) {
			arrears = m.stream.waiting(24000)
		}
		t.add(text(key), text(strings.ToUpper(p.family)+", "+p.given), date(p.born), text(p.address()), text(p.postcode),
			text(fmt.Sprintf("%d.%02d", arrears/100, arrears%100)))
		m.is(index, "tax", key)
	}
	m.tables.tax = t
}

var repairCategories = []string{"boiler", "damp", "door or window", "electrics", "leak", "roof"}

// fillRepairs writes the housing department's jobs: several for one tenant, no accents, birth dates as typed.
func (m *registerMaker) fillRepairs() {
	t := newTable("job_no", "tenant", "dob", "addr", "pc", "category", "raised_on", "done_on")
	indexes := make([]int, 0, repairJobs)
	for n := range repairsForRest {
		indexes = append(indexes, taxAccounts+n)
	}
	for len(indexes) < repairJobs {
		indexes = append(indexes, m.stream.below(registerPeople*2/3)+registerPeople/3)
	}
	for n, at := range m.order(repairJobs) {
		index := indexes[at]
		p, key := m.seen(index), 500001+n
		tenant := plain(p.given) + " " + plain(p.family)
		if m.stream.chance(150) {
			tenant = plain(p.given)[:1] + ". " + plain(p.family)
		}
		raised := on(2023, time.January, 1) + moment(m.stream.below(720))*day
		done := cell{}
		if end := raised + moment(m.stream.waiting(12))*day; end < extractTaken && !m.stream.chance(60) {
			done = date(end)
		}
		t.add(whole(key), text(tenant), m.typedBirthday(p), text(strings.ToLower(p.address())), text(m.typedPostcode(p)),
			text(pick(m.stream, repairCategories)), date(raised), done)
		m.is(index, "repairs", fmt.Sprint(key))
	}
	m.tables.repairs = t
}

// typedBirthday writes a birth date as somebody typed it; one in twelve forms lacks it.
func (m *registerMaker) typedBirthday(p person) cell {
	when := p.born.time()
	switch roll := m.stream.below(100); {
	case roll < 8:
		return cell{}
	case roll < 70:
		return text(when.Format("02/01/2006"))
	case roll < 85:
		return text(when.Format("2.1.2006"))
	case roll < 96:
		return text(when.Format("02-01-06"))
	default:
		return text(when.Format("01/02/2006"))
	}
}

func (m *registerMaker) typedPostcode(p person) string {
	switch m.stream.below(4) {
	case 0:
		return strings.ReplaceAll(p.postcode, " ", "")
	case 1:
		return strings.ToLower(p.postcode)
	default:
		return p.postcode
	}
}

var careServices = []string{"day centre", "equipment", "home care", "meals", "respite"}

// fillCare writes social care's clients: names apart, some without their accents, only the year of birth.
func (m *registerMaker) fillCare() {
	clerk := newStream("social care's accents") // of its own, so that nobody else's draws depend on it
	t := newTable("client_ref", "surname", "forename", "birth_year", "postcode", "service", "start_on")
	for n, index := range m.order(registerPeople)[:careClients] {
		p, key := m.seen(index), fmt.Sprintf("C-%05d", 20001+n*3)
		year := p.born.time().Year()
		if m.stream.chance(30) {
			year += 1 - 2*m.stream.below(2)
		}
		if clerk.chance(plainPerMille) {
			p.family, p.given = plain(p.family), plain(p.given)
		}
		t.add(text(key), text(p.family), text(p.given), whole(year), text(p.postcode), text(pick(m.stream, careServices)),
			date(on(2019, time.January, 1)+moment(m.stream.below(2150))*day))
		m.is(index, "care", key)
	}
	m.tables.care = t
}

// fillSchool writes the schools' pupils: a parent's name without a birth date, several pupils for one parent.
func (m *registerMaker) fillSchool() {
	t := newTable("pupil_ref", "parent_name", "postcode", "school_id", "year_group", "free_meals")
	for n := range schoolPupils {
		index := m.stream.below(registerPeople / 2)
		p, key := m.seen(index), fmt.Sprintf("P%05d", 30001+n)
		name := p.given + " " + p.family
		if m.stream.chance(300) {
			name = plain(name)
		}
		t.add(text(key), text(name), text(p.postcode), text(fmt.Sprintf("SCH-%02d", m.stream.between(1, 12))),
			whole(m.stream.between(1, 11)), truth(m.stream.chance(270)))
		m.is(index, "school", key)
	}
	m.tables.school = t
}
