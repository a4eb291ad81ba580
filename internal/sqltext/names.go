package sqltext

import (
	"fmt"
	"slices"
	"strings"
)

// Names knows what the columns in one query of a Spelt tree mean, so that expressions of two queries can be compared, and
// carried from one to the other, whatever each calls its tables.
type Names struct {
	sources []source
	outer   *Names
	schema  Schema
	ctes    map[string]Node
	merged  map[string]string
	reading string // the common table expression that is being looked into
	room    *int   // queries that may still be looked into, for all that lie in each other
}

// mostQueries bounds how many queries are looked into for the names of one. A chain of common table expressions of which each
// reads the one before twice stands for more than there is time for, and one that reads its own name for infinitely many.
const mostQueries = 2000

// longestMeaning bounds the text of a column's meaning, which an expression repeats for each use of the column below it.
const longestMeaning = 4 << 10

// source is a table of a FROM.
type source struct {
	name    string // as the query calls it
	title   string // what it is, whatever it is called
	columns []string
	// meanings are the canonical texts of the columns of a subquery.
	meanings []string
}

// NamesOf reads the FROM of a query. The names outside are those of the query round it; nil for the outermost.
func NamesOf(query Node, outer *Names, schema Schema) *Names {
	names := &Names{outer: outer, schema: schema, ctes: map[string]Node{}, merged: map[string]string{}}
	if outer != nil {
		names.room = outer.room
	} else {
		room := mostQueries
		names.room = &room
	}
	for _, entry := range query.Child("cte_map").List("map") {
		names.ctes[strings.ToLower(entry.Text("key"))] = entry.Child("value").Child("query").Child("node")
	}
	count := map[string]int{}
	for _, table := range leaves(query.Child("from_table")) {
		known := names.source(table)
		if count[known.title]++; count[known.title] > 1 {
			known.title = fmt.Sprintf("%s#%d", known.title, count[known.title])
		}
		names.sources = append(names.sources, known)
	}
	return names
}

func (names *Names) source(table Node) source {
	found := source{name: strings.ToLower(visibleName(table)), title: strings.ToLower(tableTitle(table))}
	var inner Node
	reading := names.reading
	switch table.Type() {
	case "SUBQUERY":
		inner = table.Child("subquery").Child("node")
	case "BASE_TABLE":
		if inner = names.cte(found.title); inner == nil {
			found.columns = names.schema[found.title]
		} else {
			names.reading = found.title
		}
	}
	if inner != nil {
		found.title = "(" + strings.Join(baseTables(inner), ",") + ")"
		found.columns, found.meanings = names.outputs(inner)
	}
	names.reading = reading
	return found
}

// cte finds a common table expression by its name. Inside itself the name is that of the table below.
func (names *Names) cte(name string) Node {
	for at := names; at != nil; at = at.outer {
		if at.reading == name {
			return nil
		}
		if query := at.ctes[name]; query != nil {
			return query
		}
	}
	return nil
}

// outputs lists the columns of a query, and what each means.
func (names *Names) outputs(query Node) (columns, meanings []string) {
	if query.Type() != "SELECT_NODE" {
		return nil, nil // a set operation's column means several things
	}
	if *names.room--; *names.room < 0 {
		return nil, nil
	}
	inner := NamesOf(query, names, names.schema)
	for _, n := range query.List("select_list") {
		if isStar(n) {
			return nil, nil
		}
		meaning := inner.Canonical(n)
		if len(meaning) > longestMeaning {
			return nil, nil
		}
		columns = append(columns, outputName(n))
		meanings = append(meanings, meaning)
	}
	return columns, meanings
}

// baseTables lists the tables that a query reads from, at any depth, sorted.
func baseTables(query Node) []string {
	var found []string
	query.Walk(func(n Node) bool {
		if n.Type() == "BASE_TABLE" {
			found = append(found, strings.ToLower(n.Text("table_name")))
		}
		return true
	})
	slices.Sort(found)
	return slices.Compact(found)
}

// known gives the sources as relations, for spelling out.
func (names *Names) known() []relation {
	relations := make([]relation, len(names.sources))
	for i, s := range names.sources {
		relations[i] = relation{name: s.name, canonical: s.title, columns: s.columns}
	}
	return relations
}

// Titles lists what the tables are, in order of the FROM: the name of a table, numbered from its second appearance, and
// the names of the tables inside for a subquery, in brackets.
func (names *Names) Titles() []string {
	titles := make([]string, len(names.sources))
	for i, s := range names.sources {
		titles[i] = s.title
	}
	return titles
}

// ownerIn finds which of the tables of a part of a FROM has a column, and gives the name it has there.
func (names *Names) ownerIn(column string, part Node) string {
	tables := leaves(part)
	for _, table := range tables {
		name := strings.ToLower(visibleName(table))
		for _, s := range names.sources {
			if s.name == name && slices.Contains(s.columns, column) {
				return name
			}
		}
	}
	if len(tables) == 1 {
		return strings.ToLower(visibleName(tables[0]))
	}
	return ""
}

// find looks up the table of a column; up counts the queries outwards.
func (names *Names) find(parts []string) (s source, column string, up int, ok bool) {
	column = parts[len(parts)-1]
	for at := names; at != nil; at = at.outer {
		for _, s := range at.sources {
			if len(parts) == 1 && (slices.Contains(s.columns, column) || at.merged[column] == s.name && at.merged[column] != "") {
				return s, column, up, true
			}
			if len(parts) > 1 && s.name == parts[len(parts)-2] {
				return s, column, up, true
			}
		}
		if len(parts) == 1 && len(at.sources) == 1 && at.sources[0].columns == nil {
			return at.sources[0], column, up, true
		}
		up++
	}
	return source{}, column, 0, false
}

// qualifyAll writes the table before every bare column of a query whose table is known.
func (names *Names) qualifyAll(query Node) {
	for _, output := range query.List("select_list") {
		// An output keeps its name; a column inside an expression has none.
		if parts := output.Texts("column_names"); output.Class() == "COLUMN_REF" && len(parts) == 1 && output.Text("alias") == "" {
			if s, column, _, ok := names.find(parts); ok && s.columns != nil {
				output["alias"] = column
			}
		}
	}
	for _, key := range []string{"select_list", "from_table", "where_clause", "group_expressions", "having", "qualify", "modifiers"} {
		walkValue(query[key], func(n Node) bool {
			if n.Child("node") != nil { // a query inside qualifies its own columns
				return false
			}
			parts := n.Texts("column_names")
			if n.Class() == "COLUMN_REF" && len(parts) == 1 && !names.isOutput(query, key, parts[0]) {
				if s, column, _, ok := names.find(parts); ok && s.columns != nil {
					n.SetTexts("column_names", []string{s.name, column})
				}
			}
			return true
		})
	}
}

// isOutput reports whether a name in ORDER BY means an output column that could not be spelt out.
func (names *Names) isOutput(query Node, key, name string) bool {
	return key == "modifiers" && slices.ContainsFunc(query.List("select_list"), func(n Node) bool { return n.Text("alias") == name })
}

// Canonical writes an expression of the query so that equal meanings give equal texts as far as Normalize can tell.
func (names *Names) Canonical(expression Node) string {
	if expression == nil {
		return ""
	}
	if size(expression, largestTree) >= largestTree {
		return expression.Encode()
	}
	copied := expression.Clone()
	names.canonize(copied, 0)
	strip(copied)
	copied.Walk(func(n Node) bool { delete(n, "between"); return true })
	copied["alias"] = ""
	norm := normalizer{}
	return norm.expression(copied, &scope{merged: map[string]string{}}).Encode()
}

// canonize renames the columns below a value to what they mean.
func (names *Names) canonize(value any, depth int) {
	if depth > 64 {
		return
	}
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			names.canonize(element, depth+1)
		}
	case map[string]any, Node:
		n := asNode(value)
		if query := n.Child("node"); query != nil {
			NamesOf(query, names, names.schema).canonizeQuery(query, depth+1)
			return
		}
		if n.Class() == "COLUMN_REF" {
			n.SetTexts("column_names", names.meaning(n.Texts("column_names")))
			return
		}
		for _, member := range n {
			names.canonize(member, depth+1)
		}
	}
}

func (names *Names) canonizeQuery(query Node, depth int) {
	for _, side := range []string{"left", "right"} {
		if inner := query.Child(side); inner != nil && query.Type() != "SELECT_NODE" {
			NamesOf(inner, names, names.schema).canonizeQuery(inner, depth)
		}
	}
	for _, key := range []string{"select_list", "where_clause", "group_expressions", "having", "qualify", "modifiers", "from_table"} {
		names.canonize(query[key], depth)
	}
	for _, table := range leaves(query.Child("from_table")) {
		table["alias"] = ""
	}
}

// meaning gives the canonical name of a column: its table's title, or the expression behind a subquery's column.
func (names *Names) meaning(parts []string) []string {
	if len(parts) == 0 {
		return parts
	}
	s, column, up, ok := names.find(parts)
	if !ok {
		return parts
	}
	if i := slices.Index(s.columns, column); i >= 0 && i < len(s.meanings) {
		column = s.meanings[i]
	}
	return []string{strings.Repeat("^", up) + s.title, column}
}

// Translate rewrites an expression of the query for another query. It fails when the other lacks one of the tables.
func (names *Names) Translate(expression Node, to *Names) (Node, bool) {
	copied := expression.Clone()
	ok := names.translate(map[string]any(copied), to)
	return copied, ok
}

func (names *Names) translate(value any, to *Names) bool {
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			if !names.translate(element, to) {
				return false
			}
		}
	case map[string]any:
		n := Node(value)
		if query := n.Child("node"); query != nil {
			return names.translateQuery(query, to)
		}
		if n.Class() == "COLUMN_REF" {
			parts, ok := names.carry(n.Texts("column_names"), to)
			n.SetTexts("column_names", parts)
			return ok
		}
		for _, member := range value {
			if !names.translate(member, to) {
				return false
			}
		}
	}
	return true
}

// translateQuery carries a whole subquery over: only the columns of the query round it change their names.
func (names *Names) translateQuery(query Node, to *Names) bool {
	inner := NamesOf(query, names, names.schema)
	ok := true
	query.Walk(func(n Node) bool {
		if n.Class() != "COLUMN_REF" {
			return ok
		}
		if _, _, up, found := inner.find(n.Texts("column_names")); found && up > 0 {
			parts, carried := names.carry(n.Texts("column_names"), to)
			n.SetTexts("column_names", parts)
			ok = ok && carried
		}
		return ok
	})
	return ok
}

// carry finds what another query calls a column.
func (names *Names) carry(parts []string, to *Names) ([]string, bool) {
	s, column, up, ok := names.find(parts)
	if !ok {
		return parts, true
	}
	// A column of the query round this one is looked for there first: both may read the same table.
	level := to
	for range up {
		if level != nil {
			level = level.outer
		}
	}
	if level != nil && level != to {
		if parts, ok := s.in(level, column); ok {
			return parts, true
		}
	}
	if parts, ok := s.in(to, column); ok {
		return parts, true
	}
	return parts, false
}

// in finds what a query, or one round it, calls a column of a source.
func (s source) in(to *Names, column string) ([]string, bool) {
	meaning := column
	if i := slices.Index(s.columns, column); i >= 0 && i < len(s.meanings) {
		meaning = s.meanings[i]
	}
	for at := to; at != nil; at = at.outer {
		for _, other := range at.sources {
			if other.title != s.title {
				continue
			}
			if len(other.meanings) == 0 && len(s.meanings) == 0 {
				return []string{other.name, column}, true
			}
			if i := slices.Index(other.meanings, meaning); i >= 0 {
				return []string{other.name, other.columns[i]}, true
			}
		}
	}
	return nil, false
}
