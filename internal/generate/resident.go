package generate

import (
	"cmp"
	"slices"
	"time"
)

// Sizes of the residents' tables.
const (
	residents        = 3000
	referrals        = 900
	residentStreets  = 12 // postcodes used in each neighbourhood, so that some hold few people
	movedReferrals   = 60 // referrals in a thousand whose area is not the resident's present one
	retentionUnknown = 40 // residents in a thousand without a date to delete by
)

// makeResidents draws the residents of the demonstration register.
func makeResidents(s *stream, g gazetteer) []person {
	people := makePeople(s, g, residents)
	for i := range people {
		people[i].postcode = meridianPostcode(people[i].area, s.below(residentStreets))
	}
	return people
}

// peopleTables returns the residents and their referrals.
func peopleTables(g gazetteer) (register, cases *table) {
	s := newStream("residents_demo")
	people := makeResidents(s, g)
	return residentsTable(s, people), referralsTable(newStream("referrals_demo"), people, g)
}

// residentsTable writes the residents. Some are kept beyond the day their data should have been deleted.
func residentsTable(s *stream, people []person) *table {
	t := newTable("person_id", "sex", "birth_date", "area_id", "postcode", "tenure", "collected_on", "keep_until")
	tenures := []string{"council rent", "owner", "owner", "private rent", "private rent", "supported housing"}
	for _, p := range people {
		collected := on(2016, time.January, 1) + moment(s.below(3200))*day
		keep := cell{}
		if !s.chance(retentionUnknown) {
			keep = date(collected + moment(pick(s, []int{3, 6, 6, 10})*365)*day)
		}
		t.add(whole(p.id), text(p.sex), date(p.born), text(p.area.id), text(p.postcode), text(pick(s, tenures)), date(collected), keep)
	}
	return t
}

// referralReasons are the reasons with how common each is; the rare ones make small cells.
var referralReasons = []struct {
	name  string
	share int
}{
	{"debt advice", 260}, {"digital help", 120}, {"domestic abuse", 45}, {"energy costs", 230}, {"food", 180}, {"housing", 165},
}

// referralsTable writes the referrals, by date.
func referralsTable(s *stream, people []person, g gazetteer) *table {
	shares := make([]int, len(referralReasons))
	for i, r := range referralReasons {
		shares[i] = r.share
	}
	reasons, areas := newLottery(shares), g.neighbourhoods()
	type referral struct {
		person          int
		area            *area
		reason          string
		on              moment
		source, outcome cell
	}
	var all []referral
	for range referrals {
		p := people[s.below(len(people))]
		r := referral{person: p.id, area: p.area, reason: referralReasons[reasons.draw(s)].name}
		if s.chance(movedReferrals) {
			r.area = pick(s, areas)
		}
		r.on = on(2024, time.January, 1) + moment(s.below(364))*day
		r.source = text(pick(s, []string{"GP", "housing office", "library", "school", "self", "self", "social worker"}))
		if !s.chance(180) {
			r.outcome = text(pick(s, []string{"declined", "helped", "helped", "helped", "no contact", "passed on"}))
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b referral) int { return cmp.Compare(a.on, b.on) })
	t := newTable("referral_id", "person_id", "area_id", "reason", "referred_on", "source", "outcome")
	for i, r := range all {
		t.add(whole(i+1), whole(r.person), text(r.area.parent.id), text(r.reason), date(r.on), r.source, r.outcome)
	}
	return t
}
