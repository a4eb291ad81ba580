package sqltext

import (
	"encoding/json"
	"slices"
	"strconv"
)

// Spelt gives a copy of a tree that DuckDB still can run and that is easier to compare clause by clause: names in lower
// case, every column with its table where that is known, positions and output names in GROUP BY, ORDER BY, HAVING and WHERE
// replaced by what they stand for, BETWEEN in two halves, USING as ON, nested ANDs as one list. Places in the source are
// kept, and what replaces a name has the name's place.
func Spelt(tree *Tree, schema Schema) *Tree {
	result := tree.Clone()
	foldTree(result.root)
	for _, statement := range result.root.List("statements") {
		speltQuery(statement.Child("node"), nil, schema)
	}
	return result
}

func foldTree(n Node) {
	n.Walk(func(n Node) bool {
		for key, value := range n {
			if folded[key] {
				n[key] = foldNames(value)
			}
		}
		return true
	})
}

// speltQuery spells one query out, those inside it after it: they need its names.
func speltQuery(query Node, outer *Names, schema Schema) {
	if query == nil {
		return
	}
	if query.Type() != "SELECT_NODE" {
		names := NamesOf(query, outer, schema)
		for _, inner := range innerQueries(query) {
			speltQuery(inner, names, schema)
		}
		return
	}
	names := NamesOf(query, outer, schema)
	spellOut(query, &scope{relations: names.known()})
	sayGroupSet(query)
	spellJoins(query.Child("from_table"), query, names)
	for _, inner := range derived(query) {
		speltQuery(inner, names, schema)
	}
	names = NamesOf(query, outer, schema)
	names.qualifyAll(query)
	for _, key := range []string{"where_clause", "having", "qualify"} {
		if condition := query.Child(key); condition != nil {
			query[key] = map[string]any(Conjunction(Conjuncts(condition)))
		}
	}
	for _, inner := range expressionQueries(query) {
		speltQuery(inner, names, schema)
	}
}

// sayGroupSet gives a plain GROUP BY its one set of keys, which DuckDB needs to run it.
func sayGroupSet(query Node) {
	keys := query.List("group_expressions")
	if sets, _ := query["group_sets"].([]any); len(keys) == 0 || len(sets) > 0 {
		return
	}
	places := make([]any, len(keys))
	for i := range keys {
		places[i] = json.Number(strconv.Itoa(i))
	}
	query["group_sets"] = []any{places}
}

// spellJoins writes USING as ON where no star shows the merged column, and conditions as flat lists.
func spellJoins(table, query Node, names *Names) {
	if table.Type() != "JOIN" {
		return
	}
	spellJoins(table.Child("left"), query, names)
	spellJoins(table.Child("right"), query, names)
	using := table.Texts("using_columns")
	if len(using) > 0 && table.Text("join_type") != "FULL" && !slices.ContainsFunc(query.List("select_list"), isStar) {
		var parts []Node
		for _, column := range using {
			left, right := names.ownerIn(column, table.Child("left")), names.ownerIn(column, table.Child("right"))
			if left == "" || right == "" {
				return
			}
			part := Node{"class": "COMPARISON", "type": "COMPARE_EQUAL", "alias": "", "left": map[string]any(columnOf(left, column)), "right": map[string]any(columnOf(right, column))}
			part["query_location"] = table["query_location"]
			parts = append(parts, part)
			owner := left
			if table.Text("join_type") == "RIGHT" {
				owner = right
			}
			names.merged[column] = owner
		}
		table["condition"] = map[string]any(Conjunction(parts))
		table.SetTexts("using_columns", nil)
		return
	}
	if condition := table.Child("condition"); condition != nil {
		table["condition"] = map[string]any(Conjunction(Conjuncts(condition)))
	}
}

// Conjuncts lists the conditions that AND joins, BETWEEN as its two halves; none for nil.
func Conjuncts(condition Node) []Node {
	switch {
	case condition == nil:
		return nil
	case condition.Type() == "CONJUNCTION_AND":
		var all []Node
		for _, child := range condition.List("children") {
			all = append(all, Conjuncts(child)...)
		}
		return all
	case condition.Type() == "COMPARE_BETWEEN" && condition.Class() == "BETWEEN":
		half := func(kind, bound string) Node {
			return Node{
				"class": "COMPARISON", "type": kind, "alias": "", "query_location": condition["query_location"],
				"left": map[string]any(condition.Child("input").Clone()), "right": map[string]any(condition.Child(bound)), "between": true,
			}
		}
		return []Node{half("COMPARE_GREATERTHANOREQUALTO", "lower"), half("COMPARE_LESSTHANOREQUALTO", "upper")}
	default:
		return []Node{condition}
	}
}

// Conjunction joins conditions with AND; nil for none.
func Conjunction(conditions []Node) Node {
	switch len(conditions) {
	case 0:
		return nil
	case 1:
		return conditions[0]
	}
	n := Node{"class": "CONJUNCTION", "type": "CONJUNCTION_AND", "alias": ""}
	n.SetList("children", conditions)
	return n
}

// innerQueries lists the queries directly inside a query, whatever they are there for.
func innerQueries(query Node) []Node {
	return append(derived(query), expressionQueries(query)...)
}

// derived lists the queries that a query reads from: its common table expressions, the sides of a set operation, and
// subqueries in its FROM.
func derived(query Node) []Node {
	var found []Node
	for _, entry := range query.Child("cte_map").List("map") {
		found = append(found, entry.Child("value").Child("query").Child("node"))
	}
	if query.Type() == "SET_OPERATION_NODE" || query.Type() == "RECURSIVE_CTE_NODE" {
		found = append(found, query.Child("left"), query.Child("right"))
	}
	for _, table := range leaves(query.Child("from_table")) {
		if table.Type() == "SUBQUERY" {
			found = append(found, table.Child("subquery").Child("node"))
		}
	}
	return found
}

// expressionQueries lists the queries in the expressions of a query.
func expressionQueries(query Node) []Node {
	var found []Node
	visit := func(n Node) bool {
		if n.Class() == "SUBQUERY" {
			found = append(found, n.Child("subquery").Child("node"))
		}
		return n.Type() != "SUBQUERY" || n.Class() == "SUBQUERY"
	}
	for _, key := range []string{"select_list", "from_table", "where_clause", "group_expressions", "having", "qualify", "modifiers"} {
		walkValue(query[key], func(n Node) bool {
			if n.Class() == "SUBQUERY" {
				visit(n)
				walkValue(n["child"], visit)
				return false
			}
			return visit(n)
		})
	}
	return found
}

// InnerQueries lists the queries directly inside a query: common table expressions, sides of set operations, subqueries.
func InnerQueries(query Node) []Node { return innerQueries(query) }

// Tables lists the tables of a query's FROM in order; subqueries and common table expressions are tables too.
func Tables(query Node) []Node { return leaves(query.Child("from_table")) }
