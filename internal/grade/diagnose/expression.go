package diagnose

import (
	"slices"

	"guildhall/internal/sqltext"
)

// difference is the smallest part of an expression that is not the reference's.
type difference struct {
	mine, theirs sqltext.Node
}

// theDifferences finds the smallest parts in which two expressions differ.
func theDifferences(p pair, mine, theirs sqltext.Node) []difference {
	if p.learner.key(mine) == p.reference.key(theirs) {
		return nil
	}
	if !alike(mine, theirs) || mine.Class() == "WINDOW" && !sameWindow(p, mine, theirs) {
		return []difference{{mine, theirs}}
	}
	a, b := operands(mine), operands(theirs)
	if commutes(mine) {
		a, b = aligned(p, a, b)
	}
	if mine.Class() == "COMPARISON" {
		// A comparison is named as a whole; only a subquery in it is a matter of its own.
		for i := range a {
			if p.learner.key(a[i]) != p.reference.key(b[i]) && a[i].Class() == "SUBQUERY" && b[i].Class() == "SUBQUERY" {
				return []difference{{a[i], b[i]}}
			}
		}
		return []difference{{mine, theirs}}
	}
	var found []difference
	for i := range a {
		found = append(found, theDifferences(p, a[i], b[i])...)
	}
	if len(found) == 0 {
		return []difference{{mine, theirs}}
	}
	return found
}

// alike reports whether two nodes differ, if at all, only in their operands.
func alike(mine, theirs sqltext.Node) bool {
	if mine.Class() == "" || mine.Class() != theirs.Class() || mine.Type() != theirs.Type() || len(operands(mine)) != len(operands(theirs)) || len(operands(mine)) == 0 {
		return false
	}
	switch mine.Class() {
	case "FUNCTION", "WINDOW":
		same := mine.Text("function_name") == theirs.Text("function_name") && mine.Flag("distinct") == theirs.Flag("distinct")
		return same && sameRest(mine, theirs)
	case "CAST":
		return sqltext.Node{"t": mine["cast_type"]}.Encode() == sqltext.Node{"t": theirs["cast_type"]}.Encode()
	case "SUBQUERY":
		return false // its query is a pair of its own
	}
	return true
}

// sameWindow reports whether two window functions look at the same rows in the same order.
func sameWindow(p pair, mine, theirs sqltext.Node) bool {
	return windowCode(p, mine, theirs) == sameRows
}

// sameRest compares what is no operand: a window's frame, which parts there are.
func sameRest(mine, theirs sqltext.Node) bool {
	for _, key := range []string{"start", "end", "exclude_clause", "ignore_nulls"} {
		if mine[key] != theirs[key] {
			return false
		}
	}
	for _, key := range []string{"partitions", "orders", "children"} {
		if len(mine.List(key)) != len(theirs.List(key)) {
			return false
		}
	}
	return (mine.Child("filter") == nil) == (theirs.Child("filter") == nil)
}

// operands lists the expressions directly below one.
func operands(n sqltext.Node) []sqltext.Node {
	var found []sqltext.Node
	for _, key := range []string{"left", "right", "child", "input", "lower", "upper", "filter", "filter_expr", "start_expr", "end_expr", "offset_expr", "default_expr"} {
		if child := n.Child(key); child != nil {
			found = append(found, child)
		}
	}
	for _, key := range []string{"children", "partitions"} {
		found = append(found, n.List(key)...)
	}
	for _, check := range n.List("case_checks") {
		found = append(found, check.Child("when_expr"), check.Child("then_expr"))
	}
	if other := n.Child("else_expr"); other != nil {
		found = append(found, other)
	}
	for _, order := range n.List("orders") {
		found = append(found, order.Child("expression"))
	}
	return found
}

func commutes(n sqltext.Node) bool {
	switch n.Text("function_name") {
	case "+", "*":
		return len(n.List("children")) == 2
	}
	return n.Class() == "CONJUNCTION" || n.Type() == "COMPARE_EQUAL" || n.Type() == "COMPARE_NOTEQUAL"
}

// aligned puts equal operands side by side.
func aligned(p pair, mine, theirs []sqltext.Node) (a, b []sqltext.Node) {
	rest := slices.Clone(theirs)
	var left []sqltext.Node
	for _, n := range mine {
		key := p.learner.key(n)
		i := slices.IndexFunc(rest, func(other sqltext.Node) bool { return p.reference.key(other) == key })
		if i < 0 {
			left = append(left, n)
			continue
		}
		a, b = append(a, n), append(b, rest[i])
		rest = slices.Delete(rest, i, i+1)
	}
	return append(a, left...), append(b, rest...)
}
