package generate

import (
	"fmt"
	"strings"
	"time"
)

// establishmentsTable writes the establishments with their stale versions.
func establishmentsTable(f food) *table {
	t := newTable("estab_id", "trading_name", "kind", "area_id", "postcode", "opened_on", "closed_on", "seats", "updated_at")
	for _, e := range f.places {
		var closed, seats cell
		if e.closed > 0 {
			closed = date(e.closed)
		}
		if e.seats > 0 {
			seats = whole(e.seats)
		}
		t.add(whole(e.id), text(e.name), text(e.kind), text(e.area.id), text(e.postcode), date(e.opened), closed, seats, timestamp(e.updated))
	}
	return t
}

// Port Meridian's grades: a score up to gradeA is an A, up to gradeB a B, anything more a C.
const (
	gradeA = 13
	gradeB = 27
)

// grade returns the letter for a score; a score above A is pending until its hearing, and then blank.
func (i inspection) grade() cell {
	switch {
	case i.score <= gradeA:
		return text("A")
	case i.on > inspectionsEnd-pendingDays*day:
		return cell{}
	case i.score <= gradeB:
		return text("B")
	default:
		return text("C")
	}
}

// inspectionsTable writes the visits, then one row dated 1900 for each establishment that was never visited.
func inspectionsTable(f food) *table {
	t := newTable("inspection_id INTEGER", "estab_id INTEGER", "inspected_on DATE", "kind VARCHAR", "trigger VARCHAR",
		"inspector_id VARCHAR", "score INTEGER", "grade VARCHAR")
	s := newStream("inspection faults")
	visited := map[int]bool{}
	for _, i := range f.inspections {
		visited[i.place.id] = true
		score := whole(i.score)
		if i.score == 0 && s.chance(30) {
			score = whole(-1)
		}
		t.add(whole(i.id), whole(i.place.id), date(i.on), text(i.kind), text(i.trigger), text(fmt.Sprintf("INS-%d", i.inspector)), score, i.grade())
	}
	id := len(f.inspections)
	for n, e := range f.places {
		if visited[e.id] || n > 0 && f.places[n-1].id == e.id {
			continue
		}
		id++
		t.add(whole(id), whole(e.id), date(neverInspected), text("full"), text("routine"), cell{}, cell{}, cell{})
	}
	return t
}

// violationsTable writes what was found.
func violationsTable(f food) *table {
	t := newTable("violation_id INTEGER", "inspection_id INTEGER", "code VARCHAR", "is_critical BOOLEAN", "fine DECIMAL(10,2)")
	id := 0
	for _, i := range f.inspections {
		for _, v := range i.violations {
			id++
			fine := cell{}
			if v.fine > 0 {
				fine = text(fmt.Sprintf("%d.%02d", v.fine/100, v.fine%100))
			}
			t.add(whole(id), whole(i.id), text(v.code), truth(v.critical), fine)
		}
	}
	return t
}

// inspectionsRawTable writes the latest visits as an old system exports them: everything as text, each
// district in its own habits.
func inspectionsRawTable(f food) *table {
	t := newTable("camis", "inspection_date", "score", "fine", "boro")
	s := newStream("inspections_raw")
	for _, i := range f.inspections[len(f.inspections)-rawInspections:] {
		fine := 0
		for _, v := range i.violations {
			fine += v.fine
		}
		id := fmt.Sprintf("%07d", i.place.id)
		if s.chance(60) {
			id = fmt.Sprint(i.place.id)
		}
		district := i.place.area.parent
		t.add(text(id), text(rawDate(s, i.on, district.code)), rawScore(s, i.score), rawMoney(s, fine), text(rawDistrict(s, district.name)))
	}
	return t
}

// rawDate writes a date as the district does: Southshore's contractor puts the month first.
func rawDate(s *stream, at moment, district string) string {
	when := at.time()
	switch roll := s.below(100); {
	case district == "8":
		return when.Format("01/02/2006")
	case roll < 60:
		return when.Format("02/01/2006")
	case roll < 85:
		return when.Format(time.DateOnly)
	case roll < 95:
		return when.Format("2 Jan 2006")
	case roll < 98:
		return when.Format("02-01-06")
	default:
		return "31/02/" + when.Format("2006") // a day that does not exist
	}
}

func rawScore(s *stream, score int) cell {
	switch roll := s.below(100); {
	case roll < 88:
		return text(fmt.Sprint(score))
	case roll < 92:
		return text(fmt.Sprintf(" %d ", score))
	case roll < 95:
		return text("N/A")
	case roll < 97:
		return text("-")
	default:
		return cell{}
	}
}

// rawMoney writes an amount in pence in one of five habits.
func rawMoney(s *stream, pence int) cell {
	pounds, rest := pence/100, pence%100
	grouped := func(separator, point string) string {
		if pounds >= 1000 {
			return fmt.Sprintf("%d%s%03d%s%02d", pounds/1000, separator, pounds%1000, point, rest)
		}
		return fmt.Sprintf("%d%s%02d", pounds, point, rest)
	}
	switch roll := s.below(100); {
	case pence == 0 && roll < 40:
		return cell{}
	case pence == 0 && roll < 55:
		return text("N/A")
	case roll < 45:
		return text(fmt.Sprintf("%d.%02d", pounds, rest))
	case roll < 65:
		return text(grouped(".", ","))
	case roll < 80:
		return text(grouped(",", "."))
	case rest == 0:
		return text(fmt.Sprintf("£%d ", pounds))
	default:
		return text(fmt.Sprintf("£%d.%02d ", pounds, rest))
	}
}

func rawDistrict(s *stream, name string) string {
	switch s.below(12) {
	case 0:
		return name + " "
	case 1:
		return strings.ToUpper(name)
	case 2:
		return " " + strings.ToLower(name)
	default:
		return name
	}
}
