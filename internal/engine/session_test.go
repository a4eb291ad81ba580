package engine_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/engine"
	"guildhall/internal/result"
)

func TestValues(t *testing.T) {
	s := open(t, newEngine(t, engine.Options{}), engine.Job{})
	tests := []struct{ sql, kind, want string }{
		{"NULL", `INTEGER`, ""},
		{"true", "BOOLEAN", "true"},
		{"(-128)::TINYINT", "TINYINT", "-128"},
		{"65535::USMALLINT", "USMALLINT", "65535"},
		{"18446744073709551615::UBIGINT", "UBIGINT", "18446744073709551615"},
		{"-170141183460469231731687303715884105728", "HUGEINT", "-170141183460469231731687303715884105728"},
		{"340282366920938463463374607431768211455::UHUGEINT", "UHUGEINT", "340282366920938463463374607431768211455"},
		{"'123456789012345678901234567890123456789012'::BIGNUM", "BIGNUM", "123456789012345678901234567890123456789012"},
		{"(-5)::BIGNUM", "BIGNUM", "-5"},
		{"1.50::DECIMAL(4,2)", "DECIMAL(4,2)", "1.50"},
		{"(-0.05)::DECIMAL(9,2)", "DECIMAL(9,2)", "-0.05"},
		{"-12345678901234567890.123::DECIMAL(38,3)", "DECIMAL(38,3)", "-12345678901234567890.123"},
		{"0.1::FLOAT", "FLOAT", "0.1"},
		{"1::DOUBLE", "DOUBLE", "1.0"},
		{"1e20", "DOUBLE", "1e+20"},
		{"'nan'::DOUBLE", "DOUBLE", "nan"},
		{"'Gràcia'", "VARCHAR", "Gràcia"},
		{`'{"a": 12345678901234567890.10}'::JSON`, "JSON", `{"a": 12345678901234567890.10}`},
		{"'550e8400-e29b-41d4-a716-446655440000'::UUID", "UUID", "550e8400-e29b-41d4-a716-446655440000"},
		{"'0101'::BIT", "BIT", "0101"},
		{"'y'::ENUM('x','y')", "ENUM('x', 'y')", "y"},
		{`'a\x00'::BLOB`, "BLOB", `a\x00`},
		{"DATE '2024-02-29'", "DATE", "2024-02-29"},
		{"'infinity'::DATE", "DATE", "infinity"},
		{"DATE '0044-03-15 (BC)'", "DATE", "0044-03-15 (BC)"},
		{"TIME '10:11:12.5'", "TIME", "10:11:12.5"},
		{"'12:00:00+05:30'::TIMETZ", "TIME WITH TIME ZONE", "12:00:00+05:30"},
		{"TIMESTAMP '1969-12-31 23:59:59.999999'", "TIMESTAMP", "1969-12-31 23:59:59.999999"},
		{"'-infinity'::TIMESTAMP", "TIMESTAMP", "-infinity"},
		{"'2024-01-01 10:00:00.123'::TIMESTAMP_MS", "TIMESTAMP_MS", "2024-01-01 10:00:00.123"},
		{"'2024-01-01'::TIMESTAMP_S", "TIMESTAMP_S", "2024-01-01 00:00:00"},
		{"'1969-12-31 23:59:59.9999995'::TIMESTAMP_NS", "TIMESTAMP_NS", "1969-12-31 23:59:59.999999"},
		{"TIMESTAMPTZ '2024-01-01 00:00:00+02'", "TIMESTAMP WITH TIME ZONE", "2023-12-31 22:00:00+00"},
		{"INTERVAL '1 year 2 months 3 days 04:05:06'", "INTERVAL", "1 year 2 months 3 days 04:05:06"},
		{"[1, 2, NULL]", "INTEGER[]", "[1, 2, NULL]"},
		{"array_value(1, 2)", "INTEGER[2]", "[1, 2]"},
		{"{'b': 1, 'A b': [DATE '2024-01-01']}", `STRUCT(b INTEGER, "A b" DATE[])`, "{'b': 1, 'A b': [2024-01-01]}"},
		{"map {'k': 1, 'j': NULL}", "MAP(VARCHAR, INTEGER)", "{k=1, j=NULL}"},
		{"union_value(n := 7)", "UNION(n INTEGER)", "{'n': 7}"},
	}
	for _, test := range tests {
		out := query(t, s, "SELECT "+test.sql)
		if got := out.Set.Rows[0][0].String(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.sql, got, test.want)
		}
		if got := out.Set.Columns[0].Type; got != test.kind {
			t.Errorf("%s: got type %q, want %q", test.sql, got, test.kind)
		}
		// DuckDB's own text is the yardstick, but for the few that are written differently on purpose.
		if strings.Contains(test.sql, "ENUM") || strings.Contains(test.sql, "NULL") || strings.Contains(test.sql, "BC") ||
			strings.Contains(test.sql, "union") || strings.Contains(test.sql, "_NS") {
			continue
		}
		if own := cell(t, s, "SELECT ("+test.sql+")::VARCHAR"); own != test.want {
			t.Errorf("%s: DuckDB writes %q, we %q", test.sql, own, test.want)
		}
	}
}

// TestEveryRow reads values across chunk borders, with NULLs, where an offset by one would show.
func TestEveryRow(t *testing.T) {
	s := open(t, newEngine(t, engine.Options{}), engine.Job{})
	out := query(t, s, `SELECT range AS n, if(range % 3 = 0, NULL, 'text number ' || range) AS t,
		if(range % 5 = 0, NULL, range(range % 4)) AS l, {'n': range, 't': range::VARCHAR} AS s
		FROM range(5000) ORDER BY range`)
	if len(out.Set.Rows) != 5000 || out.Set.Total != 5000 {
		t.Fatalf("%d rows of %d", len(out.Set.Rows), out.Set.Total)
	}
	for i, row := range out.Set.Rows {
		want := []string{fmt.Sprint(i), fmt.Sprintf("text number %d", i), "[]", fmt.Sprintf("{'n': %d, 't': %d}", i, i)}
		if i%3 == 0 {
			want[1] = ""
		}
		want[2] = []string{"[]", "[0]", "[0, 1]", "[0, 1, 2]"}[i%4]
		if i%5 == 0 {
			want[2] = ""
		}
		var got []string
		for _, value := range row {
			got = append(got, value.String())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("row %d: %s", i, diff)
		}
	}
}

func TestSeveralStatements(t *testing.T) {
	s := open(t, newEngine(t, engine.Options{}), engine.Job{})
	out := query(t, s, "CREATE TABLE t AS SELECT 1 AS a; SELECT 1; INSERT INTO t VALUES (2), (3); -- done")
	if out.Statements != 3 || out.Answered != 1 || out.Changed != 2 {
		t.Errorf("got %+v", out)
	}
	if got := cell(t, s, "SELECT count(*) FROM t"); got != "3" {
		t.Errorf("got %s rows", got)
	}
	out = query(t, s, "UPDATE t SET a = 0 WHERE a > 1")
	if out.Set != nil || out.Answered != -1 || out.Changed != 2 {
		t.Errorf("got %+v", out)
	}
	if got := query(t, s, "DELETE FROM t RETURNING a"); got.Set == nil || got.Set.Total != 3 {
		t.Errorf("got %+v", got)
	}
}

func TestErrors(t *testing.T) {
	e := newEngine(t, engine.Options{})
	s := open(t, e, engine.Job{Databases: []engine.Database{newDatabase(t, e, "council", members...)}})
	type found struct {
		Class, Subtype, Name, At string
		Candidates               []string
		Statement                int
	}
	tests := []struct {
		sql  string
		want found
	}{
		{"SELEC 1", found{Class: "Parser", Subtype: "SYNTAX_ERROR", At: "SELEC 1"}},
		{"SELECT 'é€', 1 FORM x y", found{Class: "Parser", Subtype: "SYNTAX_ERROR", At: "x y"}},
		{"SELECT 'é€', nme FROM members", found{Class: "Binder", Subtype: "COLUMN_NOT_FOUND", Name: "nme", At: "nme FROM members", Candidates: []string{"name"}}},
		{"SELECT 1;\n\nSELECT 'é', nme FROM members", found{Class: "Binder", Subtype: "COLUMN_NOT_FOUND", Name: "nme", At: "nme FROM members", Candidates: []string{"name"}, Statement: 1}},
		{"SELECT\u00a0nme FROM members", found{Class: "Binder", Subtype: "COLUMN_NOT_FOUND", Name: "nme", At: "nme FROM members", Candidates: []string{"name"}}},
		{"SELECT * FROM membres", found{Class: "Catalog", Subtype: "MISSING_ENTRY", Name: "membres", At: "membres", Candidates: []string{"members"}}},
		{"EXPLAIN SELECT nme FROM members", found{Class: "Binder", Subtype: "COLUMN_NOT_FOUND", Name: "nme", At: "nme FROM members", Candidates: []string{"name"}}},
		{"SELECT CAST(name AS INTEGER) FROM members", found{Class: "Conversion", At: "CAST(name AS INTEGER) FROM members"}},
		{"SELECT $1", found{Class: "Invalid Input"}},
		{"SELECT (SELECT", found{Class: "Parser", Subtype: "SYNTAX_ERROR", At: ""}},
		{"SELECT 'open", found{Class: "Parser", Subtype: "SYNTAX_ERROR", At: "'open"}},
		{"  ; -- nothing", found{Class: "Parser", Subtype: "EMPTY"}},
		{"SELECT 1\x00; SELECT 2", found{Class: "Parser", Subtype: "SYNTAX_ERROR", At: "\x00; SELECT 2"}},
		{"SELECT '\xff'", found{Class: "Parser", Subtype: "SYNTAX_ERROR", At: "\xff'"}},
		{"SELECT 1::VARIANT", found{Class: "Not implemented"}},
	}
	for _, test := range tests {
		failure := refusal(t, s, test.sql)
		got := found{
			Class: failure.Class, Subtype: failure.Subtype, Name: failure.Name,
			Candidates: failure.Candidates, Statement: failure.Statement,
		}
		if failure.Offset >= 0 {
			got.At = test.sql[failure.Offset:]
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (%s): %s", test.sql, failure.Message, diff)
		}
		for _, mark := range []string{"LINE 1", "{", "Candidate", "Did you mean"} {
			if strings.Contains(failure.Message, mark) {
				t.Errorf("%q: message holds %q: %s", test.sql, mark, failure.Message)
			}
		}
	}
	if got := cell(t, s, "SELECT count(*) FROM members"); got != "3" {
		t.Errorf("after errors the session gives %q", got)
	}
}

func TestNames(t *testing.T) {
	e := newEngine(t, engine.Options{})
	first := newDatabase(t, e, "first", "CREATE TABLE shared AS SELECT 'first' AS who", "CREATE TABLE one AS SELECT 1 AS a")
	second := newDatabase(t, e, "second-set", "CREATE TABLE shared AS SELECT 'second' AS who", "CREATE TABLE two AS SELECT 2 AS a")
	s := open(t, e, engine.Job{Databases: []engine.Database{first, second}})
	tests := map[string]string{
		"SELECT who FROM shared":              "first",
		`SELECT who FROM "second-set".shared`: "second",
		"SELECT a FROM two":                   "2",
		"CREATE TABLE shared AS SELECT 'mine' AS who; SELECT who FROM shared": "mine",
		"SELECT who FROM first.shared":                                        "first",
	}
	for sql, want := range tests {
		if strings.HasPrefix(sql, "CREATE") {
			continue
		}
		if got := cell(t, s, sql); got != want {
			t.Errorf("%s: got %q, want %q", sql, got, want)
		}
	}
	const shadow = "CREATE TABLE shared AS SELECT 'mine' AS who; SELECT who FROM shared"
	if got := cell(t, s, shadow); got != tests[shadow] {
		t.Errorf("got %q", got)
	}
	if failure := refusal(t, s, "INSERT INTO one VALUES (2)"); failure.Cause != result.Refused {
		t.Errorf("writing to a dataset: %+v", failure)
	}
	for _, bad := range []string{"main", "memory", "workspace", "../x", "a b", "", "A"} {
		if _, err := e.Open(t.Context(), engine.Job{Databases: []engine.Database{{Name: bad, Path: first.Path}}}); err == nil {
			t.Errorf("database %q was let in", bad)
		}
	}
}

// TestPathsTellNothing: what SQL can see of a dataset's file is its name, the same for every variant.
func TestPathsTellNothing(t *testing.T) {
	e := newEngine(t, engine.Options{})
	db := newDatabase(t, e, "council", members...)
	s := open(t, e, engine.Job{Databases: []engine.Database{db}})
	for _, sql := range []string{
		"SELECT path FROM duckdb_databases() WHERE database_name = 'council'",
		"SELECT value FROM duckdb_settings() WHERE name = 'allowed_paths'",
		"SELECT file FROM pragma_database_list WHERE name = 'council'",
	} {
		got := cell(t, s, sql)
		if strings.Contains(got, filepath.Dir(db.Path)) || !strings.Contains(got, "council") {
			t.Errorf("%s shows %q", sql, got)
		}
	}
}

func TestUse(t *testing.T) {
	e := newEngine(t, engine.Options{})
	sample := newDatabase(t, e, "council", members...)
	variant := newDatabase(t, e, "council", append(members, "DELETE FROM members WHERE id > 1")...)
	for _, private := range []bool{false, true} {
		s := open(t, e, engine.Job{Databases: []engine.Database{sample}, Private: private, AsOf: "2025-03-01"})
		const count = "SELECT count(*) FROM members"
		if got := cell(t, s, count); got != "3" {
			t.Fatalf("sample: %s", got)
		}
		if private {
			query(t, s, "DELETE FROM members; DELETE FROM council.members")
		} else {
			query(t, s, "CREATE TABLE members AS SELECT 'shadow' AS name")
		}
		for _, step := range []struct {
			db   engine.Database
			want string
		}{{variant, "1"}, {sample, "3"}, {variant, "1"}} {
			if err := s.Use(t.Context(), []engine.Database{step.db}); err != nil {
				t.Fatal(err)
			}
			if got := cell(t, s, count); got != step.want {
				t.Errorf("private %v: got %s, want %s", private, got, step.want)
			}
			if got := cell(t, s, "SELECT current_date"); got != "2025-03-01" {
				t.Errorf("the clock says %s", got)
			}
		}
		if err := s.Use(t.Context(), []engine.Database{{Name: "other", Path: sample.Path}}); err == nil {
			t.Error("another name was let in")
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTextsAreBounded asks for an error, names and types of any length.
func TestTextsAreBounded(t *testing.T) {
	s := open(t, newEngine(t, engine.Options{}), engine.Job{})
	const most = 5 << 10
	if failure := refusal(t, s, "SELECT error(repeat('é', 1000000))"); len(failure.Message) > most || !strings.HasSuffix(failure.Message, "é…") {
		t.Errorf("a message of %d bytes", len(failure.Message))
	}
	name := strings.Repeat("é", 100_000)
	failure := refusal(t, s, `SELECT "`+name+`" FROM (SELECT 1 AS "`+name+`x")`)
	if len(failure.Message)+len(failure.Name)+len(strings.Join(failure.Candidates, "")) > 3*most {
		t.Errorf("a message of %d bytes about a name of %d with %d candidates", len(failure.Message), len(failure.Name), len(failure.Candidates))
	}
	out := query(t, s, `SELECT {'`+name+`': 1} AS "`+name+`"`)
	if column := out.Set.Columns[0]; len(column.Name) > most || len(column.Type) > most {
		t.Errorf("a column with a name of %d bytes and a type of %d", len(column.Name), len(column.Type))
	}
}

func TestDamagedDatabase(t *testing.T) {
	e := newEngine(t, engine.Options{})
	path := filepath.Join(t.TempDir(), "bad.duckdb")
	if err := os.WriteFile(path, []byte(strings.Repeat("no database", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := e.Open(t.Context(), engine.Job{Databases: []engine.Database{{Name: "bad", Path: path}}})
	var failure *result.QueryError
	if !errors.Is(err, engine.ErrDatabase) || errors.As(err, &failure) {
		t.Errorf("got %v", err)
	}
	if _, err := e.Open(t.Context(), engine.Job{Databases: []engine.Database{{Name: "none", Path: path + "x"}}}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// TestUseForgetsEverything changes a private copy in every way and turns to the same file again: nothing of it may be left.
func TestUseForgetsEverything(t *testing.T) {
	e := newEngine(t, engine.Options{})
	db := newDatabase(t, e, "council", append(members, "CREATE SEQUENCE tickets")...)
	s := open(t, e, engine.Job{Databases: []engine.Database{db}, Private: true})
	for _, statements := range []string{
		"UPDATE members SET name = 'X'",
		"DELETE FROM members; INSERT INTO members (id, name) SELECT 10 + range, 'Y' FROM range(1000)",
		"SELECT nextval('tickets') FROM range(5)",
		"CREATE TEMP TABLE members AS SELECT 1 AS id; INSERT INTO members VALUES (2)",
		"CREATE TABLE memory.main.members AS SELECT 1 AS id; DELETE FROM memory.main.members",
		"CREATE MACRO count(x) AS 7; UPDATE members SET name = 'Z'",
		"BEGIN; DELETE FROM members",
		"ALTER TABLE members DROP COLUMN district; DELETE FROM members WHERE id = 1",
		"DROP TABLE members",
		"SET VARIABLE who = 'me'; DELETE FROM members",
	} {
		query(t, s, statements)
		if err := s.Use(t.Context(), []engine.Database{db}); err != nil {
			t.Fatal(err)
		}
		const all = "SELECT concat_ws(' ', count(*), min(name), count(district), coalesce(getvariable('who'), 'nobody')) FROM members"
		if got := cell(t, s, all); got != "3 Ana 2 nobody" {
			t.Errorf("after %q: %s", statements, got)
		}
		if got := cell(t, s, "SELECT nextval('tickets')"); got != "1" {
			t.Errorf("after %q the next ticket is %s", statements, got)
		}
	}
}

func TestPrivateKeepsConstraints(t *testing.T) {
	e := newEngine(t, engine.Options{})
	db := newDatabase(t, e, "council", members...)
	s := open(t, e, engine.Job{Databases: []engine.Database{db}, Private: true})
	if failure := refusal(t, s, "INSERT INTO members VALUES (1, 'again', NULL)"); failure.Class != "Constraint" {
		t.Errorf("got %+v", failure)
	}
	if out := query(t, s, "UPDATE members SET district = 'Nou Barris' WHERE district IS NULL"); out.Changed != 1 {
		t.Errorf("got %+v", out)
	}
	other := open(t, newEngine(t, engine.Options{}), engine.Job{Databases: []engine.Database{db}})
	if got := cell(t, other, "SELECT count(*) FROM members WHERE district IS NULL"); got != "1" {
		t.Error("the copy was not private")
	}
}

func TestClock(t *testing.T) {
	s := open(t, newEngine(t, engine.Options{}), engine.Job{AsOf: "2024-02-29"})
	for sql, want := range map[string]string{
		"SELECT current_date":              "2024-02-29",
		"SELECT today()":                   "2024-02-29",
		"SELECT now()":                     "2024-02-29 00:00:00+00",
		"SELECT current_timestamp":         "2024-02-29 00:00:00+00",
		"SELECT today() - INTERVAL 1 YEAR": "2023-02-28 00:00:00",
		"SELECT date_diff('day', DATE '2024-02-01', current_date)": "28",
	} {
		if got := cell(t, s, sql); got != want {
			t.Errorf("%s: got %q, want %q", sql, got, want)
		}
	}
	if _, err := newEngine(t, engine.Options{}).Open(t.Context(), engine.Job{AsOf: "'; DROP"}); err == nil {
		t.Error("a date that is none was let in")
	}
}

func TestWorkspace(t *testing.T) {
	e := newEngine(t, engine.Options{})
	db := newDatabase(t, e, "council", members...)
	job := engine.Job{
		Databases: []engine.Database{db}, Workspace: filepath.Join(t.TempDir(), "mine", "workspace.duckdb"),
		Limits: engine.Limits{Workspace: 8 << 20},
	}
	s := open(t, e, job)
	query(t, s, "CREATE TABLE notes AS SELECT id, name FROM members")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, e, job)
	if got := cell(t, s, "SELECT count(*) FROM notes"); got != "3" {
		t.Errorf("got %s", got)
	}
	failure := refusal(t, s, "CREATE TABLE big AS SELECT hash(range) AS a, md5(range::VARCHAR) AS b FROM range(1000000)")
	if failure.Cause != result.Stopped || failure.Limit != result.SizeLimit {
		t.Errorf("got %+v", failure)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, e, job)
	if got := cell(t, s, "SELECT count(*) FROM workspace.notes"); got != "3" {
		t.Errorf("after the limit: %s", got)
	}
	query(t, s, "INSERT INTO notes VALUES (4, 'Dan')")
	for _, name := range []string{job.Workspace, job.Workspace + ".wal"} {
		if info, err := os.Stat(name); err == nil && info.Size() > job.Limits.Workspace {
			t.Errorf("%s has %d bytes", filepath.Base(name), info.Size())
		}
	}
	// A worker that was killed keeps the file locked until it is gone; whoever opens it next waits for that.
	job.Limits.Time = 300 * time.Millisecond
	for _, sql := range []string{deaf, "SELECT printf('%1000000000d', 1)"} {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = open(t, e, job)
		if failure := refusal(t, s, sql); failure.Cause != result.Stopped {
			t.Errorf("%s: %+v", sql, failure)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, e, job)
}

func TestRowLimits(t *testing.T) {
	s := open(t, newEngine(t, engine.Options{}), engine.Job{Limits: engine.Limits{
		Rows: 100, Bytes: 1 << 20, Cell: 1000, Count: time.Minute, Time: time.Minute,
	}})
	out := query(t, s, "SELECT * FROM range(1000000)")
	if len(out.Set.Rows) != 100 || out.Set.Total != 1_000_000 || !out.Set.Truncated {
		t.Errorf("%d rows of %d, %v", len(out.Set.Rows), out.Set.Total, out.Set.Truncated)
	}
	out, err := s.Query(t.Context(), "SELECT * FROM range(1000)", 7)
	if err != nil || len(out.Set.Rows) != 7 || out.Set.Total != 1000 {
		t.Errorf("got %+v, %v", out.Set, err)
	}
	out = query(t, s, "SELECT repeat('x', 20000) FROM range(100)")
	text := out.Set.Rows[0][0]
	if !text.IsCut() || len(text.Text()) > 1000 || len(text.Text()) < 900 || out.Set.Truncated {
		t.Errorf("a cell of %d bytes, cut %v", len(text.Text()), text.IsCut())
	}
	out = query(t, s, "SELECT repeat('é', 20000)")
	if text := out.Set.Rows[0][0].Text(); strings.Trim(text, "é") != "" {
		t.Errorf("cut inside a letter: %q", text[len(text)-4:])
	}
	out = query(t, s, "SELECT range(100000)")
	if list := out.Set.Rows[0][0]; !list.IsCut() || len(list.Items()) > 200 {
		t.Errorf("a list of %d, cut %v", len(list.Items()), list.IsCut())
	}
	// Many narrow values weigh more in memory than on the wire.
	out = query(t, s, "SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM range(99)")
	if len(out.Set.Rows) != 99 {
		t.Errorf("%d rows", len(out.Set.Rows))
	}
	wide := open(t, newEngine(t, engine.Options{}), engine.Job{Limits: engine.Limits{Rows: -1, Bytes: 1 << 20, Cell: -1}})
	out = query(t, wide, "SELECT repeat('x', 100000) FROM range(100)")
	if n := len(out.Set.Rows); n != 10 || out.Set.Total != 100 || !out.Set.Truncated || out.Set.Rows[0][0].IsCut() {
		t.Errorf("%d rows of %d", n, out.Set.Total)
	}
	out = query(t, wide, "SELECT repeat('x', 2000000)")
	if len(out.Set.Rows) != 0 || out.Set.Total != 1 || !out.Set.Truncated {
		t.Errorf("a row beyond the limit: %d rows of %d", len(out.Set.Rows), out.Set.Total)
	}
}

// TestCountGivesUp: a total that cannot be known soon is said to be unknown, and the query still has its rows.
func TestCountGivesUp(t *testing.T) {
	s := open(t, newEngine(t, engine.Options{}), engine.Job{Limits: engine.Limits{Count: time.Millisecond, Time: time.Minute}})
	out := query(t, s, "SELECT * FROM range(1000000000000)")
	if out.Set.Total != -1 || !out.Set.Truncated || len(out.Set.Rows) != engine.DefaultLimits().Rows {
		t.Errorf("%d rows of %d", len(out.Set.Rows), out.Set.Total)
	}
}

func TestTree(t *testing.T) {
	e := newEngine(t, engine.Options{})
	s := open(t, e, engine.Job{})
	const sql = "SELECT name FROM members WHERE id = 'it''s'"
	tree, err := s.Tree(t.Context(), sql)
	if err != nil || !strings.Contains(tree, `"statements"`) {
		t.Fatalf("%v: %s", err, tree)
	}
	back, err := s.SQL(t.Context(), tree)
	if err != nil || !strings.Contains(back, "'it''s'") {
		t.Errorf("%v: %s", err, back)
	}
	var failure *result.QueryError
	if _, err := s.Tree(t.Context(), "SELECT FROM WHERE"); !errors.As(err, &failure) || failure.Class != "Parser" {
		t.Errorf("got %v", err)
	} else if failure.Offset != len("SELECT FROM ") {
		t.Errorf("position %d", failure.Offset)
	}
	if _, err := s.Tree(t.Context(), "DROP TABLE x"); !errors.As(err, &failure) {
		t.Errorf("got %v", err)
	}
	if _, err := s.SQL(t.Context(), "{}"); err == nil {
		t.Error("a tree that is none became SQL")
	}
}

func TestComplete(t *testing.T) {
	e := newEngine(t, engine.Options{})
	s := open(t, e, engine.Job{Databases: []engine.Database{newDatabase(t, e, "council", members...)}})
	words, err := s.Complete(t.Context(), "SELECT * FROM memb")
	if err != nil {
		t.Fatal(err)
	}
	if len(words) == 0 || words[0].Text != "members" || words[0].Start != len("SELECT * FROM ") {
		t.Errorf("got %+v", words)
	}
	if words, err := s.Complete(t.Context(), "SELECT 'it''s"); err != nil {
		t.Errorf("%v, %v", words, err)
	}
}

func TestBuild(t *testing.T) {
	e := newEngine(t, engine.Options{})
	dir := t.TempDir()
	source := filepath.Join(dir, "a b.csv")
	if err := os.WriteFile(source, []byte("id,name\n1,Ana\n2,Bo\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	output := filepath.Join(dir, "out.duckdb")
	build := engine.Build{
		Output: output, Sources: map[string]string{"visits.csv": source},
		Statements: []string{"CREATE TABLE visits AS SELECT * FROM read_csv('visits.csv')", "CREATE VIEW v AS SELECT * FROM visits"},
	}
	if err := e.Build(t.Context(), build); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	if diff := cmp.Diff([]string{source, output}, files); diff != "" {
		t.Errorf("files: %s", diff)
	}
	s := open(t, e, engine.Job{Databases: []engine.Database{{Name: "out", Path: output}}})
	if got := cell(t, s, "SELECT string_agg(name, ' ') FROM v"); got != "Ana Bo" {
		t.Errorf("got %q", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	var failure *result.QueryError
	bad := engine.Build{Output: filepath.Join(dir, "bad.duckdb"), Statements: []string{"SELECT 1", "CREATE TABLE x AS FROM read_csv('/etc/passwd')"}}
	if err := e.Build(t.Context(), bad); !errors.As(err, &failure) || failure.Statement != 1 || failure.Cause != result.Blocked {
		t.Errorf("a build read a file that was not given: %v", err)
	}
	if err := e.Build(t.Context(), engine.Build{Output: output + "2", Sources: map[string]string{"../x": source}}); err == nil {
		t.Error("a source outside the folder was let in")
	}
}

func TestSeatsAreShared(t *testing.T) {
	e := newEngine(t, engine.Options{Workers: 1})
	s := open(t, e, engine.Job{})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := e.Open(ctx, engine.Job{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a second session on one worker: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := cell(t, open(t, e, engine.Job{}), "SELECT 42"); got != "42" {
		t.Errorf("got %s", got)
	}
	if _, err := s.Query(t.Context(), "SELECT 1", 0); !errors.Is(err, engine.ErrClosed) {
		t.Errorf("a closed session answered %v", err)
	}
}
