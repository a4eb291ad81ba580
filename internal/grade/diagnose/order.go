package diagnose

import (
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// lookAtOrder compares the keys of ORDER BY.
func lookAtOrder(l *lead, p pair) {
	mine, theirs := ordersOf(p.learner.query), ordersOf(p.reference.query)
	if len(theirs) == 0 {
		return
	}
	carried, ok := p.carriedAll(theirs)
	if !ok {
		return
	}
	target := modifier(p.learner.query, "ORDER_MODIFIER")
	if target == nil {
		l.addNoOrder(p, carried)
		return
	}
	for i, order := range mine {
		if i < len(theirs) && p.learner.key(order.Child("expression")) == p.reference.key(theirs[i].Child("expression")) {
			l.addDirection(order, theirs[i])
		}
	}
	code, at := orderCode(p, mine, theirs)
	if code == "" {
		return
	}
	s := suspect{family: ordering, code: code, clause: "order-by", mend: setNodes(target, "orders", carried)}
	if at != nil {
		s.at, s.args = at, i18n.Args{"Column": columnShown(at)}
	}
	l.add(s)
}

// orderCode says how two lists of keys differ; "" when only directions do.
func orderCode(p pair, mine, theirs []sqltext.Node) (string, sqltext.Node) {
	keys := func(s side, orders []sqltext.Node) []string {
		all := make([]string, len(orders))
		for i, order := range orders {
			all[i] = s.key(order.Child("expression"))
		}
		return all
	}
	a, b := keys(p.learner, mine), keys(p.reference, theirs)
	if slices.Equal(a, b) {
		return "", nil
	}
	if slices.Equal(sorted(a), sorted(b)) {
		return "LOG-77/sequence", nil
	}
	if len(a) < len(b) && slices.Equal(a, b[:len(a)]) {
		return "LOG-74", nil
	}
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return "LOG-75", mine[i].Child("expression")
		}
	}
	return "LOG-75", nil
}

// addDirection: the right key, sorted the wrong way, or empty values at the wrong end.
func (l *lead) addDirection(mine, theirs sqltext.Node) {
	at := mine.Child("expression")
	args := i18n.Args{"Column": columnShown(at)}
	if direction(mine) != direction(theirs) {
		l.add(suspect{
			family: ordering, code: directionCode(at), args: args, at: at, clause: "order-by", mend: set(mine, "type", theirs["type"]),
		})
		return
	}
	first := func(order sqltext.Node) bool {
		return order.Text("null_order") == "NULLS FIRST" || order.Text("null_order") == "NULLS_FIRST"
	}
	if first(mine) != first(theirs) {
		l.add(suspect{
			family: ordering, code: "GH-NULLS-ORDER", args: args, at: at, clause: "order-by", mend: set(mine, "null_order", theirs["null_order"]),
		})
	}
}

// directionCode is the code of a key that is sorted the wrong way round.
func directionCode(key sqltext.Node) string {
	if columnShown(key) == "" {
		return "LOG-77/turned"
	}
	return "LOG-77/direction"
}

// addNoOrder: no ORDER BY at all. With LIMIT that decides which rows are returned.
func (l *lead) addNoOrder(p pair, carried []sqltext.Node) {
	code, clause := "LOG-77/unsorted", "order-by"
	if modifier(p.learner.query, "LIMIT_MODIFIER") != nil {
		code, clause = "GH-LIMIT-ORDER", "limit"
	}
	order := sqltext.Node{"type": "ORDER_MODIFIER"}
	order.SetList("orders", carried)
	modifiers := p.learner.query.List("modifiers")
	at := slices.IndexFunc(modifiers, func(n sqltext.Node) bool { return n.Type() == "LIMIT_MODIFIER" })
	if at < 0 {
		at = len(modifiers)
	}
	l.add(suspect{family: ordering, code: code, clause: clause, mend: setNodes(p.learner.query, "modifiers", slices.Insert(slices.Clone(modifiers), at, order))})
}

func ordersOf(query sqltext.Node) []sqltext.Node {
	return modifier(query, "ORDER_MODIFIER").List("orders")
}

// lookAtLimit compares LIMIT and OFFSET.
func lookAtLimit(l *lead, p pair) {
	mine, theirs := modifier(p.learner.query, "LIMIT_MODIFIER"), modifier(p.reference.query, "LIMIT_MODIFIER")
	query := p.learner.query
	switch {
	case mine == nil && theirs == nil:
	case mine == nil:
		l.add(suspect{family: ordering, code: "GH-LIMIT/missing", clause: "order-by", mend: setNodes(query, "modifiers", append(query.List("modifiers"), theirs.Clone()))})
	case theirs == nil:
		l.add(suspect{family: ordering, code: "GH-LIMIT/extra", at: mine.Child("limit"), clause: "limit", mend: withoutModifier(query, "LIMIT_MODIFIER")})
	default:
		l.addLimits(p, mine, theirs)
	}
}

func (l *lead) addLimits(p pair, mine, theirs sqltext.Node) {
	for _, key := range []string{"limit", "offset"} {
		a, b := mine.Child(key), theirs.Child(key)
		if p.learner.key(a) == p.reference.key(b) {
			continue
		}
		code := "GH-LIMIT"
		if key == "offset" {
			code = "GH-LIMIT/offset"
		}
		l.add(suspect{family: ordering, code: code, at: a, clause: "limit", mend: set(mine, key, theirs[key])})
	}
}
