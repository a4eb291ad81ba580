package sqltext

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// HasOuterOrderBy reports whether the outermost query of the last statement has an ORDER BY: only then is its order meant.
func HasOuterOrderBy(tree *Tree) bool { return len(orders(tree.Query())) > 0 }

// HasOuterLimit reports whether the outermost query of the last statement has a LIMIT or an OFFSET.
func HasOuterLimit(tree *Tree) bool {
	return slices.ContainsFunc(tree.Query().List("modifiers"), func(modifier Node) bool {
		return strings.HasPrefix(modifier.Type(), "LIMIT")
	})
}

// OrderKey is one key of the outermost ORDER BY.
type OrderKey struct {
	// Expression is the key as it was written: a column, a number that counts output columns, or anything else.
	Expression Node
	// All is set for ORDER BY ALL: every output column in turn.
	All        bool
	Descending bool
	NullsFirst bool // DuckDB's default is nulls last, in both directions
	// Output says that the key is an output column. Position is its place, from 0, or -1 when a star before it hides the
	// place; Name is its name in lower case, "" when it has none of its own.
	Output   bool
	Position int
	Name     string
}

// OrderKeys lists the keys of the outermost ORDER BY of the last statement; none when it has none.
func OrderKeys(tree *Tree) []OrderKey {
	query := tree.Query()
	var keys []OrderKey
	for _, order := range orders(query) {
		key := OrderKey{
			Expression: order.Child("expression"),
			Descending: order.Text("type") == "DESCENDING",
			NullsFirst: strings.Contains(order.Text("null_order"), "FIRST"),
			Position:   -1,
		}
		key.find(selectList(query))
		keys = append(keys, key)
	}
	return keys
}

func orders(query Node) []Node {
	for _, modifier := range query.List("modifiers") {
		if modifier.Type() == "ORDER_MODIFIER" {
			return modifier.List("orders")
		}
	}
	return nil
}

// selectList gives the output expressions; for a set operation those of its first query, which name its columns.
func selectList(query Node) []Node {
	for query.Type() == "SET_OPERATION_NODE" {
		query = query.Child("left")
	}
	return query.List("select_list")
}

// find looks the key up among the output columns.
func (k *OrderKey) find(output []Node) {
	if k.Expression.Class() == "STAR" {
		k.All = true
		return
	}
	if n, ok := position(k.Expression); ok {
		k.Output, k.Position = true, n
		if star := slices.IndexFunc(output, isStar); n < len(output) && (star < 0 || star > n) {
			k.Name = outputName(output[n])
		}
		return
	}
	at := matchOutput(k.Expression, output)
	if at < 0 {
		return
	}
	k.Output = true
	switch star := slices.IndexFunc(output, isStar); {
	case isStar(output[at]):
		k.Name = columnName(k.Expression)
	case star < 0 || star > at:
		k.Position, k.Name = at, outputName(output[at])
	default:
		k.Name = outputName(output[at])
	}
}

// matchOutput finds the output expression that a key means, as DuckDB looks for it: by alias, by the same expression, by
// the name of a column, at last behind a star; -1 when it is none of them.
func matchOutput(key Node, output []Node) int {
	name := ""
	if names := key.Texts("column_names"); len(names) == 1 {
		name = strings.ToLower(names[0])
	}
	wanted := bareKey(key)
	rules := []func(Node) bool{
		func(n Node) bool { return name != "" && strings.ToLower(n.Text("alias")) == name },
		func(n Node) bool { return !isStar(n) && bareKey(n) == wanted },
		func(n Node) bool { return name != "" && n.Text("alias") == "" && columnName(n) == name },
		func(n Node) bool { return isStar(n) && starShows(n, key) },
	}
	for _, rule := range rules {
		if at := slices.IndexFunc(output, rule); at >= 0 {
			return at
		}
	}
	return -1
}

// starShows reports whether a star shows a column under its own name.
func starShows(star, column Node) bool {
	names := column.Texts("column_names")
	if len(names) == 0 || len(names) > 2 || star.Flag("columns") {
		return false
	}
	relation := strings.ToLower(star.Text("relation_name"))
	if relation != "" && len(names) == 2 && strings.ToLower(names[0]) != relation {
		return false
	}
	name := columnName(column)
	hidden := func(text string) bool { return strings.ToLower(text) == name }
	replaced := func(n Node) bool { return hidden(n.Text("key")) }
	return !slices.ContainsFunc(star.Texts("exclude_list"), hidden) && !slices.ContainsFunc(star.List("replace_list"), replaced)
}

func isStar(n Node) bool { return n.Class() == "STAR" }

// columnName is the last part of a column's name in lower case; "" for what is no column.
func columnName(n Node) string {
	names := n.Texts("column_names")
	if len(names) == 0 {
		return ""
	}
	return strings.ToLower(names[len(names)-1])
}

func outputName(n Node) string {
	if alias := n.Text("alias"); alias != "" {
		return strings.ToLower(alias)
	}
	return columnName(n)
}

// position reads a key that counts output columns; the result counts from 0.
func position(key Node) (int, bool) {
	if key.Class() != "CONSTANT" {
		return 0, false
	}
	number, ok := key.Child("value")["value"].(json.Number)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(number.String())
	return n - 1, err == nil && n >= 1
}

// bareKey writes an expression without positions, alias and case of names.
func bareKey(n Node) string {
	bare := n.Clone()
	strip(bare)
	bare["alias"] = ""
	return bare.Encode()
}
