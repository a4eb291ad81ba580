package generate

import "time"

// Sizes of the sharing tables.
const (
	agreements        = 60
	companyAgreements = 25 // the first ones; only they have deliveries
	deliveryMonths    = 28
)

// granularities run from the finest to the coarsest.
var granularities = []string{"person", "address", "street", "neighbourhood", "district"}

// companyDeals are what the companies were asked for, in the order of their agreements, and the subject of
// the inventory that the data belongs with.
var companyDeals = []struct{ partner, purpose, subject string }{
	{"Meridian Power", "Find homes at risk of disconnection", "Benefit claims"},
	{"Meridian Power", "Plan solar panels", "Energy use of council buildings"},
	{"Bluewater Supply", "Find leaks", "Road works"},
	{"Bluewater Supply", "Find homes in water debt", "Council tax accounts"},
	{"Zip Scooters", "Plan parking bays", "Parking spaces"},
	{"Zip Scooters", "Check the speed limit", "Cycle counters"},
	{"Kerb Cabs", "Measure kerb use", "Parking spaces"},
	{"Kerb Cabs", "Check access for wheelchairs", "Blue badge holders"},
	{"Tideline Ferries", "Plan timetables", "Bus stop shelters"},
	{"Nestly Lettings", "Register short lets", "Licensed premises"},
	{"Nestly Lettings", "Measure rents", "Housing waiting list"},
	{"Harbour Homes", "Track new homes", "Building permits"},
	{"Parcel Pals", "Plan loading bays", "Parking spaces"},
	{"Parcel Pals", "Measure emissions", "Air quality stations"},
	{"Signal Mobile", "Estimate visitors", "Library visits"},
	{"Signal Mobile", "Plan for crowds", "Electoral wards"},
	{"Greenbin Services", "Check missed bins", "Bin collection rounds"},
	{"Greenbin Services", "Measure recycling", "Recycling tonnage"},
	{"Lumen Lights", "Find broken lamps", "Street lights"},
	{"Park & Pay", "Measure parking", "Parking fines"},
	{"Park & Pay", "Set prices", "Parking spaces"},
	{"City Cycles", "Plan bike lanes", "Cycle counters"},
	{"City Cycles", "Plan docks", "Cycle counters"},
	{"Gas Grid South", "Plan road works", "Road works"},
	{"Careway Homes", "Check staffing", "Care home placements"},
}

var otherPartners = []struct{ partner, kind string }{
	{"Port Meridian University", "university"}, {"Coast University", "university"}, {"Meridian Health Service", "health service"},
	{"Harbour Police", "public body"}, {"Fire and Rescue", "public body"}, {"Neighbouring Council of Stonebridge", "council"},
	{"Neighbouring Council of Eastfen", "council"}, {"Debt Help Charity", "charity"}, {"Night Shelter Trust", "charity"},
}

// agreement is one contract about data.
type agreement struct {
	id, granularity    int
	signed, expires    moment
	kind               string
	asset              int
	partner, purpose   cell
	assessed, ownsData bool
	frequency          int
}

// Two cases at the edge: an agreement that ended on the day of its last delivery, and one whose last delivery is still to come.
const (
	lastDayAgreement = 20
	lateAgreement    = 25
)

// makeAgreements draws the agreements, those with companies first.
func makeAgreements(assets []asset) []agreement {
	s := newStream("sharing_agreements")
	all := make([]agreement, 0, agreements)
	for n := range agreements {
		a := agreement{id: n + 1, asset: assets[s.below(len(assets))].id, frequency: 30}
		a.signed = on(2019, time.January, 1) + moment(s.below(1200))*day
		a.expires = a.signed + moment(pick(s, []int{2, 3, 4, 5})*365)*day
		a.granularity = s.below(len(granularities))
		a.assessed = !s.chance(300)
		if n < companyAgreements {
			a.kind = "company"
			deal := companyDeals[n]
			a.partner, a.purpose, a.asset = text(deal.partner), text(deal.purpose), registerOf(assets, deal.subject)
			a.ownsData = s.chance(550)
		} else {
			other := pick(s, otherPartners)
			a.kind, a.partner, a.ownsData = other.kind, text(other.partner), true
			a.frequency = pick(s, []int{7, 30, 90, 365})
			if !s.chance(200) {
				a.purpose = text(pick(s, []string{"Evaluate a programme", "Plan services", "Protect people at risk", "Research", "Statistics"}))
			}
		}
		all = append(all, a)
	}
	all[lastDayAgreement-1].expires = on(2024, time.December, 10)
	return all
}

// registerOf returns the id of the register of a subject.
func registerOf(assets []asset, subject string) int {
	for _, a := range assets {
		if a.subject.title == subject && a.form == "register" {
			return a.id
		}
	}
	panic("no subject " + subject)
}

// sharingAgreementsTable writes the agreements.
func sharingAgreementsTable(all []agreement) *table {
	t := newTable("agreement_id", "asset_id", "partner", "partner_kind", "purpose", "granularity", "frequency_days", "signed_on", "expires_on",
		"dpia", "council_owns_data")
	for _, a := range all {
		t.add(whole(a.id), whole(a.asset), a.partner, text(a.kind), a.purpose, text(granularities[a.granularity]), whole(a.frequency),
			date(a.signed), date(a.expires), truth(a.assessed), truth(a.ownsData))
	}
	return t
}

// supplierDeliveriesTable writes 28 monthly deliveries for each agreement with a company: some late, some
// short, some coarser than agreed, some refused.
func supplierDeliveriesTable(all []agreement) *table {
	t := newTable("agreement_id", "due_on", "delivered_on", "rows_expected", "rows_delivered", "granularity", "refusal_reason")
	s := newStream("supplier_deliveries")
	for _, a := range all[:companyAgreements] {
		usual, trouble := s.between(400, 20000), s.between(30, 320)
		for month := range deliveryMonths {
			due := on(2022, time.Month(9+month), 5)
			expected := s.wobble(usual, 80)
			if s.chance(trouble / 3) {
				reason := pick(s, []string{"personal data", "security", "system being replaced", "trade secret", "trade secret"})
				t.add(whole(a.id), date(due), cell{}, whole(expected), whole(0), cell{}, text(reason))
				continue
			}
			delivered, count, level := due-moment(s.below(4))*day, expected, a.granularity
			if s.chance(trouble) {
				delivered = due + moment(s.waiting(8)+1)*day
			}
			if s.chance(trouble) {
				count = expected * s.between(40, 95) / 100
			}
			if s.chance(trouble) && level < len(granularities)-1 {
				level++
			}
			arrived, detail := date(delivered), text(granularities[level])
			if a.id == lateAgreement && month == deliveryMonths-1 {
				arrived, count, detail = cell{}, 0, cell{}
			}
			t.add(whole(a.id), date(due), arrived, whole(expected), whole(count), detail, cell{})
		}
	}
	return t
}
