package diagnose

import (
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// joint is one join of a FROM.
type joint struct {
	node  sqltext.Node
	kind  string
	left  []string // titles
	right []string
}

// jointsOf lists the joins of a query, innermost first.
func jointsOf(s side) []joint {
	titles := s.names.Titles()
	at := 0
	var found []joint
	var walk func(table sqltext.Node) []string
	walk = func(table sqltext.Node) []string {
		if table.Type() != "JOIN" {
			if table == nil || table.Type() == "EMPTY" || at >= len(titles) {
				return nil
			}
			at++
			return titles[at-1 : at]
		}
		left := walk(table.Child("left"))
		right := walk(table.Child("right"))
		found = append(found, joint{table, table.Text("join_type"), left, right})
		return slices.Concat(left, right)
	}
	walk(s.query.Child("from_table"))
	return found
}

// keeps says whose rows a join keeps without a match: the tables of its left or right side.
func (j joint) keeps() (preserved, supplied []string) {
	switch j.kind {
	case "LEFT":
		return j.left, j.right
	case "RIGHT":
		return j.right, j.left
	default:
		return nil, nil
	}
}

// lookAtJoins: the kind of each join, and the conditions that hold tables together.
func lookAtJoins(l *lead, p pair) {
	if !p.sameTables() {
		return
	}
	mine, theirs := jointsOf(p.learner), jointsOf(p.reference)
	for _, j := range mine {
		other, ok := counterpart(j, theirs)
		if !ok {
			continue
		}
		l.addKind(p, j, other)
	}
	l.addMissingJoins(p, mine)
	l.addKeys(p)
}

// counterpart finds the reference's join of the same tables.
func counterpart(j joint, others []joint) (joint, bool) {
	all := slices.Sorted(slices.Values(slices.Concat(j.left, j.right)))
	for _, other := range others {
		if slices.Equal(all, slices.Sorted(slices.Values(slices.Concat(other.left, other.right)))) {
			return other, true
		}
	}
	return joint{}, false
}

// addKind compares the kinds of two joins of the same tables.
func (l *lead) addKind(p pair, mine, theirs joint) {
	want := theirs.kind
	if mine.node.Text("ref_type") != "REGULAR" && want == "INNER" || theirs.node.Text("ref_type") != "REGULAR" && theirs.kind == "INNER" && mine.kind == "INNER" {
		return
	}
	if (want == "LEFT" || want == "RIGHT") && !slices.Equal(sorted(mine.left), sorted(theirs.left)) {
		want = map[string]string{"LEFT": "RIGHT", "RIGHT": "LEFT"}[want]
	}
	if want == mine.kind {
		return
	}
	code, table := "GH-OUTER", ""
	preserved, _ := theirs.keeps()
	if len(preserved) > 0 {
		table = plainTitle(preserved[len(preserved)-1])
	}
	switch {
	case want == "INNER":
		code = "GH-INNER"
	case want == "FULL":
		code = "GH-OUTER/both"
	case mine.kind == "LEFT" || mine.kind == "RIGHT":
		code = "GH-OUTER/side"
	}
	mends := []mend{set(mine.node, "join_type", want)}
	if mine.node.Text("ref_type") != "REGULAR" && theirs.node.Child("condition") != nil {
		// A list of tables with its condition in WHERE becomes a join with the condition in ON.
		condition, ok := p.carried(theirs.node.Child("condition"))
		if !ok {
			return
		}
		mends = append(mends, set(mine.node, "ref_type", "REGULAR"), setNode(mine.node, "condition", condition), p.withoutWhere(theirs.node.Child("condition")))
	}
	l.add(suspect{family: joins, code: code, args: i18n.Args{"Table": table}, at: mine.node, clause: "from", mend: all(mends...)})
}

// withoutWhere drops from WHERE what a condition of the reference says.
func (p pair) withoutWhere(condition sqltext.Node) mend {
	keys := map[string]bool{}
	for _, n := range sqltext.Conjuncts(condition) {
		keys[p.reference.key(n)] = true
	}
	kept := slices.DeleteFunc(sqltext.Conjuncts(p.learner.query.Child("where_clause")), func(n sqltext.Node) bool { return keys[p.learner.key(n)] })
	return setNode(p.learner.query, "where_clause", sqltext.Conjunction(kept))
}

// addMissingJoins looks for tables that nothing holds together.
func (l *lead) addMissingJoins(p pair, mine []joint) {
	for _, j := range mine {
		if j.node.Child("condition") != nil || len(j.node.Texts("using_columns")) > 0 || j.node.Text("ref_type") == "NATURAL" {
			continue
		}
		if slices.ContainsFunc(linking(p.learner, conditionsOf(p.learner)), func(c condition) bool { return c.links(p.learner, j) }) {
			continue
		}
		var missing []sqltext.Node
		for _, c := range linking(p.reference, conditionsOf(p.reference)) {
			if c.links(p.reference, j) {
				missing = append(missing, c.node)
			}
		}
		carried, ok := p.carriedAll(missing)
		if !ok || len(missing) == 0 {
			continue
		}
		conditions := append(sqltext.Conjuncts(p.learner.query.Child("where_clause")), carried...)
		l.add(suspect{
			family: joins, code: l.crossCode(p, j), args: l.crossArgs(p, j), at: j.node.Child("right"), clause: "from",
			mend: setNode(p.learner.query, "where_clause", sqltext.Conjunction(conditions)),
		})
	}
}

// crossArgs names the tables of a join without a condition, and their sizes where the product is what the learner got.
func (l *lead) crossArgs(p pair, j joint) i18n.Args {
	left, right := plainTitle(j.left[0]), plainTitle(j.right[0])
	args := i18n.Args{"Left": left, "Right": right}
	m, okM := l.counts(left)
	n, okN := l.counts(right)
	if okM && okN && len(p.learner.names.Titles()) == 2 && m*n == l.actual {
		args["Rows"], args["M"], args["N"] = l.actual, m, n
	}
	return args
}

func (l *lead) crossCode(p pair, j joint) string {
	if _, product := l.crossArgs(p, j)["Rows"]; product {
		return "SEM-48"
	}
	return "SEM-48/plain"
}

// addKeys compares the conditions that tie one table to another.
func (l *lead) addKeys(p pair) {
	mine, theirs := linking(p.learner, conditionsOf(p.learner)), linking(p.reference, conditionsOf(p.reference))
	mine, theirs = onlyOne(mine, theirs)
	for _, c := range mine {
		for _, other := range theirs {
			carried, ok := p.carried(other.node)
			if !ok || !sameTablesLinked(p, c, other) {
				continue
			}
			code := "SEM-47"
			if c.node.Class() == "COMPARISON" && other.node.Class() == "COMPARISON" && c.node.Type() != other.node.Type() {
				code = "LOG-61"
			}
			if sharesColumns(p, c.node, other.node) && code == "SEM-47" {
				code = "SEM-47/calculation"
			}
			l.add(suspect{family: joins, code: code, at: c.node, clause: "from", mend: become(c.node, carried)})
			break
		}
	}
	for _, other := range theirs {
		carried, ok := p.carried(other.node)
		if !ok || len(mine) > 0 {
			continue
		}
		for _, j := range jointsOf(p.learner) {
			if j.node.Child("condition") == nil || !other.links(p.reference, j) {
				continue
			}
			conditions := append(sqltext.Conjuncts(j.node.Child("condition")), carried)
			l.add(suspect{
				family: joins, code: "SEM-48/part", at: j.node.Child("condition"), clause: "from",
				mend: setNode(j.node, "condition", sqltext.Conjunction(conditions)),
			})
		}
	}
}

// sharesColumns reports whether all columns of a join's condition are those of the reference: then what is made of them is at fault.
func sharesColumns(p pair, mine, theirs sqltext.Node) bool {
	columns := func(s side, n sqltext.Node) []string {
		return slices.Compact(keysOf(s, slices.DeleteFunc(parts(n), func(part sqltext.Node) bool { return part.Class() != "COLUMN_REF" })))
	}
	ours, wanted := columns(p.learner, mine), columns(p.reference, theirs)
	return len(ours) > 0 && !slices.ContainsFunc(ours, func(key string) bool { return !slices.Contains(wanted, key) })
}

func sameTablesLinked(p pair, mine, theirs condition) bool {
	return slices.Equal(p.learner.titlesIn(mine.node), p.reference.titlesIn(theirs.node))
}

func sorted(titles []string) []string { return slices.Sorted(slices.Values(titles)) }
