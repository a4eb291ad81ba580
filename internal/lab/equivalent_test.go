package lab_test

import (
	"testing"

	"guildhall/internal/grade"
)

// equivalent are right answers in several styles. The first of each is the reference.
var equivalent = []struct {
	name, dataset string
	answers       []string
}{
	{"filter and sort", "service-requests", []string{
		"SELECT request_id, created_at FROM service_requests WHERE city = 'London' AND status = 'Open' AND created_at >= '2024-06-01' AND created_at < '2024-07-01' ORDER BY created_at, request_id",
		"SELECT request_id, created_at FROM service_requests WHERE status IN ('Open') AND city LIKE 'London' AND year(created_at) = 2024 AND month(created_at) = 6 ORDER BY 2, 1",
		"FROM service_requests SELECT request_id, created_at WHERE date_trunc('month', created_at) = DATE '2024-06-01' AND city = 'London' AND status = 'Open' ORDER BY created_at, request_id",
	}},
	{"open rows by agency", "service-requests", []string{
		"SELECT agency, count(*) AS n FROM service_requests WHERE closed_at IS NULL GROUP BY agency",
		"SELECT agency, count(*) FILTER (WHERE closed_at IS NULL) AS n FROM service_requests GROUP BY agency HAVING n > 0",
		"SELECT agency, count(*) AS n FROM service_requests WHERE status <> 'Closed' GROUP BY ALL",
		"WITH waiting AS (SELECT * FROM service_requests WHERE status != 'Closed') SELECT agency, count(request_id) AS n FROM waiting GROUP BY 1",
	}},
	{"share open", "service-requests", []string{
		"SELECT agency, avg(CASE WHEN closed_at IS NULL THEN 1 ELSE 0 END) AS share FROM service_requests GROUP BY agency",
		"SELECT agency, 1.0 * count(*) FILTER (WHERE closed_at IS NULL) / count(*) AS share FROM service_requests GROUP BY agency",
		"SELECT agency, (count(*) - count(closed_at)) / count(*) AS share FROM service_requests GROUP BY agency",
		"SELECT agency, sum(CAST(closed_at IS NULL AS INTEGER)) / count(*) AS share FROM service_requests GROUP BY agency",
	}},
	{"median days", "service-requests", []string{
		"SELECT request_type, median(date_diff('day', created_at, closed_at)) AS days FROM service_requests WHERE closed_at IS NOT NULL GROUP BY request_type",
		"SELECT request_type, quantile_cont(closed_at::DATE - created_at::DATE, 0.5) AS days FROM service_requests GROUP BY request_type HAVING count(closed_at) > 0",
	}},
	{"noise of every kind", "service-requests", []string{
		"SELECT request_id FROM service_requests WHERE request_type LIKE 'Noise%'",
		"SELECT request_id FROM service_requests WHERE starts_with(request_type, 'Noise')",
		"SELECT request_id FROM service_requests WHERE request_type IN ('Noise - commercial', 'Noise - construction', 'Noise - residential', 'Noise - street', 'Noise - vehicle')",
		"SELECT request_id FROM service_requests WHERE left(request_type, 7) = 'Noise -'",
	}},
	{"largest barri", "areas", []string{
		"SELECT name FROM areas WHERE level = 'barri' AND population = (SELECT max(population) FROM areas WHERE level = 'barri')",
		"SELECT name FROM (SELECT name, rank() OVER (ORDER BY population DESC NULLS LAST) AS place FROM areas WHERE level = 'barri') WHERE place = 1",
		"SELECT a.name FROM areas a WHERE a.level = 'barri' AND a.population >= ALL (SELECT population FROM areas WHERE level = 'barri' AND population IS NOT NULL)",
	}},
	{"three largest", "areas", []string{
		"SELECT name, population FROM areas WHERE city = 'London' ORDER BY population DESC NULLS LAST, name LIMIT 3",
		"SELECT name, population FROM (SELECT *, row_number() OVER (ORDER BY population DESC NULLS LAST, name) AS n FROM areas WHERE city = 'London') WHERE n <= 3 ORDER BY n",
	}},
	{"children of districts", "areas", []string{
		"SELECT p.name, count(c.area_id) AS n FROM areas p LEFT JOIN areas c ON c.parent_id = p.area_id WHERE p.level = 'district' GROUP BY p.area_id, p.name",
		"SELECT p.name, (SELECT count(*) FROM areas c WHERE c.parent_id = p.area_id) AS n FROM areas p WHERE p.level = 'district'",
		"WITH n AS (SELECT parent_id, count(*) AS n FROM areas GROUP BY 1) SELECT p.name, coalesce(n.n, 0) AS n FROM areas p LEFT JOIN n ON n.parent_id = p.area_id WHERE level = 'district'",
	}},
	{"visits in two forms", "library-visits", []string{
		"SELECT b.name, sum(v.visits) AS visits FROM branches b JOIN library_visits v ON v.branch_id = b.branch_id WHERE v.month >= '2023-01-01' AND v.month < '2024-01-01' GROUP BY b.branch_id, b.name",
		"SELECT name, sum(visits) AS visits FROM library_visits JOIN branches USING (branch_id) WHERE year(month) = 2023 GROUP BY branch_id, name",
		"SELECT name, sum(visits) AS visits FROM library_visits NATURAL JOIN branches WHERE month BETWEEN '2023-01-01' AND '2023-12-31' GROUP BY branch_id, name",
		"SELECT b.name, s.visits FROM branches b, (SELECT branch_id, sum(visits) AS visits FROM library_visits WHERE extract(year FROM month) = 2023 GROUP BY branch_id) s WHERE s.branch_id = b.branch_id",
	}},
	{"never visited by a counter", "library-visits", []string{
		"SELECT name FROM branches b WHERE EXISTS (SELECT 1 FROM library_visits v WHERE v.branch_id = b.branch_id AND v.visits IS NULL)",
		"SELECT name FROM branches WHERE branch_id IN (SELECT branch_id FROM library_visits WHERE visits IS NULL)",
		"SELECT b.name FROM branches b JOIN library_visits v USING (branch_id) WHERE v.visits IS NULL GROUP BY b.branch_id, b.name",
	}},
	{"latest version", "inspections", []string{
		"SELECT estab_id, trading_name FROM establishments e WHERE updated_at = (SELECT max(updated_at) FROM establishments x WHERE x.estab_id = e.estab_id)",
		"SELECT estab_id, trading_name FROM establishments QUALIFY row_number() OVER (PARTITION BY estab_id ORDER BY updated_at DESC) = 1",
		"SELECT estab_id, arg_max(trading_name, updated_at) AS trading_name FROM establishments GROUP BY estab_id",
	}},
	{"fines by grade", "inspections", []string{
		"SELECT i.grade, sum(v.fine) AS fines FROM inspections i JOIN violations v ON v.inspection_id = i.inspection_id WHERE i.grade IS NOT NULL GROUP BY i.grade",
		"SELECT grade, sum(fine) AS fines FROM violations INNER JOIN inspections USING (inspection_id) GROUP BY grade HAVING grade IS NOT NULL",
		"SELECT grade, sum(f) AS fines FROM (SELECT i.grade, (SELECT sum(fine) FROM violations v WHERE v.inspection_id = i.inspection_id) AS f FROM inspections i WHERE EXISTS (FROM violations v WHERE v.inspection_id = i.inspection_id)) WHERE grade IS NOT NULL GROUP BY grade",
	}},
	{"assets never opened", "governance", []string{
		"SELECT a.asset_id, a.title FROM data_assets a LEFT JOIN access_log l ON l.asset_id = a.asset_id WHERE l.log_id IS NULL",
		"SELECT asset_id, title FROM data_assets WHERE asset_id NOT IN (SELECT asset_id FROM access_log)",
		"SELECT asset_id, title FROM data_assets a WHERE NOT EXISTS (SELECT * FROM access_log l WHERE l.asset_id = a.asset_id)",
		"SELECT asset_id, title FROM data_assets ANTI JOIN access_log USING (asset_id)",
	}},
	{"late deliveries", "governance", []string{
		"SELECT agreement_id, count(*) AS late FROM supplier_deliveries WHERE delivered_on > due_on GROUP BY agreement_id",
		"SELECT agreement_id, count(*) AS late FROM supplier_deliveries WHERE delivered_on - due_on > 0 GROUP BY agreement_id",
		"SELECT agreement_id, sum(1) AS late FROM supplier_deliveries WHERE date_diff('day', due_on, delivered_on) >= 1 GROUP BY agreement_id",
		"SELECT agreement_id, count(*) FILTER (WHERE delivered_on > due_on) AS late FROM supplier_deliveries GROUP BY agreement_id HAVING late > 0",
	}},
	{"change from year to year", "visitors", []string{
		"WITH y AS (SELECT year(month) AS y, sum(tourists) AS n FROM visitors WHERE origin = 'France' GROUP BY 1) SELECT y, n, n - lag(n) OVER (ORDER BY y) AS change FROM y",
		"WITH y AS (SELECT year(month) AS y, sum(tourists) AS n FROM visitors WHERE origin = 'France' GROUP BY 1) SELECT a.y, a.n, a.n - b.n AS change FROM y a LEFT JOIN (SELECT *, lead(y) OVER (ORDER BY y) AS next FROM y) b ON b.next = a.y",
	}},
	{"small cells", "residents", []string{
		"SELECT area_id, reason, CASE WHEN count(*) < 10 THEN NULL ELSE count(*) END AS n FROM referrals_demo GROUP BY area_id, reason",
		"SELECT area_id, reason, nullif(greatest(count(*), 9), 9) AS n FROM referrals_demo GROUP BY ALL",
		"SELECT area_id, reason, CASE WHEN count(referral_id) >= 10 THEN count(referral_id) END AS n FROM referrals_demo GROUP BY 1, 2",
	}},
	{"current codes", "code-lists", []string{
		"SELECT list, count(*) AS n FROM code_lists WHERE valid_to IS NULL GROUP BY list",
		"SELECT list, count(*) - count(valid_to) AS n FROM code_lists GROUP BY list HAVING count(*) > count(valid_to)",
	}},
	{"arrears over a thousand", "department-registers", []string{
		"SELECT account_no, arrears FROM hx_tax WHERE arrears > 1000 ORDER BY arrears DESC",
		"SELECT account_no, arrears FROM hx_tax WHERE NOT arrears <= 1000 ORDER BY 2 DESC, 1",
		"SELECT account_no, round(arrears, 2) AS arrears FROM hx_tax WHERE arrears - 1000 > 0 ORDER BY arrears DESC",
	}},
	{"loans of each member", "lending", []string{
		"SELECT m.member_id, m.name, count(l.loan_id) AS n, coalesce(sum(l.fine), 0) AS fines FROM members m LEFT JOIN loans l USING (member_id) GROUP BY ALL",
		"SELECT member_id, name, (SELECT count(*) FROM loans l WHERE l.member_id = m.member_id) AS n, (SELECT coalesce(sum(fine), 0) FROM loans l WHERE l.member_id = m.member_id) AS fines FROM members m",
	}},
	{"days without a shift", "works", []string{
		"SELECT c.code, count(s.day) AS days, sum(s.cost) AS cost FROM crews c LEFT JOIN shifts s ON s.crew = c.code AND s.finished = s.planned GROUP BY c.code",
		"SELECT code, count(*) FILTER (WHERE finished = planned) AS days, sum(cost) FILTER (WHERE finished = planned) AS cost FROM crews LEFT JOIN shifts ON crew = code GROUP BY code",
	}},
}

func TestEquivalentAnswersAreNeverRefused(t *testing.T) {
	l, pack := newLab(t)
	for _, c := range equivalent {
		t.Run(c.name, func(t *testing.T) {
			ex := question(c.dataset, c.answers[0])
			for i, answer := range c.answers {
				v := judge(t, l, pack, ex, answer)
				if v.Outcome != grade.Correct {
					t.Errorf("answer %d is %s: %v\n%s", i, v.Outcome, v.Findings, answer)
				}
				if i == 0 && v.Checked.Variants < 5 {
					t.Errorf("judged on %d variants only", v.Checked.Variants)
				}
			}
		})
	}
}
