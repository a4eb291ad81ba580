package mutant

import (
	"slices"
	"strings"

	"guildhall/internal/sqltext"
)

// resolve finds the column that a reference names, and the qualifier of its table.
func (m *maker) resolve(e sqltext.Node, known relations) (Column, bool) {
	names := e.Texts("column_names")
	if e.Class() != "COLUMN_REF" || len(names) == 0 {
		return Column{}, false
	}
	for _, qualifier := range known.sorted() {
		if len(names) == 2 && !strings.EqualFold(names[0], qualifier) {
			continue
		}
		for _, c := range m.schema(known[qualifier]) {
			if strings.EqualFold(c.Name, names[len(names)-1]) {
				return c, true
			}
		}
	}
	return Column{}, false
}

// neverNull says why counting a column counts rows.
func (m *maker) neverNull(e sqltext.Node, known relations) string {
	if c, ok := m.resolve(e, known); ok && c.NotNull && len(known) == 1 {
		return c.Name + " is never empty"
	}
	return ""
}

// alwaysDifferent says why DISTINCT within an aggregate changes nothing.
func (m *maker) alwaysDifferent(e sqltext.Node, known relations) string {
	if c, ok := m.resolve(e, known); ok && c.Unique {
		return c.Name + " has no value twice"
	}
	return ""
}

// nullable names a column of each table that may be empty, so that counting it differs from counting rows. What WHERE asks to be
// there is not empty.
func (m *maker) nullable(known relations) [][]string {
	var found [][]string
	for _, qualifier := range known.sorted() {
		for _, c := range m.schema(known[qualifier]) {
			if !c.NotNull && !m.asked[strings.ToLower(c.Name)] {
				found = append(found, []string{qualifier, c.Name})
				break
			}
		}
	}
	return found
}

// distinctAlready says why the rows of a query differ from each other without DISTINCT: it returns its grouping keys, or a key of its
// only table.
func (m *maker) distinctAlready(q sqltext.Node) string {
	output := q.List("select_list")
	if groups := q.List("group_expressions"); len(groups) > 0 {
		for _, group := range groups {
			if !slices.ContainsFunc(output, func(shown sqltext.Node) bool { return same(shown, group) }) {
				return ""
			}
		}
		return "the grouping keys are in the output"
	}
	if len(output) > 0 && !slices.ContainsFunc(output, func(shown sqltext.Node) bool { return !aggregated(shown) }) {
		return "there is only one row"
	}
	from := q.Child("from_table")
	if from.Type() != "BASE_TABLE" {
		return ""
	}
	known := relations{}
	named(from, known)
	for _, shown := range output {
		if why := m.alwaysDifferent(shown, known); why != "" {
			return why
		}
	}
	return ""
}

// aggregated reports whether an expression is an aggregate's result.
func aggregated(e sqltext.Node) bool {
	found := false
	e.Walk(func(n sqltext.Node) bool {
		if n.Class() == "FUNCTION" && sqltext.IsAggregate(n.Text("function_name")) {
			found = true
		}
		return !found && n.Class() != "SUBQUERY"
	})
	return found
}

// same reports whether two expressions are written the same, but for alias and place.
func same(a, b sqltext.Node) bool { return bare(a) == bare(b) }

func bare(n sqltext.Node) string {
	n = n.Clone()
	n.Walk(func(part sqltext.Node) bool {
		delete(part, "query_location")
		delete(part, "alias")
		return true
	})
	return n.Encode()
}
