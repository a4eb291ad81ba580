package engine

import (
	"errors"
	"fmt"
	"strings"

	bindings "github.com/duckdb/duckdb-go-bindings"

	"guildhall/internal/result"
)

// instance is one DuckDB in memory with one connection.
type instance struct {
	db   bindings.Database
	conn bindings.Connection

	// What it is set up with: see setUp.
	settings, asOf string
}

func openInstance() (*instance, error) {
	var config bindings.Config
	if bindings.CreateConfig(&config) == bindings.StateError {
		return nil, errors.New("open DuckDB: no configuration")
	}
	defer bindings.DestroyConfig(&config)
	i := &instance{}
	var message string
	if bindings.OpenExt("", &i.db, config, &message) == bindings.StateError {
		return nil, fmt.Errorf("open DuckDB: %s", message)
	}
	if bindings.Connect(i.db, &i.conn) == bindings.StateError {
		bindings.Close(&i.db)
		return nil, errors.New("open DuckDB: no connection")
	}
	return i, nil
}

func (i *instance) close() {
	bindings.Disconnect(&i.conn)
	bindings.Close(&i.db)
}

// exec runs a trusted text of one or more statements. The error is DuckDB's, as readError understands it.
func (i *instance) exec(sql string) error {
	var res bindings.Result
	defer bindings.DestroyResult(&res)
	if bindings.Query(i.conn, sql, &res) == bindings.StateError {
		return readError(bindings.ResultError(&res), sql)
	}
	return nil
}

// ask runs one trusted statement with texts as parameters and returns all its rows.
func (i *instance) ask(sql string, arguments ...string) ([][]result.Value, error) {
	var statement bindings.PreparedStatement
	defer func() { bindings.DestroyPrepare(&statement) }()
	if bindings.Prepare(i.conn, sql, &statement) == bindings.StateError {
		return nil, readError(bindings.PrepareError(statement), "")
	}
	for n, argument := range arguments {
		if bindings.BindVarchar(statement, bindings.IdxT(n+1), argument) == bindings.StateError {
			return nil, errors.New("bind parameter")
		}
	}
	var res bindings.Result
	defer bindings.DestroyResult(&res)
	if bindings.ExecutePrepared(statement, &res) == bindings.StateError {
		return nil, readError(bindings.ResultError(&res), "")
	}
	columns, err := newColumns(&res)
	if err != nil {
		return nil, err
	}
	var rows [][]result.Value
	for {
		chunk := bindings.FetchChunk(res)
		if chunk.Ptr == nil {
			return rows, nil
		}
		columns.bind(chunk)
		for n := range uint64(bindings.DataChunkGetSize(chunk)) {
			row := make([]result.Value, len(columns))
			for c, column := range columns {
				room := unlimited
				row[c] = column.value(n, &room)
			}
			rows = append(rows, row)
		}
		bindings.DestroyDataChunk(&chunk)
	}
}

// quoteName writes an SQL identifier.
func quoteName(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// quoteText writes an SQL string.
func quoteText(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
