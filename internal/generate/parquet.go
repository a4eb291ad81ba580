package generate

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// rowsPerGroup is the size of DuckDB's own row groups; every table fits into one.
const rowsPerGroup = 122_880

// parquet writes the table in typed columns that all may hold NULL. The same table makes the same bytes each time: no clock
// and no version of anything but this program goes in.
func (t *table) parquet() ([]byte, error) {
	kinds, names, err := t.kinds()
	if err != nil {
		return nil, err
	}
	rows := make([]parquet.Row, len(t.rows))
	for i, cells := range t.rows {
		rows[i] = make(parquet.Row, len(cells))
		for column, c := range cells {
			value, level := parquet.NullValue(), 0
			if c.known {
				if value, err = kinds[column].store(c.text); err != nil {
					return nil, fmt.Errorf("row %d: %s: %w", i+1, t.columns[column], err)
				}
				level = 1
			}
			rows[i][column] = value.Level(0, level, column)
		}
	}
	var stored bytes.Buffer
	w := parquet.NewWriter(&stored, schemaOf(names, kinds),
		parquet.CreatedBy("guildhall datagen", "1", fmt.Sprint(Seed)),
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedBestCompression}),
		parquet.MaxRowsPerRowGroup(rowsPerGroup),
	)
	if _, err := w.WriteRows(rows); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return stored.Bytes(), nil
}

// kinds reads the headings of a typed table, "name TYPE" each.
func (t *table) kinds() (kinds []kind, names []string, err error) {
	for _, heading := range t.columns {
		name, declared, _ := strings.Cut(heading, " ")
		k, err := kindOf(declared)
		if err != nil {
			return nil, nil, fmt.Errorf("column %s: %w", name, err)
		}
		kinds, names = append(kinds, k), append(names, name)
	}
	return kinds, names, nil
}

// ordered is a group whose fields keep the order of the table; by itself, a group sorts them by name.
type ordered struct {
	parquet.Group
	names []string
}

// Fields returns the columns in the table's order.
func (o ordered) Fields() []parquet.Field {
	fields := o.Group.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int {
		return slices.Index(o.names, a.Name()) - slices.Index(o.names, b.Name())
	})
	return fields
}

func schemaOf(names []string, kinds []kind) *parquet.Schema {
	group := parquet.Group{}
	for i, k := range kinds {
		group[names[i]] = parquet.Optional(parquet.Encoded(k.leaf, k.encoding))
	}
	return parquet.NewSchema("table", ordered{group, names})
}

// readParquet is the way back from table.parquet, by what the file itself says of its columns.
func readParquet(stored []byte) (*table, error) {
	file, err := parquet.OpenFile(bytes.NewReader(stored), int64(len(stored)))
	if err != nil {
		return nil, err
	}
	t := newTable()
	var kinds []kind
	for _, field := range file.Schema().Fields() {
		if !field.Leaf() || field.Repeated() {
			return nil, fmt.Errorf("column %s is not flat", field.Name())
		}
		declared, err := typeName(field.Type())
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", field.Name(), err)
		}
		k, err := kindOf(declared)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", field.Name(), err)
		}
		kinds = append(kinds, k)
		t.columns = append(t.columns, field.Name()+" "+declared)
	}
	for _, group := range file.RowGroups() {
		if err := t.addGroup(group, kinds); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// addGroup appends the rows of one row group.
func (t *table) addGroup(group parquet.RowGroup, kinds []kind) error {
	rows := group.Rows()
	buffer := make([]parquet.Row, 1000)
	for {
		n, err := rows.ReadRows(buffer)
		for _, row := range buffer[:n] {
			cells := make([]cell, len(kinds))
			for _, value := range row {
				if !value.IsNull() {
					cells[value.Column()] = text(kinds[value.Column()].show(value))
				}
			}
			t.add(cells...)
		}
		if errors.Is(err, io.EOF) {
			return rows.Close()
		}
		if err != nil {
			return errors.Join(err, rows.Close())
		}
	}
}
