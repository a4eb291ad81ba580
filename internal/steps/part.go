package steps

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// part is a query with the WITH tables that it can see: the query itself or one inside it.
type part struct {
	title i18n.Message
	node  sqltext.Node
	// around are the WITH tables of the queries round it, the outermost first.
	around []sqltext.Node
	// entry is the part's own WITH table where it refers to itself.
	entry sqltext.Node
}

// whole is a copy of the part as a query of its own.
func (p part) whole() sqltext.Node {
	if p.node.Type() == "RECURSIVE_CTE_NODE" {
		return p.within(everythingOf(p.entry.Text("key")))
	}
	return p.within(p.node.Clone())
}

// within gives a query the WITH tables that the part's own query sees. An inner WITH table hides an outer one of the same name.
func (p part) within(query sqltext.Node) sqltext.Node {
	all := query.Child("cte_map").List("map")
	for _, entry := range slices.Backward(p.sees()) {
		same := func(n sqltext.Node) bool { return strings.EqualFold(n.Text("key"), entry.Text("key")) }
		if !slices.ContainsFunc(all, same) {
			all = append([]sqltext.Node{entry}, all...)
		}
	}
	with := sqltext.Node{}
	with.SetList("map", all)
	query["cte_map"] = map[string]any(with.Clone())
	return query
}

// sees is everything that a query inside the part may use: what is round the part, and its own WITH tables.
func (p part) sees() []sqltext.Node {
	around := slices.Clone(p.around)
	if p.entry != nil {
		around = append(around, p.entry)
	}
	return append(around, p.node.Child("cte_map").List("map")...)
}

// parts lists the queries inside a part, in the order in which they are worked out.
func (p part) parts() []part {
	var found []part
	for i, entry := range p.node.Child("cte_map").List("map") {
		inner := part{
			title:  i18n.New("steps.part.with", i18n.Args{"Name": result.Safe(entry.Text("key"))}),
			node:   entry.Child("value").Child("query").Child("node"),
			around: append(slices.Clone(p.around), p.node.Child("cte_map").List("map")[:i]...),
		}
		switch {
		case inner.node.Type() == "RECURSIVE_CTE_NODE" && repeats(inner.node):
			inner.entry = entry
		case inner.node.Type() == "RECURSIVE_CTE_NODE":
			inner.node = union(inner.node)
		}
		found = append(found, inner)
	}
	switch p.node.Type() {
	case "SET_OPERATION_NODE":
		for i, arm := range arms(p.node) {
			found = append(found, part{title: i18n.New("steps.part.arm", i18n.Args{"Number": i + 1}), node: arm, around: p.sees()})
		}
	case "SELECT_NODE":
		found = append(found, p.inFrom()...)
		found = append(found, p.inClauses()...)
	}
	return found
}

// repeats reports whether a UNION after WITH RECURSIVE uses itself; DuckDB marks those that do not alike.
func repeats(query sqltext.Node) bool {
	found := false
	query.Child("right").Walk(func(n sqltext.Node) bool {
		found = found || (n.Type() == "BASE_TABLE" && strings.EqualFold(n.Text("table_name"), query.Text("cte_name")))
		return !found
	})
	return found
}

// union is a UNION that was marked as recursive and is not.
func union(query sqltext.Node) sqltext.Node {
	plain := query.Clone()
	plain["type"], plain["setop_type"], plain["setop_all"] = "SET_OPERATION_NODE", "UNION", query.Flag("union_all")
	for _, key := range []string{"cte_name", "union_all", "aliases", "key_targets"} {
		delete(plain, key)
	}
	return plain
}

// inFrom lists the subqueries that stand in FROM as tables.
func (p part) inFrom() []part {
	var found []part
	for _, table := range sqltext.FromTables(p.node.Child("from_table")) {
		query := table.Child("subquery").Child("node")
		if query == nil || isValues(query) {
			continue
		}
		title := i18n.New("steps.part.from", i18n.Args{"Name": result.Safe(table.Text("alias"))})
		if table.Text("alias") == "" {
			title = i18n.New("steps.part.from-nameless", nil)
		}
		found = append(found, part{title: title, node: query, around: p.sees()})
	}
	return found
}

// inClauses lists the subqueries of expressions.
func (p part) inClauses() []part {
	var found []part
	for _, clause := range []struct{ key, name string }{
		{"from_table", "JOIN"}, {"where_clause", "WHERE"}, {"group_expressions", "GROUP BY"}, {"having", "HAVING"},
		{"qualify", "QUALIFY"}, {"select_list", "SELECT"}, {"modifiers", "ORDER BY"},
	} {
		wrapped, number := sqltext.Node{"clause": p.node[clause.key]}, 0
		wrapped.Walk(func(n sqltext.Node) bool {
			if clause.key == "from_table" && n.Child("subquery") != nil && n.Class() == "" {
				return false // a table of FROM
			}
			if n.Class() != "SUBQUERY" {
				return true
			}
			number++
			title := i18n.New("steps.part.clause", i18n.Args{"Clause": clause.name, "Number": number})
			found = append(found, part{title: title, node: n.Child("subquery").Child("node"), around: p.sees()})
			return false
		})
	}
	return found
}

// arms are the queries that a UNION, INTERSECT or EXCEPT puts together; a chain of the same operation is one.
func arms(query sqltext.Node) []sqltext.Node {
	var found []sqltext.Node
	for _, side := range []sqltext.Node{query.Child("left"), query.Child("right")} {
		if sameOperation(query, side) {
			found = append(found, arms(side)...)
		} else {
			found = append(found, side)
		}
	}
	return found
}

// sameOperation reports whether brackets between two set operations make no difference.
func sameOperation(outer, inner sqltext.Node) bool {
	return inner.Type() == "SET_OPERATION_NODE" && inner.Text("setop_type") == outer.Text("setop_type") &&
		inner.Flag("setop_all") == outer.Flag("setop_all") && outer.Text("setop_type") != "EXCEPT" &&
		len(inner.List("modifiers")) == 0 && len(inner.Child("cte_map").List("map")) == 0
}

// isValues reports whether a query is only a list of VALUES, which has no steps.
func isValues(query sqltext.Node) bool {
	return query.Child("from_table").Type() == "EXPRESSION_LIST" && len(query.List("modifiers")) == 0
}

// everythingOf is SELECT * FROM a table.
func everythingOf(table string) sqltext.Node {
	return starFrom(sqltext.Node{
		"type": "BASE_TABLE", "alias": "", "sample": nil, "schema_name": "", "table_name": table, "column_name_alias": []any{},
		"catalog_name": "", "at_clause": nil,
	})
}

// starFrom is SELECT * FROM whatever a FROM may hold.
func starFrom(from sqltext.Node) sqltext.Node {
	query := sqltext.Node{
		"type": "SELECT_NODE", "modifiers": []any{}, "cte_map": map[string]any{"map": []any{}}, "from_table": map[string]any(from.Clone()),
		"where_clause": nil, "group_expressions": []any{}, "group_sets": []any{}, "aggregate_handling": "STANDARD_HANDLING",
		"having": nil, "sample": nil, "qualify": nil,
	}
	query.SetList("select_list", []sqltext.Node{{
		"class": "STAR", "type": "STAR", "alias": "", "relation_name": "", "exclude_list": []any{}, "replace_list": []any{},
		"columns": false, "expr": nil, "qualified_exclude_list": []any{}, "rename_list": []any{},
	}})
	return query
}
