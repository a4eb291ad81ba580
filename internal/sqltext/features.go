package sqltext

import (
	"maps"
	"slices"
	"strings"
)

// Features lists the features of SQL that a tree uses, by the names that packs use in require and forbid, in alphabetical
// order: select, where, join, left-join, group-by, having, window, cte, subquery, case, distinct, order-by, limit, union,
// qualify, filter, cast, or, and function:NAME in lower case. A join is any way to bring tables together, the comma
// included; a right join counts as a left join, which it mirrors; casts and functions that DuckDB puts in for literals
// (true, DATE '…', INTERVAL 3 DAY) do not count.
func Features(tree *Tree) []string {
	found := features{}
	tree.Walk(found.visit)
	return slices.Sorted(maps.Keys(found))
}

type features map[string]bool

func (f features) add(name string, used bool) {
	if used {
		f[name] = true
	}
}

func (f features) visit(n Node) bool {
	switch {
	case n.Class() != "":
		return f.expression(n)
	case n.Type() == "SELECT_NODE":
		f.query(n)
		// VALUES is a query in DuckDB's tree; nobody wrote SELECT.
		f.add("select", n.Child("from_table").Type() != "EXPRESSION_LIST")
		f.add("where", n["where_clause"] != nil)
		f.add("group-by", hasGroups(n))
		f.add("having", n["having"] != nil)
		f.add("qualify", n["qualify"] != nil)
	case n.Type() == "SET_OPERATION_NODE":
		f.query(n)
		f.add("union", strings.HasPrefix(n.Text("setop_type"), "UNION"))
	case n.Type() == "JOIN":
		f["join"] = true
		f.add("left-join", n.Text("join_type") == "LEFT" || n.Text("join_type") == "RIGHT")
	case n.Type() == "SUBQUERY":
		f.add("subquery", n.Child("subquery").Child("node").Child("from_table").Type() != "EXPRESSION_LIST")
	}
	return true
}

func (f features) query(n Node) {
	f.add("cte", len(n.Child("cte_map").List("map")) > 0)
	for _, modifier := range n.List("modifiers") {
		switch modifier.Type() {
		case "ORDER_MODIFIER":
			f["order-by"] = true
		case "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER":
			f["limit"] = true
		case "DISTINCT_MODIFIER":
			f["distinct"] = true
		}
	}
}

// expression notes an expression and reports whether to look below it.
func (f features) expression(n Node) bool {
	switch n.Class() {
	case "FUNCTION":
		if written := interval(n); written != nil {
			written.Walk(f.visit)
			return false
		}
		f.function(n)
		f.add("filter", n["filter"] != nil)
	case "WINDOW":
		f["window"] = true
		f.function(n)
		f.add("filter", n["filter_expr"] != nil)
	case "SUBQUERY":
		f["subquery"] = true
	case "CASE":
		f["case"] = true
	case "CAST":
		f.add("cast", isWrittenCast(n))
	case "CONJUNCTION":
		f.add("or", n.Type() == "CONJUNCTION_OR")
	case "OPERATOR":
		f.add("function:coalesce", n.Type() == "OPERATOR_COALESCE")
	}
	return true
}

func (f features) function(n Node) {
	f.add("distinct", n.Flag("distinct"))
	name := strings.ToLower(n.Text("function_name"))
	switch {
	case n.Flag("is_operator"):
	case name == "count_star":
		f["function:count"] = true
	case name == "date_part":
		// EXTRACT(year FROM d) is another way to write date_part('year', d): whoever asks for one gets the other too.
		f["function:date_part"], f["function:extract"] = true, true
	default:
		f["function:"+name] = true
	}
}

// isWrittenCast tells a cast that somebody wrote from one that DuckDB makes of a literal, which has no place of its own.
func isWrittenCast(n Node) bool {
	at, ok := n.Location()
	child, childOK := n.Child("child").Location()
	return ok && (!childOK || at != child)
}

// interval gives what INTERVAL (n) UNIT was written with: DuckDB makes to_units(CAST(trunc(CAST(n AS DOUBLE)) AS
// INTEGER)) of it. Nil for any other function.
func interval(n Node) Node {
	children := n.List("children")
	if !strings.HasPrefix(n.Text("function_name"), "to_") || len(children) != 1 || children[0].Class() != "CAST" {
		return nil
	}
	trunc := children[0].Child("child")
	if _, placed := trunc.Location(); placed || trunc.Text("function_name") != "trunc" {
		return nil
	}
	inner := trunc.List("children")
	if len(inner) != 1 || inner[0].Class() != "CAST" {
		return nil
	}
	return inner[0].Child("child")
}

// hasGroups reports whether a query groups its rows, GROUP BY ALL included.
func hasGroups(n Node) bool {
	return len(n.List("group_expressions")) > 0 || n.Text("aggregate_handling") == "FORCE_AGGREGATES"
}
