package sqltext

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lines reads a file of testdata.
func lines(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.ReplaceAll(strings.TrimRight(string(text), "\n"), "\r\n", "\n"), "\n")
}

// trees reads DuckDB's trees by query. A test in package engine writes the file and keeps it true.
func trees(t *testing.T) map[string]*Tree {
	t.Helper()
	stored := lines(t, "trees.txt")
	all := map[string]*Tree{}
	for i := 0; i+1 < len(stored); i += 2 {
		tree, err := DecodeTree(stored[i+1])
		if err != nil {
			t.Fatalf("%s: %v", stored[i], err)
		}
		all[stored[i]] = tree
	}
	return all
}

func treeOf(t *testing.T, all map[string]*Tree, query string) *Tree {
	t.Helper()
	tree, ok := all[query]
	if !ok {
		t.Fatalf("no tree for %q: run go test ./internal/engine -run TreesAreDuckDBs -write-trees", query)
	}
	return tree
}

// annotated calls check with every query of a file and the remark under it.
func annotated(t *testing.T, name string, check func(t *testing.T, query, remark string)) {
	t.Helper()
	all := lines(t, name)[1:]
	for i := 0; i+1 < len(all); i += 2 {
		t.Run(all[i], func(t *testing.T) {
			check(t, all[i], strings.TrimSpace(strings.TrimPrefix(all[i+1], "#")))
		})
	}
}

func TestFeatures(t *testing.T) {
	all := trees(t)
	annotated(t, "features.sql", func(t *testing.T, query, remark string) {
		got := strings.Join(Features(treeOf(t, all, query)), ", ")
		if diff := cmp.Diff(remark, got); diff != "" {
			t.Errorf("features (-want +got):\n%s", diff)
		}
	})
}

func TestOrderKeys(t *testing.T) {
	all := trees(t)
	annotated(t, "order.sql", func(t *testing.T, query, remark string) {
		tree := treeOf(t, all, query)
		var spelt []string
		for _, key := range OrderKeys(tree) {
			spelt = append(spelt, spellKey(key))
		}
		if diff := cmp.Diff(remark, strings.Join(spelt, "; ")); diff != "" {
			t.Errorf("keys (-want +got):\n%s", diff)
		}
		if got, want := HasOuterOrderBy(tree), remark != ""; got != want {
			t.Errorf("HasOuterOrderBy = %v, want %v", got, want)
		}
		if got, want := HasOuterLimit(tree), strings.Contains(query, "LIMIT"); got != want {
			t.Errorf("HasOuterLimit = %v, want %v", got, want)
		}
	})
}

func spellKey(key OrderKey) string {
	column, direction, nulls := "no", "up", "last"
	switch {
	case key.All:
		column = "all"
	case key.Output && key.Name == "":
		column = fmt.Sprintf(`%d ""`, key.Position)
	case key.Output:
		column = fmt.Sprintf("%d %s", key.Position, key.Name)
	}
	if key.Descending {
		direction = "down"
	}
	if key.NullsFirst {
		nulls = "first"
	}
	return column + " " + direction + " " + nulls
}

func TestDecodeTree(t *testing.T) {
	_, err := DecodeTree(`{"error":true,"error_type":"parser","error_message":"syntax error","position":"0"}`)
	var syntax *SyntaxError
	if !errors.As(err, &syntax) || syntax.Message != "syntax error" {
		t.Errorf("parser error: got %v", err)
	}
	_, err = DecodeTree(`{"error":true,"error_type":"not implemented","error_message":"Only SELECT statements can be serialized to json!"}`)
	if !errors.Is(err, ErrNotSelect) {
		t.Errorf("not a SELECT: got %v", err)
	}
	for _, text := range []string{"", "[]", "{", "null", `{"statements":[]}`, `{"statements":7}`} {
		if _, err := DecodeTree(text); err == nil {
			t.Errorf("DecodeTree(%q) succeeds", text)
		}
	}
}

func TestTreeKeepsNumbers(t *testing.T) {
	for query, tree := range trees(t) {
		again, err := DecodeTree(tree.Encode())
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		if diff := cmp.Diff(tree.root, again.root); diff != "" {
			t.Errorf("%s does not survive encoding:\n%s", query, diff)
		}
	}
}

func TestClauses(t *testing.T) {
	src := "WITH q AS (SELECT a FROM t WHERE x) SELECT a, row_number() OVER (ORDER BY b), extract(year FROM d)\n" +
		"FROM q WHERE a IS DISTINCT FROM 2 AND b IN (SELECT c FROM u) GROUP  BY a HAVING n QUALIFY z ORDER BY a LIMIT 3 OFFSET 2; SELECT 1"
	var got []string
	for _, clause := range Clauses(src) {
		got = append(got, fmt.Sprintf("%d %s: %s", clause.Depth, clause.Name, src[clause.Start:clause.End]))
	}
	want := []string{
		"0 with: WITH q AS (SELECT a FROM t WHERE x)",
		"1 select: SELECT a",
		"1 from: FROM t",
		"1 where: WHERE x",
		"0 select: SELECT a, row_number() OVER (ORDER BY b), extract(year FROM d)",
		"0 from: FROM q",
		"0 where: WHERE a IS DISTINCT FROM 2 AND b IN (SELECT c FROM u)",
		"1 select: SELECT c",
		"1 from: FROM u",
		"0 group-by: GROUP  BY a",
		"0 having: HAVING n",
		"0 qualify: QUALIFY z",
		"0 order-by: ORDER BY a",
		"0 limit: LIMIT 3 OFFSET 2",
		"0 select: SELECT 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("clauses (-want +got):\n%s", diff)
	}
	for text, name := range map[string]string{"c FROM u": "select", "u)": "from", "AND b": "where", "WHERE x": "where", "OFFSET": "limit"} {
		if clause, ok := ClauseAt(src, strings.Index(src, text)); !ok || clause.Name != name {
			t.Errorf("ClauseAt %q = %+v, %v, want %s", text, clause, ok, name)
		}
	}
	if _, ok := ClauseAt("  SELECT 1", 0); ok {
		t.Error("white space before the query belongs to a clause")
	}
}

func FuzzClauses(f *testing.F) {
	for _, src := range hardTexts {
		f.Add(src)
	}
	f.Add("(SELECT a FROM (b WHERE c) ORDER BY )) GROUP BY ; WITH")
	f.Fuzz(func(t *testing.T, src string) {
		for _, clause := range Clauses(src) {
			if clause.Start < 0 || clause.End < clause.Start || clause.End > len(src) {
				t.Fatalf("Clauses(%q): bad %+v", src, clause)
			}
		}
	})
}
