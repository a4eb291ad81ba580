package fromcsv

import (
	"fmt"
	"path/filepath"
	"strings"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
)

// File is a CSV file as its owner gave it.
type File struct {
	Name string // its path or name; only the last element is used
	Raw  []byte
}

// Table is what a file was read as.
type Table struct {
	Name    string // for SQL
	Source  string // the file's name
	Columns []Column
	Rows    [][]string // as many fields as columns, in the spelling of datasets; "" is NULL
	Lines   []int      // of the rows, in the file
	Key     []Proposal // at most one
	Notes   []Note     // in the order in which they were found
}

// Column is a column with what is proposed for it.
type Column struct {
	Name      string
	Type      string // a DuckDB type
	Personal  Personal
	Proposals []Proposal
}

// Proposal is a promise that the rows keep today, as a line of YAML, and what it is drawn from.
type Proposal struct {
	YAML string
	Why  i18n.Message
}

// NoTableError says why a file cannot be read as a table. Its message says what to do.
type NoTableError struct {
	File string
	Key  string // "empty", "not-text", "no-table", "no-rows", "too-large", "too-wide"
}

func (e *NoTableError) Error() string { return fmt.Sprintf("read %s: %s", e.File, e.Key) }

// Message says it to the trainer.
func (e *NoTableError) Message() i18n.Message {
	return i18n.New("fromcsv.refused-"+e.Key, i18n.Args{"File": e.File, "Columns": mostColumns, "Megabytes": dataset.PackFileLimit >> 20})
}

// mostColumns is how many columns a table of a dataset may have.
const mostColumns = 500

// Read reads a file as one table. The error is a *NoTableError.
func Read(file File) (*Table, error) {
	source := filepath.Base(file.Name)
	refuse := func(key string) (*Table, error) { return nil, &NoTableError{File: source, Key: key} }
	if len(file.Raw) > dataset.PackFileLimit {
		return refuse("too-large")
	}
	found := &notes{}
	text, err := found.decode(file.Raw)
	if err != nil {
		return refuse("not-text")
	}
	if strings.TrimSpace(text) == "" {
		return refuse("empty")
	}
	records, delimiter := found.split(text)
	g, ok := found.shape(records)
	switch {
	case !ok:
		return refuse("no-table")
	case len(g.rows) == 0:
		return refuse("no-rows")
	case len(g.names) > mostColumns:
		return refuse("too-wide")
	}
	t := &Table{Name: tableName(source), Source: source, Rows: g.rows, Lines: g.lines}
	t.read(found, g, delimiter)
	t.propose(found)
	t.Notes = found.list
	return t, nil
}

// read finds the type of every column and looks at what the rows say.
func (t *Table) read(found *notes, g grid, delimiter byte) {
	for i, name := range g.names {
		c := column{notes: found, name: name, cells: make([]string, len(g.rows)), lines: g.lines, delimiter: delimiter}
		for row := range g.rows {
			c.cells[row] = g.rows[row][i]
		}
		said := c.read()
		for row := range g.rows {
			g.rows[row][i] = c.cells[row]
		}
		t.Columns = append(t.Columns, Column{Name: name, Type: said, Personal: personal(name, c.values)})
		if kind := t.Columns[i].Personal; kind != NotPersonal {
			found.add(Decide, string(kind), nil, i18n.Args{"Column": name})
		}
	}
	found.quotedNames(g.names)
	t.totals(found)
	t.repeats(found)
}

// tableName makes a table's name of a file's.
func tableName(source string) string {
	stem := strings.TrimSuffix(source, filepath.Ext(source))
	name := identifier(stem, "_", "table")
	if reserved(name) {
		return name + "_rows"
	}
	return name
}

// ID makes the id of a pack and its dataset of a folder's name.
func ID(name string) string { return identifier(name, "-", "data") }
