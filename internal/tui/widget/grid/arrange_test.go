package grid

import (
	"math/big"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"guildhall/internal/result"
)

// column is a grid of one column; the values are numbered from 1 beside it.
func column(kind result.Kind, values ...result.Value) *Grid {
	set := &result.Set{Columns: []result.Column{{Name: "v", Kind: kind}}, Total: int64(len(values))}
	for _, v := range values {
		set.Rows = append(set.Rows, []result.Value{v})
	}
	g := New(plain())
	g.SetResult(set)
	g.Resize(40, 20)
	return g
}

// seen lists the cells of the view.
func seen(g *Grid) []string {
	var all []string
	for row := range g.Shown() {
		all = append(all, text(g.set.Rows[g.at(row)][0], g.symbols))
	}
	return all
}

func TestSortCyclesAndKeepsTheResult(t *testing.T) {
	whole, huge := result.NewWhole, new(big.Int).Lsh(big.NewInt(1), 80)
	tests := map[string]struct {
		grid     *Grid
		up, down []string
	}{
		"numbers": {
			column(result.Whole, whole(10), result.Value{}, whole(9), result.NewBigWhole(huge), whole(-2)),
			[]string{"-2", "9", "10", huge.String(), "∅"}, []string{huge.String(), "10", "9", "-2", "∅"},
		},
		"numbers longer than a float": {
			column(result.Whole, whole(1<<60+1), whole(1<<60)),
			[]string{"1152921504606846976", "1152921504606846977"}, []string{"1152921504606846977", "1152921504606846976"},
		},
		"texts in any case": {
			column(result.Text, result.NewText("b"), result.NewText("C"), result.NewText("a")),
			[]string{"a", "b", "C"}, []string{"C", "b", "a"},
		},
		"dates": {
			column(result.Date, result.NewDate(1), result.NewDate(0)),
			[]string{"1970-01-01", "1970-01-02"}, []string{"1970-01-02", "1970-01-01"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			before := seen(tt.grid)
			for _, want := range [][]string{tt.up, tt.down, before} {
				tt.grid.Sort()
				if diff := cmp.Diff(want, seen(tt.grid)); diff != "" {
					t.Errorf("want -, got +\n%s", diff)
				}
			}
			if tt.grid.IsArranged() {
				t.Error("the third time the view is as the result")
			}
		})
	}
}

func TestFilterCountsAndFindsTheChosenCell(t *testing.T) {
	g := New(plain())
	g.SetResult(requests(30))
	g.Resize(80, 10)
	g.SetFilter("GRÀCIA 2")
	if g.Shown() != 11 { // 2 and 20 to 29
		t.Errorf("%d rows are shown, want 11", g.Shown())
	}
	g.Move(1, 0)
	if _, value, ok := g.Chosen(); !ok || value.Text() != "Gràcia 20" {
		t.Errorf("chosen = %v, want the second row of the view", value)
	}
	if !strings.Contains(ansi.Strip(g.View()), "21 Gràcia 20") {
		t.Errorf("rows keep the number that they have in the result:\n%s", g.View())
	}
	g.SetFilter("nothing like it")
	if _, _, ok := g.Chosen(); ok || g.Shown() != 0 {
		t.Error("a view without rows has no chosen cell")
	}
	g.Move(1, 1)
	g.SetFilter("")
	if g.Shown() != 30 {
		t.Errorf("%d rows are shown without a filter", g.Shown())
	}
}

func TestASortedViewSaysSo(t *testing.T) {
	g := New(plain())
	g.SetResult(requests(3))
	g.Resize(80, 10)
	g.Move(0, 1)
	g.Sort()
	if view := ansi.Strip(g.View()); !strings.Contains(view, "requests ▲") {
		t.Errorf("no mark in\n%s", view)
	}
	g.SetResult(requests(2))
	if g.IsArranged() {
		t.Error("a new result is shown as it is")
	}
}

func TestCopying(t *testing.T) {
	set := requests(2)
	set.Rows[1][0] = result.NewText("a\tb\nc\x1b[2J")
	g := New(plain())
	g.SetResult(set)
	g.Resize(80, 10)
	g.Move(1, 0)
	cell, _ := g.CellText()
	row, _ := g.RowText()
	all, _ := g.AllText()
	if strings.Contains(cell+row+all, "\x1b") {
		t.Error("a control character is copied")
	}
	if !strings.HasPrefix(cell, "a\tb\nc") {
		t.Errorf("cell = %q", cell)
	}
	if n := strings.Count(row, "\t"); n != 3 || strings.Contains(row, "\n") {
		t.Errorf("row = %q, want four cells in one line", row)
	}
	if n := strings.Count(all, "\n"); n != 2 || !strings.HasPrefix(all, "district\trequests\tremark\tmedian_days\n") {
		t.Errorf("all = %q", all)
	}
	if _, ok := New(plain()).AllText(); ok {
		t.Error("nothing can be copied from nothing")
	}
}
