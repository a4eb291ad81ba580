package steps_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/engine"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/steps"
)

var update = flag.Bool("update", false, "write the golden file anew")

// data is a small town: works in streets of districts, one street without district, one district without street.
const data = `
CREATE TABLE districts AS FROM (VALUES (1, 'North', 1200), (2, 'South', 800), (3, 'Harbour', 300)) t(id, name, people);
CREATE TABLE streets AS FROM (VALUES (10, 'Mill Lane', 1), (11, 'High Street', 1), (12, 'Quay', 2), (13, 'Ring Road', NULL)) t(id, name, district_id);
CREATE TABLE works AS FROM (VALUES
  (1, 10, 'pothole', 100), (2, 10, 'pothole', 100), (3, 11, 'lamp', NULL), (4, 12, 'lamp', 40), (5, 12, 'kerb', 250), (6, 99, 'sign', 15)
) t(id, street_id, kind, cost);`

func open(tb testing.TB) *engine.Session {
	tb.Helper()
	e := engine.New(engine.Options{})
	tb.Cleanup(func() { _ = e.Close() })
	session, err := e.Open(context.Background(), engine.Job{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = session.Close() })
	if _, err := session.Query(context.Background(), data, 1); err != nil {
		tb.Fatal(err)
	}
	return session
}

func printer(tb testing.TB) *i18n.Printer {
	tb.Helper()
	words, err := i18n.NewPrinter("en")
	if err != nil {
		tb.Fatal(err)
	}
	return words
}

// told writes a trace as lines: parts, then each step with its clause, counts, sentence, facts and the sizes of its views.
func told(tb testing.TB, trace steps.Trace) string {
	tb.Helper()
	words := printer(tb)
	var b strings.Builder
	for _, part := range trace.Parts {
		fmt.Fprintf(&b, "+ %s\n", words.Say(part.Title))
	}
	for _, step := range trace.Steps {
		fmt.Fprintf(&b, "%s [%s] %d>%d %s\n", step.Kind, step.Clause, step.Before, step.After, words.Say(step.Sentence))
		for _, fact := range step.Facts {
			fmt.Fprintf(&b, "  - %s\n", words.Say(fact))
		}
		for i, view := range step.Views {
			if i > 0 {
				fmt.Fprintf(&b, "  = %s: %d\n", words.Say(view.Title), view.Set.Total)
			}
		}
		if step.Problem != nil {
			fmt.Fprintf(&b, "  ! %s\n", step.Problem)
		}
	}
	return strings.TrimSpace(b.String())
}

var cases = []struct{ name, sql string }{
	{"every row", "SELECT * FROM works"},
	{"where with null", "SELECT kind FROM works WHERE cost > 50"},
	{"where keeps none", "SELECT kind FROM works WHERE cost > 5000"},
	{"where by output name", "SELECT cost * 2 AS double FROM works WHERE double > 100"},
	{"inner join", "SELECT s.name, w.kind FROM works AS w JOIN streets AS s ON s.id = w.street_id WHERE w.kind <> 'sign'"},
	{"left join", "SELECT d.name, count(s.id) FROM districts d LEFT JOIN streets s ON s.district_id = d.id GROUP BY d.name"},
	{"right join", "SELECT * FROM works w RIGHT JOIN streets s ON w.street_id = s.id"},
	{"full join", "SELECT * FROM works w FULL JOIN streets s ON w.street_id = s.id"},
	{"comma", "SELECT * FROM districts, streets WHERE districts.id = district_id"},
	{"cross join", "SELECT * FROM districts CROSS JOIN streets"},
	{"using", "SELECT * FROM streets JOIN (SELECT street_id AS id, cost FROM works) AS w USING (id)"},
	{"natural", "SELECT * FROM streets NATURAL JOIN (SELECT 10 AS id) x"},
	{"semi", "SELECT * FROM streets SEMI JOIN works ON works.street_id = streets.id"},
	{"anti", "SELECT * FROM streets ANTI JOIN works ON works.street_id = streets.id"},
	{"three tables", "SELECT d.name, sum(w.cost) AS cost FROM districts d JOIN streets s ON s.district_id = d.id LEFT JOIN works w ON w.street_id = s.id GROUP BY 1 ORDER BY 2 DESC"},
	{"lateral", "SELECT * FROM streets s, LATERAL (SELECT count(*) AS n FROM works w WHERE w.street_id = s.id) c"},
	{"inequality", "SELECT * FROM districts a JOIN districts b ON a.people < b.people"},
	{"group and having", "SELECT kind, count(*) AS n, sum(cost) FROM works GROUP BY kind HAVING count(*) > 1 ORDER BY n DESC"},
	{"group by output name", "SELECT upper(kind) AS what, count(*) FROM works GROUP BY WHAT HAVING what <> 'LAMP'"},
	{"group by all", "SELECT street_id, kind, max(cost) FROM works GROUP BY ALL ORDER BY ALL"},
	{"totals", "SELECT count(*), avg(cost) FROM works WHERE kind = 'lamp'"},
	{"totals of nothing", "SELECT count(*) FROM works WHERE false"},
	{"rollup", "SELECT kind, street_id, count(*) FROM works GROUP BY ROLLUP (kind, street_id)"},
	{"window", "SELECT id, rank() OVER (ORDER BY cost DESC) AS place FROM works ORDER BY place"},
	{"qualify", "SELECT id, kind FROM works QUALIFY row_number() OVER (PARTITION BY kind ORDER BY id) = 1"},
	{"qualify groups", "SELECT kind, count(*) n, rank() OVER (ORDER BY count(*) DESC, kind) r FROM works GROUP BY kind QUALIFY r <= 2"},
	{"distinct", "SELECT DISTINCT kind FROM works ORDER BY kind"},
	{"distinct on", "SELECT DISTINCT ON (kind) kind, cost FROM works ORDER BY kind, cost DESC NULLS LAST"},
	{"limit", "SELECT id FROM works ORDER BY id LIMIT 2"},
	{"limit and offset", "SELECT id FROM works ORDER BY id LIMIT 2 OFFSET 1"},
	{"percent", "SELECT id FROM works ORDER BY id LIMIT 50%"},
	{"with", "WITH dear AS (SELECT * FROM works WHERE cost >= 100), n AS (SELECT count(*) AS n FROM dear) SELECT * FROM dear, n"},
	{"with of union", "WITH a AS (SELECT id FROM works) (SELECT id FROM a WHERE id < 3) UNION ALL SELECT id FROM a ORDER BY id LIMIT 5"},
	{"recursive", "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT i FROM n WHERE i > 1"},
	{"union", "SELECT kind FROM works UNION SELECT 'lamp' UNION SELECT 'tree'"},
	{"except", "SELECT id FROM streets EXCEPT SELECT street_id FROM works"},
	{"intersect", "SELECT id FROM streets INTERSECT SELECT street_id FROM works"},
	{"subqueries", "SELECT (SELECT max(cost) FROM works) AS most, name FROM streets s WHERE EXISTS (FROM works w WHERE w.street_id = s.id) AND id IN (SELECT street_id FROM works WHERE cost > 50)"},
	{"from first", "FROM works WHERE kind = 'lamp'"},
	{"no tables", "SELECT 1 + 1 AS two"},
	{"values", "VALUES (1), (2)"},
	{"unfolding", "SELECT unnest([1, 2, 3]) AS n, name FROM districts"},
	{"comments and brackets", "SELECT -- what\n  kind, (cost + 1) * 2\nFROM works /* all */\nWHERE (cost) > 10 -- dear\nORDER BY kind;"},
}

// TestSteps keeps what is told of every clause, and checks that it adds up.
func TestSteps(t *testing.T) {
	session := open(t)
	var all strings.Builder
	for _, test := range cases {
		trace, err := steps.Through(t.Context(), session, test.sql, nil)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		checkSums(t, session, test.sql, trace)
		fmt.Fprintf(&all, "# %s\n%s\n\n%s\n\n", test.name, test.sql, told(t, trace))
	}
	const file = "testdata/steps.txt"
	if *update {
		if err := os.WriteFile(file, []byte(all.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(all.String(), "\n")); diff != "" {
		t.Errorf("the steps differ; look at them and run with -update when that is meant:\n%s", diff)
	}
}

// checkSums holds the steps against each other and against the query itself.
func checkSums(t *testing.T, session *engine.Session, sql string, trace steps.Trace) {
	t.Helper()
	outcome, err := session.Query(t.Context(), sql, 0)
	if err != nil {
		t.Fatal(err)
	}
	last := trace.Steps[len(trace.Steps)-1]
	if diff := cmp.Diff(rows(outcome.Set), rows(last.Views[0].Set)); diff != "" {
		t.Errorf("%s: the last step is not the query's result:\n%s", sql, diff)
	}
	for i, step := range trace.Steps {
		if i > 0 && step.Before != trace.Steps[i-1].After {
			t.Errorf("%s: %s begins with %d rows, but %d were left", sql, step.Kind, step.Before, trace.Steps[i-1].After)
		}
		if conditional(step.Kind) && step.After != step.Before {
			if dropped := step.Views[1].Set.Total; dropped+step.After != step.Before {
				t.Errorf("%s: %s kept %d and dropped %d of %d", sql, step.Kind, step.After, dropped, step.Before)
			}
		}
	}
}

func conditional(kind steps.Kind) bool {
	return kind == steps.Where || kind == steps.Having || kind == steps.Qualify
}

// rows writes a result down, sorted: only a query with ORDER BY promises an order.
func rows(set *result.Set) []string {
	var all []string
	for _, row := range set.Rows {
		var cells []string
		for _, value := range row {
			cells = append(cells, value.String())
		}
		all = append(all, strings.Join(cells, "|"))
	}
	slices.Sort(all)
	return append(all, fmt.Sprint(set.Total))
}

// TestRows looks at rows of views, not only at their number.
func TestRows(t *testing.T) {
	session := open(t)
	for _, test := range []struct {
		sql        string
		step, view int
		want       []string
	}{
		{"SELECT kind FROM works WHERE cost > 50", 1, 1, []string{"3|11|lamp|", "4|12|lamp|40", "6|99|sign|15", "3"}},
		{"SELECT * FROM districts d JOIN streets s ON s.district_id = d.id", 1, 1, []string{"3|Harbour|300", "1"}},
		{"SELECT * FROM districts d JOIN streets s ON s.district_id = d.id", 1, 2, []string{"13|Ring Road|", "1"}},
		{"SELECT kind, sum(cost) AS cost FROM works GROUP BY 1", 1, 0, []string{"kerb|1|250", "lamp|2|40", "pothole|2|200", "sign|1|15", "4"}},
		{"SELECT DISTINCT kind FROM works", 2, 1, []string{"lamp|2", "pothole|2", "2"}},
		{"SELECT id FROM works ORDER BY id LIMIT 4", 3, 1, []string{"5", "6", "2"}},
		{"SELECT id FROM streets EXCEPT SELECT street_id FROM works", 0, 1, []string{"10", "11", "12", "3"}},
	} {
		trace, err := steps.Through(t.Context(), session, test.sql, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, rows(trace.Steps[test.step].Views[test.view].Set)); diff != "" {
			t.Errorf("%s, step %d, view %d:\n%s", test.sql, test.step, test.view, diff)
		}
	}
}

// TestColumnsOfJoinsNameTheirTable makes two columns of one name tellable.
func TestColumnsOfJoinsNameTheirTable(t *testing.T) {
	trace, err := steps.Through(t.Context(), open(t), "FROM districts d JOIN streets s ON s.district_id = d.id", nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, column := range trace.Steps[1].Views[0].Set.Columns {
		got = append(got, column.Name)
	}
	if want := "d.id d.name people s.id s.name district_id"; strings.Join(got, " ") != want {
		t.Errorf("columns %v, want %s", got, want)
	}
}

func TestOpeningParts(t *testing.T) {
	session := open(t)
	const town = `WITH RECURSIVE dear AS (SELECT * FROM works WHERE cost >= 100),
n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 3),
two AS (SELECT street_id FROM (SELECT * FROM dear LIMIT 2) AS few UNION SELECT i FROM n)
SELECT * FROM two WHERE street_id IN (SELECT id FROM streets) AND EXISTS (SELECT 1 FROM streets s WHERE s.id = two.street_id)`
	for _, test := range []struct {
		path []int
		want string
	}{
		{[]int{0}, "where [WHERE cost >= 100] 6>3"},
		{[]int{1}, "repeat [] 1>3 From one row"},
		{[]int{2}, "combine [UNION]"},
		{[]int{2, 0}, "+ The subquery few in FROM"},
		{[]int{2, 0, 0}, "limit [LIMIT 2] 3>2"},
		{[]int{3}, "from [FROM streets] -1>4"},
	} {
		trace, err := steps.Through(t.Context(), session, town, test.path)
		if err != nil {
			t.Fatalf("%v: %v", test.path, err)
		}
		if got := told(t, trace); !strings.Contains(got, test.want) {
			t.Errorf("%v: want %q in\n%s", test.path, test.want, got)
		}
	}
	_, err := steps.Through(t.Context(), session, town, []int{4})
	var refusal *steps.Refusal
	if !errors.As(err, &refusal) || refusal.Message().Key != "steps.correlated" {
		t.Errorf("a correlated subquery: %v, want a refusal that says so", err)
	}
	if _, err := steps.Through(t.Context(), session, town, []int{9}); err == nil {
		t.Error("a part that does not exist was opened")
	}
}

func TestWhatHasNoSteps(t *testing.T) {
	session := open(t)
	for sql, want := range map[string]string{
		"":                                    "steps.nothing",
		" -- nothing":                         "steps.nothing",
		"INSERT INTO works VALUES (1)":        "steps.not-select",
		"CREATE TABLE t AS SELECT 1":          "steps.not-select",
		"DESCRIBE works":                      "steps.not-select",
		"PIVOT works ON kind USING sum(cost)": "steps.not-select",
	} {
		_, err := steps.Through(t.Context(), session, sql, nil)
		var refusal *steps.Refusal
		if !errors.As(err, &refusal) || refusal.Message().Key != want {
			t.Errorf("%q: %v, want the refusal %s", sql, err, want)
		}
	}
	for sql, offset := range map[string]int{
		"SELECT 1; SELECT FROM WHERE": 22, // counted in the whole text
		"SELECT nope FROM works":      7,
	} {
		_, err := steps.Through(t.Context(), session, sql, nil)
		var failure *result.QueryError
		if !errors.As(err, &failure) || failure.Offset != offset {
			t.Errorf("%q: %#v, want a failure at %d", sql, err, offset)
		}
	}
}

func TestStatementsBeforeAreRun(t *testing.T) {
	trace, err := steps.Through(t.Context(), open(t), "CREATE TABLE fresh AS SELECT 1 AS a;\nSELECT a FROM fresh WHERE a = 1", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := trace.Steps[1].Clause; got != "WHERE a = 1" {
		t.Errorf("clause %q", got)
	}
}

func TestCancelling(t *testing.T) {
	session := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := steps.Through(ctx, session, "SELECT * FROM works", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that it was cancelled", err)
	}
}
