package tui

import (
	"strings"
	"testing"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

// Problems stand above the lesson with file and line, and leave with the next good save; the screen fits at every size.
func TestProblemsAboveTheLesson(t *testing.T) {
	for _, size := range []tuitest.Size{{Width: 40, Height: 15}, {Width: 80, Height: 24}, {Width: 120, Height: 40}} {
		seat := tuitest.NewSeat(t, theme.Choice{Name: theme.None})
		d := start(t, seat, size, theme.Choice{Name: theme.None}, screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"})
		before := d.text()
		var problems []lesson.Problem
		for line := range 9 {
			problems = append(problems, lesson.Problem{
				Position: lesson.Position{File: "01-rows.md", Line: line + 7, Column: 2}, Severity: lesson.Error,
				Message: i18n.Literally("An exercise has no attribute \"tpe\"."), Mend: i18n.Literally("Did you mean \"type\"?"),
			})
		}
		tuitest.Drive(t, d, d.Update(reloadedMsg{problems: problems}))
		lines := strings.Split(d.text(), "\n")
		if !strings.Contains(lines[1], "01-rows.md:7:2") || !strings.Contains(d.text(), "and ") {
			t.Errorf("%v: the problems are not above the lesson:\n%s", size, d.text())
		}
		if len(lines) != size.Height {
			t.Errorf("%v: %d lines are drawn", size, len(lines))
		}
		if above := d.above(); above > size.Height/2 {
			t.Errorf("%v: the problems take %d lines", size, above)
		}
		tuitest.Drive(t, d, d.Update(reloadedMsg{}))
		d.notice.seen()
		if d.text() != before {
			t.Errorf("%v: the lesson is not as it was:\n%s", size, d.text())
		}
	}
}
