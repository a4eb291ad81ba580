package dataset

import "strings"

// Reference is the column that another column's values come from.
type Reference struct {
	Dataset string // "" for a table of the same dataset
	Table   string
	Column  string
}

// ParseReference reads table.column or dataset/table.column. It reports false for anything else.
func ParseReference(text string) (Reference, bool) {
	var ref Reference
	rest := text
	if before, after, found := strings.Cut(text, "/"); found {
		if before == "" {
			return Reference{}, false
		}
		ref.Dataset, rest = before, after
	}
	table, column, found := strings.Cut(rest, ".")
	if !found || table == "" || column == "" {
		return Reference{}, false
	}
	ref.Table, ref.Column = table, column
	return ref, true
}

// String writes the reference as a manifest does.
func (r Reference) String() string {
	text := r.Table + "." + r.Column
	if r.Dataset != "" {
		text = r.Dataset + "/" + text
	}
	return text
}

// Neighbours lists the other datasets that this one refers to, each once, in order of appearance.
func (m *Manifest) Neighbours() []string {
	var ids []string
	seen := map[string]bool{"": true, m.ID: true}
	for _, table := range m.Tables {
		for _, column := range table.Columns {
			ref, ok := ParseReference(column.References)
			if !ok || seen[ref.Dataset] {
				continue
			}
			seen[ref.Dataset] = true
			ids = append(ids, ref.Dataset)
		}
	}
	return ids
}
