package diagnose

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/sqltext"
)

// condition is one of the conditions that AND joins in a clause.
type condition struct {
	node   sqltext.Node
	key    string
	holder sqltext.Node // the query or join that it belongs to
	member string       // where_clause, having, qualify or condition
	index  int          // among those of its clause
	outer  bool         // it belongs to an outer join
}

// conditionsOf lists the conditions of a query: of its joins, WHERE, HAVING and QUALIFY.
func conditionsOf(s side) []condition {
	var found []condition
	add := func(holder sqltext.Node, member string, outer bool) {
		for i, n := range sqltext.Conjuncts(holder.Child(member)) {
			found = append(found, condition{n, s.key(n), holder, member, i, outer})
		}
	}
	for _, j := range jointsOf(s) {
		add(j.node, "condition", j.kind != "INNER")
	}
	for _, member := range []string{"where_clause", "having", "qualify"} {
		add(s.query, member, false)
	}
	return found
}

// without is the mend that takes a condition away.
func (c condition) without() mend {
	kept := slices.Delete(sqltext.Conjuncts(c.holder.Child(c.member)), c.index, c.index+1)
	if len(kept) == 0 && c.member == "condition" {
		return become(c.node, sqltext.Node{
			"class": "CONSTANT", "type": "VALUE_CONSTANT", "alias": "",
			"value": map[string]any{"type": map[string]any{"id": "BOOLEAN", "type_info": nil}, "is_null": false, "value": true},
		})
	}
	return setNode(c.holder, c.member, sqltext.Conjunction(kept))
}

// linking keeps the conditions that speak of more than one table.
func linking(s side, conditions []condition) []condition {
	return slices.DeleteFunc(slices.Clone(conditions), func(c condition) bool {
		return c.node.Class() != "COMPARISON" || len(s.titlesIn(c.node)) < 2 || c.member == "having"
	})
}

// links reports whether a condition ties the two sides of a join.
func (c condition) links(s side, j joint) bool {
	titles := s.titlesIn(c.node)
	in := func(side []string) bool {
		return slices.ContainsFunc(titles, func(title string) bool { return slices.Contains(side, title) })
	}
	return in(j.left) && in(j.right)
}

// titlesIn lists the tables that an expression speaks of, sorted.
func (s side) titlesIn(n sqltext.Node) []string {
	var found []string
	titles := s.names.Titles()
	tables := sqltext.Tables(s.query)
	n.Walk(func(part sqltext.Node) bool {
		if part.Class() == "SUBQUERY" {
			return false
		}
		names := part.Texts("column_names")
		if part.Class() == "COLUMN_REF" && len(names) > 1 {
			for i, table := range tables {
				if i < len(titles) && visible(table) == names[len(names)-2] {
					found = append(found, titles[i])
				}
			}
		}
		return true
	})
	slices.Sort(found)
	return slices.Compact(found)
}

// onlyOne leaves what only one of two lists has.
func onlyOne(mine, theirs []condition) (left, right []condition) {
	left = slices.Clone(mine)
	for _, other := range theirs {
		i := slices.IndexFunc(left, func(c condition) bool { return c.key == other.key })
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
			continue
		}
		right = append(right, other)
	}
	return left, right
}

// atoms lists the simple conditions of an expression, whatever AND, OR and NOT make of them.
func atoms(n sqltext.Node) []sqltext.Node {
	if n == nil {
		return nil
	}
	if n.Class() == "CONJUNCTION" {
		var found []sqltext.Node
		for _, child := range n.List("children") {
			found = append(found, atoms(child)...)
		}
		return found
	}
	if n.Type() == "COMPARE_IN" && n.Class() == "OPERATOR" {
		return alternatives(n)
	}
	return sqltext.Conjuncts(n)
}

// text is a text constant; false for anything else.
func text(n sqltext.Node) (string, bool) {
	n = uncast(n)
	if n.Class() != "CONSTANT" {
		return "", false
	}
	value, ok := n.Child("value")["value"].(string)
	return value, ok
}

// number is a numeric constant as a person would write it; false for anything else.
func number(n sqltext.Node) (string, bool) {
	n = uncast(n)
	if n.Class() != "CONSTANT" {
		return "", false
	}
	value := n.Child("value")
	digits, ok := value["value"].(json.Number)
	if !ok {
		return "", false
	}
	scale, _ := value.Child("type").Child("type_info")["scale"].(json.Number)
	places, err := strconv.Atoi(scale.String())
	if err != nil || places == 0 {
		return digits.String(), true
	}
	// DuckDB writes 1.12 as 112 with two digits after the point.
	sign, whole := "", digits.String()
	if rest, negative := strings.CutPrefix(whole, "-"); negative {
		sign, whole = "-", rest
	}
	if missing := places + 1 - len(whole); missing > 0 {
		whole = strings.Repeat("0", missing) + whole
	}
	return sign + whole[:len(whole)-places] + "." + whole[len(whole)-places:], true
}

func isConstant(n sqltext.Node) bool { return uncast(n).Class() == "CONSTANT" }

func uncast(n sqltext.Node) sqltext.Node {
	for n.Class() == "CAST" {
		n = n.Child("child")
	}
	return n
}

// columnsIn lists the columns of an expression as it writes them.
func columnsIn(n sqltext.Node) []string {
	var found []string
	n.Walk(func(part sqltext.Node) bool {
		if part.Class() == "COLUMN_REF" {
			found = append(found, strings.Join(part.Texts("column_names"), "."))
		}
		return true
	})
	return found
}

// columnShown is the first column of an expression, without its table.
func columnShown(n sqltext.Node) string {
	for _, name := range columnsIn(n) {
		return name[strings.LastIndexByte(name, '.')+1:]
	}
	return ""
}
