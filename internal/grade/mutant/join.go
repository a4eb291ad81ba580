package mutant

import (
	"strings"

	"guildhall/internal/sqltext"
)

// from changes joins, and goes into subqueries.
func (m *maker) from(table, q sqltext.Node, known relations) {
	if table == nil {
		return
	}
	switch table.Type() {
	case "SUBQUERY":
		m.query(table.Child("subquery").Child("node"), known)
	case "JOIN":
		m.joinKind(table, q)
		if condition := table.Child("condition"); condition != nil {
			m.condition(condition, "join", known)
		}
		m.from(table.Child("left"), q, known)
		m.from(table.Child("right"), q, known)
	}
}

// joinKind turns inner joins into outer ones and the reverse.
func (m *maker) joinKind(join, q sqltext.Node) {
	if join.Text("ref_type") != "REGULAR" {
		return
	}
	var others []string
	switch join.Text("join_type") {
	case "INNER":
		others = []string{"LEFT", "RIGHT"}
	case "LEFT":
		others = []string{"INNER", "RIGHT"}
	case "RIGHT":
		others = []string{"INNER", "LEFT"}
	case "OUTER":
		others = []string{"LEFT", "INNER"}
	}
	for _, other := range others {
		m.tryEquivalent("join-kind", "join", m.filledAndDropped(join, q, other), set(join, "join_type", other))
	}
}

// filledAndDropped says why an outer join in the place of an inner one, or the reverse, changes nothing: WHERE drops every row in
// which the table that the join fills up is empty.
func (m *maker) filledAndDropped(join, q sqltext.Node, other string) string {
	kind := join.Text("join_type")
	outer := other
	if other == "INNER" {
		outer = kind
	}
	side := map[string]string{"LEFT": "right", "RIGHT": "left"}[outer]
	if side == "" || (kind != "INNER" && other != "INNER") {
		return ""
	}
	filled := relations{}
	named(join.Child(side), filled)
	for _, part := range conjuncts(q.Child("where_clause")) {
		if table := m.rejectsNull(part, filled); table != "" {
			return "WHERE asks for a value of " + table
		}
	}
	return ""
}

// conjuncts are the parts of a condition that all must hold.
func conjuncts(condition sqltext.Node) []sqltext.Node {
	switch {
	case condition == nil:
		return nil
	case condition.Type() == "CONJUNCTION_AND":
		return condition.List("children")
	default:
		return []sqltext.Node{condition}
	}
}

// rejectsNull names the table of a column that a condition tests in a way that no NULL passes; "" when there is none.
func (m *maker) rejectsNull(condition sqltext.Node, tables relations) string {
	var tested sqltext.Node
	switch {
	case condition.Class() == "COMPARISON":
		tested = condition.Child("left")
	case condition.Class() == "BETWEEN":
		tested = condition.Child("input")
	case condition.Type() == "COMPARE_IN", condition.Type() == "OPERATOR_IS_NOT_NULL",
		condition.Class() == "FUNCTION" && (condition.Text("function_name") == "~~" || condition.Text("function_name") == "~~*"):
		if arguments := condition.List("children"); len(arguments) > 0 {
			tested = arguments[0]
		}
	}
	if condition.Type() == "COMPARE_DISTINCT_FROM" || condition.Type() == "COMPARE_NOT_DISTINCT_FROM" || tested.Class() != "COLUMN_REF" {
		return ""
	}
	names := tested.Texts("column_names")
	for _, qualifier := range tables.sorted() {
		if len(names) == 2 && strings.EqualFold(names[0], qualifier) {
			return tables[qualifier]
		}
	}
	return ""
}
