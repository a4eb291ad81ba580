package diagnose

import (
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// guesses are mends that a query written in another way than the reference may need: what people most often get wrong, one
// step at a time.
func guesses(l *lead, work *sqltext.Tree, matched []pair) {
	g := guessing{l: l}
	work.Walk(func(n sqltext.Node) bool {
		g.node(n)
		return true
	})
	g.constants(matched)
	g.aggregates(work, matched)
}

type guessing struct {
	l *lead
}

func (g guessing) add(f family, code, clause string, at sqltext.Node, args i18n.Args, m mend) {
	g.l.add(suspect{family: f, code: code, args: args, at: at, clause: clause, mend: m, guess: true})
}

// node guesses at one node.
func (g guessing) node(n sqltext.Node) {
	switch {
	case n.Type() == "JOIN" && n.Text("ref_type") == "REGULAR":
		g.join(n)
	case n.Type() == "SET_OPERATION_NODE" && n.Text("setop_type") == "UNION":
		code := "GH-UNION"
		if n.Flag("setop_all") {
			code = "GH-UNION/all"
		}
		g.add(repeats, code, "union", nil, nil, set(n, "setop_all", !n.Flag("setop_all")))
	case n.Type() == "SELECT_NODE":
		g.query(n)
	case n.Class() == "COMPARISON":
		g.comparison(n)
	case n.Class() == "CONJUNCTION":
		code, other := "SEM-39", "CONJUNCTION_OR"
		if n.Type() == "CONJUNCTION_OR" {
			code, other = "LOG-52", "CONJUNCTION_AND"
		}
		g.add(filters, code, "", n, nil, set(n, "type", other))
		g.alternatives(n)
	case n.Type() == "OPERATOR_NOT" && len(n.List("children")) == 1 && n.List("children")[0].Class() == "SUBQUERY":
		g.notIn(n.List("children")[0])
	case n.Class() == "FUNCTION":
		g.function(n)
	case n.Class() == "WINDOW":
		for _, order := range n.List("orders") {
			g.add(expressions, "GH-WINDOW-ORDER", "", order.Child("expression"), nil, set(order, "type", otherWay(order)))
		}
	}
}

func otherWay(order sqltext.Node) string {
	if order.Text("type") == "DESCENDING" {
		return "ASCENDING"
	}
	return "DESCENDING"
}

func (g guessing) join(n sqltext.Node) {
	switch n.Text("join_type") {
	case "INNER":
		g.add(joins, "GH-OUTER", "from", n, i18n.Args{"Table": plainest(n.Child("left"))}, set(n, "join_type", "LEFT"))
		g.add(joins, "GH-OUTER", "from", n, i18n.Args{"Table": plainest(n.Child("right"))}, set(n, "join_type", "RIGHT"))
	case "LEFT", "RIGHT", "FULL":
		g.add(joins, "GH-INNER", "from", n, nil, set(n, "join_type", "INNER"))
	}
}

func plainest(table sqltext.Node) string {
	for table.Type() == "JOIN" {
		table = table.Child("right")
	}
	return tableName(table)
}

func (g guessing) query(n sqltext.Node) {
	if !distinct(n) {
		g.add(repeats, "LOG-72/distinct", "select", nil, nil, withDistinct(n))
	} else {
		g.add(repeats, "SEM-42/distinct", "select", nil, nil, withoutModifier(n, "DISTINCT_MODIFIER"))
	}
	for _, order := range ordersOf(n) {
		at := order.Child("expression")
		g.add(ordering, directionCode(at), "", at, i18n.Args{"Column": columnShown(at)}, set(order, "type", otherWay(order)))
	}
	for _, member := range []string{"where_clause", "having", "qualify"} {
		conditions := sqltext.Conjuncts(n.Child(member))
		for i, c := range conditions {
			rest := slices.Delete(slices.Clone(conditions), i, i+1)
			g.drop(c, clauseOf(member), setNode(n, member, sqltext.Conjunction(rest)))
		}
	}
	g.impossible(n)
	if g.l.gap != Missing {
		return
	}
	for _, j := range jointsOf(side{query: n, names: sqltext.NamesOf(n, nil, nil)}) {
		for i, c := range sqltext.Conjuncts(j.node.Child("condition")) {
			g.drop(c, "from", condition{node: c, holder: j.node, member: "condition", index: i}.without())
		}
	}
}

// impossible: one column is to be two values at once, and nothing comes back.
func (g guessing) impossible(query sqltext.Node) {
	conditions := sqltext.Conjuncts(query.Child("where_clause"))
	for i, c := range conditions {
		for _, before := range conditions[:i] {
			column := c.Child("left")
			if c.Type() != "COMPARE_EQUAL" || before.Type() != "COMPARE_EQUAL" || column.Class() != "COLUMN_REF" || g.l.actual > 0 ||
				!slices.Equal(column.Texts("column_names"), before.Child("left").Texts("column_names")) || !isConstant(c.Child("right")) || !isConstant(before.Child("right")) {
				continue
			}
			rest := slices.Delete(slices.Clone(conditions), i, i+1)
			g.l.add(suspect{
				family: filters, code: "SEM-39", at: c, clause: "where", mend: setNode(query, "where_clause", sqltext.Conjunction(rest)), guess: true, shown: true,
			})
		}
	}
}

// drop takes a condition away: it may be one too many, or the one that drops the rows that are missing.
func (g guessing) drop(at sqltext.Node, clause string, m mend) {
	g.l.add(suspect{family: filters, code: "LOG-68", args: i18n.Args{"Column": columnShown(at)}, at: at, clause: clause, mend: m, guess: true, opens: true})
}

// alternatives takes away each of the conditions that OR joins.
func (g guessing) alternatives(or sqltext.Node) {
	children := or.List("children")
	if or.Type() != "CONJUNCTION_OR" || len(children) < 2 {
		return
	}
	for i, c := range children {
		rest := slices.Delete(slices.Clone(children), i, i+1)
		left := become(or, rest[0])
		if len(rest) > 1 {
			left = setNodes(or, "children", rest)
		}
		g.add(filters, "LOG-68/value", "", c, i18n.Args{"Column": columnShown(c)}, left)
	}
}

var neighbours = map[string]string{
	"COMPARE_LESSTHAN": "COMPARE_LESSTHANOREQUALTO", "COMPARE_LESSTHANOREQUALTO": "COMPARE_LESSTHAN",
	"COMPARE_GREATERTHAN": "COMPARE_GREATERTHANOREQUALTO", "COMPARE_GREATERTHANOREQUALTO": "COMPARE_GREATERTHAN",
}

var opposites = map[string]string{
	"COMPARE_EQUAL": "COMPARE_NOTEQUAL", "COMPARE_NOTEQUAL": "COMPARE_EQUAL",
	"COMPARE_LESSTHAN": "COMPARE_GREATERTHAN", "COMPARE_GREATERTHAN": "COMPARE_LESSTHAN",
	"COMPARE_LESSTHANOREQUALTO": "COMPARE_GREATERTHANOREQUALTO", "COMPARE_GREATERTHANOREQUALTO": "COMPARE_LESSTHANOREQUALTO",
}

func (g guessing) comparison(n sqltext.Node) {
	args := i18n.Args{"Column": columnShown(n)}
	if other, ok := neighbours[n.Type()]; ok {
		left, right, _ := straight(n)
		g.add(filters, "LOG-57", "", n, boundaryArgs(left, right), set(n, "type", other))
	}
	if other, ok := opposites[n.Type()]; ok {
		g.add(filters, "LOG-57/operator", "", n, args, set(n, "type", other))
	}
}

// notIn leaves NULLs out of a list that NOT IN looks in.
func (g guessing) notIn(subquery sqltext.Node) {
	query := subquery.Child("subquery").Child("node")
	if subquery.Text("subquery_type") != "ANY" || len(query.List("select_list")) != 1 || len(query.List("group_expressions")) > 0 {
		return
	}
	known := sqltext.Node{"class": "OPERATOR", "type": "OPERATOR_IS_NOT_NULL", "alias": ""}
	listed := query.List("select_list")[0].Clone()
	listed["alias"] = ""
	known.SetList("children", []sqltext.Node{listed})
	conditions := append(sqltext.Conjuncts(query.Child("where_clause")), known)
	g.l.add(suspect{family: filters, code: "SEM-46", at: subquery, clause: "where", mend: setNode(query, "where_clause", sqltext.Conjunction(conditions)), guess: true, early: true})
}

func (g guessing) function(n sqltext.Node) {
	args := i18n.Args{"Column": columnShown(n), "Function": functionShown(n)}
	name, children := n.Text("function_name"), n.List("children")
	switch {
	case name == "//":
		g.add(expressions, "GH-INTEGER/operator", "", n, args, set(n, "function_name", "/"))
	case name == "regexp_full_match":
		g.add(filters, "GH-WHOLE-STRING", "", n, args, set(n, "function_name", "regexp_matches"))
	case name == "~~" || name == "!~~":
		g.add(filters, "GH-LIKE-CASE", "", n, args, set(n, "function_name", name+"*"))
	case name == "round" && len(children) > 0:
		g.add(expressions, "GH-ROUND-EARLY", "", n, args, become(n, children[0]))
	case name == "count" && n.Flag("distinct"):
		g.add(expressions, "LOG-78", "", n, args, set(n, "distinct", false))
	case name == "count" && len(children) == 1:
		g.add(expressions, "LOG-79", "", n, args, set(n, "distinct", true))
		star := n.Clone()
		star["function_name"] = "count_star"
		star["children"] = []any{}
		g.add(expressions, "LOG-81", "", n, args, become(n, star))
	case sqltext.IsAggregate(name) && n.Flag("distinct"):
		g.add(expressions, "SEM-41", "", n, args, set(n, "distinct", false))
	}
}

// constants tries each constant of the reference, which the learner does not use, in the place of each of the learner's of the
// same kind.
func (g guessing) constants(matched []pair) {
	if len(matched) == 0 {
		return
	}
	own, wanted := constantsIn(matched[0].learner.query), constantsIn(matched[0].reference.query)
	left, right := onlyTheirs(own, wanted), onlyTheirs(wanted, own)
	for _, n := range left {
		for _, other := range right {
			_, a := text(n)
			_, b := text(other)
			if a != b || n.Type() != other.Type() {
				continue
			}
			code, args := constantCode(n, other, i18n.Args{"Column": ""})
			g.add(filters, code, "", n, args, become(n, other))
		}
	}
}

func constantsIn(query sqltext.Node) []sqltext.Node {
	var found []sqltext.Node
	query.Walk(func(n sqltext.Node) bool {
		if n.Class() == "CONSTANT" && !n.Child("value").Flag("is_null") {
			found = append(found, n)
		}
		return true
	})
	return found
}

func onlyTheirs(mine, others []sqltext.Node) []sqltext.Node {
	value := func(n sqltext.Node) string { return sqltext.Node{"v": n.Child("value")["value"]}.Encode() }
	return slices.DeleteFunc(slices.Clone(mine), func(n sqltext.Node) bool {
		return slices.ContainsFunc(others, func(other sqltext.Node) bool { return value(n) == value(other) })
	})
}

// aggregates tries the reference's aggregates in the place of the learner's.
func (g guessing) aggregates(work *sqltext.Tree, matched []pair) {
	if len(matched) == 0 {
		return
	}
	var wanted []string
	matched[0].reference.query.Walk(func(n sqltext.Node) bool {
		if name := n.Text("function_name"); aggregates(n) && name != "count_star" && name != "count" && !slices.Contains(wanted, name) {
			wanted = append(wanted, name)
		}
		return true
	})
	work.Walk(func(n sqltext.Node) bool {
		name := n.Text("function_name")
		if !aggregates(n) || name == "count_star" {
			return true
		}
		for _, other := range wanted {
			if other != name {
				g.add(expressions, "LOG-80/aggregate", "", n, i18n.Args{"Function": name, "Column": columnShown(n)}, set(n, "function_name", other))
			}
		}
		return true
	})
}
