package variant

import (
	"context"
	"path/filepath"
	"testing"
)

// extras are answers that say more than their reference, and are right on the sample.
var extras = []struct {
	name, dataset, reference, answer string
}{
	{"a column to group by", "governance",
		"SELECT partner, count(*) AS n FROM sharing_agreements GROUP BY partner",
		"SELECT partner, count(*) AS n FROM sharing_agreements GROUP BY partner, partner_kind"},
	{"a date before everything", "inspections",
		"SELECT grade, count(*) AS n FROM inspections GROUP BY grade",
		"SELECT grade, count(*) AS n FROM inspections WHERE inspected_on >= '1900-01-01' GROUP BY grade"},
	{"a pattern that all rows match", "residents",
		"SELECT tenure, count(*) AS n FROM residents_demo GROUP BY tenure",
		"SELECT tenure, count(*) AS n FROM residents_demo WHERE postcode LIKE 'PM%' GROUP BY tenure"},
	{"a limit above all rows", "department-registers",
		"SELECT account_no, arrears FROM hx_tax WHERE arrears > 500 ORDER BY arrears DESC, account_no",
		"SELECT account_no, arrears FROM hx_tax WHERE arrears > 500 ORDER BY arrears DESC, account_no LIMIT 200"},
	{"parts of a code", "residents",
		"SELECT person_id FROM residents_demo WHERE split_part(postcode, ' ', 1) = 'PM1'",
		"SELECT person_id FROM residents_demo WHERE left(postcode, 3) = 'PM1'"},
	{"days for moments", "inspections",
		"SELECT estab_id, kind FROM establishments QUALIFY row_number() OVER (PARTITION BY estab_id ORDER BY updated_at DESC) = 1",
		"SELECT estab_id, kind FROM establishments QUALIFY row_number() OVER (PARTITION BY estab_id ORDER BY updated_at::DATE DESC) = 1"},
}

// Databases made for one answer keep all promises, and tell it from the reference.
func TestSteeredVariants(t *testing.T) {
	w := newWorkshop(t)
	for _, c := range extras {
		t.Run(c.name, func(t *testing.T) {
			w.tb = t
			sample := w.sample(c.dataset)
			ex := asking(c.reference)
			apart := 0
			for _, v := range w.steer(sample, c.reference, c.answer) {
				w.holds(sample, v)
				session := w.open(sample, v)
				if digest(w.query(session, ex.Solutions[0].SQL)) != digest(w.query(session, c.answer)) {
					apart++
				}
				_ = session.Close()
			}
			if apart == 0 {
				t.Error("no database tells the answer from the reference")
			}
		})
	}
}

// An answer in another style asks about nothing more, and none is made for it.
func TestOtherStylesAreNothingMore(t *testing.T) {
	w := newWorkshop(t)
	sample := w.sample("service-requests")
	reference := "SELECT agency, count(*) AS n FROM service_requests WHERE city = 'London' AND created_at BETWEEN '2024-06-01' AND '2024-06-30 23:59:59' GROUP BY agency ORDER BY n DESC LIMIT 5"
	for _, answer := range []string{
		reference,
		"SELECT s.agency, count(*) FROM service_requests s WHERE s.created_at <= '2024-06-30 23:59:59' AND '2024-06-01 00:00:00' <= s.created_at AND s.city LIKE 'London' GROUP BY ALL ORDER BY count(*) DESC LIMIT 5",
		"SELECT agency, count(request_id) AS n FROM service_requests WHERE city = 'London' AND created_at BETWEEN '2024-06-01' AND '2024-06-30 23:59:59' GROUP BY agency ORDER BY n DESC LIMIT 5",
		"WITH june AS (SELECT * FROM service_requests WHERE city IN ('London')) SELECT agency, sum(1) AS n FROM june WHERE created_at >= TIMESTAMP '2024-06-01' AND created_at <= '2024-06-30 23:59:59' GROUP BY 1 ORDER BY 2 DESC LIMIT 5",
	} {
		if made := w.steer(sample, reference, answer); len(made) > 0 {
			t.Errorf("%d databases for %s", len(made), answer)
		}
	}
}

// Whatever is typed is only data for the builder: numbers that are none, limits beyond all rows, texts of one sign.
func TestSteeringByNonsense(t *testing.T) {
	w := newWorkshop(t)
	sample := w.sample("inspections")
	reference := "SELECT violation_id FROM violations WHERE fine > 10"
	for _, answer := range []string{
		"SELECT violation_id FROM violations WHERE fine > 10 AND fine <> 'nan'::DOUBLE AND fine < 'inf'::DOUBLE AND fine < 1e308",
		"SELECT violation_id FROM violations WHERE fine > 10 LIMIT 999999999999",
		"SELECT violation_id FROM violations WHERE fine > 10 AND left(code, 1) LIKE '%' AND code NOT LIKE '_' AND code <> '' AND code <> '\x01'",
		"SELECT violation_id FROM violations GROUP BY violation_id, fine HAVING count(*) < 1e300 AND sum(fine) > 10 AND avg(fine) < 'inf'::DOUBLE",
		"SELECT violation_id FROM violations WHERE fine > 10 AND inspection_id < 9223372036854775807 AND inspection_id > -9223372036854775808",
	} {
		for _, v := range w.steer(sample, reference, answer) {
			w.holds(sample, v)
		}
	}
}

// steer makes the databases for one answer.
func (w *workshop) steer(sample Sample, reference, answer string) []Variant {
	w.tb.Helper()
	session := w.open(sample, Variant{Databases: databasesOf(sample)})
	ex := asking(reference)
	beyond, err := NewBeyond(context.Background(), session, ex, sample.Datasets, answer)
	if err != nil {
		w.tb.Fatal(err)
	}
	_ = session.Close()
	made, err := NewBuilder(w.engine, filepath.Join(w.tb.TempDir(), "variants")).Steered(context.Background(), ex, sample, beyond)
	if err != nil {
		w.tb.Fatal(err)
	}
	return made
}
