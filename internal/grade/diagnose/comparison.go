package diagnose

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// conditionCode says in what a condition differs from the reference's.
func (l *lead) conditionCode(p pair, mine, theirs sqltext.Node) (string, i18n.Args) {
	args := i18n.Args{"Column": columnShown(mine)}
	if code, ok := negation(p, mine, theirs); ok {
		return code, args
	}
	if pattern := second(mine); pattern != nil && strings.Contains(mine.Text("function_name"), "~~") && mine.Text("function_name") == theirs.Text("function_name") && p.learner.key(pattern) == p.reference.key(second(theirs)) {
		return "LOG-67", args
	}
	if code, ok := patternCode(mine, theirs); ok {
		return code, args
	}
	if mine.Class() == "CONSTANT" && theirs.Class() == "CONSTANT" {
		return constantCode(mine, theirs, args)
	}
	if mine.Class() == "COMPARISON" && theirs.Class() == "COMPARISON" {
		return l.comparisonCode(p, mine, theirs, args)
	}
	if mine.Type() == "COMPARE_NOTEQUAL" && hasSubquery(theirs) {
		return "LOG-55", args
	}
	switch {
	case forgetsEmpty(p, mine, theirs):
		return "GH-NULL/where", args
	case slices.Contains(keysOf(p.reference, alternatives(theirs)), p.learner.key(mine)):
		return "LOG-66/value", args
	case slices.Contains(keysOf(p.learner, alternatives(mine)), p.reference.key(theirs)):
		return "LOG-68/value", args
	}
	if code, column, ok := oneAlternative(p, mine, theirs); ok {
		args["Column"] = column
		return code, args
	}
	if nullTest(mine) && mine.Type() == theirs.Type() {
		return "LOG-67/empty", args
	}
	if mine.Class() == "OPERATOR" && strings.HasPrefix(mine.Type(), "COMPARE_") && mine.Type() == theirs.Type() {
		return "LOG-57/list", args
	}
	return "LOG-57/condition", args
}

// oneAlternative is for two lists of alternatives of which one has one more.
func oneAlternative(p pair, mine, theirs sqltext.Node) (code, column string, ok bool) {
	without := func(s side, list []sqltext.Node, keys []string) []sqltext.Node {
		return slices.DeleteFunc(slices.Clone(list), func(n sqltext.Node) bool { return slices.Contains(keys, s.key(n)) })
	}
	left, right := alternatives(mine), alternatives(theirs)
	extra, missing := without(p.learner, left, keysOf(p.reference, right)), without(p.reference, right, keysOf(p.learner, left))
	switch {
	case len(left) == 0 || len(right) == 0:
		return "", "", false
	case len(extra) == 1 && len(missing) == 0:
		return "LOG-68/value", columnShown(extra[0]), true
	case len(missing) == 1 && len(extra) == 0:
		return "LOG-66/value", columnShown(missing[0]), true
	}
	return "", "", false
}

// forgetsEmpty reports whether a condition is the reference's but for the rows in which its column is empty.
func forgetsEmpty(p pair, mine, theirs sqltext.Node) bool {
	others := alternatives(theirs)
	return len(others) == 2 && !nullTest(mine) && slices.ContainsFunc(others, func(n sqltext.Node) bool { return p.reference.key(n) == p.learner.key(mine) }) &&
		slices.ContainsFunc(others, func(n sqltext.Node) bool {
			return n.Type() == "OPERATOR_IS_NULL" && nullTest(n) && columnShown(n) == columnShown(mine)
		})
}

// nullTest reports whether a condition asks whether one column is empty.
func nullTest(n sqltext.Node) bool {
	children := n.List("children")
	return (n.Type() == "OPERATOR_IS_NULL" || n.Type() == "OPERATOR_IS_NOT_NULL") && len(children) == 1 && children[0].Class() == "COLUMN_REF"
}

// negation: a NOT too many or missing.
func negation(p pair, mine, theirs sqltext.Node) (string, bool) {
	inverse := sqltext.Node{"class": "OPERATOR", "type": "OPERATOR_NOT", "alias": ""}
	inverse.SetList("children", []sqltext.Node{theirs})
	if mine.Class() == "" || p.learner.key(mine) != p.reference.key(inverse) || mine.Class() == "COMPARISON" && mine.Type() != "COMPARE_EQUAL" && mine.Type() != "COMPARE_NOTEQUAL" {
		return "", false
	}
	switch mine.Type() {
	case "COMPARE_NOTEQUAL", "OPERATOR_NOT", "OPERATOR_IS_NOT_NULL", "COMPARE_NOT_IN":
		return "LOG-53", true
	}
	if strings.HasPrefix(mine.Text("function_name"), "!") {
		return "LOG-53", true
	}
	return "LOG-54", true
}

// patternCode: LIKE, ILIKE and regular expressions.
func patternCode(mine, theirs sqltext.Node) (string, bool) {
	m, t := mine.Text("function_name"), theirs.Text("function_name")
	like := func(name string) bool { return strings.Contains(name, "~~") }
	switch {
	case m == "regexp_full_match" && t != "regexp_full_match":
		return "GH-WHOLE-STRING", true
	case mine.Type() == "COMPARE_EQUAL" && like(t):
		return "SEM-43/pattern", true
	case like(m) && like(t) && strings.Trim(m, "*") == strings.Trim(t, "*") && m != t:
		return "GH-LIKE-CASE", true
	case like(m) && m == t:
		if pattern, ok := text(second(mine)); ok && !strings.ContainsAny(pattern, "%_") {
			return "COM-88", true
		}
		return "SEM-44", true
	case like(m):
		return "SEM-44", true
	}
	return "", false
}

func second(n sqltext.Node) sqltext.Node {
	if children := n.List("children"); len(children) > 1 {
		return children[1]
	}
	return nil
}

// constantCode: another constant.
func constantCode(mine, theirs sqltext.Node, args i18n.Args) (string, i18n.Args) {
	a, isText := text(mine)
	b, otherText := text(theirs)
	args["Value"] = a
	if n, ok := number(mine); ok {
		args["Value"] = n
	}
	switch {
	case isText && otherText && strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)):
		return "LOG-57/letters", args
	case isText && otherText && looksLikeDate(a):
		return "LOG-57/date", args
	case isText && otherText:
		return "LOG-57/value", args
	case isText != otherText:
		return "LOG-57/type", args
	default:
		return "LOG-57/number", args
	}
}

func looksLikeDate(s string) bool {
	return len(s) >= 10 && s[4] == '-' && s[7] == '-' && strings.Trim(s[:4], "0123456789") == ""
}

// comparisonCode compares two comparisons.
func (l *lead) comparisonCode(p pair, mine, theirs sqltext.Node, args i18n.Args) (string, i18n.Args) {
	ml, mr, mt := straight(mine)
	tl, tr, tt := straight(theirs)
	sameLeft, sameRight := p.learner.key(ml) == p.reference.key(tl), p.learner.key(mr) == p.reference.key(tr)
	if bound, ok := text(mr); ok && sameLeft && mt == "COMPARE_LESSTHANOREQUALTO" && tt == "COMPARE_LESSTHAN" && looksLikeDate(bound) && l.moment(p, ml) {
		args["Value"] = bound
		return "GH-DATE-END", args
	}
	switch {
	case sameLeft && sameRight && boundary(mt, tt):
		return "LOG-57", boundaryArgs(ml, mr)
	case sameLeft && sameRight:
		return "LOG-57/operator", args
	case sameLeft && mr.Type() != tr.Type() && mt == "COMPARE_NOTEQUAL" && hasSubquery(tr):
		return "LOG-55", args
	case sameLeft && isConstant(mr) && isConstant(tr):
		return constantCode(mr, tr, args)
	case sameLeft && isConstant(mr):
		args["Value"], _ = text(mr)
		if n, ok := number(mr); ok {
			args["Value"] = n
		}
		return "GH-HARD", args
	case sameLeft && isWorkedOut(mr) && mr.Class() == tr.Class():
		code, args, _ := l.expressionCode(p, mr, tr)
		return code, args
	case sameRight && ml.Class() == "COLUMN_REF" && tl.Class() == "COLUMN_REF":
		return "LOG-67", args
	case sameRight && ml.Class() == tl.Class():
		code, args, _ := l.expressionCode(p, ml, tl)
		return code, args
	default:
		return "LOG-57/condition", args
	}
}

// boundaryArgs names what a boundary is drawn through: a column, where it is no calculation, and the value.
func boundaryArgs(left, right sqltext.Node) i18n.Args {
	args := i18n.Args{"Column": "", "Value": ""}
	if left.Class() == "COLUMN_REF" {
		args["Column"] = columnShown(left)
	}
	if value, ok := text(right); ok {
		args["Value"] = value
	} else if value, ok := number(right); ok {
		args["Value"] = value
	}
	return args
}

// isWorkedOut reports whether an expression is a calculation whose difference can be named by itself.
func isWorkedOut(n sqltext.Node) bool { return n.Class() == "WINDOW" || n.Class() == "FUNCTION" }

func hasSubquery(n sqltext.Node) bool {
	found := false
	n.Walk(func(part sqltext.Node) bool {
		found = found || part.Class() == "SUBQUERY"
		return !found
	})
	return found
}

// alternatives lists the conditions of which one is enough: those that OR joins, and the values of a list.
func alternatives(n sqltext.Node) []sqltext.Node {
	switch n.Type() {
	case "CONJUNCTION_OR":
		return n.List("children")
	case "COMPARE_IN":
		children := n.List("children")
		var found []sqltext.Node
		for _, value := range children[1:] {
			found = append(found, sqltext.Node{
				"class": "COMPARISON", "type": "COMPARE_EQUAL", "alias": "", "left": map[string]any(children[0]), "right": map[string]any(value),
			})
		}
		return found
	}
	return nil
}

// straight gives a comparison's sides with the column on the left.
func straight(n sqltext.Node) (left, right sqltext.Node, kind string) {
	left, right, kind = n.Child("left"), n.Child("right"), n.Type()
	if !isConstant(left) || isConstant(right) {
		return left, right, kind
	}
	turned := map[string]string{
		"COMPARE_LESSTHAN": "COMPARE_GREATERTHAN", "COMPARE_GREATERTHAN": "COMPARE_LESSTHAN",
		"COMPARE_LESSTHANOREQUALTO": "COMPARE_GREATERTHANOREQUALTO", "COMPARE_GREATERTHANOREQUALTO": "COMPARE_LESSTHANOREQUALTO",
	}
	if other, ok := turned[kind]; ok {
		kind = other
	}
	return right, left, kind
}

// boundary reports whether two operators differ only in the boundary itself.
func boundary(a, b string) bool {
	return a != b && strings.TrimSuffix(a, "OREQUALTO") == strings.TrimSuffix(b, "OREQUALTO")
}

// moment reports whether an expression is a column with a time of day.
func (l *lead) moment(p pair, n sqltext.Node) bool {
	for _, name := range columnsIn(n) {
		table, column, ok := strings.Cut(name, ".")
		if !ok || n.Class() != "COLUMN_REF" {
			continue
		}
		for i, source := range sqltext.Tables(p.learner.query) {
			if visible(source) == table && strings.HasPrefix(l.types[plainTitle(p.learner.names.Titles()[i])+"."+column], "TIMESTAMP") {
				return true
			}
		}
	}
	return false
}
