package theme

import (
	"charm.land/lipgloss/v2"

	"guildhall/internal/progress"
)

// LessonMark is the symbol and the look of a lesson's state; the word for it belongs beside them.
func (s Styles) LessonMark(state progress.LessonState) (string, lipgloss.Style) {
	switch state {
	case progress.LessonDone:
		return s.Symbols.Done, s.Good
	case progress.LessonStarted:
		return s.Symbols.Started, s.Warn
	default:
		return s.Symbols.New, s.Muted
	}
}

// ExerciseMark is the symbol and the look of an exercise's state; the word for it belongs beside them.
func (s Styles) ExerciseMark(state progress.State) (string, lipgloss.Style) {
	switch state {
	case progress.Done:
		return s.Symbols.Done, s.Good
	case progress.Changed:
		return s.Symbols.Changed, s.Warn
	case progress.Tried:
		return s.Symbols.Started, s.Warn
	case progress.Skipped:
		return s.Symbols.Skipped, s.Muted
	default:
		return s.Symbols.New, s.Muted
	}
}
