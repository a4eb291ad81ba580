package diagnose

import (
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// lookAtOutput compares what the two queries work out for each column.
func lookAtOutput(l *lead, p pair) {
	mine, theirs := p.learner.query.List("select_list"), p.reference.query.List("select_list")
	mine, theirs, ok := besideStars(mine, theirs)
	if !ok || len(mine) == 0 || len(theirs) == 0 {
		return
	}
	l.addRounding(mine)
	l.addAverages(p)
	for i, j := range matchItems(l, p, mine, theirs) {
		if j < 0 {
			continue
		}
		l.addItem(p, mine[j], theirs[i])
	}
}

func isStar(n sqltext.Node) bool { return n.Class() == "STAR" }

// besideStars leaves out the star that both queries begin with; false when another star hides what the columns are.
func besideStars(mine, theirs []sqltext.Node) (left, right []sqltext.Node, ok bool) {
	if len(mine) > 0 && len(theirs) > 0 && isStar(mine[0]) && isStar(theirs[0]) {
		mine, theirs = mine[1:], theirs[1:]
	}
	return mine, theirs, !slices.ContainsFunc(mine, isStar) && !slices.ContainsFunc(theirs, isStar)
}

// matchItems gives for each column of the reference the learner's column that answers it, or -1: as the results were
// matched for the outermost queries; else equal ones first and the others in turn.
func matchItems(l *lead, p pair, mine, theirs []sqltext.Node) []int {
	if p.outermost && len(l.answers) == len(theirs) && len(mine) == len(theirs) {
		return l.answers
	}
	free := make([]int, len(mine))
	for j := range mine {
		free[j] = j
	}
	matched := make([]int, len(theirs))
	for i, n := range theirs {
		key := p.reference.key(n)
		matched[i] = -1
		if at := slices.IndexFunc(free, func(j int) bool { return p.learner.key(mine[j]) == key }); at >= 0 {
			matched[i], free = free[at], slices.Delete(free, at, at+1)
		}
	}
	if len(mine) != len(theirs) {
		return matched
	}
	for i := range matched {
		if matched[i] < 0 && len(free) > 0 {
			matched[i], free = free[0], free[1:]
		}
	}
	return matched
}

// addItem looks for the smallest difference in an output column, and for the column as a whole after it.
func (l *lead) addItem(p pair, mine, theirs sqltext.Node) {
	found := theDifferences(p, mine, theirs)
	for _, d := range found {
		carried, ok := p.carried(d.theirs)
		if !ok {
			continue
		}
		code, args, at := l.expressionCode(p, d.mine, d.theirs)
		if code == "LOG-67/select" && summarised(mine, d.mine) {
			code = "LOG-81/column"
		}
		s := suspect{family: expressions, code: code, args: args, at: at, clause: "select", mend: become(d.mine, carried)}
		if code == "LOG-67/select" || code == "LOG-66/expression" {
			s.family = columns
		}
		l.add(s)
		if shared := p.everywhere(d.mine, carried); shared != nil {
			l.add(withMend(s, shared))
		}
	}
	if len(found) < 2 && (len(found) == 0 || sameNode(found[0].mine, mine)) {
		return
	}
	if carried, ok := p.carried(theirs); ok {
		code, args, at := l.expressionCode(p, found[0].mine, found[0].theirs)
		l.add(suspect{family: columns, code: code, args: args, at: at, clause: "select", mend: become(mine, carried)})
	}
}

// everywhere is the mend of an expression at each place of the query where it is written; nil when there is one only.
func (p pair) everywhere(n, carried sqltext.Node) mend {
	if !aggregates(n) && n.Class() != "COLUMN_REF" {
		return nil
	}
	key := p.learner.key(n)
	var mends []mend
	for _, member := range []string{"select_list", "group_expressions", "having", "modifiers"} {
		sqltext.Node{"x": p.learner.query[member]}.Walk(func(part sqltext.Node) bool {
			if part.Class() == n.Class() && part.Class() != "" && p.learner.key(part) == key {
				mends = append(mends, become(part, carried))
				return false
			}
			return part.Child("node") == nil
		})
	}
	if len(mends) < 2 {
		return nil
	}
	return all(mends...)
}

// summarised reports whether an expression is what an aggregate or a window function works on.
func summarised(whole, part sqltext.Node) bool {
	found := false
	whole.Walk(func(n sqltext.Node) bool {
		if aggregates(n) || n.Class() == "WINDOW" {
			found = found || slices.ContainsFunc(n.List("children"), func(child sqltext.Node) bool { return sameNode(child, part) })
		}
		return !found && n.Child("node") == nil
	})
	return found
}

// summarises reports whether an expression holds an aggregate.
func summarises(n sqltext.Node) bool {
	found := false
	n.Walk(func(part sqltext.Node) bool {
		found = found || aggregates(part) || part.Class() == "WINDOW"
		return !found && part.Child("node") == nil
	})
	return found
}

func aggregates(n sqltext.Node) bool {
	name := n.Text("function_name")
	return n.Class() == "FUNCTION" && (name == "count_star" || sqltext.IsAggregate(name))
}

// addRounding: round in the middle of a calculation.
func (l *lead) addRounding(mine []sqltext.Node) {
	for _, n := range mine {
		outermost := true
		n.Walk(func(part sqltext.Node) bool {
			if part.Text("function_name") == "round" && !outermost && len(part.List("children")) > 0 {
				l.add(suspect{
					family: expressions, code: "GH-ROUND-EARLY", at: part, clause: "select",
					mend: become(part, part.List("children")[0]),
				})
			}
			outermost = outermost && part.Class() == ""
			return part.Child("node") == nil
		})
	}
}

// addAverages: an average of averages, which weighs small groups like large ones.
func (l *lead) addAverages(p pair) {
	for _, n := range p.learner.query.List("select_list") {
		n.Walk(func(part sqltext.Node) bool {
			name := part.Text("function_name")
			if (name == "avg" || name == "mean") && len(part.List("children")) == 1 && p.averaged(part.List("children")[0]) {
				if whole, ok := p.whole(); ok {
					l.add(suspect{family: expressions, code: "GH-AVERAGE", at: part, clause: "select", mend: whole})
				}
			}
			return part.Child("node") == nil
		})
	}
}

// averaged reports whether an expression is a column of a subquery that holds averages.
func (p pair) averaged(n sqltext.Node) bool {
	column := columnShown(n)
	if n.Class() != "COLUMN_REF" {
		return false
	}
	for _, inner := range sqltext.InnerQueries(p.learner.query) {
		for _, item := range inner.List("select_list") {
			name := item.Text("function_name")
			if item.Text("alias") == column && (name == "avg" || name == "mean") {
				return true
			}
		}
	}
	return false
}

// whole is the mend that takes the whole query of the reference over.
func (p pair) whole() (mend, bool) {
	if !p.outermost {
		return nil, false
	}
	return become(p.learner.query, p.reference.query), true
}

// expressionCode says in what a part of an output column differs from the reference's.
func (l *lead) expressionCode(p pair, mine, theirs sqltext.Node) (code string, args i18n.Args, at sqltext.Node) {
	args = i18n.Args{"Column": columnShown(mine), "Function": functionShown(mine), "Low": false, "High": false}
	m, t := mine.Text("function_name"), theirs.Text("function_name")
	switch {
	case mine.Class() == "WINDOW" && theirs.Class() == "WINDOW":
		if code = windowCode(p, mine, theirs); code == sameRows {
			code = "LOG-81/column"
		}
	case aggregates(mine) && aggregates(theirs):
		code = aggregateCode(mine, theirs)
	case mine.Class() == "CONSTANT" && theirs.Class() == "CONSTANT":
		code, args = constantCode(mine, theirs, args)
	case mine.Class() == "CONSTANT":
		code = "GH-HARD/select"
	case m == "//" && t != "//" || mine.Class() == "CAST" && theirs.Class() != "CAST" && isWhole(mine):
		code = "GH-INTEGER/operator"
	case m == "round" && t != "round":
		code = "GH-ROUNDED/extra"
	case t == "round" && contains(mine, "round"):
		code = "GH-ROUND-EARLY"
	case t == "round" && m != "round" && !slices.Contains([]string{"floor", "ceil", "ceiling", "trunc"}, m):
		code = "GH-UNROUNDED/missing"
	case t == "coalesce" || theirs.Type() == "OPERATOR_COALESCE":
		code = "GH-NULL/missing"
	case mine.Type() == "OPERATOR_COALESCE":
		code = "GH-NULL/extra"
	case aggregates(theirs) && !summarises(mine):
		code = "LOG-66/aggregate"
	case containsCoalesce(mine) && !containsCoalesce(theirs):
		code = "GH-NULL/extra"
	case (operator(m) && operator(t) && m != t || otherSigns(mine, theirs)) && slices.Equal(keysOf(p.learner, parts(mine)), keysOf(p.reference, parts(theirs))):
		code = "LOG-80/operator"
	case mine.Class() == "FUNCTION" && theirs.Class() == "FUNCTION" && m != t && !operator(m) && !operator(t):
		code = "LOG-80"
	case mine.Class() == "COLUMN_REF" && theirs.Class() == "COLUMN_REF":
		code = "LOG-67/select"
	case isCondition(mine) && isCondition(theirs) || mine.Type() == "OPERATOR_NOT" || theirs.Type() == "OPERATOR_NOT":
		code, args = l.conditionCode(p, mine, theirs)
	default:
		code = "LOG-66/expression"
	}
	return code, args, mine
}

// contains reports whether a function is called in an expression.
func contains(n sqltext.Node, name string) bool {
	found := false
	n.Walk(func(part sqltext.Node) bool {
		found = found || part.Text("function_name") == name
		return !found && part.Child("node") == nil
	})
	return found
}

func containsCoalesce(n sqltext.Node) bool {
	found := false
	n.Walk(func(part sqltext.Node) bool {
		found = found || part.Type() == "OPERATOR_COALESCE"
		return !found && part.Child("node") == nil
	})
	return found
}

// otherSigns reports whether two calculations have as many operators, and not the same ones.
func otherSigns(mine, theirs sqltext.Node) bool {
	a, b := signs(mine), signs(theirs)
	return len(a) == len(b) && !slices.Equal(a, b)
}

// signs lists the operators of a calculation in alphabetical order.
func signs(n sqltext.Node) []string {
	var all []string
	n.Walk(func(part sqltext.Node) bool {
		if name := part.Text("function_name"); operator(name) {
			all = append(all, name)
		}
		return part.Child("node") == nil
	})
	slices.Sort(all)
	return all
}

func isCondition(n sqltext.Node) bool {
	return n.Class() == "COMPARISON" || n.Class() == "CONJUNCTION" || n.Class() == "OPERATOR" && n.Type() != "OPERATOR_COALESCE"
}

func operator(name string) bool {
	return slices.Contains([]string{"+", "-", "*", "/", "//", "%", "||", "^", "**"}, name)
}

func isWhole(cast sqltext.Node) bool {
	return slices.Contains([]string{"INTEGER", "BIGINT", "SMALLINT", "TINYINT", "HUGEINT"}, cast.Child("cast_type").Text("id"))
}

// functionShown is a function's name as learners write it.
func functionShown(n sqltext.Node) string {
	if name := n.Text("function_name"); name != "count_star" {
		return name
	}
	return "count"
}

// aggregateCode compares two aggregates.
func aggregateCode(mine, theirs sqltext.Node) string {
	m, t := mine.Text("function_name"), theirs.Text("function_name")
	counts := func(name string) bool { return name == "count" || name == "count_star" }
	switch {
	case counts(m) && counts(t) && !mine.Flag("distinct") && theirs.Flag("distinct"):
		return "LOG-79"
	case counts(m) && counts(t) && mine.Flag("distinct") && !theirs.Flag("distinct"):
		return "LOG-78"
	case m == "count" && t == "count_star":
		return "LOG-81"
	case m == "count_star" && t == "count":
		return "LOG-81/star"
	case m != t:
		return "LOG-80/aggregate"
	case mine.Flag("distinct") && !theirs.Flag("distinct"):
		return "SEM-41"
	case mine.Flag("distinct") != theirs.Flag("distinct"):
		return "LOG-79/aggregate"
	case (mine.Child("filter") == nil) != (theirs.Child("filter") == nil):
		return "LOG-66/filter"
	default:
		return "LOG-81/column"
	}
}

// sameRows is what windowCode says of two windows that look at the same rows.
const sameRows = ""

// windowCode compares two window functions.
func windowCode(p pair, mine, theirs sqltext.Node) string {
	partitions := func(s side, n sqltext.Node) []string { return listKeys(s, n.List("partitions")) }
	orders := func(s side, n sqltext.Node) []string {
		keys := []string{}
		for _, order := range n.List("orders") {
			keys = append(keys, s.key(order.Child("expression"))+direction(order))
		}
		return keys
	}
	switch {
	case mine.Text("function_name") != theirs.Text("function_name") || mine.Type() != theirs.Type():
		return "LOG-80/window"
	case len(mine.List("partitions")) == 0 && len(theirs.List("partitions")) > 0:
		return "GH-PARTITION"
	case !slices.Equal(sorted(partitions(p.learner, mine)), sorted(partitions(p.reference, theirs))):
		return "GH-PARTITION/other"
	case !slices.Equal(orders(p.learner, mine), orders(p.reference, theirs)):
		return "GH-WINDOW-ORDER"
	case mine["start"] != theirs["start"] || mine["end"] != theirs["end"]:
		return "GH-FRAME"
	default:
		return sameRows
	}
}

// direction is how an ORDER BY key sorts, its default said.
func direction(order sqltext.Node) string {
	if order.Text("type") == "DESCENDING" {
		return " DESC"
	}
	return " ASC"
}
