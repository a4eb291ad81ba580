package editor

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// A line that goes on out of sight says so at that edge, and never in the place of the cursor.
func TestLongLinesSayThatTheyGoOn(t *testing.T) {
	e := testEditor(t, "|SELECT "+strings.Repeat("abcdefghi ", 9)+"\nFROM t")
	row := func(n int) string { return ansi.Strip(strings.Split(e.View(), "\n")[n]) }
	if got := row(0); !strings.HasSuffix(got, e.symbols.Right) || ansi.StringWidth(got) != 40 {
		t.Errorf("at the beginning: %q", got)
	}
	if got := row(1); strings.Contains(got, e.symbols.Right) {
		t.Errorf("a short line goes on: %q", got)
	}
	press(t, e, "end")
	if got := row(0); !strings.Contains(got, "1"+e.symbols.Left) || strings.Contains(got, e.symbols.Right) || ansi.StringWidth(got) != 40 {
		t.Errorf("at the end: %q", got)
	}
	for range 60 {
		press(t, e, "left")
		at := e.Cursor()
		cell := ansi.Cut(row(0), at.X, at.X+1)
		if want := e.Value()[e.Offset() : e.Offset()+1]; cell != want {
			t.Fatalf("the cursor stands on %q, want %q: %q", cell, want, row(0))
		}
	}
}
