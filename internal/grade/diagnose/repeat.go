package diagnose

import (
	"slices"

	"guildhall/internal/sqltext"
)

// lookAtRepeats: DISTINCT, and UNION with or without ALL.
func lookAtRepeats(l *lead, p pair) {
	mine, theirs := p.learner.query, p.reference.query
	if mine.Type() == "SET_OPERATION_NODE" && theirs.Type() == "SET_OPERATION_NODE" {
		l.addSetOperation(mine, theirs)
		return
	}
	has, wants := distinct(mine), distinct(theirs) || groupsForDistinct(theirs) && len(mine.List("group_expressions")) == 0
	switch {
	case wants && !has:
		l.add(suspect{family: repeats, code: "LOG-72/distinct", clause: "select", mend: withDistinct(mine)})
	case has && !wants:
		l.add(suspect{family: repeats, code: "SEM-42/distinct", clause: "select", mend: withoutModifier(mine, "DISTINCT_MODIFIER")})
	}
}

func (l *lead) addSetOperation(mine, theirs sqltext.Node) {
	if kind := theirs.Text("setop_type"); mine.Text("setop_type") != kind {
		l.add(suspect{family: repeats, code: "GH-SET", clause: "union", mend: set(mine, "setop_type", kind)})
		return
	}
	if mine.Flag("setop_all") == theirs.Flag("setop_all") {
		return
	}
	code := "GH-UNION"
	if mine.Flag("setop_all") {
		code = "GH-UNION/all"
	}
	l.add(suspect{family: repeats, code: code, clause: "union", mend: set(mine, "setop_all", theirs.Flag("setop_all"))})
}

// groupsForDistinct reports whether a query groups only to show each group once.
func groupsForDistinct(query sqltext.Node) bool {
	if len(query.List("group_expressions")) == 0 || query.Child("having") != nil {
		return false
	}
	return !slices.ContainsFunc(query.List("select_list"), func(n sqltext.Node) bool {
		found := false
		n.Walk(func(part sqltext.Node) bool {
			found = found || aggregates(part)
			return !found
		})
		return found
	})
}

func distinct(query sqltext.Node) bool {
	return slices.ContainsFunc(query.List("modifiers"), func(n sqltext.Node) bool { return n.Type() == "DISTINCT_MODIFIER" })
}

func withDistinct(query sqltext.Node) mend {
	modifier := sqltext.Node{"type": "DISTINCT_MODIFIER", "distinct_on_targets": []any{}}
	return setNodes(query, "modifiers", append([]sqltext.Node{modifier}, query.List("modifiers")...))
}

func withoutModifier(query sqltext.Node, kind string) mend {
	kept := slices.DeleteFunc(query.List("modifiers"), func(n sqltext.Node) bool { return n.Type() == kind })
	return setNodes(query, "modifiers", kept)
}

// modifier finds a query's modifier; nil when it has none.
func modifier(query sqltext.Node, kind string) sqltext.Node {
	for _, n := range query.List("modifiers") {
		if n.Type() == kind {
			return n
		}
	}
	return nil
}
