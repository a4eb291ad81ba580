package variant

import (
	"testing"

	"guildhall/internal/result"
)

// What holds in the whole sample holds in variants too, although no manifest promises it: the first of a month, a name that repeats
// the parent's, a label that a code decides.
func TestVariantsKeepTheHabitsOfTheSample(t *testing.T) {
	w := newWorkshop(t)
	for _, c := range []struct{ name, dataset, sql, broken string }{
		{
			"periods", "library-visits", "SELECT branch_id, visits FROM library_visits WHERE month = '2020-03-01'",
			"SELECT count(*) FROM library_visits WHERE day(month) <> 1",
		},
		{
			"echoes", "areas", "SELECT name, population FROM areas WHERE parent_name = 'Gràcia' AND level = 'barri'",
			"SELECT count(*) FROM areas a LEFT JOIN areas p ON a.parent_id = p.area_id WHERE a.parent_name IS DISTINCT FROM p.name",
		},
		{
			"dependencies", "governance", "SELECT user_id, count(*) AS n FROM access_log WHERE role = 'analyst' GROUP BY user_id",
			"SELECT count(*) FROM (SELECT user_id FROM access_log GROUP BY user_id HAVING count(DISTINCT role) > 1)",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			w.tb = t
			sample := w.sample(c.dataset)
			for i, v := range append([]Variant{{Databases: databasesOf(sample)}}, w.build(sample, asking(c.sql))...) {
				session := w.open(sample, v)
				if n, _ := w.query(session, c.broken).Rows[0][0].Int64(); n > 0 {
					t.Errorf("database %d, %s: %d rows break the habit", i, v.Kind, n)
				}
				_ = session.Close()
			}
		})
	}
}

// The groups of some variant stand on both sides of a threshold, also of one that asks for hundreds of rows.
func TestThresholdsAreReached(t *testing.T) {
	w := newWorkshop(t)
	sample := w.sample("service-requests")
	for _, c := range []struct {
		name, sql string
		sizes     []int64
	}{
		{"by name, outside", "SELECT * FROM (SELECT agency, count(*) AS n FROM service_requests GROUP BY agency) WHERE n > 150", []int64{151, 150}},
		{"hundreds", "SELECT agency, count(*) AS n FROM service_requests GROUP BY agency HAVING count(*) >= 400", []int64{400}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w.tb = t
			reached := map[int64]bool{}
			for _, v := range w.build(sample, asking(c.sql)) {
				session := w.open(sample, v)
				for _, r := range w.query(session, "SELECT count(*) FROM service_requests GROUP BY agency").Rows {
					n, _ := r[0].Int64()
					reached[n] = true
				}
				_ = session.Close()
			}
			for _, size := range c.sizes {
				if !reached[size] {
					t.Errorf("no variant has a group of %d rows", size)
				}
			}
		})
	}
}

func TestBalancesAreSolved(t *testing.T) {
	number := func(f float64) calculation { return func([]result.Value) (float64, bool) { return f, true } }
	of := func(i int) calculation {
		return func(values []result.Value) (float64, bool) { return float(values[i]), !values[i].IsNull() }
	}
	for _, c := range []struct {
		name       string
		difference calculation
		move       int
		want       float64
	}{
		{"a ratio", combined("-", combined("/", of(0), of(1)), number(20000)), 0, 30000},
		{"its lower part", combined("-", combined("/", of(0), of(1)), number(5)), 1, 2},
		{"a share", combined("-", of(0), combined("*", number(0.1), of(1))), 1, 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			values := []result.Value{result.NewWhole(10), result.NewFloat(1.5)}
			got, ok := balance{difference: c.difference}.solve(values, &column{index: c.move, kind: result.Float})
			if !ok || !near(c.want, got) {
				t.Errorf("got %v %t, want %v", got, ok, c.want)
			}
		})
	}
}
