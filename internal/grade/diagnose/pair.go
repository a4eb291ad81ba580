package diagnose

import (
	"slices"
	"strings"

	"guildhall/internal/sqltext"
)

// side is one query of a pair.
type side struct {
	query sqltext.Node
	names *sqltext.Names
}

// pair is a query of the learner and the one of the reference that does the same work.
type pair struct {
	learner, reference side
	outermost          bool
}

// pairs matches the queries of two trees, outermost first.
func pairs(learner, reference *sqltext.Tree, schema sqltext.Schema) []pair {
	p := pairing{schema: schema}
	p.match(side{query: learner.Query()}, side{query: reference.Query()}, nil, nil)
	if len(p.found) > 0 {
		p.found[0].outermost = true
	}
	return p.found
}

type pairing struct {
	schema sqltext.Schema
	found  []pair
}

const mostPairs = 24

func (p *pairing) match(l, r side, outerL, outerR *sqltext.Names) {
	if l.query == nil || r.query == nil || len(p.found) >= mostPairs {
		return
	}
	l.names = sqltext.NamesOf(l.query, outerL, p.schema)
	r.names = sqltext.NamesOf(r.query, outerR, p.schema)
	p.found = append(p.found, pair{learner: l, reference: r})
	innerL, innerR := sqltext.InnerQueries(l.query), sqltext.InnerQueries(r.query)
	taken := make([]bool, len(innerR))
	for i, ql := range innerL {
		if j := p.best(ql, innerR, taken, i); j >= 0 {
			taken[j] = true
			p.match(side{query: ql}, side{query: innerR[j]}, l.names, r.names)
		}
	}
	// One of the two wraps the query in another.
	switch {
	case len(innerR) == 0 && len(innerL) > 0 && overlap(l, r) == 0:
		p.match(side{query: innerL[0]}, side{query: r.query}, l.names, outerR)
	case len(innerL) == 0 && len(innerR) > 0 && overlap(l, r) == 0:
		p.match(side{query: l.query}, side{query: innerR[0]}, outerL, r.names)
	}
}

// best finds the query that reads the same tables, the one at the same place if several do.
func (p *pairing) best(query sqltext.Node, others []sqltext.Node, taken []bool, at int) int {
	found := -1
	wanted := tablesBelow(query)
	for j, other := range others {
		if taken[j] || !slices.Equal(wanted, tablesBelow(other)) {
			continue
		}
		if found < 0 || j == at {
			found = j
		}
	}
	if found < 0 && len(others) == 1 && !taken[0] {
		return 0
	}
	return found
}

func tablesBelow(query sqltext.Node) []string {
	var found []string
	query.Walk(func(n sqltext.Node) bool {
		if n.Type() == "BASE_TABLE" {
			found = append(found, n.Text("table_name"))
		}
		return true
	})
	slices.Sort(found)
	return slices.Compact(found)
}

// overlap counts the tables that both queries read directly.
func overlap(l, r side) int {
	n := 0
	for _, title := range r.names.Titles() {
		if slices.Contains(l.names.Titles(), title) {
			n++
		}
	}
	return n
}

// key is the canonical text of an expression of this side. A date is the same date with and without its type before it.
func (s side) key(n sqltext.Node) string { return s.names.Canonical(withoutDateTypes(n)) }

// withoutDateTypes is an expression in which DATE '2024-12-31' is '2024-12-31'; itself where there is none.
func withoutDateTypes(n sqltext.Node) sqltext.Node {
	if !slices.ContainsFunc(partsOf(n), isTypedDate) {
		return n
	}
	plain := n.Clone()
	for _, part := range partsOf(plain) {
		if isTypedDate(part) {
			become(part, part.Child("child"))()
		}
	}
	return plain
}

func partsOf(n sqltext.Node) []sqltext.Node {
	var found []sqltext.Node
	n.Walk(func(part sqltext.Node) bool {
		found = append(found, part)
		return true
	})
	return found
}

// isTypedDate reports whether a node makes a date of a text that looks like one.
func isTypedDate(n sqltext.Node) bool {
	value, ok := text(n.Child("child"))
	return n.Class() == "CAST" && ok && n.Child("child").Class() == "CONSTANT" && looksLikeDate(value) && n.Child("cast_type").Text("id") == "DATE"
}

// carried is a part of the reference in the learner's names.
func (p pair) carried(n sqltext.Node) (sqltext.Node, bool) {
	if n == nil {
		return nil, true
	}
	return p.reference.names.Translate(n, p.learner.names)
}

// carriedAll is carried for a list.
func (p pair) carriedAll(nodes []sqltext.Node) ([]sqltext.Node, bool) {
	copies := make([]sqltext.Node, len(nodes))
	for i, n := range nodes {
		var ok bool
		if copies[i], ok = p.carried(n); !ok {
			return nil, false
		}
	}
	return copies, true
}

// sameTables reports whether both queries read the same tables.
func (p pair) sameTables() bool {
	l, r := slices.Clone(p.learner.names.Titles()), slices.Clone(p.reference.names.Titles())
	slices.Sort(l)
	slices.Sort(r)
	return slices.Equal(l, r)
}

// plainTitle is a table's name without the number of its appearance.
func plainTitle(title string) string {
	name, _, _ := strings.Cut(title, "#")
	return name
}
