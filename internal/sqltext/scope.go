package sqltext

import (
	"fmt"
	"slices"
	"strings"
)

// relation is a table of one FROM.
type relation struct {
	name      string // as the query calls it
	canonical string
	columns   []string // nil when they are not known
}

// scope holds the tables that a query's expressions can name.
type scope struct {
	relations []relation
	outer     *scope
	// merged are the columns of USING and the table that they are taken from.
	merged map[string]string
}

// newScope reads the FROM of a query. A table is called by its own name, numbered when it appears more than once.
func (norm normalizer) newScope(query Node, outer *scope) *scope {
	inner := &scope{outer: outer, merged: map[string]string{}}
	count, seen := map[string]int{}, map[string]int{}
	tables := leaves(query.Child("from_table"))
	for _, table := range tables {
		count[tableTitle(table)]++
	}
	for _, table := range tables {
		title := tableTitle(table)
		seen[title]++
		known := relation{name: visibleName(table), canonical: title}
		if count[title] > 1 {
			known.canonical = fmt.Sprintf("%s#%d", title, seen[title])
		}
		if table.Type() == "BASE_TABLE" && len(table.Texts("column_name_alias")) == 0 {
			known.columns = norm.schema[table.Text("table_name")]
		}
		inner.relations = append(inner.relations, known)
		table["alias"] = known.canonical
	}
	return inner
}

// leaves lists the tables of a FROM in order.
func leaves(table Node) []Node {
	switch table.Type() {
	case "", "EMPTY":
		return nil
	case "JOIN":
		return append(leaves(table.Child("left")), leaves(table.Child("right"))...)
	default:
		return []Node{table}
	}
}

// tableTitle is what a table is whatever it is called.
func tableTitle(table Node) string {
	switch table.Type() {
	case "BASE_TABLE":
		return table.Text("table_name")
	case "TABLE_FUNCTION":
		return table.Child("function").Text("function_name") + "()"
	default:
		return "(" + strings.ToLower(table.Type()) + ")"
	}
}

func visibleName(table Node) string {
	if alias := table.Text("alias"); alias != "" {
		return alias
	}
	if table.Type() == "TABLE_FUNCTION" {
		return table.Child("function").Text("function_name")
	}
	return table.Text("table_name")
}

// resolve rewrites a column so that it names its table canonically: not at all when the query has one table only, and
// with ^1 for each query outwards.
func (s *scope) resolve(column Node) {
	names := column.Texts("column_names")
	if len(names) == 1 {
		if qualified := s.qualify(names[0]); qualified != "" {
			names = []string{qualified, names[0]}
		}
	}
	if len(names) < 2 {
		return
	}
	up := 0
	for at := s; at != nil; at = at.outer {
		if i := slices.IndexFunc(at.relations, func(r relation) bool { return r.name == names[0] }); i >= 0 {
			column.SetTexts("column_names", at.rename(i, up, names[1:]))
			return
		}
		up++
	}
}

func (s *scope) rename(i, up int, rest []string) []string {
	if up == 0 && len(s.relations) == 1 {
		return rest
	}
	canonical := s.relations[i].canonical
	if up > 0 {
		canonical = fmt.Sprintf("%s^%d", canonical, up)
	}
	return append([]string{canonical}, rest...)
}

// qualify finds the table of a bare column as far as the columns are known; "" when it is not clear.
func (s *scope) qualify(name string) string {
	for at := s; at != nil; at = at.outer {
		if table := at.merged[name]; table != "" {
			return table
		}
		for _, r := range at.relations {
			if slices.Contains(r.columns, name) {
				return r.name
			}
		}
		if slices.ContainsFunc(at.relations, func(r relation) bool { return r.columns == nil }) {
			return ""
		}
	}
	return ""
}

func (s *scope) resolveStar(star Node) {
	name := star.Text("relation_name")
	for i, r := range s.relations {
		if name != "" && r.name == name {
			star["relation_name"] = s.relations[i].canonical
			if len(s.relations) == 1 {
				star["relation_name"] = ""
			}
		}
	}
}

// has reports whether a table of the scope is known to have the column.
func (s *scope) has(column string) bool {
	return slices.ContainsFunc(s.relations, func(r relation) bool { return slices.Contains(r.columns, column) })
}
