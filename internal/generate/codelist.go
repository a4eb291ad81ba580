package generate

import "time"

// codeListsTable writes the lists of agreed codes, list by list.
func codeListsTable() *table {
	t := newTable("list", "code", "label", "valid_from", "valid_to", "replaced_by")
	begin := on(2018, time.January, 1)
	current := func(list, code, label string) {
		t.add(text(list), text(code), text(label), date(begin), cell{}, cell{})
	}
	retired := func(list, code, label string, end moment, by string) {
		t.add(text(list), text(code), text(label), date(begin), date(end), textOrNull(by))
	}
	for _, a := range agencies {
		current("agency", a.name, a.remit)
	}
	retired("agency", "Cleansing", "Collections and street cleaning, now part of Waste", on(2022, time.December, 31), "Waste")
	retired("agency", "Highways", "Roads and lights, now part of Transport", on(2022, time.December, 31), "Transport")
	for _, s := range spellings() {
		t.add(text("area spelling"), text(s.typed), text("Another way to write an area's name"), date(begin), cell{}, text(s.areaID))
	}
	for _, c := range channels {
		current("channel", c, channelLabels[c])
	}
	retired("channel", "Fax", "Fax, no longer read", on(2021, time.June, 30), "Email")
	for _, s := range requestStatuses {
		current("request status", s.code, s.label)
	}
	retired("request status", "Parked", "Waiting for another body, now In progress", on(2022, time.December, 31), "In progress")
	for _, kind := range requestTypes {
		current("request type", kind.name, "Dealt with by "+kind.agency)
	}
	retired("request type", "Dumped rubbish", "Older name", on(2022, time.December, 31), "Fly-tipping")
	retired("request type", "Lamp failure", "Older name", on(2022, time.December, 31), "Street light out")
	retired("request type", "Phone box damage", "No longer a council matter", on(2021, time.March, 31), "")
	return t
}

var channelLabels = map[string]string{
	"Phone":      "Call to the contact centre",
	"Online":     "Form on the website",
	"Mobile app": "The council's app",
	"Email":      "Email, typed in by staff",
	"Letter":     "Letter, typed in by staff once a day without a time",
	"In person":  "At a counter",
	"Unknown":    "Not recorded",
}

var requestStatuses = []struct{ code, label string }{
	{"Assigned", "Somebody has been asked to deal with it"},
	{"Closed", "Dealt with; has a closing date"},
	{"In progress", "Work has begun"},
	{"Open", "Nobody has been asked yet"},
}
