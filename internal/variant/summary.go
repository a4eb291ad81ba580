package variant

import (
	"strconv"
	"strings"

	"guildhall/internal/sqltext"
)

// summary is an aggregate over groups of rows.
type summary struct {
	function string
	distinct bool
	columns  []address
	groups   []address
}

// threshold notes the comparison of an aggregate with a constant.
func (r *reader) threshold(s summary, op, text string) {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return
	}
	found := threshold{function: s.function, distinct: s.distinct, op: op, groups: s.groups, value: value}
	if len(s.columns) > 0 {
		found.column = &s.columns[0]
	}
	r.steer.thresholds = append(r.steer.thresholds, found)
}

// summary finds the aggregate that a side of a comparison works out: as GROUP BY, as a window, in a subquery that leans on the
// query round it, or by the name that a query gives it.
func (r *reader) summary(n sqltext.Node) (summary, bool) {
	if s, ok := r.called(n); ok {
		return s, true
	}
	if n.Class() == "SUBQUERY" {
		return r.leaning(n.Child("subquery").Child("node"))
	}
	var found summary
	ok := false
	n.Walk(func(n sqltext.Node) bool {
		name := strings.ToLower(n.Text("function_name"))
		if !ok && (n.Class() == "FUNCTION" || n.Class() == "WINDOW") && (name == "count_star" || sqltext.IsAggregate(name)) {
			found, ok = summary{function: name, distinct: n.Flag("distinct"), columns: r.columnsOf(n.List("children")), groups: r.groups}, true
			if n.Class() == "WINDOW" {
				found.groups = r.columnsOf(n.List("partitions"))
			}
		}
		return !ok && n.Class() != "SUBQUERY"
	})
	if ok && len(found.columns) == 0 {
		found.columns = r.columns(n) // count(*) - count(x)
	}
	return found, ok
}

func (r *reader) columnsOf(nodes []sqltext.Node) []address {
	var all []address
	for _, n := range nodes {
		all = append(all, r.columns(n)...)
	}
	return all
}

// leaning reads a subquery of one aggregate: its groups are the rows that it finds for each row of the query round it.
func (r *reader) leaning(query sqltext.Node) (summary, bool) {
	items := query.List("select_list")
	if query.Type() != "SELECT_NODE" || len(items) != 1 {
		return summary{}, false
	}
	scope := map[string]int{}
	r.leaves(query.Child("from_table"), scope)
	r.scopes = append(r.scopes, scope)
	defer func() { r.scopes = r.scopes[:len(r.scopes)-1] }()
	s, ok := r.summary(items[0])
	s.groups = nil
	for _, condition := range conjuncts(query.Child("where_clause")) {
		a, b := r.resolve(bare(condition.Child("left"))), r.resolve(bare(condition.Child("right")))
		if condition.Type() != "COMPARE_EQUAL" || a == nil || b == nil {
			continue
		}
		left, right := r.inside(condition.Child("left"), scope), r.inside(condition.Child("right"), scope)
		switch {
		case left && !right:
			s.groups = append(s.groups, *a)
		case right && !left:
			s.groups = append(s.groups, *b)
		}
	}
	return s, ok
}

// inside reports whether a column belongs to the tables of a scope rather than to a query round it, which may read the same tables.
func (r *reader) inside(n sqltext.Node, scope map[string]int) bool {
	names := bare(n).Texts("column_names")
	if len(names) > 1 {
		_, ok := scope[strings.ToLower(names[len(names)-2])]
		return ok
	}
	return len(names) == 1 && r.owner(scope, names[0]) != nil
}

// call notes the aggregates that a query returns, and the names that it gives them: HAVING and the queries round it compare them by
// these.
func (r *reader) call(query sqltext.Node) {
	for _, item := range query.List("select_list") {
		alias := strings.ToLower(item.Text("alias"))
		r.steer.summaries = append(r.steer.summaries, r.aggregates(item)...)
		if s, ok := r.summary(item); ok && alias != "" {
			r.summaries[alias] = s
		}
	}
}

// aggregates lists the aggregates of columns in an expression, but for those of windows and subqueries.
func (r *reader) aggregates(n sqltext.Node) []summary {
	var all []summary
	n.Walk(func(n sqltext.Node) bool {
		if name := strings.ToLower(n.Text("function_name")); n.Class() == "FUNCTION" && sqltext.IsAggregate(name) {
			if columns := r.columns(n); len(columns) > 0 {
				all = append(all, summary{function: name, columns: columns, groups: r.groups})
			}
		}
		return n.Class() != "SUBQUERY" && n.Class() != "WINDOW"
	})
	return all
}

// called finds the aggregate that a bare name stands for, unless a column of a table in sight is called so.
func (r *reader) called(n sqltext.Node) (summary, bool) {
	names := n.Texts("column_names")
	if n.Class() != "COLUMN_REF" || len(names) == 0 {
		return summary{}, false
	}
	name := names[len(names)-1]
	s, ok := r.summaries[strings.ToLower(name)]
	for _, scope := range r.scopes {
		ok = ok && r.owner(scope, name) == nil
	}
	return s, ok
}
