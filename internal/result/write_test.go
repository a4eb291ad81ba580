package result

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

func sampleSet() *Set {
	huge := new(big.Int).Lsh(big.NewInt(1), 70)
	return &Set{
		Columns: []Column{
			{Name: "id", Type: "INTEGER", Kind: Whole}, {Name: "name | x", Type: "VARCHAR", Kind: Text},
			{Name: "fee", Type: "DECIMAL(9,2)", Kind: Decimal}, {Name: "sum", Type: "HUGEINT", Kind: Whole},
			{Name: "day", Type: "DATE", Kind: Date}, {Name: "tags", Type: "VARCHAR[]", Kind: List},
		},
		Rows: [][]Value{
			{NewWhole(1), NewText("=1+1"), NewDecimal(big.NewInt(-150), 2), NewWhole(3), NewDate(0), NewList([]Value{NewText("a"), {}})},
			{NewWhole(-2), NewText("a\"b\n\x1b[31m<b>|"), {}, NewBigWhole(huge), {}, {}},
		},
		Total: 5, Truncated: true,
	}
}

func TestWriteJSON(t *testing.T) {
	var b strings.Builder
	if err := WriteJSON(&b, sampleSet(), 12*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	const want = `{"columns":[{"name":"id","type":"INTEGER"},{"name":"name | x","type":"VARCHAR"},` +
		`{"name":"fee","type":"DECIMAL(9,2)"},{"name":"sum","type":"HUGEINT"},{"name":"day","type":"DATE"},` +
		`{"name":"tags","type":"VARCHAR[]"}],"rows":[[1,"=1+1","-1.50","3","1970-01-01",["a",null]],` +
		`[-2,"a\"b\n\u001b[31m<b>|",null,"1180591620717411303424",null,null]],"row_count":5,"truncated":true,"elapsed_ms":12}` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	b.Reset()
	odd := &Set{Columns: make([]Column, 1), Rows: [][]Value{{NewFloat(math.NaN())}, {NewText("\xff\u202e😀\U000e0041")}, {NewFloat(1e300)}}, Total: -1}
	if err := WriteJSON(&b, odd, 0); err != nil {
		t.Fatal(err)
	}
	var back map[string]any
	if err := json.Unmarshal([]byte(b.String()), &back); err != nil {
		t.Fatal(err)
	}
	if back["row_count"] != nil || strings.Contains(b.String(), "\u202e") {
		t.Errorf("got %s", b.String())
	}
	if got := back["rows"].([]any)[1].([]any)[0]; got != "\ufffd\u202e😀\U000e0041" {
		t.Errorf("text came back as %q", got)
	}
}

func TestWriteCSV(t *testing.T) {
	var b strings.Builder
	if err := WriteCSV(&b, sampleSet(), CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"-2", "a\"b\n␛[31m<b>|", "", "1180591620717411303424", "", ""}, rows[2]); diff != "" {
		t.Error(diff)
	}
	if rows[1][1] != "=1+1" {
		t.Errorf("data was changed unasked: %q", rows[1][1])
	}
}

func TestSpreadsheetFormulas(t *testing.T) {
	tests := map[string]bool{
		"=1+1": true, "+44 20": true, "-2": true, "@SUM(A1)": true, "\tx": true, "\rx": true, "\r\n=x": true, " =x": true, "＝1": true,
		"plain": false, "1-2": false, "": false, "a=b": false,
	}
	for text, dangerous := range tests {
		set := &Set{Columns: []Column{{Name: text}}, Rows: [][]Value{{NewText(text)}, {NewWhole(-2)}}}
		var b strings.Builder
		if err := WriteCSV(&b, set, CSVOptions{Spreadsheet: true, Comma: ';'}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(b.String(), "'"); (got == 2) != dangerous {
			t.Errorf("%q: %q", text, b.String())
		}
		if !strings.HasSuffix(b.String(), "\n-2\n") {
			t.Errorf("an honest number was changed: %q", b.String())
		}
	}
}

func TestWriteMarkdown(t *testing.T) {
	var b strings.Builder
	if err := WriteMarkdown(&b, sampleSet()); err != nil {
		t.Fatal(err)
	}
	const want = `| id | name \| x | fee | sum | day | tags |
| ---: | --- | ---: | ---: | --- | --- |
| 1 | =1+1 | -1.50 | 3 | 1970-01-01 | \[a, NULL\] |
| -2 | a"b<br>␛\[31m&lt;b>\| | NULL | 1180591620717411303424 | NULL | NULL |
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestWriteTable(t *testing.T) {
	for _, width := range []int{0, 120, 80, 60, 40, 20, 5, 1} {
		var b strings.Builder
		if err := WriteTable(&b, sampleSet(), width); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if len(lines) != 4 {
			t.Errorf("width %d: %d lines", width, len(lines))
		}
		for _, line := range lines {
			if got := ansi.StringWidth(line); width >= 20 && got > width {
				t.Errorf("width %d: %d cells: %s", width, got, line)
			}
		}
		if slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, "\x1b") }) {
			t.Errorf("width %d: a control character", width)
		}
	}
	var b strings.Builder
	set := &Set{Columns: []Column{{Name: "n", Kind: Whole}, {Name: "ciutat"}}, Rows: [][]Value{{NewWhole(5), NewText("日本")}, {NewWhole(12), {}}}}
	if err := WriteTable(&b, set, 0); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(" n  ciutat\n──  ──────\n 5  日本\n12  NULL\n", b.String()); diff != "" {
		t.Error(diff)
	}
}
