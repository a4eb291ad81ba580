package completion

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"guildhall/internal/sqltext"
)

// Kinds of items.
const (
	KindColumn   = "column"
	KindTable    = "table"
	KindFunction = "function"
	KindKeyword  = "keyword"
	KindType     = "type"
)

// Item is a word that may stand at a place.
type Item struct {
	Text   string
	Kind   string
	Type   string // of a column
	Detail string // the meaning of a column or table, the signature of a function
	Start  int    // byte offset in the statement where the word begins that it replaces
}

// most is how many items are worth showing.
const most = 60

// At finds the words that may stand at a byte offset of a statement, best first: columns of the query's own tables, tables, then what
// DuckDB suggests, whose offsets are those of the statement too.
func At(tables []Table, statement string, at int, duckdb []Item) []Item {
	if silent(statement, at) {
		return nil
	}
	p := locate(tables, statement, at)
	found := p.words(suggested(duckdb))
	found = slices.DeleteFunc(found, func(r ranked) bool { return r.match(p.written) == none })
	slices.SortStableFunc(found, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.match(p.written), b.match(p.written)), cmp.Compare(a.rank, b.rank))
	})
	var items []Item
	seen := map[string]bool{}
	for _, r := range found {
		if r.rank == rare && r.match(p.written) != begins {
			continue // DuckDB knows a thousand words that have any two letters somewhere
		}
		if key := strings.ToLower(r.Text); !seen[key] && len(items) < most {
			seen[key] = true
			r.Start = p.start
			items = append(items, r.Item)
		}
	}
	return items
}

// ranked is an item with how likely it is meant: the lower, the likelier.
type ranked struct {
	Item
	name string // what is written of it; "" for the whole text
	rank int
}

// How likely things are meant where an expression stands.
const (
	ownColumn = iota
	outerColumn
	ownOutput
	ownTable
	familiar
	anyColumn
	anyTable
	rare
)

// How well a name goes with what is written.
const (
	begins = iota
	contains
	none
)

func (r ranked) match(written string) int {
	name := r.name
	if name == "" {
		name = strings.Trim(r.Text, `"`)
	}
	name, written = strings.ToLower(name), strings.ToLower(written)
	switch {
	case strings.HasPrefix(name, written):
		return begins
	case strings.Contains(name, written):
		return contains
	}
	return none
}

// words finds what may stand at the place.
func (p *place) words(duckdb []ranked) []ranked {
	last := p.previous()
	switch {
	case len(p.qualifier) > 0:
		return p.qualified(duckdb)
	case p.wantsTable():
		return append(p.tables(ownColumn), only(duckdb, KindKeyword, KindFunction)...)
	case p.opened().word == "using":
		return p.shared()
	case last.word == "as" && strings.HasSuffix(p.opened().word, "cast"):
		return only(duckdb, KindType)
	case last.word == "as":
		return nil // a new name
	case p.followsOperand():
		return only(duckdb, KindKeyword)
	}
	found := p.columns()
	found = append(found, p.tables(anyTable)...)
	if p.complete() {
		duckdb = only(duckdb, KindKeyword, KindFunction, KindType)
	}
	return append(found, duckdb...)
}

// complete reports whether the columns of everything in the query are known, so that DuckDB has none to add.
func (p *place) complete() bool {
	for _, q := range p.queries {
		if slices.ContainsFunc(q.sources, func(s source) bool { return !s.known }) {
			return false
		}
	}
	return true
}

// qualified finds what follows a name and a dot: the columns of the source of that name, or the tables of a dataset.
func (p *place) qualified(duckdb []ranked) []ranked {
	name := p.qualifier[len(p.qualifier)-1]
	for _, q := range p.queries {
		for _, s := range q.sources {
			if same(s.name, name) && s.known {
				return columnItems(s.columns, ownColumn)
			}
		}
	}
	// The FROM may not be written yet.
	columns, known := p.scope.resolve(p.qualifier)
	if known && !p.wantsTable() {
		return columnItems(columns, ownColumn)
	}
	var found []ranked
	for _, t := range p.scope.tables {
		if same(t.Dataset, name) {
			found = append(found, tableItem(t, ownTable))
		}
	}
	if len(found) > 0 {
		return found
	}
	return only(duckdb, KindColumn)
}

// columns are those that an expression may use: of this query's tables, of the queries around it, and what the query itself gives, where
// DuckDB lets that be used. Before there is a FROM, those of every table.
func (p *place) columns() []ranked {
	var found []ranked
	for depth, q := range p.queries {
		rank := ownColumn
		if depth > 0 {
			rank = outerColumn
		}
		found = append(found, q.items(rank)...)
		for _, s := range q.sources {
			found = append(found, ranked{Item: Item{Text: quoted(s.name), Kind: KindTable}, rank: ownTable})
		}
	}
	if len(p.queries) > 0 && p.clause() != "select" && p.clause() != "" {
		found = append(found, columnItems(p.queries[0].outputs, ownOutput)...)
	}
	if !slices.ContainsFunc(p.queries, func(q query) bool { return len(q.sources) > 0 }) {
		for _, t := range p.scope.tables {
			for _, r := range columnItems(t.Columns, anyColumn) {
				r.Detail = strings.TrimSuffix(t.Name+": "+r.Detail, ": ")
				found = append(found, r)
			}
		}
	}
	return slices.DeleteFunc(found, func(r ranked) bool { return r.Text == `""` })
}

// items are the columns of a query's sources. A name that several of them have comes with the source in front.
func (q *query) items(rank int) []ranked {
	count := map[string]int{}
	for _, c := range q.all() {
		count[strings.ToLower(c.Name)]++
	}
	var found []ranked
	for _, s := range q.sources {
		for _, r := range columnItems(s.columns, rank) {
			if count[strings.ToLower(r.name)] > 1 {
				r.Text = quoted(s.name) + "." + r.Text
			}
			found = append(found, r)
		}
	}
	return found
}

// shared are the columns that USING may name: those of the source joined last that one before it has too.
func (p *place) shared() []ranked {
	if len(p.queries) == 0 || len(p.queries[0].sources) < 2 {
		return nil
	}
	sources := p.queries[0].sources
	// The join that this USING belongs to is the last one before it.
	end := 0
	for _, it := range p.group.outer.items[:p.group.at] {
		if it.word == "join" {
			end++
		}
	}
	end = max(1, min(end, len(sources)-1))
	return slices.DeleteFunc(columnItems(sources[end].columns, ownColumn), func(r ranked) bool {
		return !slices.ContainsFunc(sources[:end], func(s source) bool {
			return slices.ContainsFunc(s.columns, func(c Column) bool { return same(c.Name, r.name) })
		})
	})
}

// tables are the WITH tables, the last one first, and those of the catalogue.
func (p *place) tables(rank int) []ranked {
	var found []ranked
	for _, w := range slices.Backward(p.scope.with) {
		found = append(found, ranked{Item: Item{Text: quoted(w.name), Kind: KindTable, Detail: "WITH"}, rank: rank})
	}
	for _, t := range p.scope.tables {
		found = append(found, tableItem(t, rank))
	}
	return found
}

func tableItem(t Table, rank int) ranked {
	return ranked{Item: Item{Text: quoted(t.Name), Kind: KindTable, Detail: t.Meaning}, name: t.Name, rank: rank}
}

func columnItems(columns []Column, rank int) []ranked {
	found := make([]ranked, len(columns))
	for i, c := range columns {
		found[i] = ranked{Item: Item{Text: quoted(c.Name), Kind: KindColumn, Type: c.Type, Detail: c.Meaning}, name: c.Name, rank: rank}
	}
	return found
}

// quoted writes a name as it must be written to be one.
func quoted(name string) string {
	if plainName.MatchString(name) && sqltext.KeywordClass(name) < sqltext.TypeFunction {
		return name
	}
	return sqltext.Quote(name)
}

var plainName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
