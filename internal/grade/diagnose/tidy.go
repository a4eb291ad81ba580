package diagnose

import (
	"context"
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// Tidy looks at a right answer for the one thing that could be written more simply; false when there is none. What could be
// left out is tried without.
func Tidy(ctx context.Context, c Case) (Cause, bool, error) {
	work, reference := sqltext.Spelt(c.Learner, c.Schema), sqltext.Spelt(c.Reference, c.Schema)
	matched := pairs(work, reference, c.Schema)
	if len(matched) == 0 || matched[0].learner.query.Type() != "SELECT_NODE" {
		return Cause{}, false, nil
	}
	p := matched[0]
	t := trying{c: c, work: work, left: 4}
	for _, s := range needless(p) {
		effect, err := t.effect(ctx, s.mend)
		if err != nil {
			return Cause{}, false, err
		}
		if effect == Right {
			return c.word(s, nil), true, nil
		}
	}
	for _, s := range clumsy(p) {
		return c.word(s, nil), true, nil
	}
	return Cause{}, false, nil
}

// MayBeUntidy reports whether Tidy could find something: its work is not for queries without a join, DISTINCT and star.
func MayBeUntidy(tree *sqltext.Tree) bool {
	query := tree.Query()
	return query.Child("from_table").Type() == "JOIN" || distinct(query) || slices.ContainsFunc(query.List("select_list"), isStar)
}

// needless lists what the reference does without: a joined table, DISTINCT.
func needless(p pair) []suspect {
	var found []suspect
	missing, extra := differ(p.reference.names.Titles(), p.learner.names.Titles())
	if len(missing) == 0 && len(extra) == 1 {
		if s := superfluous(p, extra[0]); s.mend != nil && s.code == "LOG-59" {
			s.code = "COM-84"
			found = append(found, s)
		}
	}
	if distinct(p.learner.query) && !distinct(p.reference.query) {
		found = append(found, suspect{code: "COM-83", clause: "select", mend: withoutModifier(p.learner.query, "DISTINCT_MODIFIER")})
	}
	return found
}

// clumsy lists what is right and would be better written in another way.
func clumsy(p pair) []suspect {
	var found []suspect
	stars := func(query sqltext.Node) bool { return slices.ContainsFunc(query.List("select_list"), isStar) }
	if stars(p.learner.query) && !stars(p.reference.query) {
		found = append(found, suspect{code: "GH-STAR", clause: "select"})
	}
	for _, j := range jointsOf(p.learner) {
		links := func(c condition) bool { return c.member == "where_clause" && c.links(p.learner, j) }
		if j.node.Text("ref_type") == "CROSS" && slices.ContainsFunc(linking(p.learner, conditionsOf(p.learner)), links) {
			args := i18n.Args{"Table": tableName(j.node.Child("right"))}
			found = append(found, suspect{code: "GH-COMMA", args: args, at: j.node.Child("right"), clause: "from"})
		}
	}
	return found
}
