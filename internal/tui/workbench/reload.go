package workbench

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/tui/screen"
)

// reload reads the exercise again because its file has changed. What was typed is saved first, and comes back with it.
func (w *Workbench) reload() tea.Cmd {
	open := w.openCmd()
	renewed := func() tea.Msg {
		msg, _ := open().(openedMsg) // openCmd brings nothing else
		msg.renewed = true
		return msg
	}
	if !w.loaded || w.answer.Text() == w.saved {
		return renewed
	}
	return tea.Sequence(w.saveCmd(), renewed)
}

// renew shows the exercise as it is now. While something runs, and where nothing of the lesson has changed, everything stays.
func (w *Workbench) renew(msg openedMsg) tea.Cmd {
	switch {
	case msg.err != nil:
		return screen.ReportError(msg.err)
	case w.running() || msg.exercising.Lesson.Hash == w.ex.Lesson.Hash:
		return nil
	}
	focus := w.focus
	msg.renewed, w.loaded = false, false
	return tea.Sequence(w.openedExercise(msg), w.setFocus(focus))
}
