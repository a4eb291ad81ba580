package sqltext

// largestTree is the number of nodes beyond which a tree is only stripped: nobody writes such a query by hand, and
// rewriting it would take long.
const largestTree = 10_000

// Schema names the columns of tables, all in lower case. With it, a bare column and the same column with its table are
// recognised as the same in joins too.
type Schema map[string][]string

// Normalize gives the canonical form of a tree, in which queries that are only written differently are alike: positions
// and case of names gone, aliases of tables and output columns resolved, operands of commutative operators sorted,
// comparisons turned one way, NOT pushed inwards, BETWEEN and IN spelt out, count(1) as count(*), USING, commas and inner
// joins as one list of tables with conditions, right joins as left joins, CTEs that are used once put in their place,
// GROUP BY ALL and positions spelt out, defaults of ORDER BY said. Names of the outermost output columns are dropped: they
// never decide whether an answer is right. The form is for comparing; DuckDB cannot read it back.
func Normalize(tree *Tree) *Tree { return NormalizeIn(tree, nil) }

// NormalizeIn is Normalize with the columns of the tables known.
func NormalizeIn(tree *Tree, schema Schema) *Tree {
	result := tree.Clone()
	strip(result.root)
	if size(result.root, largestTree) >= largestTree {
		return result
	}
	norm := normalizer{schema: schema}
	for _, statement := range result.root.List("statements") {
		query := statement.Child("node")
		norm.query(query, nil)
		if query.Type() == "SELECT_NODE" || query.Type() == "SET_OPERATION_NODE" {
			dropOutputNames(query)
		}
	}
	return result
}

// Equal reports whether two trees mean the same as far as Normalize can tell. False says only that they are written
// differently in some way that it does not know.
func Equal(a, b *Tree) bool { return Fingerprint(a) == Fingerprint(b) }

// Fingerprint is a text that is the same for trees that Equal finds equal.
func Fingerprint(tree *Tree) string { return Normalize(tree).Encode() }

type normalizer struct {
	schema Schema
}

// query brings a query into its canonical form, in place. The scope holds the tables of the queries round it.
func (norm normalizer) query(query Node, outer *scope) {
	switch query.Type() {
	case "SET_OPERATION_NODE":
		inlineCTEs(query)
		norm.ctes(query, outer)
		norm.query(query.Child("left"), outer)
		norm.query(query.Child("right"), outer)
		norm.modifiers(query, &scope{outer: outer})
		sortSetOperation(query)
	case "RECURSIVE_CTE_NODE":
		norm.query(query.Child("left"), outer)
		norm.query(query.Child("right"), outer)
	case "SELECT_NODE":
		norm.selectNode(query, outer)
	}
}

func (norm normalizer) selectNode(query Node, outer *scope) {
	inlineCTEs(query)
	norm.ctes(query, outer)
	inner := norm.newScope(query, outer)
	spellOut(query, inner)
	spellUsing(query, inner)
	norm.from(query.Child("from_table"), inner)
	for _, key := range []string{"select_list", "where_clause", "group_expressions", "having", "qualify"} {
		query[key] = norm.value(query[key], inner)
	}
	norm.modifiers(query, inner)
	flattenJoins(query)
	sortGroups(query)
	unwrap(query)
}

func (norm normalizer) ctes(query Node, outer *scope) {
	for _, entry := range query.Child("cte_map").List("map") {
		norm.query(entry.Child("value").Child("query").Child("node"), outer)
	}
}

// from normalises what stands inside a FROM: subqueries, conditions and arguments.
func (norm normalizer) from(table Node, inner *scope) {
	switch table.Type() {
	case "JOIN":
		norm.from(table.Child("left"), inner)
		norm.from(table.Child("right"), inner)
		table["condition"] = norm.value(table["condition"], inner)
	case "SUBQUERY":
		norm.query(table.Child("subquery").Child("node"), inner)
	case "SHOW_REF":
		norm.query(table.Child("query"), inner)
	case "TABLE_FUNCTION":
		table["function"] = norm.value(table["function"], inner)
	case "EXPRESSION_LIST":
		table["values"] = norm.value(table["values"], inner)
	}
}

// modifiers normalises ORDER BY, LIMIT and DISTINCT.
func (norm normalizer) modifiers(query Node, inner *scope) {
	modifiers := query.List("modifiers")
	for _, modifier := range modifiers {
		for _, order := range modifier.List("orders") {
			sayOrder(order)
		}
		for _, key := range []string{"orders", "distinct_on_targets", "limit", "offset"} {
			if modifier[key] != nil {
				modifier[key] = norm.value(modifier[key], inner)
			}
		}
	}
	query.SetList("modifiers", sortNodes(modifiers, false))
}

// value normalises every expression in a value.
func (norm normalizer) value(value any, inner *scope) any {
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = norm.value(value[i], inner)
		}
		return value
	case map[string]any:
		return map[string]any(norm.expression(value, inner))
	default:
		return value
	}
}

// expression normalises an expression or a part of one, children first.
func (norm normalizer) expression(n Node, inner *scope) Node {
	switch n.Class() {
	case "COLUMN_REF":
		inner.resolve(n)
		return n
	case "STAR":
		inner.resolveStar(n)
	case "CONSTANT":
		return constant(n)
	}
	for key, value := range n {
		switch {
		case key == "subquery":
			query := asNode(value).Child("node")
			norm.query(query, inner)
			if n.Text("subquery_type") == "EXISTS" {
				dropExistsList(query)
			}
		case key == "orders" || key == "order_bys":
			for _, order := range append(n.List("orders"), n.Child("order_bys").List("orders")...) {
				sayOrder(order)
			}
			n[key] = norm.value(value, inner)
		case key != "cast_type":
			n[key] = norm.value(value, inner)
		}
	}
	return simplify(n)
}

// sayOrder writes the defaults of an ORDER BY key: ascending, nulls last in both directions.
func sayOrder(order Node) {
	if order.Text("type") == "ORDER_DEFAULT" {
		order["type"] = "ASCENDING"
	}
	if order.Text("null_order") == "ORDER_DEFAULT" {
		order["null_order"] = "NULLS LAST"
	}
}

// size counts nodes up to a limit.
func size(n Node, limit int) int {
	count := 0
	n.Walk(func(Node) bool {
		count++
		return count < limit
	})
	return count
}
