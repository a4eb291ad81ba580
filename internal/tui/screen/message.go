package screen

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
)

// Target is where a screen may lead.
type Target interface{ target() }

// The targets.
type (
	// ToHome leads to the first screen and empties the stack.
	ToHome struct{}
	// ToCourse leads to a pack's lessons.
	ToCourse struct{ Pack string }
	// ToLesson leads to a lesson, at the heading Anchor or, when that is empty, where the learner stopped.
	ToLesson struct{ Pack, Lesson, Anchor string }
	// ToExercise leads to an exercise in the workbench.
	ToExercise struct{ Pack, Exercise string }
	// ToData leads to the description of datasets.
	ToData struct {
		Pack     string
		Datasets []string
	}
	// ToPlayground leads to free queries on datasets, with SQL to start from.
	ToPlayground struct {
		Pack     string
		Datasets []string
		SQL      string
	}
	// ToSteps leads to a query taken apart, clause by clause. Own says that the learner's own tables are there too.
	ToSteps struct {
		Pack     string
		Datasets []string
		Own      bool
		SQL      string
	}
	// ToProgress leads to what the learner has done.
	ToProgress struct{}
)

func (ToHome) target()       {}
func (ToCourse) target()     {}
func (ToLesson) target()     {}
func (ToExercise) target()   {}
func (ToData) target()       {}
func (ToPlayground) target() {}
func (ToSteps) target()      {}
func (ToProgress) target()   {}

// OpenMsg asks the root to show a target.
type OpenMsg struct {
	Target Target
	// Under is what going back from the target leads to, before the screen that asks; nil for nothing.
	Under Target
	// Replace puts the target in the place of the screen that asks, so that going back skips it.
	Replace bool
}

// BackMsg asks the root to leave the screen on top.
type BackMsg struct{}

// Level says how a notice is meant.
type Level int

// The levels of notices.
const (
	Info Level = iota
	Success
	Warning
	Failure
)

// NoticeMsg asks the root to say something in the status line for a while.
type NoticeMsg struct {
	Message i18n.Message
	Level   Level
}

// ErrorMsg asks the root to say that something could not be done.
type ErrorMsg struct{ Err error }

// ActMsg tells the screen on top to do what a binding of its Keys does; the command palette and the footer's buttons send it.
type ActMsg struct{ Action Action }

// CoveredMsg tells a screen that another is about to be shown on top of it. What its command does is done before the other begins, so
// that the newest place a learner was at is saved last.
type CoveredMsg struct{}

// ShownMsg tells a screen that it is on top again, so that it can renew what may have changed meanwhile.
type ShownMsg struct{}

// ReloadMsg tells every screen that the files of the pack have changed and that what it shows must be read again, at the same place.
type ReloadMsg struct{}

// RestyledMsg tells every screen that the styles in its Env have changed and that drawn text must be drawn anew.
type RestyledMsg struct{}

// Open shows a target on top of the screen that asks.
func Open(target Target) tea.Cmd {
	return func() tea.Msg { return OpenMsg{Target: target} }
}

// OpenOver shows a target, and another when the learner goes back from it: an exercise over the lesson it stands in.
func OpenOver(under, target Target) tea.Cmd {
	return func() tea.Msg { return OpenMsg{Target: target, Under: under} }
}

// Replace shows a target instead of the screen that asks.
func Replace(target Target) tea.Cmd {
	return func() tea.Msg { return OpenMsg{Target: target, Replace: true} }
}

// Back leaves the screen that asks; on the first screen it does nothing.
func Back() tea.Msg { return BackMsg{} }

// Notify says a message in the status line.
func Notify(level Level, message i18n.Message) tea.Cmd {
	return func() tea.Msg { return NoticeMsg{Message: message, Level: level} }
}

// ReportError says in the status line that something could not be done. For nil it returns nil.
func ReportError(err error) tea.Cmd {
	if err == nil {
		return nil
	}
	return func() tea.Msg { return ErrorMsg{Err: err} }
}
