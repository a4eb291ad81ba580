package mutant_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"guildhall/internal/engine"
	"guildhall/internal/grade/mutant"
	"guildhall/internal/sqltext"
)

// schema is what the manifests of the tests promise.
func schema(table string) []mutant.Column {
	switch table {
	case "requests":
		return []mutant.Column{
			{Name: "id", Type: "INTEGER", NotNull: true, Unique: true},
			{Name: "area", Type: "VARCHAR", NotNull: true},
			{Name: "kind", Type: "VARCHAR", NotNull: true},
			{Name: "days", Type: "INTEGER"},
			{Name: "opened", Type: "DATE", NotNull: true},
		}
	case "areas":
		return []mutant.Column{{Name: "area", Type: "VARCHAR", NotNull: true, Unique: true}, {Name: "people", Type: "INTEGER"}}
	}
	return nil
}

// open opens a session that turns SQL into trees and back.
func open(t *testing.T) *engine.Session {
	t.Helper()
	eng := engine.New(engine.Options{Dir: t.TempDir()})
	session, err := eng.Open(context.Background(), engine.Job{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = session.Close()
		_ = eng.Close()
	})
	return session
}

// mutantsOf makes the mutants of a query and writes them as SQL, without the quotes that DuckDB puts round some names.
func mutantsOf(t *testing.T, session *engine.Session, sql string) map[string][]string {
	t.Helper()
	ctx := context.Background()
	text, err := session.Tree(ctx, sql)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := sqltext.DecodeTree(text)
	if err != nil {
		t.Fatal(err)
	}
	before := tree.Encode()
	found := map[string][]string{}
	for _, m := range mutant.Of(tree, schema) {
		written, err := session.SQL(ctx, m.Tree)
		if err != nil {
			t.Errorf("%s cannot be written: %v", m.Name(), err)
			continue
		}
		name := m.Name()
		if m.Equivalent != "" {
			name += " (equivalent)"
		}
		found[name] = append(found[name], strings.ReplaceAll(strings.Join(strings.Fields(written), " "), `"`, ""))
	}
	if tree.Encode() != before {
		t.Error("the reference's tree was changed")
	}
	return found
}

func TestOf(t *testing.T) {
	tests := []struct{ sql, name, want string }{
		{"SELECT id FROM requests WHERE days > 3", "comparison:where", "days >= 3"},
		{"SELECT id FROM requests WHERE days > 3", "constant:where", "days > 4"},
		{"SELECT id FROM requests WHERE days > 3", "condition:where", "FROM requests"},
		{"SELECT id FROM requests WHERE area = 'North'", "constant:where", "'Nort'"},
		{"SELECT id FROM requests WHERE area = 'North'", "column:where", "kind"},
		{"SELECT id FROM requests WHERE days > 3 AND area = 'North' OR kind = 'Noise'", "and-or:where", "AND"},
		{"SELECT id FROM requests WHERE opened >= DATE '2024-06-01'", "date:where", "2024-06-02"},
		{"SELECT id FROM requests WHERE days BETWEEN 1 AND 5", "between:where", "< 5"},
		{"SELECT id FROM requests WHERE days IS NULL", "is-null:where", "IS NOT NULL"},
		{"SELECT id FROM requests WHERE kind IN ('a', 'b', 'c')", "in-negated:where", "NOT IN"},
		{"SELECT id FROM requests WHERE kind IN ('a', 'b', 'c')", "in-element:where", "IN ('a', 'c')"},
		{"SELECT id FROM requests WHERE kind LIKE '%noise%'", "like-wildcard:where", "'noise%'"},
		{"SELECT id FROM requests WHERE NOT EXISTS (SELECT 1 FROM areas WHERE areas.area = requests.area)", "not:where", "EXISTS"},
		{"SELECT area, count(*) FROM requests GROUP BY area", "count:select", `count(requests.days)`},
		{"SELECT area, sum(days) FROM requests GROUP BY area", "aggregate:select", "avg(days)"},
		{"SELECT area, count(days) FROM requests GROUP BY area", "aggregate-distinct:select", "count(DISTINCT days)"},
		{"SELECT area, count(*) FROM requests GROUP BY area HAVING count(*) > 5", "condition:having", "GROUP BY area"},
		{"SELECT area, kind, count(*) FROM requests GROUP BY area, kind", "group-key:group by", "any_value(kind)"},
		{"SELECT r.id FROM requests r JOIN areas a ON r.area = a.area", "join-kind:join", "LEFT JOIN"},
		{"SELECT id FROM requests ORDER BY days DESC, id", "order-direction:order by", "days ASC"},
		{"SELECT id FROM requests ORDER BY days DESC, id", "order-key:order by", "ORDER BY id"},
		{"SELECT id FROM requests ORDER BY id LIMIT 3", "limit:limit", "ORDER BY id"},
		{"SELECT id FROM requests ORDER BY id LIMIT 3", "constant:limit", "LIMIT 4"},
		{"SELECT DISTINCT area FROM requests", "distinct:select", "SELECT area FROM"},
		{"SELECT round(avg(days), 1) FROM requests", "rounding:select", "round(avg(days))"},
		{"SELECT coalesce(days, 0) FROM requests", "coalesce:select", "SELECT days"},
		{"SELECT avg(days) FROM requests", "coalesce:select", "avg(COALESCE(days, 0))"},
		{"SELECT CASE WHEN days > 3 THEN 'late' WHEN days > 1 THEN 'soon' ELSE 'now' END FROM requests", "case-arm:select", "'now'"},
		{"SELECT area FROM requests UNION SELECT area FROM areas", "union-all:union", "UNION ALL"},
		{"SELECT count(*) FILTER (WHERE days > 3) FROM requests", "filter:select", "count_star()"},
		{"SELECT rank() OVER (PARTITION BY area ORDER BY days) FROM requests", "window-partition:select", "OVER (ORDER BY days"},
		{"WITH late AS (SELECT * FROM requests WHERE days > 3) SELECT count(*) FROM late", "comparison:where", "days >= 3"},
		{"SELECT 100 * sum(days) / count(*) FROM requests", "arithmetic:select", "* count_star()"},
		{"SELECT 1000.0 * sum(days) FROM requests", "constant:select", "1001.0"},
	}
	session := open(t)
	for _, test := range tests {
		t.Run(test.name+" "+test.sql, func(t *testing.T) {
			found := mutantsOf(t, session, test.sql)
			if !slices.ContainsFunc(found[test.name], func(sql string) bool { return strings.Contains(sql, test.want) }) {
				t.Errorf("no %s with %q among %v", test.name, test.want, found)
			}
		})
	}
}

// A text has no boundary, and a date has one although it is written between quotes.
func TestFaultsOnText(t *testing.T) {
	session := open(t)
	for sql, want := range map[string]bool{
		"SELECT id FROM requests WHERE kind = 'lights'":     true,
		"SELECT id FROM requests WHERE area > 'north'":      true,
		"SELECT id FROM requests WHERE days > 5":            false,
		"SELECT id FROM requests WHERE kind = '2025-01-31'": false,
	} {
		text, err := session.Tree(t.Context(), sql)
		if err != nil {
			t.Fatal(err)
		}
		tree, err := sqltext.DecodeTree(text)
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, m := range mutant.Of(tree, schema) {
			if m.Operator != "comparison" && m.Operator != "constant" {
				continue
			}
			if seen++; m.OnText != want {
				t.Errorf("%s: %s on text: %v", sql, m.Name(), m.OnText)
			}
		}
		if seen == 0 {
			t.Errorf("%s: no fault was made", sql)
		}
	}
}

func TestPromisesMakeMutantsEquivalent(t *testing.T) {
	session := open(t)
	tests := []struct{ sql, name string }{
		{"SELECT area, count(*) FROM requests GROUP BY area", "distinct:select (equivalent)"},
		{"SELECT id, days FROM requests", "distinct:select (equivalent)"},
		{"SELECT count(area) FROM requests", "count:select (equivalent)"},
		{"SELECT count(id) FROM requests", "aggregate-distinct:select (equivalent)"},
		{"SELECT sum(days) FROM requests", "distinct:select (equivalent)"},
		{"SELECT count(*) AS n, sum(days) AS d FROM requests", "distinct:select (equivalent)"},
		{"SELECT r.id FROM requests r JOIN areas a ON r.area = a.area WHERE a.people > 5", "join-kind:join (equivalent)"},
	}
	for _, test := range tests {
		if found := mutantsOf(t, session, test.sql); len(found[test.name]) == 0 {
			t.Errorf("%s: %s is missing among %v", test.sql, test.name, found)
		}
	}
	for _, test := range []struct{ sql, name string }{
		{"SELECT days FROM requests", "distinct:select (equivalent)"},
		{"SELECT count(days) FROM requests", "count:select (equivalent)"},
		{"SELECT avg(id) FROM requests", "coalesce:select"},
		{"SELECT avg(days) FROM requests WHERE days IS NOT NULL", "coalesce:select"},
		{"SELECT r.id FROM requests r JOIN areas a ON r.area = a.area WHERE r.days > 5 OR a.people > 5", "join-kind:join (equivalent)"},
	} {
		if found := mutantsOf(t, session, test.sql); len(found[test.name]) > 0 {
			t.Errorf("%s: there should be no %s", test.sql, test.name)
		}
	}
}

func TestMutantsAreDeterministicAndBounded(t *testing.T) {
	session := open(t)
	conditions := make([]string, 60)
	for i := range conditions {
		conditions[i] = "days > 3 AND kind = 'Noise'"
	}
	long := "SELECT id FROM requests WHERE " + strings.Join(conditions, " OR ")
	a, b := mutantsOf(t, session, long), mutantsOf(t, session, long)
	count := 0
	for name, written := range a {
		count += len(written)
		if !slices.Equal(written, b[name]) {
			t.Errorf("%s differs between two runs", name)
		}
	}
	if count > mutant.Most {
		t.Errorf("%d mutants, want at most %d", count, mutant.Most)
	}
}
