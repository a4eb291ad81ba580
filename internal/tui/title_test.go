package tui

import (
	"strings"
	"testing"
	"unicode"

	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

// TestWindowTitleIsText: the terminal takes the window's title between two control characters, so a pack's title must hold none.
func TestWindowTitleIsText(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	seat := tuitest.NewSeat(t, choice)
	seat.Library.All[0].Title = "Rows\x1b]0;pwned\a\x1b[2J\u009c\u202e\u200b"
	d := start(t, seat, tuitest.Usual(), choice, screen.ToCourse{Pack: tuitest.PackID})
	title := d.View().WindowTitle
	if !strings.Contains(title, "Rows␛]0;pwned␇␛[2J") {
		t.Errorf("the window is called %q", title)
	}
	if at := strings.IndexFunc(title+d.text(), func(r rune) bool { return r != '\n' && unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) }); at >= 0 {
		t.Errorf("there is %q", (title + d.text())[at:at+8])
	}
}
