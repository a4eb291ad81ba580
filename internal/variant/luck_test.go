package variant

import (
	"context"
	"testing"
)

// What could hang on luck is run in other ways; what cannot is not.
func TestMaySway(t *testing.T) {
	w := newWorkshop(t)
	s := w.sample("service-requests", "areas")
	session := w.open(s, Variant{Databases: databasesOf(s)})
	defer session.Close()
	for _, c := range []struct {
		sql string
		may bool
	}{
		{"SELECT name, population FROM areas WHERE level = 'barri' ORDER BY population", false},
		{"SELECT channel, count(*) AS n FROM service_requests GROUP BY channel HAVING n > 10 ORDER BY n DESC", false},
		{"SELECT DISTINCT agency, month(created_at) FROM service_requests WHERE closed_at IS NULL", false},
		{"SELECT s.agency, sum(a.population) / count(*) FROM service_requests s LEFT JOIN areas a USING (area_id) GROUP BY ALL", false},
		{"WITH n AS (SELECT agency, count(*) AS n FROM service_requests GROUP BY 1) SELECT agency, rank() OVER (ORDER BY n) FROM n", false},
		{"SELECT agency, sum(count(*)) OVER (ORDER BY agency) FROM service_requests GROUP BY agency", false},
		{"SELECT name FROM areas WHERE population = (SELECT max(population) FROM areas) UNION SELECT 'none'", false},
		{"SELECT round(avg(date_diff('day', created_at, closed_at)), 1) FROM service_requests WHERE created_at >= DATE '2024-01-01' - INTERVAL 3 DAY", true}, // floats and a sum
		{"SELECT name FROM areas ORDER BY population LIMIT 3", true},
		{"SELECT * FROM areas USING SAMPLE 3 ROWS", true},
		{"SELECT DISTINCT ON (level) level, name FROM areas", true},
		{"SELECT first(name) FROM areas", true},
		{"SELECT string_agg(name, ', ') FROM areas", true},
		{"SELECT arg_max(name, population) FROM areas", true},
		{"SELECT name, row_number() OVER (ORDER BY population) FROM areas", true},
		{"SELECT name, lag(name) OVER (ORDER BY population) FROM areas", true},
		{"SELECT name, sum(population) OVER (ORDER BY level ROWS UNBOUNDED PRECEDING) FROM areas", true},
		{"SELECT rowid, name FROM areas", true},
		{"SELECT random() < 0.5 FROM areas", true},
		{"SELECT * FROM areas a POSITIONAL JOIN areas b", true},
		{"SELECT sum(CAST(population AS DOUBLE)) FROM areas", true},
		{"SELECT sum(share) FROM (SELECT population / 7 AS share FROM areas)", true},
		{"SELECT sum(population / 7) FROM areas", true},
		{"SELECT i FROM range(3) r(i)", true},
		{"INSERT INTO areas SELECT * FROM areas", true},
	} {
		may, err := NewProbe(asking(c.sql), s.Datasets).MaySway(context.Background(), session)
		if err != nil {
			t.Fatal(err)
		}
		if may != c.may {
			t.Errorf("%s: may sway: %v", c.sql, may)
		}
	}
}
