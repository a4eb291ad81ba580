package engine

import (
	"os"
	"strings"
	"testing"

	bindings "github.com/duckdb/duckdb-go-bindings"
	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"guildhall/internal/sqltext"
)

func corpus(t testing.TB) []string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/hostile.txtar")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{
		"SELECT 1;; SELECT 'a;b'; -- c;\nSELECT $$;$$, $x$;$x$ /* ; /* ; */ ; */; SELECT \"a;b\"", "SELECT E'\\';'; SELECT 2",
		"SELECT 1 -- ;", ";", "SELECT 'é;'; SELECT\u00a0';'", "SELECT a$1$; SELECT 3", "SELECT 1/* open", "SELECT x'00;'; SELECT 1",
	}
	for _, file := range archive.Files {
		texts = append(texts, string(file.Data))
	}
	return texts
}

func testInstance(t testing.TB) *instance {
	t.Helper()
	i, err := openInstance()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(i.close)
	if err := i.exec("SET threads = 1; SET enable_external_access = false; CREATE TABLE members (id INTEGER, district VARCHAR)"); err != nil {
		t.Fatal(err)
	}
	return i
}

// TestSplitsAsDuckDB: a text is cut where DuckDB cuts it, or a statement could hide behind another.
func TestSplitsAsDuckDB(t *testing.T) {
	i := testInstance(t)
	count := func(text string) int {
		var extracted bindings.ExtractedStatements
		defer func() { bindings.DestroyExtracted(&extracted) }()
		return int(bindings.ExtractStatements(i.conn, text, &extracted))
	}
	for _, text := range corpus(t) {
		whole := count(text)
		if whole == 0 {
			continue // DuckDB cannot read it, and nothing of it runs
		}
		pieces := 0
		for _, piece := range sqltext.Split(plainSpaces(text)) {
			pieces += count(piece.Text) // more than one where DuckDB expands a statement
		}
		if pieces != whole {
			t.Errorf("%q: %d statements in pieces, %d for DuckDB", text, pieces, whole)
		}
	}
}

// TestFunctionsAreReviewed compares DuckDB's table functions and pragmas with those somebody has looked at. When it fails after
// an upgrade: see what the new ones do, add those that act to actsOnDuckDB, and then to the list.
func TestFunctionsAreReviewed(t *testing.T) {
	rows, err := testInstance(t).ask(`SELECT DISTINCT function_name FROM duckdb_functions()
		WHERE function_type IN ('table', 'pragma') ORDER BY ALL`)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, row := range rows {
		found = append(found, row[0].Text())
	}
	const name = "testdata/functions.txt"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(name, []byte(strings.Join(found, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	reviewed, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Fields(string(reviewed)), found); diff != "" {
		t.Error(diff)
	}
}

// FuzzGate: whatever the text, the gate answers, its offsets lie inside, and nothing that begins with a refused word
// passes.
func FuzzGate(f *testing.F) {
	for _, text := range corpus(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if checkText(text) != nil {
			return
		}
		plain := plainSpaces(text)
		if len(plain) != len(text) {
			t.Fatalf("%q has %d bytes, not %d", plain, len(plain), len(text))
		}
		for _, piece := range sqltext.Split(plain) {
			s := newStatement(piece.Text)
			failure := s.refuse()
			if failure != nil && (failure.Offset < 0 || failure.Offset >= len(piece.Text)) {
				t.Fatalf("%q: offset %d", piece.Text, failure.Offset)
			}
			for inner, ok := s.inner(); ok; inner, ok = inner.inner() {
				if _, at := inner.sql(); at > len(piece.Text) {
					t.Fatalf("%q: the inner statement begins at %d", piece.Text, at)
				}
			}
			switch strings.ToUpper(strings.TrimRight(piece.Text[:min(6, len(piece.Text))], " \t\n")) {
			case "ATTACH", "DETACH", "COPY", "EXPORT", "IMPORT", "LOAD", "VACUUM", "CALL", "USE", "RESET":
				if failure == nil && len(piece.Text) > 6 && strings.ContainsAny(piece.Text[4:7], " \n\t'") {
					t.Fatalf("%q passes", piece.Text)
				}
			}
		}
	})
}

func TestReadError(t *testing.T) {
	tests := []struct {
		message, text string
		class, want   string
		offset        int
	}{
		{`Parser Error: {"exception_type":"Parser","exception_message":"syntax","position":"2"}`, "éé x", "Parser", "syntax", 4},
		{`{"exception_type":"Binder","exception_message":"m\n\nLINE 1: x","position":"4"}`, "éé x", "Binder", "m", 4},
		{`{"exception_type":"Binder","exception_message":"m","position":"99"}`, "x", "Binder", "m", -1},
		{`Invalid Input Error: no values`, "x", "Invalid Input", "no values", -1},
		{`something else`, "x", "", "something else", -1},
		{`{"exception_type":"IO","exception_message":"Cannot open file \"/home/ana/x.db\" now"}`, "SELECT 1", "IO", `Cannot open file "…" now`, -1},
		{`{"exception_type":"IO","exception_message":"Cannot open file \"/tmp/y\" now"}`, "FROM '/tmp/y'", "IO", `Cannot open file "/tmp/y" now`, -1},
		{``, "", "", "", -1},
	}
	for _, test := range tests {
		got := readError(test.message, test.text)
		if got.Class != test.class || got.Message != test.want || got.Offset != test.offset {
			t.Errorf("%s: got %+v", test.message, got)
		}
	}
	for message, want := range map[string][]string{
		"Table \"r\" does not have a column named \"x\"\n\nCandidate bindings: : \"district\", \"a,\"b\"": {"district", `a,"b`},
		"Referenced table \"x\" not found!\nCandidate tables: \"r\"":                                      {"r"},
		"Table \"m\" does not have a column with name \"nam\"\n\nDid you mean: \"name\", \"id\"":          {"name", "id"},
		"Could not find key \"b\" in struct\n\nCandidate Entries: \"a\"":                                  {"a"},
		"syntax error at or near \"Candidate bindings: x\"":                                               nil,
		"nothing\n\nCandidate bindings: ":                                                                 nil,
	} {
		got := readError(message, "")
		if diff := cmp.Diff(want, got.Candidates); diff != "" || strings.Contains(got.Message, "\n") {
			t.Errorf("%q: %s", got.Message, diff)
		}
	}
	if diff := cmp.Diff([]string{"abs(TINYINT, INT) -> X", "b"}, splitCandidates("abs(TINYINT, INT) -> X,b")); diff != "" {
		t.Error(diff)
	}
}
