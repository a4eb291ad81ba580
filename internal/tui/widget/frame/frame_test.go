package frame

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"guildhall/internal/tui/theme"
)

func styles() theme.Styles { return theme.New(theme.Choice{Name: theme.None}) }

func TestFit(t *testing.T) {
	tests := []struct {
		line  string
		width int
		want  string
	}{
		{"abc", 5, "abc  "},
		{"abcdef", 4, "abc…"},
		{"日本語", 5, "日本…"},
		{"日本語", 4, "日… "},
		{"", 2, "  "},
		{"a", 0, ""},
	}
	for _, tt := range tests {
		if got := Fit(tt.line, tt.width, styles()); got != tt.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", tt.line, tt.width, got, tt.want)
		}
	}
}

func TestBetween(t *testing.T) {
	if got := Between("ab", "cd", 6, styles()); got != "ab  cd" {
		t.Errorf("got %q", got)
	}
	if got := Between("abcd", "ef", 5, styles()); got != "abcd " {
		t.Errorf("where both do not fit: %q", got)
	}
}

func TestWindow(t *testing.T) {
	want := []string{"b", "c", ""}
	if diff := cmp.Diff(want, Window([]string{"a", "b", "c"}, 1, 3)); diff != "" {
		t.Error(diff)
	}
}

func TestFollow(t *testing.T) {
	tests := []struct{ top, height, first, last, want int }{
		{0, 10, 3, 4, 0},
		{0, 10, 9, 12, 3},
		{5, 10, 2, 3, 2},
		{0, 10, 20, 40, 20}, // longer than the window: its beginning is seen
	}
	for _, tt := range tests {
		if got := Follow(tt.top, tt.height, tt.first, tt.last); got != tt.want {
			t.Errorf("Follow(%d, %d, %d, %d) = %d, want %d", tt.top, tt.height, tt.first, tt.last, got, tt.want)
		}
	}
}

// A bar is full only when all is done, and empty only when nothing is.
func TestBar(t *testing.T) {
	tests := []struct {
		share float64
		full  int
	}{{0, 0}, {0.001, 1}, {0.5, 5}, {0.999, 9}, {1, 10}, {2, 10}}
	for _, tt := range tests {
		bar := Bar(tt.share, 10, styles())
		if got := strings.Count(bar, "█"); got != tt.full || ansi.StringWidth(bar) != 10 {
			t.Errorf("Bar(%v) = %q, want %d full cells of 10", tt.share, bar, tt.full)
		}
	}
}

func TestBoxAndOver(t *testing.T) {
	box := Box("T", []string{"one", "a longer line"}, 10, false, styles())
	want := []string{"╭─ T ────╮", "│ one    │", "│ a lon… │", "╰────────╯"}
	if diff := cmp.Diff(want, box); diff != "" {
		t.Error(diff)
	}
	over := Over([]string{"0123456789abcdef", "日本語日本語日本語"}, []string{"XX", "YY"}, 3, 0)
	if over[0] != "012XX56789abcdef" || ansi.StringWidth(over[1]) < 5 || !strings.Contains(over[1], "YY") {
		t.Errorf("got %q", over)
	}
}
