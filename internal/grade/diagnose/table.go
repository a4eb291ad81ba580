package diagnose

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// lookAtTables: a table that is missing, one too many, or another in its place.
func lookAtTables(l *lead, p pair) {
	missing, extra := differ(p.reference.names.Titles(), p.learner.names.Titles())
	if len(missing) == 0 && len(extra) == 0 || p.learner.query.Type() != "SELECT_NODE" || p.reference.query.Type() != "SELECT_NODE" {
		return
	}
	switch {
	case len(missing) == 1 && len(extra) == 1:
		l.add(otherTable(p, missing[0], extra[0]))
	case len(missing) == 0:
		for _, i := range extra {
			l.add(superfluous(p, i))
		}
	case len(extra) == 0:
		l.add(lacking(p, missing[0]))
	}
}

// differ lists the indexes of what only one side has.
func differ(expected, actual []string) (missing, extra []int) {
	for i, title := range expected {
		if !slices.Contains(actual, title) {
			missing = append(missing, i)
		}
	}
	for i, title := range actual {
		if !slices.Contains(expected, title) {
			extra = append(extra, i)
		}
	}
	return missing, extra
}

func otherTable(p pair, missing, extra int) suspect {
	mine, other := sqltext.Tables(p.learner.query)[extra], sqltext.Tables(p.reference.query)[missing]
	if mine.Type() != "BASE_TABLE" || other.Type() != "BASE_TABLE" {
		return suspect{}
	}
	alias := mine.Text("alias")
	if alias == "" {
		alias = mine.Text("table_name")
	}
	s := suspect{family: tables, code: "LOG-58", args: i18n.Args{"Table": mine.Text("table_name")}, at: mine, clause: "from"}
	if whole, ok := p.whole(); ok && !reads(p.learner.query, other) && !reads(p.reference.query, mine) {
		// Whatever else differs hangs on the table.
		return withMend(s, whole)
	}
	return withMend(s, all(set(mine, "table_name", other.Text("table_name")), set(mine, "alias", alias)))
}

// reads reports whether a query reads a table anywhere.
func reads(query, table sqltext.Node) bool {
	return slices.Contains(tablesBelow(query), table.Text("table_name"))
}

// lacking is a table that the reference reads and the learner does not. Its mend takes the reference's tables over, and what
// hangs on them.
func lacking(p pair, missing int) suspect {
	table := sqltext.Tables(p.reference.query)[missing]
	if table.Type() != "BASE_TABLE" {
		return suspect{}
	}
	from := p.reference.query.Child("from_table").Clone()
	// The mend must speak of the tables as the learner does.
	own := map[string]string{}
	for i, title := range p.learner.names.Titles() {
		own[title] = visible(sqltext.Tables(p.learner.query)[i])
	}
	called := map[string]string{}
	titles := p.reference.names.Titles()
	for i, leaf := range sqltext.Tables(sqltext.Node{"from_table": map[string]any(from)}) {
		before := visible(leaf)
		if name, known := own[titles[i]]; known {
			leaf["alias"] = name
		}
		called[before] = visible(leaf)
	}
	mends := []mend{setNode(p.learner.query, "from_table", renamed(from, called))}
	if where := p.reference.query.Child("where_clause"); where != nil {
		mends = append(mends, setNode(p.learner.query, "where_clause", renamed(where, called)))
	}
	s := suspect{family: tables, code: "LOG-62", args: i18n.Args{"Table": table.Text("table_name")}, clause: "from", mend: all(mends...)}
	if whole, ok := p.whole(); ok && !reads(p.learner.query, table) && mentions(sqltext.Node{"x": p.reference.query["select_list"]}, visible(table)) {
		// What is asked for stands in no other table.
		s.mend = whole
	}
	return s
}

// renamed is a part with its tables called otherwise.
func renamed(n sqltext.Node, called map[string]string) sqltext.Node {
	copied := n.Clone()
	copied.Walk(func(part sqltext.Node) bool {
		names := part.Texts("column_names")
		if part.Class() == "COLUMN_REF" && len(names) == 2 && called[names[0]] != "" {
			part.SetTexts("column_names", []string{called[names[0]], names[1]})
		}
		return true
	})
	return copied
}

// superfluous is a table that the learner joins and the reference does not read.
func superfluous(p pair, extra int) suspect {
	table := sqltext.Tables(p.learner.query)[extra]
	name := visible(table)
	holder, member, ok := joinOf(p.learner.query, table)
	if !ok {
		return suspect{}
	}
	join := holder.Child(member)
	kept := join.Child("left")
	if sameNode(join.Child("left"), table) {
		kept = join.Child("right")
	}
	mends := []mend{setNode(holder, member, kept)}
	if where := p.learner.query.Child("where_clause"); where != nil {
		conditions := slices.DeleteFunc(sqltext.Conjuncts(where), func(n sqltext.Node) bool { return mentions(n, name) })
		mends = append(mends, setNode(p.learner.query, "where_clause", sqltext.Conjunction(conditions)))
	}
	if order := modifier(p.learner.query, "ORDER_MODIFIER"); mentions(order, name) {
		mends = append(mends, withoutModifier(p.learner.query, "ORDER_MODIFIER"))
	}
	code := "LOG-59"
	for _, key := range []string{"select_list", "group_expressions", "having", "modifiers"} {
		if mentions(sqltext.Node{"x": p.learner.query[key]}, name) {
			code = "LOG-59/used"
		}
	}
	if reads(p.reference.query, table) && !slices.Contains(p.reference.names.Titles(), table.Text("table_name")) {
		code = "LOG-59/asked" // a subquery of the reference's reads it
	}
	return suspect{family: tables, code: code, args: i18n.Args{"Table": tableName(table)}, at: table, clause: "from", mend: all(mends...)}
}

// joinOf finds the join that has a table as one of its sides, and where it hangs.
func joinOf(query, table sqltext.Node) (holder sqltext.Node, member string, ok bool) {
	var walk func(holder sqltext.Node, member string) bool
	walk = func(at sqltext.Node, key string) bool {
		join := at.Child(key)
		if join.Type() != "JOIN" {
			return false
		}
		if sameNode(join.Child("left"), table) || sameNode(join.Child("right"), table) {
			holder, member = at, key
			return true
		}
		return walk(join, "left") || walk(join, "right")
	}
	return holder, member, walk(query, "from_table")
}

// mentions reports whether a column of a table appears in a part.
func mentions(n sqltext.Node, table string) bool {
	found := false
	n.Walk(func(part sqltext.Node) bool {
		names := part.Texts("column_names")
		found = found || part.Class() == "COLUMN_REF" && len(names) > 1 && names[len(names)-2] == table
		return !found
	})
	return found
}

func visible(table sqltext.Node) string {
	if alias := table.Text("alias"); alias != "" {
		return strings.ToLower(alias)
	}
	return strings.ToLower(table.Text("table_name"))
}

func tableName(table sqltext.Node) string {
	if name := table.Text("table_name"); name != "" {
		return name
	}
	return table.Text("alias")
}

// sameNode reports whether two nodes are one and the same, not only alike.
func sameNode(a, b sqltext.Node) bool {
	if len(a) == 0 || len(a) != len(b) {
		return false
	}
	const mark = "guildhall"
	a[mark] = true
	_, same := b[mark]
	delete(a, mark)
	return same
}
