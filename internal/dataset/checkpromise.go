package dataset

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// promises checks what a table promises, once the columns of all tables are known.
func (c *checker) promises(where string, t *Table) {
	c.columnsExist(where+".key", t, t.Key)
	for i, set := range t.Unique {
		place := entry(where, "unique", i)
		if len(set) == 0 {
			c.fault(place, "empty-list.unique", nil)
		}
		c.columnsExist(place, t, set)
	}
	if t.Check != "" && strings.TrimSpace(t.Check) == "" {
		c.fault(where+".check", "missing-field.check", nil)
	}
	for i := range t.Columns {
		if t.Columns[i].References != "" {
			c.reference(entry(where, "columns", i)+".references", t.Columns[i])
		}
	}
}

// columnsExist notes every name that is no column of the table, and every repeated one.
func (c *checker) columnsExist(where string, t *Table, names []string) {
	seen := map[string]bool{}
	for i, name := range names {
		place := entry("", where, i)
		switch {
		case t.Column(name) == nil:
			c.noColumn(place, t, name)
		case seen[name]:
			c.fault(place, "duplicate-name.list", i18n.Args{"Column": shown(name)})
		}
		seen[name] = true
	}
}

// noColumn notes a name that is no column of the table.
func (c *checker) noColumn(where string, t *Table, name string) {
	c.fault(where, "unknown-column", i18n.Args{
		"Table": shown(t.Name), "Column": shown(name), "Suggestion": suggest(name, t.columnNames(), "dataset.name.column"),
	})
}

func (c *checker) reference(where string, from Column) {
	ref, ok := ParseReference(from.References)
	if !ok {
		c.fault(where, "bad-reference", i18n.Args{"Reference": shown(from.References)})
		return
	}
	if ref.Dataset != "" && ref.Dataset != c.ID {
		if !idPattern.MatchString(ref.Dataset) {
			c.fault(where, "bad-reference.dataset", i18n.Args{"Dataset": shown(ref.Dataset)})
		}
		return
	}
	c.target(where, &c.Manifest, ref, from)
}

// target checks that a reference leads to a column that rows can be found by.
func (c *checker) target(where string, to *Manifest, ref Reference, from Column) {
	table := to.Table(ref.Table)
	if table == nil {
		c.noTable(where, to, ref)
		return
	}
	column := table.Column(ref.Column)
	if column == nil {
		c.noColumn(where, table, ref.Column)
		return
	}
	fromType, toType := from.DuckType(), column.DuckType()
	if fromType.Name != "" && toType.Name != "" && (fromType.Kind != toType.Kind || fromType.List || toType.List) {
		c.fault(where, "reference-of-other-type", i18n.Args{
			"From": from.Name, "FromType": fromType.Name, "To": ref.String(), "ToType": toType.Name,
		})
	}
	for _, set := range table.UniqueSets() {
		if len(set) == 1 && set[0] == ref.Column {
			return
		}
	}
	c.note(lesson.Warned, where, "reference-not-unique", i18n.Args{"Reference": ref.String()})
}

// noTable notes a reference to a table that is not there. One that is no slip of the pen is let through with a warning:
// the manifest may describe a part of a larger dataset whose other tables were left out.
func (c *checker) noTable(where string, to *Manifest, ref Reference) {
	args := i18n.Args{"Table": shown(ref.Table), "Dataset": to.ID}
	nearest, near := lesson.Nearest(ref.Table, to.tableNames())
	switch {
	case near:
		args["Suggestion"] = didYouMean(nearest)
		c.fault(where, "unknown-table.in", args)
	case to.ID != c.ID:
		args["Suggestion"] = i18n.New("dataset.name.table-there", nil)
		c.fault(where, "unknown-table.in", args)
	default:
		c.note(lesson.Warned, where, "unverified-reference", args)
	}
}

func (m *Manifest) tableNames() []string {
	names := make([]string, len(m.Tables))
	for i := range m.Tables {
		names[i] = m.Tables[i].Name
	}
	return names
}

func (t *Table) columnNames() []string {
	names := make([]string, len(t.Columns))
	for i := range t.Columns {
		names[i] = t.Columns[i].Name
	}
	return names
}
