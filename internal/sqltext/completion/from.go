package completion

import "slices"

// clauses are the words that begin another part of a query.
var clauses = map[string]bool{
	"select": true, "from": true, "join": true, "on": true, "using": true, "where": true, "group": true, "having": true, "qualify": true,
	"window": true, "order": true, "limit": true, "offset": true, "into": true, "update": true, "set": true, "values": true, "returning": true,
}

// bringsTable reports whether a table stands after a word.
func bringsTable(word string) bool {
	return word == "from" || word == "join" || word == "into" || word == "update"
}

// readSelect reads one SELECT, UPDATE, DELETE or INSERT.
func (s *scope) readSelect(items []item) query {
	var q query
	clause, listed := "", 0
	for i := 0; i < len(items); i++ {
		it := items[i]
		inFrom := clause == "from" || clause == "join" || clause == "on" || clause == "using"
		switch {
		case clauses[it.word] && (it.word != "set" || clause == "update"):
			clause = it.word
			if clause == "select" {
				listed = i + 1
			}
			if bringsTable(clause) {
				i = s.readSource(items, i+1, &q)
			}
		case it.text == "," && inFrom:
			clause = "from"
			i = s.readSource(items, i+1, &q)
		case it.inner != nil && clause == "using":
			for _, c := range named(nil, it.inner) {
				q.merged = append(q.merged, c.Name)
			}
		}
	}
	q.outputs = q.readOutputs(items, listed)
	return q
}

// readSource reads what a FROM or JOIN brings in, from an index on, and returns the index of its last item.
func (s *scope) readSource(items []item, i int, q *query) int {
	for i < len(items) && (items[i].word == "lateral" || items[i].word == "only") {
		i++
	}
	if i >= len(items) || clauses[items[i].word] {
		return i - 1
	}
	into := i > 0 && items[i-1].word == "into"
	var found source
	switch it := items[i]; {
	case it.inner != nil && it.inner.isQuery():
		inner, _ := s.read(it.inner, -1)
		found.columns, found.known = inner.outputs, true
		i++
	case it.inner != nil: // joins in brackets
		joined := s.readSelect(append([]item{{word: "from", text: "from"}}, it.inner.items...))
		q.sources, q.merged = append(q.sources, joined.sources...), append(q.merged, joined.merged...)
		return i
	case it.isName():
		parts := []string{it.name()}
		for i++; i+1 < len(items) && items[i].text == "." && (items[i+1].isName() || items[i+1].word != ""); i += 2 {
			parts = append(parts, items[i+1].name())
		}
		found.name = parts[len(parts)-1]
		found.columns, found.known = s.resolve(parts)
		if i < len(items) && items[i].inner != nil && !into { // a function
			found = source{name: found.name}
			i++
		}
	default:
		return i - 1
	}
	i = readAlias(items, i, &found)
	q.sources = append(q.sources, found)
	return i - 1
}

// readAlias reads the name that a source is given, with names for its columns.
func readAlias(items []item, i int, found *source) int {
	if i < len(items) && items[i].word == "as" {
		i++
	}
	if i < len(items) && items[i].isName() && !clauses[items[i].word] && !joins[items[i].word] {
		found.name = items[i].name()
		i++
		if i < len(items) && items[i].inner != nil && !items[i].inner.isQuery() {
			found.columns = named(found.columns, items[i].inner)
			i++
		}
	}
	return i
}

// joins are words between two sources, some of which could be names.
var joins = map[string]bool{
	"left": true, "right": true, "full": true, "inner": true, "outer": true, "cross": true, "natural": true, "asof": true, "semi": true,
	"anti": true, "positional": true, "tablesample": true, "union": true,
}

// readOutputs works out which columns a SELECT gives from its list, which begins at an index; 0 for a query that begins with FROM.
func (q *query) readOutputs(items []item, from int) []Column {
	if from == 0 {
		return q.all()
	}
	end := from
	for end < len(items) && (!clauses[items[end].word] || afterDot(items, end)) {
		end++
	}
	var outputs []Column
	for from <= end {
		comma := from
		for comma < end && items[comma].text != "," {
			comma++
		}
		outputs = append(outputs, q.readOutput(items[from:comma])...)
		from = comma + 1
	}
	return outputs
}

func afterDot(items []item, i int) bool {
	return i > 0 && items[i-1].text == "." && items[i-1].end == items[i].start
}

// readOutput reads one entry of a SELECT list. An expression without a name gives none: DuckDB's own is nothing to type.
func (q *query) readOutput(items []item) []Column {
	for len(items) > 0 && (items[0].word == "distinct" || items[0].word == "all") {
		items = items[1:]
	}
	if len(items) == 0 {
		return nil
	}
	last := items[len(items)-1]
	switch n := len(items); {
	case items[0].text == "*":
		return except(q.all(), items)
	case n >= 3 && items[1].text == "." && items[2].text == "*":
		return except(q.of(items[0].name()), items)
	case n == 1 && last.isName():
		return []Column{q.find("", last.name())}
	case n == 3 && items[1].text == "." && last.word+last.name() != "":
		return []Column{q.find(items[0].name(), last.name())}
	case n >= 2 && (items[n-2].word == "as" || last.isName() && endsOperand(items[n-2])):
		named := Column{Name: last.name()}
		if inner := q.readOutput(trimAs(items[:n-1])); len(inner) == 1 {
			named.Type, named.Meaning = inner[0].Type, inner[0].Meaning
		}
		return []Column{named}
	}
	return nil
}

func trimAs(items []item) []item {
	if n := len(items); n > 0 && items[n-1].word == "as" {
		return items[:n-1]
	}
	return items
}

// except leaves out what a star excludes.
func except(columns []Column, items []item) []Column {
	for i, it := range items {
		if it.word == "exclude" && i+1 < len(items) {
			left := []Column{{Name: items[i+1].name()}}
			if items[i+1].inner != nil {
				left = named(nil, items[i+1].inner)
			}
			return slices.DeleteFunc(slices.Clone(columns), func(c Column) bool {
				return slices.ContainsFunc(left, func(l Column) bool { return same(l.Name, c.Name) })
			})
		}
	}
	return columns
}

// all are the columns of every source, those that USING made one of once.
func (q *query) all() []Column {
	var all []Column
	for _, s := range q.sources {
		for _, c := range s.columns {
			merged := slices.ContainsFunc(q.merged, func(m string) bool { return same(m, c.Name) })
			if !merged || !slices.ContainsFunc(all, func(a Column) bool { return same(a.Name, c.Name) }) {
				all = append(all, c)
			}
		}
	}
	return all
}

// of are the columns of the source with a name.
func (q *query) of(name string) []Column {
	for _, s := range q.sources {
		if same(s.name, name) {
			return s.columns
		}
	}
	return nil
}

// find describes a column by its name, as far as it is known.
func (q *query) find(source, name string) Column {
	for _, s := range q.sources {
		if source != "" && !same(s.name, source) {
			continue
		}
		for _, c := range s.columns {
			if same(c.Name, name) {
				return Column{Name: name, Type: c.Type, Meaning: c.Meaning}
			}
		}
	}
	return Column{Name: name}
}
