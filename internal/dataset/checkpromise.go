package dataset

import (
	"fmt"
	"strings"

	"guildhall/internal/lesson"
)

// promises checks what a table promises, once the columns of all tables are known.
func (c *checker) promises(where string, t *Table) {
	c.columnsExist(where+".key", t, t.Key)
	for i, set := range t.Unique {
		place := entry(where, "unique", i)
		if len(set) == 0 {
			c.fault(place, "empty-list", "Name the columns, or take it out.", "unique names no columns.")
		}
		c.columnsExist(place, t, set)
	}
	if t.Check != "" && strings.TrimSpace(t.Check) == "" {
		c.fault(where+".check", "missing-field", "Write an SQL condition, or take the key out.", "check is blank.")
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
			c.fault(place, "unknown-column", didYouMean(name, t.columnNames(), "Name a column of the table."), "Table %q has no column %q.", t.Name, name)
		case seen[name]:
			c.fault(place, "duplicate-name", "Name it once.", "Column %q is named twice.", name)
		}
		seen[name] = true
	}
}

func (c *checker) reference(where string, from Column) {
	ref, ok := ParseReference(from.References)
	if !ok {
		c.fault(where, "bad-reference", "Write table.column, or dataset/table.column.", "%q names no column.", from.References)
		return
	}
	if ref.Dataset != "" && ref.Dataset != c.ID {
		if !idPattern.MatchString(ref.Dataset) {
			c.fault(where, "bad-reference", "Write dataset/table.column with the dataset's id.", "%q is no dataset's id.", ref.Dataset)
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
		c.fault(where, "unknown-column", didYouMean(ref.Column, table.columnNames(), "Name a column of the table."), "Table %q has no column %q.", ref.Table, ref.Column)
		return
	}
	fromType, toType := from.DuckType(), column.DuckType()
	if fromType.Name != "" && toType.Name != "" && (fromType.Kind != toType.Kind || fromType.List || toType.List) {
		c.fault(where, "reference-of-other-type", "Give both columns the same type.", "%s is %s and %s is %s.", from.Name, fromType.Name, ref, toType.Name)
	}
	for _, set := range table.UniqueSets() {
		if len(set) == 1 && set[0] == ref.Column {
			return
		}
	}
	c.note(lesson.Warned, where, "reference-not-unique", "Make it the key of its table, or say unique: true.",
		"%s is not promised to be unique, so a row may refer to several.", ref)
}

// noTable notes a reference to a table that is not there. One that is no slip of the pen is let through with a warning:
// the manifest may describe a part of a larger dataset whose other tables were left out.
func (c *checker) noTable(where string, to *Manifest, ref Reference) {
	nearest, near := lesson.Nearest(ref.Table, to.tableNames())
	switch {
	case near:
		c.fault(where, "unknown-table", fmt.Sprintf("Did you mean %q?", nearest), "There is no table %q in %s.", ref.Table, to.ID)
	case to.ID != c.ID:
		c.fault(where, "unknown-table", "Name a table of that dataset.", "There is no table %q in %s.", ref.Table, to.ID)
	default:
		c.note(lesson.Warned, where, "unverified-reference", "Add the table, or write dataset/table.column when it belongs to another dataset.",
			"There is no table %q in %s, so nobody can tell whether the reference holds.", ref.Table, to.ID)
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
