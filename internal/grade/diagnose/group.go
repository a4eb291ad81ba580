package diagnose

import (
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// lookAtGroups compares the keys of GROUP BY.
func lookAtGroups(l *lead, p pair) {
	mine, theirs := p.learner.query, p.reference.query
	if mine.Type() != "SELECT_NODE" || theirs.Type() != "SELECT_NODE" {
		return
	}
	own, wanted := mine.List("group_expressions"), theirs.List("group_expressions")
	missing, extra := differ(listKeys(p.reference, wanted), listKeys(p.learner, own))
	if len(missing) == 0 && len(extra) == 0 {
		l.addSets(p)
		return
	}
	carried, ok := p.carriedAll(wanted)
	if !ok {
		return
	}
	s := suspect{family: groups, clause: "group-by"}
	switch {
	case len(own) == 0:
		s.code, s.clause = "SYN-16/none", "select"
	case len(extra) == 0:
		s.code = "SYN-16/missing"
	case len(missing) == 0:
		s.code, s.at = "SYN-16/extra", own[extra[0]]
		s.args = i18n.Args{"Column": columnShown(own[extra[0]])}
	default:
		s.code, s.at = "SYN-16/other", own[extra[0]]
		s.args = i18n.Args{"Column": columnShown(own[extra[0]])}
	}
	if len(extra) > 0 && s.args["Column"] == "" {
		s.code = "SYN-16/expression"
	}
	if len(missing) == 1 && len(extra) == 1 && own[extra[0]].Class() == "CASE" {
		if d := theDifferences(p, own[extra[0]], wanted[missing[0]]); !sameNode(d[0].mine, own[extra[0]]) {
			s.code, s.args, s.at = l.expressionCode(p, d[0].mine, d[0].theirs)
		}
	}
	grouping := all(setNodes(mine, "group_expressions", carried), set(mine, "group_sets", theirs["group_sets"]))
	l.add(withMend(s, grouping))
	// A key that is shown must change where it is shown too.
	if len(missing) == 1 && len(extra) == 1 {
		if shown := p.showing(own[extra[0]], carried[missing[0]]); shown != nil {
			l.add(withMend(s, all(grouping, shown)))
		}
	}
}

func withMend(s suspect, m mend) suspect {
	s.mend = m
	return s
}

// showing is the mend that shows one expression where another is shown; nil when the other is not.
func (p pair) showing(before, after sqltext.Node) mend {
	key := p.learner.key(before)
	var mends []mend
	for _, n := range p.learner.query.List("select_list") {
		if p.learner.key(n) == key {
			mends = append(mends, become(n, after))
		}
	}
	if len(mends) == 0 {
		return nil
	}
	return all(mends...)
}

// addSets compares ROLLUP, CUBE and GROUPING SETS over the same keys.
func (l *lead) addSets(p pair) {
	mine, _ := p.learner.query["group_sets"].([]any)
	theirs, _ := p.reference.query["group_sets"].([]any)
	if len(mine) == len(theirs) {
		return
	}
	own, wanted := p.learner.query.List("group_expressions"), p.reference.query.List("group_expressions")
	if !slices.Equal(listKeys(p.learner, own), listKeys(p.reference, wanted)) {
		return
	}
	l.add(suspect{family: groups, code: "GH-ROLLUP", clause: "group-by", mend: set(p.learner.query, "group_sets", p.reference.query["group_sets"])})
}

func listKeys(s side, nodes []sqltext.Node) []string {
	keys := make([]string, len(nodes))
	for i, n := range nodes {
		keys[i] = s.key(n)
	}
	return keys
}
