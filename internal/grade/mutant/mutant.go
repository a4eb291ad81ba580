package mutant

import (
	"guildhall/internal/sqltext"
)

// Mutant is a reference with one small fault.
type Mutant struct {
	// Operator names the kind of fault and Clause where it is; together, as "operator:clause", they are what authors
	// declare equivalent.
	Operator string
	Clause   string
	// Tree is the faulty query as json_serialize_sql writes queries.
	Tree string
	// Equivalent says why the fault changes nothing on any data that keeps its promises; "" when it may change something.
	Equivalent string
	// OnText says that the fault is in a text or in a comparison with one, which has no boundary.
	OnText bool
}

// Name is how an author declares the mutant equivalent.
func (m Mutant) Name() string { return m.Operator + ":" + m.Clause }

// Most is how many mutants are made of one reference at the most. What is left out is left out evenly.
const Most = 90

// Column is what a manifest says of a column.
type Column struct {
	Name    string
	Type    string // DuckDB's
	NotNull bool
	Unique  bool // alone
}

// Schema tells the columns of a table by its bare name, in any case; nil for a table that is not known.
type Schema func(table string) []Column

// Of makes the mutants of a query, in the order of its clauses. The tree is not changed.
func Of(tree *sqltext.Tree, schema Schema) []Mutant {
	m := &maker{tree: tree.Clone(), schema: schema, seen: map[string]bool{tree.Encode(): true}}
	for _, query := range m.tree.Queries() {
		m.query(query, nil)
	}
	return thin(m.made, Most)
}

// maker makes mutants one after the other on the same tree, and takes each fault back before the next.
type maker struct {
	tree   *sqltext.Tree
	schema Schema
	seen   map[string]bool
	made   []Mutant
	// asked holds the columns, in small letters, that WHERE of the query at hand asks to be there.
	asked  map[string]bool
	onText bool // the faults being made are on a text
}

// try makes a fault, keeps the query that it gives unless there was one like it, and takes the fault back.
func (m *maker) try(operator, clause string, fault func() (undo func())) {
	m.tryEquivalent(operator, clause, "", fault)
}

// tryEquivalent is try for a fault that promises may make harmless; why is "" when they do not.
func (m *maker) tryEquivalent(operator, clause, why string, fault func() (undo func())) {
	undo := fault()
	text := m.tree.Encode()
	undo()
	if m.seen[text] {
		return
	}
	m.seen[text] = true
	m.made = append(m.made, Mutant{Operator: operator, Clause: clause, Tree: text, Equivalent: why, OnText: m.onText})
}

// thin keeps at most n mutants, spread evenly.
func thin(all []Mutant, n int) []Mutant {
	if len(all) <= n {
		return all
	}
	kept := make([]Mutant, 0, n)
	for i := range n {
		kept = append(kept, all[i*len(all)/n])
	}
	return kept
}
