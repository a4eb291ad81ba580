package completion

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func council() []Table {
	return []Table{
		{Dataset: "areas", Name: "areas", Meaning: "Every area once.", Columns: []Column{
			{"area_id", "VARCHAR", "Code of the area"}, {"name", "VARCHAR", "Its name"}, {"population", "INTEGER", "People who live there"},
		}},
		{Dataset: "service-requests", Name: "service_requests", Meaning: "What people asked for.", Columns: []Column{
			{"request_id", "BIGINT", "Number"}, {"area_id", "VARCHAR", "Where"}, {"opened_at", "TIMESTAMP", "When it came in"}, {"Closed On", "DATE", "When it was done"},
		}},
	}
}

// duckdb is what DuckDB suggests at every place of these tests.
func duckdb() []Item {
	return []Item{
		{Text: "area_km2", Kind: "column"}, {Text: "group ", Kind: "keyword"}, {Text: "from ", Kind: "keyword"}, {Text: "!= ", Kind: "keyword"},
		{Text: "\"columns\"", Kind: "table"}, {Text: "arrow_scan", Kind: "table_function"}, {Text: "array_agg", Kind: "aggregate_function"},
		{Text: "area_of", Kind: "scalar_function"}, {Text: "varchar", Kind: "type"}, {Text: "asof ", Kind: "keyword"},
	}
}

func TestAt(t *testing.T) {
	const requests = "request_id area_id opened_at \"Closed On\""
	tests := []struct{ name, sql, want string }{
		{"behind an alias", "SELECT r.| FROM service_requests AS r JOIN areas a USING (area_id)", requests},
		{"behind an alias without AS, half a word", "SELECT a.po| FROM service_requests r, areas a", "population"},
		{"behind the table itself", "SELECT areas.| FROM areas", "area_id name population"},
		{"behind a quoted alias", `SELECT "my areas".| FROM areas AS "my areas"`, "area_id name population"},
		{"an alias hides the table", "SELECT areas.| FROM service_requests areas", requests},
		{"behind a table before there is a FROM", "SELECT areas.na|", "name"},
		{"behind the name of a dataset", "SELECT * FROM areas.|", "areas"},
		{"behind dataset and table", "SELECT areas.areas.na| FROM areas.areas", "name"},
		{"the columns of a WITH table", "WITH busy AS (SELECT area_id, count(*) AS requests FROM service_requests GROUP BY ALL) SELECT busy.| FROM busy", "area_id requests"},
		{"a WITH table behind an alias", "WITH busy AS (SELECT area_id AS place, count(*) n FROM service_requests) SELECT b.| FROM busy b", "place n"},
		{"a WITH table with a list of names", "WITH busy (place, n) AS (SELECT area_id, count(*) FROM service_requests) SELECT b.| FROM busy b", "place n"},
		{"a WITH table that another one is made of", "WITH a1 AS (SELECT * FROM areas), a2 AS (SELECT *, 1 AS one FROM a1) SELECT z.| FROM a2 z", "area_id name population one"},
		{"within a WITH table that calls itself", "WITH RECURSIVE up (id, step) AS (SELECT area_id, 1 FROM areas UNION ALL SELECT u.| FROM up u) SELECT * FROM up", "id step"},
		{"a subquery", "SELECT s.| FROM (SELECT a.name, count(*) AS n FROM areas a GROUP BY 1) AS s", "name n"},
		{"a subquery with names", "SELECT s.| FROM (SELECT name, 1 FROM areas) s (title, one)", "title one"},
		{"a star that leaves out", "SELECT s.| FROM (SELECT * EXCLUDE (name) FROM areas) s", "area_id population"},
		{"the query around a subquery", "SELECT name FROM areas a WHERE EXISTS (SELECT 1 FROM service_requests r WHERE r.area_id = a.|)", "area_id name population"},
		{"within a function", "SELECT round(avg(r.op|)) FROM service_requests r", "opened_at"},
		{"the other half of a union", "SELECT name FROM areas UNION ALL SELECT re| FROM service_requests", "request_id area_id service_requests areas"},
		{"the first half of a union", "SELECT po| FROM areas UNION ALL SELECT request_id FROM service_requests", "population"},
		{"what USING can join on", "SELECT * FROM service_requests r JOIN areas a USING (|)", "area_id"},
		{"both have it", "SELECT ar| FROM service_requests r JOIN areas a ON true", "r.area_id a.area_id array_agg areas area_of"},
		{"USING made one of it", "SELECT are| FROM service_requests r JOIN areas a USING (area_id)", "area_id areas area_of"},
		{"this query's tables come first", "SELECT na| FROM areas", "name"},
		{"and those in FROM only", "SELECT op| FROM areas", "population"},
		{"without a FROM, every table's", "SELECT op|", "opened_at population"},
		{"a name that needs quotes", "SELECT clo| FROM service_requests", `"Closed On"`},
		{"tables where a table stands", "SELECT * FROM ar|", "areas array_agg area_of"},
		{"tables behind a comma", "SELECT * FROM areas a, ser|", "service_requests"},
		{"tables behind JOIN, the WITH table first", "WITH area_one AS (SELECT 1) SELECT * FROM service_requests JOIN are|", "area_one areas area_of"},
		{"a name of its own for what SELECT gives", "SELECT population * 2 AS twice FROM areas ORDER BY tw|", "twice"},
		{"behind AS a new name is written", "SELECT population AS po| FROM areas", ""},
		{"a type behind CAST AS", "SELECT CAST(population AS va|) FROM areas", "varchar"},
		{"behind an expression a keyword", "SELECT population fr| FROM areas", "from"},
		{"behind a star a keyword", "SELECT * fr|", "from"},
		{"behind a product a column", "SELECT 2 * po| FROM areas", "population"},
		{"behind a table a keyword", "SELECT * FROM areas gr|", "group by"},
		{"the rest of the word stays out of it", "SELECT popul|ation FROM areas", "population"},
		{"a table that is unknown, then DuckDB knows more", "SELECT area_k| FROM read_parquet('x')", "area_km2"},
		{"UPDATE", "UPDATE areas SET po| = 1", "population"},
		{"INSERT", "INSERT INTO areas (na|)", "name"},
		{"DELETE", "DELETE FROM areas WHERE po|", "population"},
		{"brackets that are never closed", "SELECT round(avg(a.po| FROM areas a", "population"},
		{"in a string", "SELECT 'po|' FROM areas", ""},
		{"in a string without an end", "SELECT 'po|", ""},
		{"in a comment", "SELECT -- po|\nFROM areas", ""},
		{"in a block comment", "SELECT /* po| */ FROM areas", ""},
		{"rubbish", "SELECT )) po| FROM areas", "population"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := strings.Index(tt.sql, "|")
			found := At(council(), strings.Replace(tt.sql, "|", "", 1), at, duckdb())
			var got []string
			for _, it := range found {
				got = append(got, it.Text)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("%s\n%s", tt.sql, diff)
			}
		})
	}
}

func TestItemsSayWhatTheyAre(t *testing.T) {
	const sql = "SELECT r.op FROM service_requests r"
	want := []Item{{Text: "opened_at", Kind: "column", Type: "TIMESTAMP", Detail: "When it came in", Start: len("SELECT r.")}}
	if diff := cmp.Diff(want, At(council(), sql, len("SELECT r.op"), nil)); diff != "" {
		t.Error(diff)
	}
	derived := At(council(), "WITH w AS (SELECT opened_at AS came FROM service_requests) SELECT w.c FROM w", len("WITH w AS (SELECT opened_at AS came FROM service_requests) SELECT w.c"), nil)
	if len(derived) != 1 || derived[0].Type != "TIMESTAMP" || derived[0].Detail != "When it came in" {
		t.Errorf("the meaning does not follow the name: %+v", derived)
	}
}

// FuzzAt: whatever is being written, finding words for it neither fails nor suggests a place outside the text.
func FuzzAt(f *testing.F) {
	f.Add("WITH a (b) AS (SELECT * FROM x UNION SELECT r. FROM (y JOIN z USING (q)) r) SELECT", 40)
	f.Add("SELECT \"a FROM ((", 9)
	f.Fuzz(func(t *testing.T, sql string, at int) {
		for _, it := range At(council(), sql, at, duckdb()) {
			if it.Start < 0 || it.Start > len(sql) {
				t.Errorf("%+v begins outside of %q", it, sql)
			}
		}
	})
}
