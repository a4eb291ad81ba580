package variant

import (
	"context"
	"strings"
	"testing"

	"guildhall/internal/dataset"
	"guildhall/internal/result"
)

// questions ask about every bundled dataset and two of the tests' own, in ways that steer every kind.
var questions = []struct {
	name     string
	datasets []string
	sql      string
}{
	{"requests", []string{"service-requests"}, "SELECT agency, count(*) AS n FROM service_requests WHERE city = 'London' AND created_at >= '2024-06-01' AND closed_at IS NULL GROUP BY agency ORDER BY n DESC, agency"},
	{"slow requests", []string{"service-requests", "areas"}, "SELECT a.name, max(date_diff('day', created_at, closed_at)) AS days FROM service_requests r JOIN areas a ON a.area_id = r.area_id WHERE request_type LIKE 'Noise%' AND closed_at > due_at GROUP BY a.area_id, a.name HAVING count(*) > 5"},
	{"areas", []string{"areas"}, "SELECT p.name, sum(c.population) AS people FROM areas c JOIN areas p ON c.parent_id = p.area_id WHERE c.level = 'barri' AND c.population >= 10000 GROUP BY p.name ORDER BY people DESC"},
	{"libraries", []string{"library-visits", "areas"}, "SELECT b.name, sum(v.visits) AS visits FROM branches b JOIN library_visits v USING (branch_id) JOIN areas a USING (area_id) WHERE year(v.month) = 2023 AND v.days_open > 20 GROUP BY b.branch_id, b.name"},
	{"fines", []string{"inspections"}, "SELECT i.grade, sum(v.fine) AS fines FROM inspections i LEFT JOIN violations v ON v.inspection_id = i.inspection_id WHERE i.score > 13 AND i.kind = 'full' GROUP BY i.grade"},
	{"governance", []string{"governance"}, "SELECT a.title FROM data_assets a WHERE a.has_personal_data AND a.lawful_basis IS NULL AND NOT EXISTS (SELECT 1 FROM access_log l WHERE l.asset_id = a.asset_id AND NOT l.approved)"},
	{"deliveries", []string{"governance"}, "SELECT s.partner, count(*) AS late FROM sharing_agreements s JOIN supplier_deliveries d USING (agreement_id) WHERE d.delivered_on > d.due_on AND d.rows_delivered < d.rows_expected GROUP BY s.partner"},
	{"visitors", []string{"visitors"}, "SELECT origin, sum(tourists) AS n FROM visitors WHERE year(month) = 2018 AND origin NOT IN ('TOTAL', 'All EU origins') GROUP BY origin HAVING sum(tourists) > 500000 ORDER BY n DESC"},
	{"residents", []string{"residents"}, "SELECT r.tenure, count(*) AS n FROM residents_demo r JOIN referrals_demo f USING (person_id) WHERE f.reason = 'food' AND f.outcome IS NULL GROUP BY r.tenure"},
	{"codes", []string{"code-lists"}, "SELECT code, label FROM code_lists WHERE list = 'request type' AND valid_to IS NULL"},
	{"registers", []string{"department-registers"}, "SELECT t.account_no FROM hx_tax t JOIN hx_care c ON c.postcode = t.postcode WHERE t.arrears > 500"},
	{"returns", []string{"borough-returns"}, "SELECT period, value FROM return_brent WHERE measure = 'Missed bins' UNION ALL SELECT quarter, figure FROM return_barnet WHERE indicator = 'Missed bins'"},
	{"lending", []string{"lending"}, "SELECT m.name, count(l.loan_id) AS n FROM members m LEFT JOIN loans l USING (member_id) WHERE m.joined_on < '2023-01-01' GROUP BY m.member_id, m.name ORDER BY n DESC, m.name"},
	{"chain", []string{"lending"}, "WITH RECURSIVE up AS (SELECT member_id, 0 AS depth FROM members WHERE referred_by IS NULL UNION ALL SELECT m.member_id, up.depth + 1 FROM members m JOIN up ON m.referred_by = up.member_id) SELECT * FROM up"},
	{"works", []string{"works"}, "SELECT depot, sum(cost) AS cost FROM crews JOIN shifts ON crew = code WHERE finished = planned AND size >= 4 GROUP BY depot"},
}

func TestVariantsKeepPromises(t *testing.T) {
	w := newWorkshop(t)
	for _, q := range questions {
		t.Run(q.name, func(t *testing.T) {
			w.tb = t
			sample := w.sample(q.datasets...)
			made := w.build(sample, asking(q.sql))
			if len(made) < 5 {
				t.Errorf("only %v", kinds(made))
			}
			for _, v := range made {
				w.holds(sample, v)
			}
		})
	}
}

// holds verifies every promise of the datasets on a variant, and the number of its rows.
func (w *workshop) holds(sample Sample, v Variant) {
	session := w.open(sample, v)
	defer func() { _ = session.Close() }()
	for _, set := range sample.Datasets {
		if missing(set, sample) {
			continue
		}
		problems, err := dataset.VerifyData(context.Background(), session, set)
		if err != nil {
			w.tb.Fatal(err)
		}
		for _, p := range problems {
			w.tb.Errorf("%s: %s: %s", v.Kind, p.Code, p.Message)
		}
		for i := range set.Tables {
			rows := w.query(session, "SELECT count(*) FROM "+quote(set.Tables[i].Name)).Rows
			if n, _ := rows[0][0].Int64(); n > maxRows {
				w.tb.Errorf("%s: %d rows in %s", v.Kind, n, set.Tables[i].Name)
			}
		}
	}
}

// missing reports whether a dataset refers to one that is not in the sample: then its promises cannot be verified.
func missing(set *dataset.Dataset, sample Sample) bool {
	for _, id := range set.Neighbours() {
		found := false
		for _, other := range sample.Datasets {
			found = found || other.ID == id
		}
		if !found {
			return true
		}
	}
	return false
}

func (w *workshop) query(session Session, sql string) *result.Set {
	w.tb.Helper()
	outcome, err := session.Query(context.Background(), sql, 0)
	if err != nil {
		w.tb.Fatalf("%v\n%s", err, strings.TrimSpace(sql))
	}
	return outcome.Set
}
