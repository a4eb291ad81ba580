package sqltext

import "strings"

// SpellOut replaces, in place, positions and output names in GROUP BY, WHERE, HAVING and QUALIFY of a SELECT by what they
// stand for, and GROUP BY ALL by its keys. Columns are the names that the tables of its FROM have: a column comes before an
// output name. Where a star hides what a position or ALL stands for, that stays as it is.
func SpellOut(query Node, columns []string) {
	known := relation{}
	for _, column := range columns {
		known.columns = append(known.columns, strings.ToLower(column))
	}
	spellOut(query, &scope{relations: []relation{known}})
}

// FromTables lists the tables, subqueries and table functions that a FROM joins, in the order in which they were written.
func FromTables(from Node) []Node { return leaves(from) }

// TableName is what a query calls a table of its FROM: the alias, else the table's own name.
func TableName(table Node) string { return visibleName(table) }

// HasAggregate reports whether an expression aggregates rows, subqueries and windows aside.
func HasAggregate(n Node) bool { return hasAggregate(n) }
