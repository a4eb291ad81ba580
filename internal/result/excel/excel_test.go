package excel

import (
	"bytes"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"guildhall/internal/result"
)

func TestWrite(t *testing.T) {
	huge := new(big.Int).Lsh(big.NewInt(1), 70)
	set := &result.Set{
		Columns: []result.Column{{Name: "n"}, {Name: "=name"}, {Name: "day"}, {Name: "when"}},
		Rows: [][]result.Value{
			{result.NewWhole(-2), result.NewText("=1+1"), result.NewDate(19782), result.NewTimestamp(19782*microsPerDay + microsPerDay/2)},
			{result.NewDecimal(big.NewInt(150), 2), result.NewText("a\x1bb"), result.NewDate(-100_000), result.NewTime(microsPerDay / 4)},
			{result.NewBigWhole(huge), {}, result.NewBool(true), result.NewText(strings.Repeat("é", 40_000))},
		},
	}
	var b bytes.Buffer
	if err := Write(&b, set, ""); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	rows, err := book.GetRows("Result")
	if err != nil {
		t.Fatal(err)
	}
	long := rows[3][3]
	rows[3] = rows[3][:3]
	want := [][]string{
		{"n", "=name", "day", "when"},
		{"-2", "=1+1", "2024-02-29", "2024-02-29 12:00:00"},
		{"1.5", "a␛b", "1696-03-17", "06:00:00"},
		{"1180591620717411303424", "", "TRUE"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	if len(long) > maxCell || !strings.HasSuffix(long, "é…") {
		t.Errorf("a cell of %d bytes", len(long))
	}
	for _, cell := range []string{"B1", "B2"} {
		if formula, err := book.GetCellFormula("Result", cell); err != nil || formula != "" {
			t.Errorf("%s is a formula: %q, %v", cell, formula, err)
		}
	}
}
