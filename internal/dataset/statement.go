package dataset

import (
	"fmt"
	"strings"
)

// identifier quotes a name for SQL.
func identifier(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// literal quotes a text for SQL.
func literal(text string) string { return `'` + strings.ReplaceAll(text, `'`, `''`) + `'` }

// statements builds every table from its staged file. Nothing in them is the author's own SQL: names and types were
// checked and are quoted. The tables carry no constraints, so that lessons may change private copies freely: promises are
// verified by queries.
func (d *Dataset) statements() []string {
	var all []string
	for i := range d.Tables {
		all = append(all, d.load(&d.Tables[i])...)
	}
	return all
}

func (d *Dataset) load(table *Table) []string {
	file := literal(d.staged(table))
	create := "CREATE TABLE " + identifier(table.Name) + " AS SELECT "
	if extension(table.File) == ".parquet" {
		return append(parquetChecks(table, file), create+casts(table)+" FROM read_parquet("+file+")")
	}
	return []string{create + "* FROM " + readStaged(table, file)}
}

// readStaged reads a file that stage wrote; nothing about it is sniffed.
func readStaged(table *Table, file string) string {
	columns := make([]string, len(table.Columns))
	for i, column := range table.Columns {
		columns[i] = literal(column.Name) + ": " + literal(column.Type)
	}
	return "read_csv(" + file + ", auto_detect = false, header = true, columns = {" + strings.Join(columns, ", ") + "}" +
		`, delim = ',', quote = '"', escape = '"', new_line = '\n', nullstr = ` + literal(nullMark) +
		", allow_quoted_nulls = false, strict_mode = true)"
}

// marker begins the message of a fault that a generated statement raises, so that it can be told from DuckDB's own.
const marker = "guildhall-fault|"

// parquetChecks raise an error when the file's columns are not the declared ones, or hold values that a declared type
// would change.
func parquetChecks(table *Table, file string) []string {
	names := make([]string, len(table.Columns))
	for i, column := range table.Columns {
		names[i] = literal(column.Name)
	}
	declared := "[" + strings.Join(names, ", ") + "]"
	found := "(SELECT column_name AS name FROM (DESCRIBE SELECT * FROM read_parquet(" + file + ")))"
	checks := []string{
		"SELECT error(" + literal(marker+table.Name+"|undeclared-column|") + " || name) FROM " + found +
			" WHERE NOT list_contains(" + declared + ", name)",
		"SELECT error(" + literal(marker+table.Name+"|missing-column|") + " || name) FROM (SELECT unnest(" + declared + ") AS name)" +
			" WHERE name NOT IN " + found,
	}
	for _, column := range table.Columns {
		name := identifier(column.Name)
		checks = append(checks, fmt.Sprintf("SELECT error(%s || any_value(CAST(%s AS VARCHAR))) FROM read_parquet(%s) WHERE TRY_CAST(%s AS %s) IS DISTINCT FROM %s HAVING count(*) > 0",
			literal(marker+table.Name+"|wrong-value|"+column.Name+"|"), name, file, name, column.Type, name))
	}
	return checks
}

func casts(table *Table) string {
	columns := make([]string, len(table.Columns))
	for i, column := range table.Columns {
		name := identifier(column.Name)
		columns[i] = "CAST(" + name + " AS " + column.Type + ") AS " + name
	}
	return strings.Join(columns, ", ")
}
