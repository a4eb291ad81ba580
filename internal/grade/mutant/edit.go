package mutant

import (
	"maps"
	"slices"

	"guildhall/internal/sqltext"
)

// set changes a member of a node until it is undone.
func set(n sqltext.Node, key string, value any) func() func() {
	return func() func() {
		before, had := n[key]
		n[key] = value
		return func() {
			if had {
				n[key] = before
			} else {
				delete(n, key)
			}
		}
	}
}

// become turns a node into another until it is undone. Its alias stays.
func become(n, other sqltext.Node) func() func() {
	return func() func() {
		before := maps.Clone(n)
		alias := n["alias"]
		clear(n)
		maps.Copy(n, other.Clone())
		n["alias"] = alias
		return func() {
			clear(n)
			maps.Copy(n, before)
		}
	}
}

// without leaves an element out of a list member.
func without(n sqltext.Node, key string, i int) func() func() {
	elements, _ := n[key].([]any)
	return set(n, key, slices.Delete(slices.Clone(elements), i, i+1))
}

// function makes a call. Members that DuckDB expects are there.
func function(name string, operator bool, arguments ...sqltext.Node) sqltext.Node {
	n := sqltext.Node{
		"class": "FUNCTION", "type": "FUNCTION", "alias": "", "function_name": name, "schema": "", "catalog": "",
		"filter": nil, "order_bys": map[string]any{"type": "ORDER_MODIFIER", "orders": []any{}},
		"distinct": false, "is_operator": operator, "export_state": false,
	}
	n.SetList("children", arguments)
	return n
}

// not negates a condition.
func not(condition sqltext.Node) sqltext.Node {
	n := sqltext.Node{"class": "OPERATOR", "type": "OPERATOR_NOT", "alias": ""}
	n.SetList("children", []sqltext.Node{condition})
	return n
}
