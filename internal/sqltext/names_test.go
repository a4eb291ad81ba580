package sqltext

import (
	"encoding/json"
	"fmt"
	"testing"
)

// selecting is the tree of SELECT x + x AS x FROM the tables, with common table expressions.
func selecting(ctes []any, tables ...string) map[string]any {
	column := map[string]any{"class": "COLUMN_REF", "type": "COLUMN_REF", "column_names": []any{"x"}}
	var from map[string]any
	for _, table := range tables {
		leaf := map[string]any{"type": "BASE_TABLE", "table_name": table}
		if from == nil {
			from = leaf
			continue
		}
		from = map[string]any{"type": "JOIN", "left": from, "right": leaf, "join_type": "INNER"}
	}
	return map[string]any{
		"type": "SELECT_NODE", "cte_map": map[string]any{"map": ctes}, "from_table": from,
		"select_list": []any{map[string]any{
			"class": "FUNCTION", "type": "FUNCTION", "function_name": "+", "alias": "x", "children": []any{column, column},
		}},
	}
}

func named(name string, query map[string]any) map[string]any {
	return map[string]any{"key": name, "value": map[string]any{"query": map[string]any{"node": query}}}
}

// TestNamesOfEndlessQueries: what stands for more queries than there is time for is left unknown.
func TestNamesOfEndlessQueries(t *testing.T) {
	var doubling []any
	for i := range 60 {
		doubling = append(doubling, named(fmt.Sprint("t", i+1), selecting(nil, fmt.Sprint("t", i), fmt.Sprint("t", i))))
	}
	for name, query := range map[string]map[string]any{
		"doubling": selecting(doubling, "t60"),
		"itself":   selecting([]any{named("t", selecting(nil, "t"))}, "t"),
		"mutual":   selecting([]any{named("a", selecting(nil, "b")), named("b", selecting(nil, "a"))}, "a"),
	} {
		names := NamesOf(Node(query), nil, Schema{"t": {"x"}, "t0": {"x"}})
		text, err := json.Marshal(names.Titles())
		if err != nil || len(text) > longestMeaning {
			t.Errorf("%s: %.100s, %v", name, text, err)
		}
		for _, s := range names.sources {
			for _, meaning := range s.meanings {
				if len(meaning) > longestMeaning {
					t.Errorf("%s: a meaning of %d bytes", name, len(meaning))
				}
			}
		}
	}
}

// TestNamesInsideThemselves: a common table expression may have the name of the table it reads.
func TestNamesInsideThemselves(t *testing.T) {
	names := NamesOf(Node(selecting([]any{named("t", selecting(nil, "t"))}, "t")), nil, Schema{"t": {"x"}})
	if len(names.sources) != 1 || len(names.sources[0].columns) != 1 || names.sources[0].title != "(t)" {
		t.Errorf("got %+v", names.sources)
	}
}

// TestOnlyOutputsAreNamed: a column means the same with its table before it and without, inside an expression too.
func TestOnlyOutputsAreNamed(t *testing.T) {
	query := Node(selecting(nil, "t"))
	names := NamesOf(query, nil, Schema{"t": {"x"}})
	bare := names.Canonical(Node{"class": "COLUMN_REF", "type": "COLUMN_REF", "alias": "", "column_names": []any{"x"}})
	outer := Node{"class": "COLUMN_REF", "type": "COLUMN_REF", "column_names": []any{"x"}}
	query["select_list"] = append(query["select_list"].([]any), map[string]any(outer))
	names.qualifyAll(query)
	inner := query.List("select_list")[0].List("children")[0]
	if inner.Text("alias") != "" || names.Canonical(inner) != bare {
		t.Errorf("inside an expression: %s, want %s", names.Canonical(inner), bare)
	}
	if outer.Text("alias") != "x" || outer.Texts("column_names")[0] != "t" {
		t.Errorf("as an output: %v", outer)
	}
}
