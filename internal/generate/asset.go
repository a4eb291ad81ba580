package generate

import (
	"fmt"
	"time"
)

// subject is something that Port Meridian keeps data about.
type subject struct {
	title, department string
	people            bool // names people
	special           bool // health, care or belief: special category data
}

var subjects = []subject{
	{"Air quality stations", "Environment", false, false}, {"Allotment waiting list", "Parks", true, false},
	{"Benefit claims", "Finance", true, false}, {"Bin collection rounds", "Waste", false, false},
	{"Blue badge holders", "Transport", true, true}, {"Building permits", "Planning", true, false},
	{"Business rates", "Finance", true, false}, {"Bus stop shelters", "Transport", false, false},
	{"Care home placements", "Social Care", true, true}, {"Children in care", "Social Care", true, true},
	{"Council tax accounts", "Finance", true, false}, {"Cycle counters", "Transport", false, false},
	{"Electoral wards", "Democracy", false, false}, {"Energy use of council buildings", "Environment", false, false},
	{"Flood defences", "Environment", false, false}, {"Food inspections", "Public Health", false, false},
	{"Grants awarded", "Finance", false, false}, {"Home care visits", "Social Care", true, true},
	{"Housing repairs", "Housing", true, false}, {"Housing waiting list", "Housing", true, false},
	{"Library loans", "Libraries", true, false}, {"Library visits", "Libraries", false, false},
	{"Licensed premises", "Public Health", true, false}, {"Noise complaints", "Environment", true, false},
	{"Parking fines", "Transport", true, false}, {"Parking spaces", "Transport", false, false},
	{"Playground inspections", "Parks", false, false}, {"Pupil roll", "Schools", true, false},
	{"Recycling tonnage", "Waste", false, false}, {"Road works", "Transport", false, false},
	{"School meals", "Schools", true, true}, {"Service requests", "Contact Centre", true, false},
	{"Sports bookings", "Parks", true, false}, {"Staff register", "People", true, false},
	{"Street lights", "Transport", false, false}, {"Street trees", "Parks", false, false},
	{"Supplier invoices", "Finance", false, false}, {"Tenancies", "Housing", true, false},
	{"Vaccination clinics", "Public Health", true, true}, {"Youth club attendance", "Schools", true, false},
}

// assetForms are the forms in which each subject is kept.
var assetForms = []string{"register", "monthly figures", "archive"}

// The governance registers look back from this day.
var governanceToday = on(2024, time.December, 31)

// asset is one entry of the data inventory.
type asset struct {
	id         int
	title      string
	subject    subject
	form       string
	personal   bool
	restricted bool
}

// makeAssets lists the inventory: every subject in every form.
func makeAssets() []asset {
	var assets []asset
	for _, sub := range subjects {
		for _, form := range assetForms {
			personal := sub.people && form != "monthly figures"
			assets = append(assets, asset{
				id: len(assets) + 1, title: sub.title + ", " + form, subject: sub, form: form, personal: personal,
				restricted: personal && (sub.special || form == "register"),
			})
		}
	}
	return assets
}

// classification returns how an asset is marked.
func (a asset) classification(s *stream) string {
	switch {
	case a.personal && s.chance(40):
		return "public" // planted
	case a.personal && a.subject.special:
		return "special category"
	case a.restricted:
		return "confidential"
	case a.personal || s.chance(250):
		return "internal"
	default:
		return "public"
	}
}

// dataAssetsTable writes the inventory with its gaps.
func dataAssetsTable(assets []asset) *table {
	t := newTable("asset_id", "title", "department", "owner", "steward", "classification", "has_personal_data", "lawful_basis",
		"retention_months", "spectrum", "format", "licence", "promised_frequency_days", "last_updated", "requests_last_year")
	s := newStream("data_assets")
	for _, a := range assets {
		class := a.classification(s)
		var owner, steward, basis, retention, licence, promised cell
		if !s.chance(120) {
			owner = text(fmt.Sprintf("Head of %s", a.subject.department))
		}
		if !s.chance(250) {
			steward = text(pick(s, givenNames[pick(s, []string{"female", "male"})]) + " " + pick(s, familyNames))
		}
		if a.personal && !s.chance(150) {
			basis = text(pick(s, []string{"consent", "contract", "legal obligation", "public task", "public task", "public task"}))
		}
		if !s.chance(200) {
			retention = whole(pick(s, []int{12, 24, 36, 72, 84, 120}))
		}
		spectrum := map[string]string{"public": "open", "internal": "shared"}[class]
		if spectrum == "" || a.personal {
			spectrum = "closed"
			if s.chance(250) {
				spectrum = "shared"
			}
		}
		format := pick(s, []string{"CSV", "CSV", "JSON", "XLSX", "XLSX", "PDF", "database"})
		if spectrum == "open" && !s.chance(250) {
			licence = text(pick(s, []string{"CC-BY-4.0", "CC-BY-4.0", "CC0-1.0", "OGL-UK-3.0"}))
		}
		days := map[string]int{"register": pick(s, []int{1, 7, 30}), "monthly figures": 31}[a.form]
		age := s.waiting(max(days, 20) * 7 / 10)
		if days > 0 {
			promised = whole(days)
		} else {
			age += 400
		}
		t.add(whole(a.id), text(a.title), text(a.subject.department), owner, steward, text(class), truth(a.personal), basis, retention,
			text(spectrum), text(format), licence, promised, date(governanceToday-moment(age+1)*day), whole(s.waiting(9)))
	}
	return t
}
