package result

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// CSVOptions are the choices of WriteCSV. The zero value writes commas and leaves the data as it is, but for
// characters that could act on a terminal.
type CSVOptions struct {
	// Comma separates fields; 0 is a comma.
	Comma rune
	// Null is what NULL is written as; the empty text is what most programs expect.
	Null string
	// Spreadsheet puts an apostrophe before texts that a spreadsheet would run as a formula.
	Spreadsheet bool
}

// WriteCSV writes a set as RFC 4180 CSV in UTF-8 with a header line. Control and invisible characters are made
// visible as Safe does it; newlines and tabs inside a text stay.
func WriteCSV(w io.Writer, set *Set, options CSVOptions) error {
	out := csv.NewWriter(w)
	if options.Comma != 0 {
		out.Comma = options.Comma
	}
	record := make([]string, len(set.Columns))
	for i, column := range set.Columns {
		record[i] = options.cell(NewText(column.Name))
	}
	if err := out.Write(record); err != nil {
		return fmt.Errorf("write CSV header: %w", err)
	}
	for _, row := range set.Rows {
		for i, value := range row {
			record[i] = options.cell(value)
		}
		if err := out.Write(record); err != nil {
			return fmt.Errorf("write CSV row: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

func (o CSVOptions) cell(v Value) string {
	if v.IsNull() {
		return o.Null
	}
	s := SafeLines(v.String())
	if o.Spreadsheet && isWords(v.kind) && looksLikeFormula(s) {
		return "'" + s
	}
	return s
}

// isWords tells kinds whose text a query can choose freely from numbers and times, whose leading minus is honest.
func isWords(k Kind) bool {
	switch k {
	case Text, Blob, List, Struct, Map:
		return true
	}
	return false
}

// looksLikeFormula reports whether a spreadsheet would compute the text; the wide forms are what some East Asian
// versions accept as well. Spaces before the sign do not help: some programs trim them.
func looksLikeFormula(s string) bool {
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\n") || strings.HasPrefix(s, "␍") {
		return true
	}
	s = strings.TrimLeft(s, " \u00a0")
	for _, sign := range [...]string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, sign) {
			return true
		}
	}
	return false
}
