package completion

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guildhall/internal/sqltext"
)

// place is where a word is to be found for.
type place struct {
	start     int    // where the word begins that is being written
	written   string // what there is of it
	qualifier []string
	group     *group
	before    []item  // in the same brackets
	queries   []query // that the place is in, the innermost first
	scope     *scope
}

// locate reads a statement around a place.
func locate(tables []Table, statement string, at int) place {
	at = max(0, min(at, len(statement)))
	p := place{start: at}
	for p.start > 0 {
		r, size := utf8.DecodeLastRuneInString(statement[:p.start])
		if !isWord(r) {
			break
		}
		p.start -= size
	}
	p.written = statement[p.start:at]
	end := at
	for end < len(statement) {
		r, size := utf8.DecodeRuneInString(statement[end:])
		if !isWord(r) {
			break
		}
		end += size
	}
	from := p.start
	p.qualifier, from = qualifier(statement, from)
	// What is being written is no part of the query yet, and would hide the words behind it.
	top := read(statement[:from] + strings.Repeat(" ", end-from) + statement[end:])
	p.group = top.holding(from)
	p.before = p.group.items[:p.group.before(from)]
	p.scope = &scope{tables: tables}
	var around []*group
	for g := p.group; g != nil; g = g.outer {
		if g.isQuery() {
			around = append(around, g)
		}
	}
	for _, g := range slices.Backward(around) {
		var q query
		q, p.scope = p.scope.read(g, from)
		p.queries = append([]query{q}, p.queries...)
	}
	return p
}

// silent reports whether a place is within a string, a quoted name or a comment, where no words are wanted.
func silent(statement string, at int) bool {
	for _, token := range sqltext.Lex(statement) {
		switch token.Kind {
		case sqltext.String, sqltext.DollarString, sqltext.QuotedIdentifier, sqltext.BlockComment:
			if at > token.Start && (at < token.End || at == token.End && token.Open) {
				return true
			}
		case sqltext.LineComment:
			if at > token.Start && at <= token.End {
				return true
			}
		}
	}
	return false
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// qualifier takes the names with dots off the end of a text: what stands before the word, and where it begins.
func qualifier(statement string, end int) (parts []string, from int) {
	items := read(statement[:end])
	g := items.holding(end)
	n := len(g.items)
	from = end
	for n >= 2 && g.items[n-1].text == "." && g.items[n-1].end == from && g.items[n-2].end == g.items[n-1].start {
		name := g.items[n-2]
		if name.word == "" && name.kind != sqltext.QuotedIdentifier {
			break
		}
		parts = append([]string{name.name()}, parts...)
		from = name.start
		n -= 2
	}
	return parts, from
}

// previous is the item before the word, the zero item at a beginning.
func (p *place) previous() item {
	if len(p.before) == 0 {
		return item{}
	}
	return p.before[len(p.before)-1]
}

// opened is the item before the brackets that the word is in.
func (p *place) opened() item {
	if p.group.outer == nil || p.group.at == 0 {
		return item{}
	}
	return p.group.outer.items[p.group.at-1]
}

// clause is the word that began the part of the query that the word is in.
func (p *place) clause() string {
	for _, it := range slices.Backward(p.before) {
		if clauses[it.word] {
			return it.word
		}
	}
	return ""
}

// wantsTable reports whether the name of a table is to come.
func (p *place) wantsTable() bool {
	last := p.previous()
	switch {
	case bringsTable(last.word) || last.word == "table" || last.word == "describe" || last.word == "summarize":
		return true
	case last.text == ",":
		clause := p.clause()
		return clause == "from" || clause == "join" || clause == "on" || clause == "using"
	}
	return len(p.before) == 0 && bringsTable(p.opened().word)
}

// notOperands are words that could be names, after which something is still to come.
var notOperands = map[string]bool{
	"by": true, "and": true, "or": true, "not": true, "in": true, "is": true, "like": true, "ilike": true, "similar": true, "between": true,
	"when": true, "then": true, "else": true, "case": true, "over": true, "filter": true, "partition": true, "distinct": true, "all": true,
	"rows": true, "set": true, "values": true, "exclude": true, "replace": true, "escape": true, "recursive": true, "lateral": true,
	"materialized": true, "if": true, "exists": true,
}

// endsOperand reports whether an expression could end with an item, so that an operator, a keyword or an alias follows.
func endsOperand(it item) bool {
	switch it.kind {
	case sqltext.Number, sqltext.String, sqltext.DollarString, sqltext.Parameter, sqltext.Blank, sqltext.QuotedIdentifier:
		return true
	case sqltext.Identifier, sqltext.Keyword:
		return !notOperands[it.word] && !clauses[it.word] && !joins[it.word] && (it.isName() || it.word == "end" || it.word == "null" ||
			it.word == "true" || it.word == "false" || it.word == "asc" || it.word == "desc")
	}
	return it.inner != nil || it.text == "]"
}

// followsOperand reports whether the word stands behind a whole expression; a star counts where it stands for columns.
func (p *place) followsOperand() bool {
	last := p.previous()
	if last.text != "*" {
		return endsOperand(last)
	}
	n := len(p.before)
	return n < 2 || !endsOperand(p.before[n-2])
}
