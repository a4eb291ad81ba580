package variant

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// stir writes the ways of a reading that must all give one result.
func (s *schema) stir(ctx context.Context, session Session, r *reading) error {
	tree, err := trees(ctx, session, r.sql)
	if err != nil || tree == nil {
		return err
	}
	r.numbered = namesRowNumber(tree)
	for _, direction := range []string{"", "ASCENDING", "DESCENDING"} {
		stirred := tree.Clone()
		s.bareNames(stirred)
		if direction != "" && !s.breakTies(stirred, direction) {
			continue
		}
		sql, err := session.SQL(ctx, stirred.Encode())
		if refused(err) {
			continue
		} else if err != nil {
			return fmt.Errorf("write the reference anew: %w", err)
		}
		r.stirred = append(r.stirred, sql)
	}
	return nil
}

// rowNumber is DuckDB's name for where a row is stored.
const rowNumber = "rowid"

// namesRowNumber reports whether a query asks where rows are stored.
func namesRowNumber(tree *sqltext.Tree) bool {
	found := false
	tree.Walk(func(n sqltext.Node) bool {
		names := n.Texts("column_names")
		found = found || len(names) > 0 && strings.EqualFold(names[len(names)-1], rowNumber)
		return !found
	})
	return found
}

// bareNames takes the datasets off the names of tables, so that tables of another row order can take their place.
func (s *schema) bareNames(tree *sqltext.Tree) {
	r := reader{schema: s}
	tree.Walk(func(n sqltext.Node) bool {
		if n.Type() == "BASE_TABLE" && r.tableOf(n) >= 0 {
			n["catalog_name"], n["schema_name"] = "", ""
		}
		return true
	})
}

// breakTies adds every output column as a further key to each ORDER BY that rows are cut off by or numbered by. It reports
// whether there was one.
func (s *schema) breakTies(tree *sqltext.Tree, direction string) bool {
	found := false
	tree.Walk(func(n sqltext.Node) bool {
		switch n.Type() {
		case "SELECT_NODE", "SET_OPERATION_NODE":
			if s.breakCut(n, direction) {
				found = true
			}
			if s.breakWindows(n, direction) {
				found = true
			}
		}
		return true
	})
	return found
}

// breakCut adds the output columns to the ORDER BY of a query with LIMIT or DISTINCT ON.
func (s *schema) breakCut(query sqltext.Node, direction string) bool {
	cut := slices.ContainsFunc(query.List("modifiers"), func(m sqltext.Node) bool {
		return strings.HasPrefix(m.Type(), "LIMIT") || m.Type() == "DISTINCT_MODIFIER" && len(m.List("distinct_on_targets")) > 0
	})
	if !cut {
		return false
	}
	for _, modifier := range query.List("modifiers") {
		if modifier.Type() != "ORDER_MODIFIER" {
			continue
		}
		orders := modifier.List("orders")
		for _, key := range s.tieKeys(query) {
			orders = append(orders, orderNode(key, direction))
		}
		modifier.SetList("orders", orders)
		return true
	}
	return false
}

// tieKeys are the output columns of a query as sort keys: by number, or the columns of its tables where a star stands for them.
func (s *schema) tieKeys(query sqltext.Node) []sqltext.Node {
	var keys []sqltext.Node
	first := query
	for first.Type() == "SET_OPERATION_NODE" {
		first = first.Child("left")
	}
	for i, item := range first.List("select_list") {
		if item.Class() == "STAR" {
			return s.allColumns(first.Child("from_table"))
		}
		keys = append(keys, numberNode(i+1))
	}
	return keys
}

func (s *schema) allColumns(from sqltext.Node) []sqltext.Node {
	var keys []sqltext.Node
	s.eachLeaf(from, func(name string, t int) {
		for _, c := range s.tables[t].columns {
			keys = append(keys, columnNode("", name, c.def.Name))
		}
	})
	return keys
}

// breakWindows adds the plain output columns to the order of every window of a query.
func (s *schema) breakWindows(query sqltext.Node, direction string) bool {
	var keys []sqltext.Node
	for _, item := range query.List("select_list") {
		if item.Class() == "STAR" {
			keys = append(keys, s.allColumns(query.Child("from_table"))...)
			continue
		}
		if !has(item, "WINDOW") && item.Class() != "CONSTANT" {
			plain := item.Clone()
			plain["alias"] = ""
			keys = append(keys, plain)
		}
	}
	found := false
	for _, member := range []string{"select_list", "qualify"} {
		parts := query.List(member)
		if child := query.Child(member); child != nil {
			parts = append(parts, child)
		}
		for _, part := range parts {
			part.Walk(func(n sqltext.Node) bool {
				if n.Class() == "WINDOW" && luckyWindow(n) {
					orders := n.List("orders")
					for _, key := range keys {
						orders = append(orders, orderNode(key.Clone(), direction))
					}
					n.SetList("orders", orders)
					found = true
				}
				return n.Class() != "SUBQUERY"
			})
		}
	}
	return found
}

// luckyWindow reports whether a window function depends on the order of tied rows. Ranks do not, and neither do aggregates over
// peers; a further key would change them.
func luckyWindow(n sqltext.Node) bool {
	if len(n.List("orders")) == 0 {
		return false
	}
	switch n.Type() {
	case "WINDOW_ROW_NUMBER", "WINDOW_NTILE", "WINDOW_LEAD", "WINDOW_LAG", "WINDOW_FIRST_VALUE", "WINDOW_LAST_VALUE", "WINDOW_NTH_VALUE":
		return true
	case "WINDOW_AGGREGATE":
		return strings.Contains(n.Text("start"), "ROWS") || strings.Contains(n.Text("end"), "ROWS")
	}
	return false
}

func has(n sqltext.Node, class string) bool {
	found := false
	n.Walk(func(n sqltext.Node) bool {
		found = found || n.Class() == class
		return !found
	})
	return found
}

func orderNode(key sqltext.Node, direction string) sqltext.Node {
	return sqltext.Node{"type": direction, "null_order": "ORDER_DEFAULT", "expression": map[string]any(key)}
}

func numberNode(n int) sqltext.Node {
	return sqltext.Node{
		"class": "CONSTANT", "type": "VALUE_CONSTANT", "alias": "", "query_location": json.Number(noPlace),
		"value": map[string]any{
			"type": map[string]any{"id": "INTEGER", "type_info": nil}, "is_null": false, "value": json.Number(strconv.Itoa(n)),
		},
	}
}

// digest writes a result so that equal bags of rows give equal texts. Floats lose the digits that the order of adding decides.
func digest(set *result.Set) string {
	if set == nil {
		return ""
	}
	all := lines(set)
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// lines writes the rows of a result, in its order.
func lines(set *result.Set) []string {
	all := make([]string, len(set.Rows))
	for i, values := range set.Rows {
		var b strings.Builder
		for _, v := range values {
			if v.Kind() == result.Float {
				b.WriteString(strconv.FormatFloat(v.Float(), 'g', 9, 64))
			} else {
				b.WriteString(key(v))
			}
			b.WriteByte(0)
		}
		all[i] = b.String()
	}
	return all
}
