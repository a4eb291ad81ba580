package cli

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/lesson"
)

// TestBarStaysOnItsLine draws the bar on terminals of every width: a line that wrapped would stay behind.
func TestBarStaysOnItsLine(t *testing.T) {
	for wide := 5; wide <= 100; wide++ {
		var out bytes.Buffer
		b := bar{out: &out, wide: wide, what: "Checking", began: time.Now().Add(-time.Minute)}
		for done := range 121 {
			b.show(done, 120)
		}
		for line := range strings.SplitSeq(out.String(), "\r") {
			if ansi.StringWidth(line) >= wide {
				t.Fatalf("on %d columns the bar takes %d: %q", wide, ansi.StringWidth(line), line)
			}
		}
		if wide >= 40 && !strings.Contains(out.String(), "[####") {
			t.Errorf("on %d columns there is no bar: %q", wide, out.String())
		}
	}
}

// TestExcerptFitsAndPoints shows a line in terminals of many widths: the caret stands under what the problem speaks of.
func TestExcerptFitsAndPoints(t *testing.T) {
	line := strings.Repeat("x", 70) + "Ñ" + strings.Repeat("y", 90)
	files := fstest.MapFS{"a.md": &fstest.MapFile{Data: []byte("one\n" + line + "\nshort é Ñ\n")}}
	for width := 20; width <= 120; width++ {
		for _, at := range []lesson.Position{{File: "a.md", Line: 2, Column: 71}, {File: "a.md", Line: 3, Column: 9}} {
			shown := excerpt(files, at, width)
			if len(shown) != 2 {
				t.Fatalf("%d columns: %q", width, shown)
			}
			for _, text := range shown {
				if ansi.StringWidth(text) > width {
					t.Errorf("%d columns: %q is wider", width, text)
				}
			}
			caret := ansi.StringWidth(shown[1]) - 1
			if got := []rune(shown[0]); caret >= len(got) || got[caret] != 'Ñ' {
				t.Errorf("%d columns: the caret stands elsewhere:\n%s", width, strings.Join(shown, "\n"))
			}
		}
	}
}
