package diagnose

import (
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// lookAtOuterConditions: a condition on the table that an outer join may leave empty belongs in ON; in WHERE it drops the
// rows that the join was to keep. The reverse happens too.
func lookAtOuterConditions(l *lead, p pair) {
	if !p.sameTables() {
		return
	}
	mine, theirs := onlyOne(outerConditions(p.learner), outerConditions(p.reference))
	where, otherWhere := onlyOne(whereOf(p.learner), whereOf(p.reference))
	for _, c := range where {
		if i := slices.IndexFunc(theirs, func(o condition) bool { return o.key == c.key }); i >= 0 {
			l.addIntoOn(p, c)
		}
	}
	for _, c := range mine {
		if slices.ContainsFunc(otherWhere, func(o condition) bool { return o.key == c.key }) {
			conditions := append(sqltext.Conjuncts(p.learner.query.Child("where_clause")), c.node.Clone())
			l.add(suspect{
				family: joins, code: "COM-104/on", args: i18n.Args{"Column": columnShown(c.node)}, at: c.node, clause: "from",
				mend: all(setNode(p.learner.query, "where_clause", sqltext.Conjunction(conditions)), c.without()),
			})
		}
	}
	l.addOuterDifferences(p, mine, theirs)
}

// addIntoOn moves a condition from WHERE to the outer join that the reference has it in.
func (l *lead) addIntoOn(p pair, c condition) {
	for _, j := range jointsOf(p.learner) {
		if j.kind == "INNER" || j.node.Child("condition") == nil {
			continue
		}
		conditions := append(sqltext.Conjuncts(j.node.Child("condition")), c.node.Clone())
		l.add(suspect{
			family: joins, code: "COM-104", args: i18n.Args{"Column": columnShown(c.node)}, at: c.node, clause: "where",
			mend: all(setNode(j.node, "condition", sqltext.Conjunction(conditions)), c.without()),
		})
	}
}

// addOuterDifferences compares what stays in the conditions of outer joins.
func (l *lead) addOuterDifferences(p pair, mine, theirs []condition) {
	used := make([]bool, len(theirs))
	for _, c := range mine {
		if len(p.learner.titlesIn(c.node)) > 1 {
			continue // keys are looked at with the joins
		}
		if j := closest(p, c, theirs, used); j >= 0 {
			used[j] = true
			l.addChanged(p, c, theirs[j])
			continue
		}
		l.addExtra(p, c)
	}
	for k, c := range theirs {
		carried, ok := p.carried(c.node)
		if used[k] || !ok || len(p.reference.titlesIn(c.node)) > 1 {
			continue
		}
		for _, j := range jointsOf(p.learner) {
			if j.kind == "INNER" || j.node.Child("condition") == nil {
				continue
			}
			conditions := append(sqltext.Conjuncts(j.node.Child("condition")), carried)
			l.add(suspect{
				family: joins, code: "LOG-66/on", args: i18n.Args{"Column": columnShown(c.node)}, at: j.node.Child("condition"), clause: "from",
				mend: setNode(j.node, "condition", sqltext.Conjunction(conditions)),
			})
		}
	}
}

func outerConditions(s side) []condition {
	return slices.DeleteFunc(conditionsOf(s), func(c condition) bool { return !c.outer })
}

func whereOf(s side) []condition {
	return slices.DeleteFunc(conditionsOf(s), func(c condition) bool { return c.member != "where_clause" })
}
