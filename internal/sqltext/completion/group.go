package completion

import (
	"slices"
	"strings"

	"guildhall/internal/sqltext"
)

// item is a token, or a pair of brackets with what stands between them.
type item struct {
	kind       sqltext.Kind
	text       string
	word       string // of a bare word, in lower case
	start, end int    // byte offsets in the statement
	inner      *group // of round brackets; nil for everything else
}

// group is what stands between two round brackets, or the whole statement.
type group struct {
	items      []item
	start, end int // what is between the brackets
	outer      *group
	at         int // index in outer.items
}

// read gathers the tokens of a statement. A bracket that is never closed reaches to the end.
func read(statement string) *group {
	top := &group{end: len(statement)}
	here := top
	for _, token := range sqltext.Lex(statement) {
		if token.Silent() {
			continue
		}
		it := item{kind: token.Kind, text: token.Text(statement), start: token.Start, end: token.End}
		if token.Kind == sqltext.Keyword || token.Kind == sqltext.Identifier {
			it.word = strings.ToLower(it.text)
		}
		switch {
		case token.Kind == sqltext.Punctuation && it.text == "(":
			it.inner = &group{start: token.End, end: len(statement), outer: here, at: len(here.items)}
			here.items = append(here.items, it)
			here = it.inner
			continue
		case token.Kind == sqltext.Punctuation && it.text == ")" && here.outer != nil:
			here.end = token.Start
			here.outer.items[here.at].end = token.End
			here = here.outer
			continue
		}
		here.items = append(here.items, it)
	}
	here.giveBack()
	return top
}

// giveBack moves what follows the FROM out of brackets that hold no query and were not closed, as when a call is being written in the
// middle of a query: it belongs to the query.
func (g *group) giveBack() {
	if g.outer == nil {
		return
	}
	if n := slices.IndexFunc(g.items, func(it item) bool { return clauses[it.word] }); n >= 0 && !g.isQuery() {
		for _, it := range g.items[n:] {
			if it.inner != nil {
				it.inner.outer, it.inner.at = g.outer, len(g.outer.items)
			}
			g.outer.items = append(g.outer.items, it)
		}
		g.end = g.items[n].start
		g.items = g.items[:n]
		g.outer.items[g.at].end = g.end
	}
	g.outer.giveBack()
}

// isQuery reports whether a group is a query of its own.
func (g *group) isQuery() bool {
	if g.outer == nil {
		return true
	}
	for _, it := range g.items {
		if it.inner != nil && len(g.items) > 1 {
			continue // a query in brackets, before UNION perhaps
		}
		return it.word == "select" || it.word == "with" || it.word == "from" || it.inner != nil && it.inner.isQuery()
	}
	return false
}

// holding is the innermost group that a place lies in.
func (g *group) holding(at int) *group {
	for _, it := range g.items {
		if it.inner != nil && at >= it.inner.start && at <= it.inner.end {
			return it.inner.holding(at)
		}
	}
	return g
}

// before is the index after the last item that ends at a place or before it.
func (g *group) before(at int) int {
	n := 0
	for n < len(g.items) && g.items[n].end <= at {
		n++
	}
	return n
}

// isName reports whether an item can name a table, a column or an alias.
func (it item) isName() bool {
	switch it.kind {
	case sqltext.Identifier, sqltext.QuotedIdentifier:
		return true
	case sqltext.Keyword:
		return sqltext.KeywordClass(it.word) < sqltext.TypeFunction
	default:
		return false
	}
}

// name is the name that an item gives, without its quotes.
func (it item) name() string {
	if it.kind != sqltext.QuotedIdentifier {
		return it.text
	}
	return strings.ReplaceAll(strings.Trim(it.text, `"`), `""`, `"`)
}
