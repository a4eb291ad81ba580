package dataset

import (
	"errors"
	"io"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// cell is one value of a data file as text, in the order of the declared columns.
type cell struct {
	text         string
	null         bool
	line, column int
}

// rowReader reads a data file row by row.
type rowReader interface {
	// next returns the cells of the next row, one for each declared column, and io.EOF after the last. A *csvFault is about
	// this row and leaves the reader unusable. The slice is good until the next call.
	next() ([]cell, error)
}

// maxFaults is how many faults of one data file are reported: the rest is mostly the same again.
const maxFaults = 20

// rowFaults collects the faults of one data file.
type rowFaults struct {
	file     string
	problems []lesson.Problem
}

// add notes an error in the words of dataset.NAME, as the checker of a manifest does.
func (f *rowFaults) add(line, column int, name string, args i18n.Args) {
	at := lesson.Position{File: f.file, Line: line, Column: column}
	f.problems = append(f.problems, lesson.NewProblem(lesson.Error, at, "dataset."+name, args))
}

func (f *rowFaults) full() bool { return len(f.problems) >= maxFaults }

// csvRows reads delimited text whose header names the declared columns, in any order.
type csvRows struct {
	scanner *csvScanner
	table   *Table
	faults  *rowFaults
	places  []int // of each declared column within a record
	cells   []cell
}

// newCSVRows reads the header. It returns nil when the header is not that of the table; the faults then say why.
func newCSVRows(in io.Reader, comma rune, table *Table, faults *rowFaults) (*csvRows, error) {
	r := &csvRows{scanner: newCSVScanner(in, comma), table: table, faults: faults}
	header, err := r.scanner.record()
	if errors.Is(err, io.EOF) {
		faults.add(1, 1, "missing-header", nil)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if wrong := wrongDelimiter(header, comma); wrong != "" && len(table.Columns) > 1 {
		faults.add(1, 1, "wrong-delimiter", i18n.Args{"Delimiter": i18n.New("dataset.delimiter."+wrong, nil)})
		return nil, nil
	}
	if !r.header(header) {
		return nil, nil
	}
	return r, nil
}

// wrongDelimiter names the other separator that a header of one field seems to use, or returns "".
func wrongDelimiter(header []csvField, comma rune) string {
	if len(header) != 1 {
		return ""
	}
	for _, candidate := range []struct {
		sign rune
		name string
	}{{';', "semicolons"}, {'\t', "tabs"}, {'|', "bars"}, {',', "commas"}} {
		if candidate.sign != comma && strings.ContainsRune(header[0].text, candidate.sign) {
			return candidate.name
		}
	}
	return ""
}

func (r *csvRows) header(fields []csvField) bool {
	before := len(r.faults.problems)
	names := r.table.columnNames()
	found := map[string]int{}
	for i, field := range fields {
		if _, twice := found[field.text]; twice {
			r.faults.add(field.line, field.column, "duplicate-column.header", i18n.Args{"Column": shown(field.text)})
		} else if r.table.Column(field.text) == nil {
			r.faults.add(field.line, field.column, "undeclared-column.header", i18n.Args{
				"Column": shown(field.text), "Suggestion": suggest(field.text, names, "dataset.declare"),
			})
		}
		found[field.text] = i
	}
	for _, name := range names {
		place, ok := found[name]
		if !ok {
			r.faults.add(1, 1, "missing-column.header", i18n.Args{"Column": shown(name)})
		}
		r.places = append(r.places, place)
	}
	return len(r.faults.problems) == before
}

func (r *csvRows) next() ([]cell, error) {
	for {
		record, err := r.scanner.record()
		if err != nil {
			return nil, err
		}
		if len(record) != len(r.places) {
			r.misshapen(record)
			if r.faults.full() {
				return nil, io.EOF
			}
			continue
		}
		r.cells = r.cells[:0]
		for _, place := range r.places {
			field := record[place]
			null := field.text == "" && !field.quoted
			r.cells = append(r.cells, cell{text: field.text, null: null, line: field.line, column: field.column})
		}
		return r.cells, nil
	}
}

// misshapen notes a record with another number of fields than the header.
func (r *csvRows) misshapen(record []csvField) {
	first := record[0]
	if len(record) == 1 && first.text == "" && !first.quoted {
		r.faults.add(first.line, first.column, "empty-line", nil)
		return
	}
	last := record[min(len(record), len(r.places)+1)-1]
	r.faults.add(last.line, last.column, "row-length", i18n.Args{"Fields": len(record), "Header": len(r.places)})
}
