package editor

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
)

func longText(lines int) string {
	return strings.Repeat("SELECT district, count(*) AS n FROM requests WHERE kind = 'noise';\n", lines-1)
}

// A key press with the frame that follows it, in texts of several lengths, here and in the text area of bubbles.
func BenchmarkKeyPress(b *testing.B) {
	keys := []tea.KeyPressMsg{stroke("a"), stroke("backspace")}
	for _, lines := range []int{60, 2000, 20000} {
		b.Run(fmt.Sprintf("editor/%d", lines), func(b *testing.B) {
			e := testEditor(b, longText(lines))
			e.SetStyles(dark())
			e.SetSize(100, 40)
			e.MoveTo(len(e.Value()) / 2)
			for i := 0; b.Loop(); i++ {
				e.Update(keys[i%2])
				_ = e.View()
			}
		})
		b.Run(fmt.Sprintf("textarea/%d", lines), func(b *testing.B) {
			area := textarea.New()
			area.MaxHeight = 0
			area.CharLimit = 0
			area.SetWidth(100)
			area.SetHeight(40)
			area.SetValue(longText(lines))
			area.Focus()
			for i := 0; b.Loop(); i++ {
				area, _ = area.Update(keys[i%2])
				_ = area.View()
			}
		})
	}
}

// The dearest keys: a new line, and a quote that turns all that follows into a string and back.
func BenchmarkDearKeys(b *testing.B) {
	for _, name := range []string{"enter", "'"} {
		b.Run(name, func(b *testing.B) {
			e := testEditor(b, longText(2000))
			e.SetStyles(dark())
			e.SetSize(100, 40)
			e.MoveTo(0)
			keys := []tea.KeyPressMsg{stroke(name), stroke("backspace")}
			for i := 0; b.Loop(); i++ {
				e.Update(keys[i%2])
				_ = e.View()
			}
		})
	}
}
