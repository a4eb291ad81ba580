package chart

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
)

var update = flag.Bool("update", false, "write the golden files anew")

func districts(values ...float64) *result.Set {
	names := []string{"Ciutat Vella", "Eixample", "Sants-Montjuïc", "Les Corts", "Sarrià-Sant Gervasi", "Gràcia", "Horta-Guinardó"}
	set := &result.Set{Columns: []result.Column{{Name: "district", Kind: result.Text}, {Name: "requests", Kind: result.Float}}}
	for i, v := range values {
		value := result.NewFloat(v)
		if math.IsNaN(v) {
			value = result.Value{}
		}
		set.Rows = append(set.Rows, []result.Value{result.NewText(names[i%len(names)]), value})
	}
	return set
}

func months(n int) *result.Set {
	set := &result.Set{Columns: []result.Column{{Name: "month", Kind: result.Date}, {Name: "visits", Kind: result.Whole}}}
	for i := range n {
		set.Rows = append(set.Rows, []result.Value{result.NewDate(int64(18262 + 30*i)), result.NewWhole(int64(1000 + 300*math.Sin(float64(i)/2)))})
	}
	return set
}

func TestDraw(t *testing.T) {
	tests := []struct {
		name  string
		spec  Spec
		set   *result.Set
		width int
		ascii bool
	}{
		{"bar", Spec{lesson.Bar, "district", "requests"}, districts(412, 980, 310.5, 3, 220, 505, math.NaN()), 60, false},
		{"bar-ascii", Spec{lesson.Bar, "district", "requests"}, districts(412, 980, 310.5, 3, 220, 505), 60, true},
		{"bar-negative", Spec{lesson.Bar, "district", "requests"}, districts(41, -98, 31, -3), 60, false},
		{"bar-narrow", Spec{lesson.Bar, "district", "requests"}, districts(412, 980, 310), 30, false},
		{"column", Spec{lesson.Column, "month", "visits"}, months(8), 60, false},
		{"column-ascii", Spec{lesson.Column, "month", "visits"}, months(8), 60, true},
		{"column-falls-back", Spec{lesson.Column, "district", "requests"}, districts(412, 980, 310, 3, 220), 60, false},
		{"line", Spec{lesson.Line, "month", "visits"}, months(36), 60, false},
		{"line-ascii", Spec{lesson.Line, "month", "visits"}, months(36), 60, true},
		{"histogram", Spec{lesson.Histogram, "visits", ""}, months(60), 60, false},
		{"scatter", Spec{lesson.Scatter, "month", "visits"}, months(30), 60, false},
	}
	words, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			styles := theme.New(theme.Choice{Name: theme.None, ASCII: tt.ascii})
			lines, sentence := Draw(tt.spec, tt.set, Size{Width: tt.width, Height: 12}, styles)
			for _, line := range lines {
				if w := ansi.StringWidth(line); w > tt.width {
					t.Errorf("%d cells wide, want at most %d: %q", w, tt.width, line)
				}
				if tt.ascii && strings.ContainsFunc(line, func(r rune) bool { return r > 0x17f }) {
					t.Errorf("not ASCII beside the names: %q", line)
				}
			}
			golden(t, tt.name, strings.Join(lines, "\n")+"\n\n"+words.Say(sentence)+"\n")
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestNothingToDraw(t *testing.T) {
	words := &result.Set{Columns: []result.Column{{Name: "a"}}, Rows: [][]result.Value{{result.NewText("x")}}}
	tests := []struct {
		spec Spec
		set  *result.Set
		want string
	}{
		{Spec{lesson.Bar, "a", "b"}, nil, "chart.empty"},
		{Spec{lesson.Bar, "a", "b"}, words, "chart.no-column"},
		{Spec{lesson.Bar, "a", "a"}, words, "chart.no-numbers"},
		{Spec{lesson.Histogram, "a", ""}, words, "chart.no-numbers"},
	}
	for _, tt := range tests {
		lines, sentence := Draw(tt.spec, tt.set, Size{60, 12}, theme.New(theme.Choice{}))
		if len(lines) != 0 || sentence.Key != tt.want {
			t.Errorf("Draw(%v) = %d lines, %q; want %q", tt.spec, len(lines), sentence.Key, tt.want)
		}
	}
}

// Bars must have lengths in the proportion of their values, or they lie.
func TestBarsStartAtZero(t *testing.T) {
	styles := theme.New(theme.Choice{Name: theme.None, ASCII: true})
	lines, _ := Draw(Spec{lesson.Bar, "district", "requests"}, districts(100, 50, 25), Size{80, 12}, styles)
	full, half, quarter := strings.Count(lines[0], "#"), strings.Count(lines[1], "#"), strings.Count(lines[2], "#")
	if full < 30 || abs(full-2*half) > 2 || abs(full-4*quarter) > 4 {
		t.Errorf("bars of 100, 50 and 25 are %d, %d and %d cells long", full, half, quarter)
	}
}
