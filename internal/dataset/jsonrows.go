package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// jsonRows reads JSON objects: those of one array (.json), or one after the other (.ndjson).
type jsonRows struct {
	text                 []byte
	decoder              *json.Decoder
	array                bool
	table                *Table
	faults               *rowFaults
	columns              map[string]int
	unknown              map[string]bool // keys that were reported
	line, column, offset int             // follow the decoder
}

func newJSONRows(in io.Reader, array bool, table *Table, faults *rowFaults) (*jsonRows, error) {
	text, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	r := &jsonRows{
		text: text, decoder: json.NewDecoder(bytes.NewReader(text)), array: array, table: table, faults: faults,
		columns: map[string]int{}, unknown: map[string]bool{}, line: 1, column: 1,
	}
	for i, name := range table.columnNames() {
		r.columns[name] = i
	}
	if !array {
		return r, nil
	}
	if err := r.expect('[', "bad-json.list"); err != nil {
		return nil, err
	}
	return r, nil
}

// expect reads a bracket. Where there is none, the name says what is wrong.
func (r *jsonRows) expect(want json.Delim, name string) error {
	line, column := r.place()
	token, err := r.decoder.Token()
	if err != nil {
		return r.broken(err)
	}
	if token != want {
		return &csvFault{line, column, name, nil}
	}
	return nil
}

// place returns the line and column where the next token begins.
func (r *jsonRows) place() (line, column int) {
	at := int(r.decoder.InputOffset())
	for at < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[at]) >= 0 {
		at++
	}
	for ; r.offset < at; r.offset++ {
		switch {
		case r.text[r.offset] == '\n':
			r.line, r.column = r.line+1, 1
		case utf8.RuneStart(r.text[r.offset]):
			r.column++
		}
	}
	return r.line, r.column
}

// broken turns an error of the decoder into a fault with its place.
func (r *jsonRows) broken(err error) error {
	var syntax *json.SyntaxError
	name, args := "bad-json.end", i18n.Args(nil)
	if errors.As(err, &syntax) {
		name, args = "bad-json", i18n.Args{"Cause": syntax.Error()}
	} else if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	line, column := r.place()
	return &csvFault{line, column, name, args}
}

func (r *jsonRows) next() ([]cell, error) {
	if !r.decoder.More() {
		return nil, r.finish()
	}
	if err := r.expect('{', "bad-json.row"); err != nil {
		return nil, err
	}
	cells := make([]cell, len(r.table.Columns))
	line, column := r.place()
	for i := range cells {
		cells[i] = cell{null: true, line: line, column: column}
	}
	seen := map[string]bool{}
	for r.decoder.More() {
		if err := r.pair(cells, seen); err != nil {
			return nil, err
		}
	}
	return cells, r.expect('}', "bad-json.row-end")
}

// pair reads one key and its value into the cells.
func (r *jsonRows) pair(cells []cell, seen map[string]bool) error {
	line, column := r.place()
	token, err := r.decoder.Token()
	if err != nil {
		return r.broken(err)
	}
	key, ok := token.(string)
	if !ok {
		return &csvFault{line, column, "bad-json.name", i18n.Args{"Found": fmt.Sprint(token)}}
	}
	if seen[key] {
		r.faults.add(line, column, "duplicate-column.row", i18n.Args{"Column": shown(key)})
	}
	seen[key] = true
	index, known := r.columns[key]
	if !known && !r.unknown[key] {
		r.unknown[key] = true
		r.faults.add(line, column, "undeclared-column.row", i18n.Args{
			"Column": shown(key), "Suggestion": suggest(key, r.table.columnNames(), "dataset.declare"),
		})
	}
	line, column = r.place()
	var raw json.RawMessage
	if err := r.decoder.Decode(&raw); err != nil {
		return r.broken(err)
	}
	if !known {
		return nil
	}
	text, null, wrong := jsonText(raw, r.table.Columns[index].DuckType())
	if wrong != "" {
		r.faults.add(line, column, wrong, i18n.Args{"Column": shown(key)})
	}
	cells[index] = cell{text: text, null: null, line: line, column: column}
	return nil
}

// finish reads what follows the last row and returns io.EOF when that is nothing.
func (r *jsonRows) finish() error {
	if r.array {
		r.array = false
		if err := r.expect(']', "bad-json.list-end"); err != nil {
			return err
		}
	}
	line, column := r.place()
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return &csvFault{line, column, "bad-json.after", nil}
	}
	return io.EOF
}

// jsonText spells a JSON value as a field of a text file; wrong is the name of the problem where it cannot.
func jsonText(raw json.RawMessage, t Type) (text string, null bool, wrong string) {
	if string(raw) == "null" {
		return "", true, ""
	}
	if t.Name == "JSON" {
		return string(raw), false, ""
	}
	switch raw[0] {
	case '"':
		if err := json.Unmarshal(raw, &text); err != nil {
			return "", false, "wrong-value.text"
		}
		return text, false, ""
	case '{', '[':
		if raw[0] == '[' && (t.List || t.Kind == result.List) {
			return string(raw), false, ""
		}
		return "", false, "wrong-value.nested"
	}
	return string(raw), false, ""
}
