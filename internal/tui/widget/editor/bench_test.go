package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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
			measured(b, func(i int) {
				e.Update(keys[i%2])
				_ = e.View()
			})
		})
		b.Run(fmt.Sprintf("textarea/%d", lines), func(b *testing.B) {
			area := textarea.New()
			area.MaxHeight = 0
			area.CharLimit = 0
			area.SetWidth(100)
			area.SetHeight(40)
			area.SetValue(longText(lines))
			area.Focus()
			measured(b, func(i int) {
				area, _ = area.Update(keys[i%2])
				_ = area.View()
			})
		})
	}
}

// measured repeats a step and reports how long the slowest of twenty and of a hundred take, in milliseconds.
func measured(b *testing.B, step func(i int)) {
	b.Helper()
	var all []time.Duration
	for i := 0; b.Loop(); i++ {
		began := time.Now()
		step(i)
		all = append(all, time.Since(began))
	}
	slices.Sort(all)
	b.ReportMetric(all[len(all)*95/100].Seconds()*1000, "ms/p95")
	b.ReportMetric(all[len(all)*99/100].Seconds()*1000, "ms/p99")
}

// Five thousand lines pasted at once and drawn, here and in the text area of bubbles.
func BenchmarkPaste5000Lines(b *testing.B) {
	text := longText(5000)
	b.Run("editor", func(b *testing.B) {
		for b.Loop() {
			e := testEditor(b, "")
			e.SetStyles(dark())
			e.SetSize(100, 40)
			e.Update(tea.PasteMsg{Content: text})
			_ = e.View()
		}
	})
	b.Run("textarea", func(b *testing.B) {
		for b.Loop() {
			area := textarea.New()
			area.MaxHeight, area.CharLimit = 0, 0
			area.SetWidth(100)
			area.SetHeight(40)
			area.Focus()
			area, _ = area.Update(tea.PasteMsg{Content: text})
			_ = area.View()
		}
	})
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
