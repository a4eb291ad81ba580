package generate

import (
	"slices"
	"testing"
)

func TestInventoryGaps(t *testing.T) {
	count := map[string]int{}
	for _, r := range rows(t, "governance/data_assets.csv") {
		personal := r["has_personal_data"] == "true"
		switch {
		case personal && r["classification"] == "public":
			count["personal but public"]++
		case r["spectrum"] == "open" && (r["licence"] == "" || r["format"] == "PDF"):
			count["open in name only"]++
		}
		if personal && (r["owner"] == "" || r["retention_months"] == "") {
			count["personal without owner or retention"]++
		}
		if personal && r["spectrum"] == "open" {
			t.Errorf("personal data is published: %v", r)
		}
	}
	within(t, "personal but public", count["personal but public"], 1, 6)
	within(t, "open in name only", count["open in name only"], 5, 40)
	within(t, "personal without owner or retention", count["personal without owner or retention"], 5, 30)
}

func TestDeliveriesBreakTheirAgreements(t *testing.T) {
	agreed, expires := map[string]int{}, map[string]string{}
	for _, r := range rows(t, "governance/sharing_agreements.csv") {
		agreed[r["agreement_id"]] = slices.Index(granularities, r["granularity"])
		expires[r["agreement_id"]] = r["expires_on"]
	}
	late, short, coarse, refused, expired := 0, 0, 0, 0, 0
	deliveries := rows(t, "governance/supplier_deliveries.csv")
	for _, r := range deliveries {
		if r["refusal_reason"] != "" {
			refused++
			continue
		}
		if r["delivered_on"] > r["due_on"] {
			late++
		}
		if number(t, r["rows_delivered"]) < number(t, r["rows_expected"]) {
			short++
		}
		if slices.Index(granularities, r["granularity"]) > agreed[r["agreement_id"]] {
			coarse++
		}
		if r["delivered_on"] > expires[r["agreement_id"]] {
			expired++
		}
	}
	within(t, "deliveries", len(deliveries), 700, 700)
	for what, n := range map[string]int{"late": late, "short": short, "coarser than agreed": coarse, "refused": refused, "after expiry": expired} {
		within(t, what, n, 20, 350)
	}
}

// Some runs fall under four fifths of the run before, and not all of them say so.
func TestShortLoads(t *testing.T) {
	before, short, silent := map[string]int{}, 0, 0
	for _, r := range rows(t, "governance/ingest_runs.csv") {
		in := number(t, r["rows_in"])
		if last, found := before[r["asset_id"]]; found && in*10 < last*8 {
			short++
			if r["status"] == "ok" {
				silent++
			}
		}
		before[r["asset_id"]] = in
	}
	within(t, "short loads", short, 30, 130)
	within(t, "short loads that say ok", silent, 3, 40)
}

func TestAccessWithoutPurpose(t *testing.T) {
	restricted, without := map[string]bool{}, 0
	for _, r := range rows(t, "governance/data_assets.csv") {
		restricted[r["asset_id"]] = r["classification"] == "confidential" || r["classification"] == "special category"
	}
	for _, r := range rows(t, "governance/access_log.csv") {
		if restricted[r["asset_id"]] && (r["purpose"] == "" || r["approved"] == "false") {
			without++
		}
	}
	within(t, "restricted assets opened without an approved purpose", without, 40, 300)
}
