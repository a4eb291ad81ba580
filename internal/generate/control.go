package generate

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Sizes of the tables that watch over data.
const (
	accesses      = 3000
	pipelines     = 10
	runsPerSource = 90
)

// accessLogTable writes who opened what in 2024. Some opened restricted data without an approved purpose.
func accessLogTable(assets []asset) *table {
	t := newTable("log_id", "asset_id", "user_id", "role", "accessed_at", "purpose", "approved")
	s := newStream("access_log")
	roles := []string{"analyst", "analyst", "case worker", "case worker", "case worker", "contractor", "manager", "system administrator"}
	type access struct {
		asset    asset
		user     int
		at       moment
		purpose  cell
		approved bool
	}
	var all []access
	for range accesses {
		a := access{asset: assets[s.below(len(assets))], user: s.below(85), approved: true}
		a.at = on(2024, time.January, 1) + moment(s.below(365))*day + 7*hour + moment(s.below(int(12*hour)))
		if s.chance(30) {
			a.at = a.at.midnight() + moment(s.below(int(5*hour)))
		}
		if !s.chance(90) {
			a.purpose = text(pick(s, []string{"audit", "case work", "case work", "data quality", "reporting", "research"}))
		}
		if !a.purpose.known || a.asset.restricted && s.chance(60) {
			a.approved = false
		}
		all = append(all, a)
	}
	slices.SortStableFunc(all, func(a, b access) int { return cmp.Compare(a.at, b.at) })
	for i, a := range all {
		t.add(whole(i+1), whole(a.asset.id), text(fmt.Sprintf("U%03d", 101+a.user)), text(roles[a.user%len(roles)]), timestamp(a.at), a.purpose, truth(a.approved))
	}
	return t
}

// ingestRunsTable writes ninety nightly runs of ten pipelines: some fail, some load much less than the night before.
func ingestRunsTable(assets []asset) *table {
	t := newTable("run_id", "asset_id", "started_at", "rows_in", "rows_rejected", "status")
	s := newStream("ingest_runs")
	usual := make([]int, pipelines)
	for i := range usual {
		usual[i] = s.between(300, 40000)
	}
	id := 0
	for night := range runsPerSource {
		for i := range usual {
			id++
			started := on(2024, time.October, 2) + moment(night)*day + 2*hour + moment(i)*15*minute + moment(s.below(300))
			status, in := "ok", s.wobble(usual[i], 60)
			rejected := s.waiting(max(in/400, 1))
			switch roll := s.below(1000); {
			case roll < 22:
				status, in, rejected = "failed", 0, 0
			case roll < 60:
				status, in = "partial", in*s.between(20, 78)/100
				rejected += in / 10
			case roll < 72:
				in = in * s.between(30, 75) / 100 // short, and nobody noticed
			}
			usual[i] += usual[i] / 800
			t.add(whole(id), whole(assets[i*12].id), timestamp(started), whole(in), whole(rejected), text(status))
		}
	}
	return t
}

// tools are the automated systems of Port Meridian.
var tools = []struct{ name, department string }{
	{"Allotment queue ordering", "Parks"}, {"Benefit fraud flags", "Finance"}, {"Bin round planner", "Waste"}, {"Care visit scheduler", "Social Care"},
	{"Chat assistant", "Contact Centre"}, {"Children at risk score", "Social Care"}, {"Council tax reminder timing", "Finance"},
	{"Damp detection from photos", "Housing"}, {"Digital mail sorting", "Contact Centre"}, {"Fine letter reader", "Transport"},
	{"Flood warning", "Environment"}, {"Food inspection priority", "Public Health"}, {"Grant application triage", "Finance"},
	{"Homelessness risk score", "Housing"}, {"Job application screening", "People"}, {"Library book suggestions", "Libraries"},
	{"Number plate reader", "Transport"}, {"Planning objection summary", "Planning"}, {"Pothole detection", "Transport"},
	{"School place allocation", "Schools"}, {"Short let detection", "Housing"}, {"Street light dimming", "Transport"},
	{"Traffic signal timing", "Transport"}, {"Translation of letters", "Contact Centre"}, {"Tree risk score", "Parks"},
}

// algorithmRegisterTable writes the public register of automated systems and its gaps.
func algorithmRegisterTable() *table {
	t := newTable("tool_id", "name", "department", "in_use", "published_on", "human_review", "last_bias_check", "supplier")
	s := newStream("algorithm_register")
	for i, tool := range tools {
		var published, checked, supplier cell
		if !s.chance(320) {
			published = date(on(2022, time.January, 1) + moment(s.below(1000))*day)
		}
		if !s.chance(450) {
			checked = date(on(2022, time.June, 1) + moment(s.below(900))*day)
		}
		if s.chance(600) {
			supplier = text(pick(s, []string{"Clearsight Systems", "Civic Models", "Harbour Analytics", "Northwind Software"}))
		}
		t.add(whole(i+1), text(tool.name), text(tool.department), truth(!s.chance(240)), published, truth(!s.chance(280)), checked, supplier)
	}
	return t
}
