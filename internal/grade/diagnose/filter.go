package diagnose

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// lookAtConditions compares what the two queries keep: WHERE, HAVING, QUALIFY and the conditions of inner joins.
func lookAtConditions(l *lead, p pair) {
	if p.learner.query.Type() != "SELECT_NODE" || p.reference.query.Type() != "SELECT_NODE" {
		return
	}
	mine, theirs := onlyOne(filtersOf(p.learner), filtersOf(p.reference))
	l.addNone(p)
	l.addLogic(p, "where_clause")
	l.addLogic(p, "having")
	l.addMoved(p)
	used := make([]bool, len(theirs))
	var extra []condition
	for _, c := range mine {
		j := closest(p, c, theirs, used)
		if j < 0 {
			extra = append(extra, c)
			continue
		}
		used[j] = true
		l.addChanged(p, c, theirs[j])
	}
	var missing []condition
	for j, c := range theirs {
		if !used[j] {
			missing = append(missing, c)
		}
	}
	if len(extra) == 1 && len(missing) == 1 && extra[0].member == missing[0].member && extra[0].node.Type() == missing[0].node.Type() {
		// One condition stands in the place of another.
		l.addChanged(p, extra[0], missing[0])
	}
	for _, c := range extra {
		l.addExtra(p, c)
	}
	for _, c := range missing {
		l.addMissing(p, c)
	}
}

// addNone: <> between tables where the question asks for what has no partner at all.
func (l *lead) addNone(p pair) {
	absent := slices.ContainsFunc(conditionsOf(p.reference), func(c condition) bool {
		return c.node.Type() == "OPERATOR_NOT" && hasSubquery(c.node)
	})
	whole, ok := p.whole()
	if !absent || !ok {
		return
	}
	for _, c := range linking(p.learner, conditionsOf(p.learner)) {
		if c.node.Type() == "COMPARE_NOTEQUAL" {
			l.add(suspect{family: tables, code: "LOG-55", at: c.node, clause: clauseOf(c.member), mend: whole})
		}
	}
}

// filtersOf lists the conditions that choose rows; those that tie tables together are looked at elsewhere.
func filtersOf(s side) []condition {
	return slices.DeleteFunc(conditionsOf(s), func(c condition) bool {
		return c.outer || c.member != "having" && c.node.Class() == "COMPARISON" && len(s.titlesIn(c.node)) > 1
	})
}

// addLogic: the same simple conditions, put together by AND and OR in another way.
func (l *lead) addLogic(p pair, member string) {
	mine, theirs := p.learner.query.Child(member), p.reference.query.Child(member)
	if mine == nil || theirs == nil || p.learner.key(mine) == p.reference.key(theirs) {
		return
	}
	ka, kb := keysOf(p.learner, atoms(mine)), keysOf(p.reference, atoms(theirs))
	if len(ka) < 2 || !slices.Equal(ka, kb) {
		return
	}
	carried, ok := p.carried(theirs)
	if !ok {
		return
	}
	code := "LOG-63"
	switch {
	case mine.Type() == "CONJUNCTION_AND" && choices(mine) < choices(theirs):
		code = "SEM-39"
	case mine.Type() == "CONJUNCTION_OR" && slices.Equal(keysOf(p.learner, mine.List("children")), keysOf(p.reference, sqltext.Conjuncts(theirs))):
		code = "LOG-52"
	}
	l.add(suspect{family: filters, code: code, at: firstOf(mine, "CONJUNCTION_OR"), clause: clauseOf(member), mend: setNode(p.learner.query, member, carried)})
}

func keysOf(s side, nodes []sqltext.Node) []string {
	keys := make([]string, len(nodes))
	for i, n := range nodes {
		keys[i] = s.key(n)
	}
	slices.Sort(keys)
	return keys
}

// choices counts the places in an expression where one of several conditions is enough.
func choices(n sqltext.Node) int {
	count := 0
	n.Walk(func(part sqltext.Node) bool {
		if part.Type() == "CONJUNCTION_OR" || part.Type() == "COMPARE_IN" {
			count++
		}
		return part.Class() != "SUBQUERY"
	})
	return count
}

// firstOf finds the first node of a type, or returns the node itself.
func firstOf(n sqltext.Node, kind string) sqltext.Node {
	found := n
	n.Walk(func(part sqltext.Node) bool {
		if part.Class() == "SUBQUERY" || found.Type() == kind {
			return false
		}
		if part.Type() == kind {
			found = part
		}
		return true
	})
	return found
}

func clauseOf(member string) string {
	switch member {
	case "having":
		return "having"
	case "qualify":
		return "qualify"
	case "condition":
		return "from"
	default:
		return "where"
	}
}

// addMoved: a condition that stands in HAVING and belongs in WHERE. The reverse is an error of DuckDB's.
func (l *lead) addMoved(p pair) {
	for _, c := range conditionsOf(p.learner) {
		for _, other := range conditionsOf(p.reference) {
			if c.key != other.key || c.member != "having" || other.member != "where_clause" {
				continue
			}
			conditions := append(sqltext.Conjuncts(p.learner.query.Child(other.member)), c.node.Clone())
			l.add(suspect{
				family: filters, code: "LOG-69/having", at: c.node, clause: clauseOf(c.member),
				mend: all(setNode(p.learner.query, other.member, sqltext.Conjunction(conditions)), c.without()),
			})
		}
	}
}

// closest finds the reference's condition that a learner's condition probably means to be; -1 for none.
func closest(p pair, c condition, theirs []condition, used []bool) int {
	best, most := -1, 0
	for j, other := range theirs {
		if used[j] || (c.member == "having") != (other.member == "having") {
			continue
		}
		if n := likeness(p, c.node, other.node); n > most {
			best, most = j, n
		}
	}
	return best
}

// likeness is how much two conditions have in common; 0 for nothing.
func likeness(p pair, mine, theirs sqltext.Node) int {
	n := 0
	if mine.Class() == theirs.Class() {
		n++
	}
	if mine.Type() == theirs.Type() {
		n++
	}
	a, b := keysOf(p.learner, parts(mine)), keysOf(p.reference, parts(theirs))
	shared := 0
	for _, key := range a {
		if slices.Contains(b, key) {
			shared++
		}
	}
	if shared == 0 {
		return 0
	}
	return n + 4*shared
}

// parts lists the columns and constants of an expression.
func parts(n sqltext.Node) []sqltext.Node {
	var found []sqltext.Node
	n.Walk(func(part sqltext.Node) bool {
		if part.Class() == "COLUMN_REF" || part.Class() == "CONSTANT" || part.Class() == "FUNCTION" && len(part.List("children")) == 0 {
			found = append(found, part)
		}
		return true
	})
	return found
}

func (l *lead) addExtra(p pair, c condition) {
	s := suspect{
		family: filters, code: "LOG-68", args: i18n.Args{"Column": columnShown(c.node)}, at: c.node, clause: clauseOf(c.member), mend: c.without(), opens: true,
	}
	if column := columnShown(c.node); c.member == "where_clause" && !namesColumn(p.reference.query.Child("where_clause"), column) {
		if s.shown = l.alike[0] != "" && counts(p.reference, column); s.shown || choosesBy(p.reference, c.key) {
			s.code = "LOG-69/filter"
			s.args["Left"], s.args["Right"] = l.alike[0], l.alike[1]
		}
	}
	l.add(s)
}

// counts reports whether an aggregate of a query uses a column.
func counts(s side, column string) bool {
	return anyPart(s.query.List("select_list"), func(n sqltext.Node) bool { return aggregates(n) && namesColumn(n, column) })
}

// choosesBy reports whether a query counts only the rows that meet a condition, given by its key, in one of its columns.
func choosesBy(s side, key string) bool {
	return anyPart(s.query.List("select_list"), func(n sqltext.Node) bool {
		return slices.ContainsFunc(sqltext.Conjuncts(n.Child("filter")), func(c sqltext.Node) bool { return s.key(c) == key })
	})
}

// anyPart reports whether a part of one of the expressions, but for their subqueries, is what is looked for.
func anyPart(expressions []sqltext.Node, wanted func(sqltext.Node) bool) bool {
	found := false
	for _, n := range expressions {
		n.Walk(func(part sqltext.Node) bool {
			found = found || wanted(part)
			return !found && part.Class() != "SUBQUERY"
		})
	}
	return found
}

func (l *lead) addMissing(p pair, c condition) {
	carried, ok := p.carried(c.node)
	if !ok {
		return
	}
	member := c.member
	if member == "condition" {
		member = "where_clause"
	}
	conditions := append(sqltext.Conjuncts(p.learner.query.Child(member)), carried)
	code, args := "LOG-66", i18n.Args{"Column": columnShown(c.node)}
	switch {
	case hasSubquery(c.node) && looksElsewhere(p.learner):
		return // it is there, in another way
	case hasSubquery(c.node):
		code = "LOG-66/subquery"
	case !p.outermost && looksOut(p.reference, c.node):
		code = "LOG-66/tied"
	case member == "having":
		code = "LOG-66/having"
	case c.node.Type() == "OPERATOR_IS_NOT_NULL":
		code = "LOG-66/null"
	}
	var at sqltext.Node
	if code == "LOG-66/tied" {
		at = p.learner.query
	}
	if mine := p.learner.query.Child(member); mine.Type() == "CONJUNCTION_OR" && namesColumn(mine, columnShown(c.node)) {
		// The condition is there, and holds for one side of OR only.
		code, args, at = "LOG-63", nil, mine
	}
	l.add(suspect{
		family: filters, code: code, args: args, at: at, about: columnsOf(carried), clause: clauseOf(member),
		mend: setNode(p.learner.query, member, sqltext.Conjunction(conditions)),
	})
}

// addBoundary: a comparison that is written in another way than the reference's may still be off by its boundary alone.
func (l *lead) addBoundary(c condition) {
	other, ok := neighbours[c.node.Type()]
	if !ok {
		return
	}
	left, right, _ := straight(c.node)
	l.add(suspect{
		family: filters, code: "LOG-57", args: boundaryArgs(left, right), at: c.node, clause: clauseOf(c.member), mend: set(c.node, "type", other),
		guess: true, early: true,
	})
}

// looksElsewhere reports whether a query asks what other rows there are, by a subquery or by what an outer join left empty.
func looksElsewhere(s side) bool {
	outer := slices.ContainsFunc(jointsOf(s), func(j joint) bool { return j.kind != "INNER" })
	return slices.ContainsFunc(conditionsOf(s), func(c condition) bool {
		return c.member != "condition" && (hasSubquery(c.node) || outer && c.node.Type() == "OPERATOR_IS_NULL")
	})
}

// looksOut reports whether a condition of a subquery ties it to the row outside.
func looksOut(s side, n sqltext.Node) bool {
	tables := map[string]bool{}
	for _, name := range columnsIn(n) {
		if table, _, ok := strings.Cut(name, "."); ok {
			tables[table] = true
		}
	}
	return n.Class() == "COMPARISON" && len(tables) == 2 && len(s.titlesIn(n)) == 1
}

// namesColumn reports whether a column is named in an expression, but for its subqueries.
func namesColumn(n sqltext.Node, column string) bool {
	found := false
	n.Walk(func(part sqltext.Node) bool {
		found = found || part.Class() == "COLUMN_REF" && strings.EqualFold(columnShown(part), column)
		return !found && part.Class() != "SUBQUERY"
	})
	return found && column != ""
}

// addChanged names the difference between two conditions that mean to be the same.
func (l *lead) addChanged(p pair, c, other condition) {
	carried, ok := p.carried(other.node)
	if !ok {
		return
	}
	code, args := l.conditionCode(p, c.node, other.node)
	found := theDifferences(p, c.node, other.node)
	for _, d := range found {
		part, ok := p.carried(d.theirs)
		if !ok || sameNode(d.mine, c.node) {
			continue
		}
		// A difference in one alternative of several is named by itself.
		if d.mine.Class() == "COMPARISON" || len(found) > 1 && d.mine.Class() != "SUBQUERY" {
			code, args := l.conditionCode(p, d.mine, d.theirs)
			l.add(suspect{family: filters, code: code, args: args, at: d.mine, clause: clauseOf(c.member), mend: become(d.mine, part)})
		}
	}
	if code == "LOG-57/condition" {
		l.addBoundary(c)
	}
	// What differs in a subquery is looked for there first.
	inside := len(found) == 1 && found[0].mine.Class() == "SUBQUERY" && found[0].theirs.Class() == "SUBQUERY"
	l.add(suspect{family: filters, code: code, args: args, at: c.node, clause: clauseOf(c.member), mend: become(c.node, carried), guess: inside})
}
