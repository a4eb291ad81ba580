package sqltext

import (
	"slices"
	"strings"
)

// inlineCTEs puts every common table expression that is used once in its place and drops those that are never used.
// Recursive ones stay, and so does every name that a query further inside defines anew.
func inlineCTEs(query Node) {
	// Dropping one may leave another without use; chains of more than a few are nobody's.
	for range 4 {
		entries := query.Child("cte_map").List("map")
		if len(entries) == 0 {
			return
		}
		uses, definitions := tableUses(query)
		kept := slices.DeleteFunc(slices.Clone(entries), func(entry Node) bool {
			name := entry.Text("key")
			recursive := entry.Child("value").Child("query").Child("node").Type() == "RECURSIVE_CTE_NODE"
			if recursive || definitions[name] > 1 || len(uses[name]) > 1 {
				return false
			}
			for _, use := range uses[name] {
				replaceTable(use, entry)
			}
			return true
		})
		if len(kept) == len(entries) {
			return
		}
		query.Child("cte_map").SetList("map", kept)
	}
}

// tableUses lists by name the tables that could be common table expressions, and counts how often a name is defined.
func tableUses(query Node) (uses map[string][]Node, definitions map[string]int) {
	uses, definitions = map[string][]Node{}, map[string]int{}
	query.Walk(func(n Node) bool {
		if n.Type() == "BASE_TABLE" && n.Text("schema_name") == "" {
			uses[n.Text("table_name")] = append(uses[n.Text("table_name")], n)
		}
		if n.Child("value").Child("query") != nil {
			definitions[n.Text("key")]++
		}
		return true
	})
	return uses, definitions
}

// replaceTable turns a reference to a common table expression into the subquery that it stands for.
func replaceTable(table, entry Node) {
	value := entry.Child("value")
	alias, columns := table.Text("alias"), table.Texts("column_name_alias")
	if alias == "" {
		alias = entry.Text("key")
	}
	if len(columns) == 0 {
		columns = value.Texts("aliases")
	}
	sample := table["sample"]
	clear(table)
	table["type"], table["alias"], table["sample"] = "SUBQUERY", alias, sample
	table["subquery"] = map[string]any(value.Child("query"))
	table.SetTexts("column_name_alias", columns)
}

// spellOut replaces positions and output aliases in GROUP BY, ORDER BY, HAVING, QUALIFY and WHERE by what they stand for,
// and GROUP BY ALL by its keys.
func spellOut(query Node, inner *scope) {
	output := query.List("select_list")
	if query.Text("aggregate_handling") == "FORCE_AGGREGATES" && !slices.ContainsFunc(output, isStar) {
		var keys []Node
		for _, n := range output {
			if !hasAggregate(n) {
				keys = append(keys, unnamed(n))
			}
		}
		query["aggregate_handling"] = "STANDARD_HANDLING"
		query.SetList("group_expressions", keys)
		query["group_sets"] = nil
	}
	groups := query.List("group_expressions")
	for i, key := range groups {
		if n, ok := position(key); ok && n < len(output) && !slices.ContainsFunc(output[:n+1], isStar) {
			groups[i] = standing(output[n], key)
		}
	}
	query.SetList("group_expressions", groups)
	for _, order := range orders(query) {
		if n, ok := position(order.Child("expression")); ok && n < len(output) && !slices.ContainsFunc(output[:n+1], isStar) {
			order["expression"] = map[string]any(standing(output[n], order.Child("expression")))
		}
	}
	named := aliasesOf(output)
	for _, key := range []string{"where_clause", "group_expressions", "having", "qualify"} {
		query[key] = named.replace(query[key], inner.has)
	}
	// ORDER BY looks at output names before it looks at columns.
	query["modifiers"] = named.replace(query["modifiers"], func(string) bool { return false })
}

// aliases are the output names of a query and what they stand for.
type aliases map[string]Node

// aliasesOf leaves out names that occur in their own expression, as in upper(name) AS name: the name is a column too.
func aliasesOf(output []Node) aliases {
	named := aliases{}
	for _, n := range output {
		alias := n.Text("alias")
		if alias == "" || size(n, smallOperand) >= smallOperand {
			continue
		}
		own := false
		n.Walk(func(part Node) bool {
			own = own || columnName(part) == alias
			return !own
		})
		if !own || columnName(n) == alias {
			named[strings.ToLower(alias)] = n
		}
	}
	return named
}

// replace puts expressions for names, but not inside subqueries, which do not see them.
func (a aliases) replace(value any, isColumn func(string) bool) any {
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = a.replace(value[i], isColumn)
		}
	case map[string]any:
		n := Node(value)
		if n.Class() == "SUBQUERY" {
			n["child"] = a.replace(n["child"], isColumn)
			return value
		}
		if names := n.Texts("column_names"); len(names) == 1 {
			name := strings.ToLower(names[0])
			if meant := a[name]; meant != nil && !isColumn(name) {
				return map[string]any(standing(meant, n))
			}
		}
		for key := range n {
			n[key] = a.replace(n[key], isColumn)
		}
	}
	return value
}

func unnamed(n Node) Node {
	copied := n.Clone()
	copied["alias"] = ""
	return copied
}

// standing is an expression without its name, at the place of the name or number that stood for it.
func standing(n, at Node) Node {
	copied := unnamed(n)
	if location, ok := at["query_location"]; ok {
		copied.Walk(func(part Node) bool {
			if _, ok := part["query_location"]; ok {
				part["query_location"] = location
			}
			return true
		})
	}
	return copied
}

// hasAggregate reports whether an expression aggregates rows, subqueries and windows aside.
func hasAggregate(n Node) bool {
	found := false
	n.Walk(func(part Node) bool {
		if part.Class() == "SUBQUERY" || part.Class() == "WINDOW" {
			return false
		}
		name := part.Text("function_name")
		found = found || part.Class() == "FUNCTION" && (IsAggregate(name) || name == "count_star")
		return !found
	})
	return found
}

// sortGroups sorts the keys of a plain GROUP BY, whose order means nothing.
func sortGroups(query Node) {
	if sets, _ := query["group_sets"].([]any); len(sets) > 1 {
		return
	}
	query["group_sets"] = nil
	query.SetList("group_expressions", sortNodes(query.List("group_expressions"), true))
}

// unwrap replaces SELECT * FROM (query) by the query.
func unwrap(query Node) {
	list, table := query.List("select_list"), query.Child("from_table")
	plain := len(list) == 1 && isStar(list[0]) && !list[0].Flag("columns") && len(list[0].Texts("exclude_list")) == 0 &&
		len(list[0].List("replace_list")) == 0 && len(list[0].List("rename_list")) == 0
	if !plain || table.Type() != "SUBQUERY" || len(table.Texts("column_name_alias")) > 0 || table["sample"] != nil {
		return
	}
	for _, key := range []string{"where_clause", "having", "qualify", "sample"} {
		if query[key] != nil {
			return
		}
	}
	if len(query.List("modifiers")) > 0 || hasGroups(query) || len(query.Child("cte_map").List("map")) > 0 {
		return
	}
	inner := table.Child("subquery").Child("node")
	clear(query)
	for key, value := range inner {
		query[key] = value
	}
}

// dropOutputNames forgets what the outermost columns are called.
func dropOutputNames(query Node) {
	if query.Type() == "SET_OPERATION_NODE" {
		dropOutputNames(query.Child("left"))
		dropOutputNames(query.Child("right"))
		sortSetOperation(query)
		return
	}
	for _, n := range query.List("select_list") {
		n["alias"] = ""
	}
}

// sortSetOperation puts the sides of a set operation that has no sides in order.
func sortSetOperation(query Node) {
	if query.Text("setop_type") == "EXCEPT" || query.Type() != "SET_OPERATION_NODE" {
		return
	}
	if left, right := query.Child("left"), query.Child("right"); compareNodes(left, right) > 0 {
		query["left"], query["right"] = map[string]any(right), map[string]any(left)
	}
}

// dropExistsList forgets what EXISTS selects, which nobody looks at unless it aggregates.
func dropExistsList(query Node) {
	if query.Type() == "SELECT_NODE" && !slices.ContainsFunc(query.List("select_list"), hasAggregate) {
		query["select_list"] = []any{}
	}
}
