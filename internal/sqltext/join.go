package sqltext

import "slices"

// spellUsing turns USING into the condition that it stands for, where no star shows the merged column. A full join keeps
// it: its merged column is neither side's.
func spellUsing(query Node, inner *scope) {
	if slices.ContainsFunc(query.List("select_list"), isStar) {
		return
	}
	at := 0
	spellUsingIn(query.Child("from_table"), inner, &at)
}

// spellUsingIn walks the tables in order; at is the index of the next table in the scope.
func spellUsingIn(table Node, inner *scope, at *int) {
	if table.Type() != "JOIN" {
		if table != nil && table.Type() != "EMPTY" {
			*at++
		}
		return
	}
	first := *at
	spellUsingIn(table.Child("left"), inner, at)
	second := *at
	spellUsingIn(table.Child("right"), inner, at)
	columns := table.Texts("using_columns")
	if len(columns) == 0 || table.Text("join_type") == "FULL" || table.Text("ref_type") != "REGULAR" || second >= len(inner.relations) {
		return
	}
	var conditions []Node
	for _, column := range columns {
		left := inner.owner(column, first, second)
		right := inner.owner(column, second, *at)
		conditions = append(conditions, comparison("COMPARE_EQUAL", columnOf(left, column), columnOf(right, column)))
		inner.merged[column] = left
		if table.Text("join_type") == "RIGHT" {
			inner.merged[column] = right
		}
	}
	table["condition"] = map[string]any(conjunction("CONJUNCTION_AND", conditions))
	table.SetTexts("using_columns", nil)
}

// owner finds the table between two indexes that has a column; the first when that is not known.
func (s *scope) owner(column string, from, until int) string {
	for _, r := range s.relations[from:until] {
		if slices.Contains(r.columns, column) {
			return r.name
		}
	}
	return s.relations[from].name
}

func columnOf(table, column string) Node {
	n := Node{"class": "COLUMN_REF", "type": "COLUMN_REF", "alias": ""}
	n.SetTexts("column_names", []string{table, column})
	return n
}

// flattenJoins turns commas, cross joins and inner joins into one list of tables, their conditions into conditions of
// WHERE, and right joins into left joins. The list is sorted unless a star shows its order.
func flattenJoins(query Node) {
	from := query.Child("from_table")
	if from.Type() != "JOIN" {
		return
	}
	ordered := slices.ContainsFunc(query.List("select_list"), isStar)
	var tables, conditions []Node
	collect(from, ordered, &tables, &conditions)
	if !ordered {
		tables = sortNodes(tables, false)
	}
	if len(tables) == 1 {
		query["from_table"] = map[string]any(tables[0])
	} else {
		joined := Node{"type": "INNER"}
		joined.SetList("tables", tables)
		query["from_table"] = map[string]any(joined)
	}
	if where := query.Child("where_clause"); where != nil {
		conditions = append(conditions, where)
	}
	if len(conditions) > 0 {
		query["where_clause"] = map[string]any(conjunction("CONJUNCTION_AND", conditions))
	}
}

// collect gathers the tables that are joined on equal terms; what hangs on an outer or other special join stays one piece.
func collect(table Node, ordered bool, tables, conditions *[]Node) {
	kind := table.Text("ref_type")
	equalTerms := table.Text("join_type") == "INNER" && (kind == "REGULAR" || kind == "CROSS")
	if table.Type() != "JOIN" || !equalTerms || len(table.Texts("using_columns")) > 0 {
		mirror(table, ordered)
		*tables = append(*tables, table)
		return
	}
	collect(table.Child("left"), ordered, tables, conditions)
	collect(table.Child("right"), ordered, tables, conditions)
	if condition := table.Child("condition"); condition != nil {
		*conditions = append(*conditions, condition)
	}
}

// mirror turns the right joins of a piece into left joins.
func mirror(table Node, ordered bool) {
	if table.Type() != "JOIN" {
		return
	}
	if table.Text("join_type") == "RIGHT" && !ordered && table.Text("ref_type") == "REGULAR" {
		table["join_type"] = "LEFT"
		table["left"], table["right"] = table["right"], table["left"]
	}
	mirror(table.Child("left"), ordered)
	mirror(table.Child("right"), ordered)
}
