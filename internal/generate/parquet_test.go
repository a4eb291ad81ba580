package generate

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
)

// everyKind has each type with its extremes, and NULL beside the empty text.
func everyKind() *table {
	t := newTable("z VARCHAR", "i INTEGER", "n BIGINT", "x DOUBLE", "b BOOLEAN", "d DATE", "at TIMESTAMP", "m DECIMAL(10,2)", "a DECIMAL(18,0)")
	t.add(text(""), whole(-2147483648), text("-9223372036854775808"), text("-0.5"), truth(false), text("1899-12-31"),
		text("1969-12-31 23:59:59"), text("-99999999.99"), text("-7"))
	t.add(make([]cell, 9)...)
	t.add(text(" \"l'été\", 'ŝ' \n"), whole(2147483647), text("9223372036854775807"), text("41.38506"), truth(true), text("2024-02-29"),
		text("2024-10-27 02:30:00"), text("0.05"), text("0"))
	t.add(text("NULL"), whole(0), whole(0), text("0"), truth(false), text("1970-01-01"), text("1970-01-01 00:00:00"), text("0.00"), text("12"))
	t.add(text("N/A"), cell{}, whole(1), cell{}, truth(true), cell{}, text("0001-01-01 00:00:00"), cell{}, whole(1))
	return t
}

// firstDifference compares two tables of any size and returns the first row that differs.
func firstDifference(want, got *table) string {
	options := cmp.AllowUnexported(cell{})
	if diff := cmp.Diff(want.columns, got.columns); diff != "" {
		return diff
	}
	for i := range min(len(want.rows), len(got.rows)) {
		if !slices.Equal(want.rows[i], got.rows[i]) {
			return fmt.Sprintf("row %d: %s", i+1, cmp.Diff(want.rows[i], got.rows[i], options))
		}
	}
	return cmp.Diff(len(want.rows), len(got.rows))
}

func TestParquetComesBackAsItWas(t *testing.T) {
	want := everyKind()
	stored, err := want.parquet()
	if err != nil {
		t.Fatal(err)
	}
	got, err := readParquet(stored)
	if err != nil {
		t.Fatal(err)
	}
	if diff := firstDifference(want, got); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
}

// The files of the datasets come back as the tables they were written from, and are packed in one way only.
func TestParquetFilesComeBackAsTheyWere(t *testing.T) {
	for _, f := range generated(t) {
		if !isParquet(f.Path) {
			continue
		}
		first, err := f.Pack()
		if err != nil {
			t.Fatal(err)
		}
		second, err := f.Pack()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("%s is packed in two ways", f.Path)
		}
		got, err := readParquet(first)
		if err != nil {
			t.Fatal(err)
		}
		if diff := firstDifference(f.table, got); diff != "" {
			t.Errorf("%s (-written +read):\n%s", f.Path, diff)
		}
	}
}

// A table of several row groups is read to its end and in its order.
func TestParquetOfManyRows(t *testing.T) {
	long := newTable("n INTEGER", "s VARCHAR")
	for n := range rowsPerGroup + 10 {
		long.add(whole(n), textOrNull(strings.Repeat("x", n%3)))
	}
	stored, err := long.parquet()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(stored), int64(len(stored)))
	if err != nil {
		t.Fatal(err)
	}
	if groups := len(file.RowGroups()); groups != 2 {
		t.Errorf("%d row groups, want 2", groups)
	}
	got, err := readParquet(stored)
	if err != nil {
		t.Fatal(err)
	}
	if diff := firstDifference(long, got); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
}

func TestParquetRefusesWhatDoesNotFitItsColumn(t *testing.T) {
	for _, test := range []struct{ heading, value string }{
		{"i INTEGER", "2147483648"},
		{"i INTEGER", "1.0"},
		{"n BIGINT", "many"},
		{"x DOUBLE", "1,5"},
		{"b BOOLEAN", "perhaps"},
		{"d DATE", "2023-02-29"},
		{"at TIMESTAMP", "2023-02-28"},
		{"m DECIMAL(10,2)", "0.005"},
		{"m DECIMAL(4,2)", "100.00"},
		{"m DECIMAL(19,2)", "1.00"},
		{"m DECIMAL(4,5)", "1.00"},
		{"m DECIMAL(10,2) ", "1.00"},
		{"m", "1.00"},
		{"m MONEY", "1.00"},
	} {
		one := newTable(test.heading)
		one.add(text(test.value))
		if _, err := one.parquet(); err == nil {
			t.Errorf("%s holds %q", test.heading, test.value)
		}
	}
}

func TestReadParquetRefusesColumnsThatNoTableHas(t *testing.T) {
	for name, node := range map[string]parquet.Node{
		"float":     parquet.Leaf(parquet.FloatType),
		"bytes":     parquet.Leaf(parquet.ByteArrayType),
		"unsigned":  parquet.Uint(32),
		"zoned":     parquet.Timestamp(parquet.Microsecond),
		"list":      parquet.Repeated(parquet.Int(32)),
		"structure": parquet.Group{"inner": parquet.Int(32)},
	} {
		var stored bytes.Buffer
		if err := parquet.NewWriter(&stored, parquet.NewSchema("table", parquet.Group{"c": node})).Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := readParquet(stored.Bytes()); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
