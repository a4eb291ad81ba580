package variant

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"guildhall/internal/sqltext"
)

// witness finds the rows of the sample on which a SELECT of the reference rests: one column with the row number of each of its
// tables, for every row that meets its conditions.
type witness struct {
	tables []int // by column
	tree   string
	near   []string // trees of the same with one condition failing
	sql    string
}

// witnesses builds one witness for each SELECT that reads tables of the datasets. Those that lean on a query around them cannot
// run alone; nobody can tell from the tree, so that the engine has to say so.
func (s *schema) witnesses(tree *sqltext.Tree) []witness {
	var found []witness
	for _, query := range tree.Queries() {
		s.collect(query, nil, &found)
	}
	return found
}

func (s *schema) collect(n sqltext.Node, outer []sqltext.Node, found *[]witness) {
	if n == nil {
		return
	}
	if own := n.Child("cte_map").List("map"); len(own) > 0 {
		outer = append(outer[:len(outer):len(outer)], own...)
	}
	if n.Type() == "SELECT_NODE" {
		if w, ok := s.witness(n, outer); ok {
			*found = append(*found, w)
		}
	}
	for _, name := range members(n) {
		if child := n.Child(name); child != nil {
			s.collect(child, outer, found)
			continue
		}
		for _, element := range n.List(name) {
			s.collect(element, outer, found)
		}
	}
}

func (s *schema) witness(query sqltext.Node, ctes []sqltext.Node) (witness, bool) {
	var w witness
	var columns []sqltext.Node
	s.eachLeaf(query.Child("from_table"), func(name string, table int) {
		columns = append(columns, columnNode("g"+itoa(len(columns)), name, "rowid"))
		w.tables = append(w.tables, table)
	})
	if len(columns) == 0 {
		return w, false
	}
	plain := query.Clone()
	plain["modifiers"], plain["group_expressions"], plain["group_sets"] = []any{}, []any{}, []any{}
	plain["having"], plain["qualify"], plain["aggregate_handling"] = nil, nil, "STANDARD_HANDLING"
	plain.SetList("select_list", columns)
	ctesOf := sqltext.Node{}
	ctesOf.SetList("map", ctes)
	plain["cte_map"] = map[string]any(ctesOf)
	w.tree = statement(plain)
	conditions := conjuncts(plain.Child("where_clause"))
	for i := range conditions {
		missed := plain.Clone()
		parts := conjuncts(missed.Child("where_clause"))
		parts[i] = negation(parts[i])
		missed["where_clause"] = map[string]any(conjunction(parts))
		w.near = append(w.near, statement(missed))
	}
	return w, true
}

// eachLeaf visits the tables of a FROM that belong to the datasets, with the names that the query calls them by.
func (s *schema) eachLeaf(n sqltext.Node, visit func(name string, table int)) {
	r := reader{schema: s}
	switch n.Type() {
	case "JOIN":
		s.eachLeaf(n.Child("left"), visit)
		s.eachLeaf(n.Child("right"), visit)
	case "BASE_TABLE":
		name := n.Text("alias")
		if name == "" {
			name = n.Text("table_name")
		}
		if at := r.tableOf(n); at >= 0 {
			visit(name, at)
		}
	}
}

// noPlace is how DuckDB writes that a node stands nowhere in a text.
const noPlace = "18446744073709551615"

func columnNode(alias string, names ...string) sqltext.Node {
	n := sqltext.Node{"class": "COLUMN_REF", "type": "COLUMN_REF", "alias": alias, "query_location": json.Number(noPlace)}
	n.SetTexts("column_names", names)
	return n
}

func negation(n sqltext.Node) sqltext.Node {
	// A condition that is NULL fails too.
	known := sqltext.Node{"class": "OPERATOR", "type": "OPERATOR_COALESCE", "alias": "", "query_location": json.Number(noPlace)}
	known.SetList("children", []sqltext.Node{n, falsehood()})
	not := sqltext.Node{"class": "OPERATOR", "type": "OPERATOR_NOT", "alias": "", "query_location": json.Number(noPlace)}
	not.SetList("children", []sqltext.Node{known})
	return not
}

func falsehood() sqltext.Node {
	return sqltext.Node{
		"class": "CONSTANT", "type": "VALUE_CONSTANT", "alias": "", "query_location": json.Number(noPlace),
		"value": map[string]any{"type": map[string]any{"id": "BOOLEAN", "type_info": nil}, "is_null": false, "value": false},
	}
}

func conjunction(parts []sqltext.Node) sqltext.Node {
	if len(parts) == 1 {
		return parts[0]
	}
	n := sqltext.Node{"class": "CONJUNCTION", "type": "CONJUNCTION_AND", "alias": "", "query_location": json.Number(noPlace)}
	n.SetList("children", parts)
	return n
}

// conjuncts lists the parts of a condition that must all hold.
func conjuncts(n sqltext.Node) []sqltext.Node {
	switch {
	case n == nil:
		return nil
	case n.Type() == "CONJUNCTION_AND":
		var all []sqltext.Node
		for _, child := range n.List("children") {
			all = append(all, conjuncts(child)...)
		}
		return all
	}
	return []sqltext.Node{n}
}

// statement makes a tree of one query.
func statement(query sqltext.Node) string {
	single := sqltext.Node{"node": map[string]any(query), "named_param_map": []any{}}
	root := sqltext.Node{"error": false}
	root.SetList("statements", []sqltext.Node{single})
	return root.Encode()
}

// sampled is SQL for at most n of the rows that a query finds, always the same ones, from all over the table.
func sampled(sql string, columns, n int) string {
	names := make([]string, columns)
	for i := range names {
		names[i] = "g" + strconv.Itoa(i)
	}
	all := strings.Join(names, ", ")
	return fmt.Sprintf("SELECT %s FROM (%s) ORDER BY hash(%s), %s LIMIT %d", all, strings.TrimRight(strings.TrimSpace(sql), ";"), all, all, n)
}
