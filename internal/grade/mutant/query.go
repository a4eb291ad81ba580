package mutant

import (
	"maps"
	"slices"
	"strings"

	"guildhall/internal/sqltext"
)

// relations are the tables that a query names, by the name that columns are qualified with; "" has those of the query around.
type relations map[string]string

// sorted gives the names in alphabetical order, so that the mutants of a query are always the same.
func (r relations) sorted() []string { return slices.Sorted(maps.Keys(r)) }

// query makes the mutants of a query and of the queries in it.
func (m *maker) query(q sqltext.Node, around relations) {
	if q == nil {
		return
	}
	m.commonTables(q, around)
	m.modifiers(q)
	if q.Type() == "SET_OPERATION_NODE" {
		m.setOperation(q, around)
		return
	}
	known := relations{}
	maps.Copy(known, around)
	named(q.Child("from_table"), known)
	outside := m.asked
	m.asked = askedFor(q)
	defer func() { m.asked = outside }()
	m.output(q, known)
	m.from(q.Child("from_table"), q, known)
	for _, clause := range []struct{ key, name string }{{"where_clause", "where"}, {"having", "having"}, {"qualify", "qualify"}} {
		if condition := q.Child(clause.key); condition != nil {
			m.dropped(q, clause.key, clause.name)
			m.condition(condition, clause.name, known)
		}
	}
	m.groups(q, known)
}

// askedFor lists the columns that IS NOT NULL in WHERE asks to be there, in small letters.
func askedFor(q sqltext.Node) map[string]bool {
	asked := map[string]bool{}
	for _, part := range conjuncts(q.Child("where_clause")) {
		if arguments := part.List("children"); part.Type() == "OPERATOR_IS_NOT_NULL" && len(arguments) == 1 {
			if names := arguments[0].Texts("column_names"); len(names) > 0 {
				asked[strings.ToLower(names[len(names)-1])] = true
			}
		}
	}
	return asked
}

// commonTables goes into the queries of WITH.
func (m *maker) commonTables(q sqltext.Node, around relations) {
	for _, entry := range q.Child("cte_map").List("map") {
		inner := entry.Child("value").Child("query").Child("node")
		if inner != nil && inner.Type() == "RECURSIVE_CTE_NODE" {
			m.try("recursion", "with", set(inner, "union_all", !inner.Flag("union_all")))
			m.query(inner.Child("left"), around)
			m.query(inner.Child("right"), around)
			continue
		}
		m.query(inner, around)
	}
}

// named collects the tables of a FROM clause.
func named(table sqltext.Node, into relations) {
	switch table.Type() {
	case "BASE_TABLE":
		name := table.Text("alias")
		if name == "" {
			name = table.Text("table_name")
		}
		into[name] = table.Text("table_name")
	case "JOIN":
		named(table.Child("left"), into)
		named(table.Child("right"), into)
	}
}

// setOperation changes UNION, EXCEPT and INTERSECT, and goes into both sides.
func (m *maker) setOperation(q sqltext.Node, around relations) {
	m.try("union-all", "union", set(q, "setop_all", !q.Flag("setop_all")))
	for _, other := range []string{"UNION", "EXCEPT", "INTERSECT"} {
		if q.Text("setop_type") != other {
			m.try("set-operation", "union", set(q, "setop_type", other))
		}
	}
	for _, side := range []string{"left", "right"} {
		m.query(q.Child(side), around)
	}
	for _, child := range q.List("children") {
		m.query(child, around)
	}
}

// output changes what a query returns.
func (m *maker) output(q sqltext.Node, known relations) {
	for _, expression := range q.List("select_list") {
		m.expression(expression, "select", known)
	}
}

// modifiers change DISTINCT, ORDER BY and LIMIT.
func (m *maker) modifiers(q sqltext.Node) {
	all, _ := q["modifiers"].([]any)
	distinct := false
	for i, modifier := range q.List("modifiers") {
		switch modifier.Type() {
		case "ORDER_MODIFIER":
			m.try("order-by", "order by", without(q, "modifiers", i))
			m.orders(modifier)
		case "LIMIT_MODIFIER":
			m.try("limit", "limit", without(q, "modifiers", i))
			if limit := modifier.Child("limit"); limit != nil {
				m.constant(limit, "limit")
			}
		case "DISTINCT_MODIFIER":
			distinct = true
			m.try("distinct", "select", without(q, "modifiers", i))
		}
	}
	if !distinct && q.Type() == "SELECT_NODE" {
		added := map[string]any{"type": "DISTINCT_MODIFIER", "distinct_on_targets": []any{}}
		m.tryEquivalent("distinct", "select", m.distinctAlready(q), set(q, "modifiers", append([]any{added}, all...)))
	}
}

// orders change the sort keys.
func (m *maker) orders(modifier sqltext.Node) {
	orders := modifier.List("orders")
	for i, order := range orders {
		if len(orders) > 1 {
			m.try("order-key", "order by", without(modifier, "orders", i))
		}
		direction := "DESCENDING"
		if order.Type() == "DESCENDING" {
			direction = "ASCENDING"
		}
		m.try("order-direction", "order by", set(order, "type", direction))
	}
	if len(orders) > 1 {
		reversed := make([]any, len(orders))
		for i, order := range orders {
			reversed[len(orders)-1-i] = map[string]any(order)
		}
		m.try("order-keys-reversed", "order by", set(modifier, "orders", reversed))
	}
}

// groups drop a grouping key or the extra rows of ROLLUP and CUBE. A key that is dropped may stay in the output, where DuckDB then
// refuses the query: such a mutant is not valid and does not count.
func (m *maker) groups(q sqltext.Node, known relations) {
	groups := q.List("group_expressions")
	sets, _ := q["group_sets"].([]any)
	if len(sets) > 1 {
		m.try("grouping-sets", "group by", set(q, "group_sets", sets[:1]))
	}
	for i, group := range groups {
		m.column(group, "group by", known)
		if len(groups) > 1 && len(sets) == 1 {
			m.try("group-key", "group by", m.withoutGroup(q, groups, i))
		}
	}
}

// withoutGroup leaves out one grouping key and takes the first of its values where the output shows it.
func (m *maker) withoutGroup(q sqltext.Node, groups []sqltext.Node, out int) func() func() {
	return func() func() {
		dropGroup := without(q, "group_expressions", out)()
		numbers := make([]any, 0, len(groups)-1)
		for i := range len(groups) - 1 {
			numbers = append(numbers, jsonInt(i))
		}
		dropSet := set(q, "group_sets", []any{numbers})()
		var undos []func()
		for _, shown := range q.List("select_list") {
			if same(shown, groups[out]) {
				undos = append(undos, become(shown, function("any_value", false, shown.Clone()))())
			}
		}
		return func() {
			for _, undo := range undos {
				undo()
			}
			dropSet()
			dropGroup()
		}
	}
}
