package grid

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
)

func requests(rows int) *result.Set {
	set := &result.Set{
		Columns: []result.Column{
			{Name: "district", Type: "VARCHAR", Kind: result.Text},
			{Name: "requests", Type: "BIGINT", Kind: result.Whole},
			{Name: "remark", Type: "VARCHAR", Kind: result.Text},
			{Name: "median_days", Type: "DOUBLE", Kind: result.Float},
		},
		Total: int64(rows),
	}
	for i := range rows {
		remark := result.NewText(fmt.Sprintf("remark %d that is longer than any column may be, so that it is cut", i))
		if i%3 == 0 {
			remark = result.Value{}
		}
		set.Rows = append(set.Rows, []result.Value{
			result.NewText(fmt.Sprintf("Gràcia %d", i)), result.NewWhole(int64(i * 1000)), remark, result.NewFloat(float64(i) / 4),
		})
	}
	return set
}

func plain() theme.Styles { return theme.New(theme.Choice{Name: theme.None}) }

func TestViewFits(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {5, 3}, {20, 4}, {40, 15}, {80, 24}, {200, 60}} {
		g := New(plain())
		g.SetResult(requests(30))
		g.Focus(true)
		g.Resize(size[0], size[1])
		for range 4 {
			lines := strings.Split(g.View(), "\n")
			if len(lines) > size[1] {
				t.Errorf("%v: %d lines", size, len(lines))
			}
			for _, line := range lines {
				if ansi.StringWidth(line) > size[0] {
					t.Errorf("%v: %q is %d cells wide", size, line, ansi.StringWidth(line))
				}
			}
			g.Move(9, 1)
		}
	}
}

func TestView(t *testing.T) {
	g := New(plain())
	g.SetResult(requests(3))
	g.Resize(70, 10)
	got := ansi.Strip(g.View())
	want := strings.Join([]string{
		"  district  requests  remark                                    media…",
		"  varchar     bigint  varchar                                   double",
		"──────────────────────────────────────────────────────────────────────",
		"1 Gràcia 0         0  ∅                                            0.0",
		"2 Gràcia 1      1000  remark 1 that is longer than any column…    0.25",
		"3 Gràcia 2      2000  remark 2 that is longer than any column…     0.5",
	}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheFirstColumnStaysWhenTheOthersScroll(t *testing.T) {
	g := New(plain())
	g.SetResult(requests(3))
	g.Resize(30, 10)
	g.Move(0, 3)
	view := ansi.Strip(g.View())
	if !strings.Contains(view, "district") || !strings.Contains(view, "median_days") {
		t.Errorf("the first and the chosen column should show:\n%s", view)
	}
	if strings.Contains(view, "requests") {
		t.Errorf("columns between should have scrolled away:\n%s", view)
	}
}

func TestMovingStaysInside(t *testing.T) {
	g := New(plain())
	g.SetResult(requests(5))
	g.Resize(60, 5)
	for _, key := range []string{"ctrl+end", "down", "pgdown", "end", "right"} {
		if !g.Press(press(key)) {
			t.Errorf("%s was not taken", key)
		}
	}
	if row, column := g.Place(); row != 4 || column != 3 {
		t.Errorf("place = %d, %d, want the last cell", row, column)
	}
	column, value, ok := g.Chosen()
	if !ok || column.Name != "median_days" || value.Float() != 1 {
		t.Errorf("chosen = %v %v %v", column, value, ok)
	}
	if g.Press(press("x")) {
		t.Error("a key without meaning was taken")
	}
}

func TestClickChoosesTheCellUnderIt(t *testing.T) {
	g := New(plain())
	g.SetResult(requests(5))
	g.Resize(60, 10)
	if !g.Choose(13, headerLines+2) {
		t.Fatal("a click on a cell was not taken")
	}
	if row, column := g.Place(); row != 2 || column != 1 {
		t.Errorf("place = %d, %d, want 2, 1", row, column)
	}
	if g.Choose(13, 0) || g.Choose(13, headerLines+5) {
		t.Error("a click outside the rows was taken")
	}
}

func TestEmptyResults(t *testing.T) {
	g := New(plain())
	g.Resize(40, 10)
	if g.View() != "" {
		t.Error("without a result there is nothing to draw")
	}
	g.SetResult(&result.Set{Columns: requests(0).Columns})
	g.Move(1, 1)
	if _, _, ok := g.Chosen(); ok {
		t.Error("a result without rows has no chosen cell")
	}
	if !strings.Contains(ansi.Strip(g.View()), "district") {
		t.Error("a result without rows still has its header")
	}
}

func TestControlCharactersNeverReachTheScreen(t *testing.T) {
	set := requests(1)
	set.Columns[0].Name = "a\x1b[31mb"
	set.Rows[0][0] = result.NewText("x\x1b]0;title\x07y\nz")
	g := New(plain())
	g.SetResult(set)
	g.Resize(80, 10)
	if view := g.View(); strings.ContainsAny(view, "\x07") || strings.Contains(view, "\x1b]") || strings.Contains(view, "\x1b[31m") {
		t.Errorf("control characters in %q", view)
	}
}

func press(name string) tea.KeyPressMsg {
	switch name {
	case "ctrl+end":
		return tea.KeyPressMsg{Code: tea.KeyEnd, Mod: tea.ModCtrl}
	case "down":
		return tea.KeyPressMsg{Code: tea.KeyDown}
	case "pgdown":
		return tea.KeyPressMsg{Code: tea.KeyPgDown}
	case "end":
		return tea.KeyPressMsg{Code: tea.KeyEnd}
	case "right":
		return tea.KeyPressMsg{Code: tea.KeyRight}
	default:
		return tea.KeyPressMsg{Code: rune(name[0]), Text: name}
	}
}

// Drawing and scrolling cost the same for a hundred rows and for a million.
func BenchmarkScroll(b *testing.B) {
	for _, rows := range []int{100, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			g := New(theme.New(theme.Choice{Name: theme.Dark}))
			g.SetResult(requests(rows))
			g.Resize(120, 40)
			g.Move(rows/2, 0)
			for b.Loop() {
				g.Move(1, 0)
				_ = g.View()
				g.Move(-g.Page(), 0)
				_ = g.View()
			}
		})
	}
}
