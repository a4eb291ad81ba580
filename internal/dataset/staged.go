package dataset

import (
	"bufio"

	"guildhall/internal/result"
)

// WriteStaged writes rows of a table in the spelling that LoadStaged reads, the header first. Each row holds one value for each
// column. The writer keeps the first error for its Flush.
func WriteStaged(out *bufio.Writer, table *Table, rows [][]result.Value) {
	for i, column := range table.Columns {
		if i > 0 {
			_ = out.WriteByte(',')
		}
		quoteField(out, column.Name)
	}
	_ = out.WriteByte('\n')
	for _, row := range rows {
		for i, value := range row {
			if i > 0 {
				_ = out.WriteByte(',')
			}
			if value.IsNull() {
				_, _ = out.WriteString(nullMark)
				continue
			}
			quoteField(out, value.String())
		}
		_ = out.WriteByte('\n')
	}
}

// LoadStaged is the SQL that creates a table from a file of WriteStaged. The file is named as a Build's sources name it.
func LoadStaged(table *Table, file string) string {
	return "CREATE TABLE " + identifier(table.Name) + " AS SELECT * FROM " + readStaged(table, literal(file))
}
