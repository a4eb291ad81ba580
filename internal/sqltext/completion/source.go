package completion

import (
	"slices"
	"strings"
)

// Column is a column of a table, or of what stands in a FROM.
type Column struct {
	Name    string
	Type    string // "" when it is not known
	Meaning string // in a few words; may be ""
}

// Table is a table that queries can be about.
type Table struct {
	Dataset string // "" for one of the learner's own
	Name    string
	Meaning string
	Columns []Column
}

// source is what a FROM or JOIN brings in.
type source struct {
	name    string // the alias, or the name of the table
	columns []Column
	known   bool // the columns are all there are
}

// query is a SELECT with what it can see.
type query struct {
	sources []source
	merged  []string // columns that USING made one of
	outputs []Column
}

// scope resolves names: the tables of the catalogue, and WITH tables over them.
type scope struct {
	tables []Table
	with   []source
}

func same(a, b string) bool { return strings.EqualFold(a, b) }

// resolve finds a table by its name: a WITH table first.
func (s *scope) resolve(parts []string) (columns []Column, known bool) {
	last := parts[len(parts)-1]
	if len(parts) == 1 {
		for _, w := range slices.Backward(s.with) {
			if same(w.name, last) {
				return w.columns, w.known
			}
		}
	}
	for _, t := range s.tables {
		if same(t.Name, last) && (len(parts) == 1 || slices.ContainsFunc(parts[:len(parts)-1], func(p string) bool { return same(p, t.Dataset) })) {
			return t.Columns, true
		}
	}
	return nil, false
}

// read reads a query of a group: its WITH tables and the SELECT that holds a place, or the first one for a negative place.
func (s *scope) read(g *group, at int) (query, *scope) {
	items, inner := s.readWith(g.items)
	for {
		n := slices.IndexFunc(items, func(it item) bool { return it.word == "union" || it.word == "intersect" || it.word == "except" })
		if n < 0 || at < 0 && n > 0 || at >= 0 && at <= items[n].start {
			if n >= 0 {
				items = items[:n]
			}
			break
		}
		items = items[n+1:]
	}
	if len(items) == 1 && items[0].inner != nil {
		return inner.read(items[0].inner, at)
	}
	return inner.readSelect(items), inner
}

// readWith takes the WITH tables off the front of a query. Each is seen by those after it, and by itself when it has a list of columns.
func (s *scope) readWith(items []item) ([]item, *scope) {
	inner := &scope{tables: s.tables, with: slices.Clone(s.with)}
	if len(items) == 0 || items[0].word != "with" {
		return items, inner
	}
	i := 1
	if i < len(items) && items[i].word == "recursive" {
		i++
	}
	for i < len(items) && items[i].isName() {
		next := source{name: items[i].name()}
		i++
		if i < len(items) && items[i].inner != nil {
			next.columns, next.known = named(nil, items[i].inner), true
			inner.with = append(inner.with, next)
			i++
		}
		for i < len(items) && (items[i].word == "as" || items[i].word == "not" || items[i].word == "materialized") {
			i++
		}
		if i < len(items) && items[i].inner != nil {
			q, _ := inner.read(items[i].inner, -1)
			if next.known {
				next.columns = rename(q.outputs, next.columns)
				inner.with = inner.with[:len(inner.with)-1]
			} else {
				next.columns, next.known = q.outputs, true
			}
			i++
		}
		inner.with = append(inner.with, next)
		if i >= len(items) || items[i].text != "," {
			break
		}
		i++
	}
	return items[min(i, len(items)):], inner
}

// named are the columns that a list of names in brackets gives.
func named(columns []Column, list *group) []Column {
	var names []Column
	for _, it := range list.items {
		if it.isName() {
			names = append(names, Column{Name: it.name()})
		}
	}
	return rename(columns, names)
}

// rename gives columns other names, one after the other.
func rename(columns, names []Column) []Column {
	renamed := slices.Clone(names)
	for i := range renamed {
		if i < len(columns) {
			renamed[i].Type, renamed[i].Meaning = columns[i].Type, columns[i].Meaning
		}
	}
	if len(columns) > len(names) {
		renamed = append(renamed, columns[len(names):]...)
	}
	return renamed
}
