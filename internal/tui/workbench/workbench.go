package workbench

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
)

// pane is a part of the screen that can have the focus.
type pane int

// The panes, in the order in which Tab visits them.
const (
	promptPane pane = iota
	answerPane
	outcomePane
	panes
)

// Workbench is the screen of one exercise.
type Workbench struct {
	env      *screen.Env
	trainer  *trainer.Trainer
	pack, id string

	loaded bool
	begun  bool  // the learner has done something here
	failed error // the exercise could not be opened
	ex     trainer.Exercising
	opened time.Time

	completing screen.Latest

	prompt  prompt
	answer  answer
	outcome outcome
	remark  remark
	judged  judged
	focus   pane
	// outcomeLast is true while the outcome is newer than the prompt, where there is room for one of them.
	outcomeLast bool

	width, height int

	awaited uint64             // request whose answer is awaited; 0 when none is
	cancel  context.CancelFunc // stops what runs; nil when nothing does

	outside uint64 // request of the newest visit to an outside editor

	saved    string // text of the draft on disk
	draftDue bool   // a tick that saves the draft is on its way
}

// New returns the workbench for an exercise of a pack.
func New(env *screen.Env, t *trainer.Trainer, target screen.ToExercise) *Workbench {
	w := &Workbench{env: env, trainer: t, pack: target.Pack, id: target.Exercise, focus: answerPane}
	w.prompt.init(env)
	w.outcome.init(env, t)
	return w
}

// Init loads the exercise.
func (w *Workbench) Init() tea.Cmd { return w.openCmd() }

// Title is the lesson, and at the side which exercise of how many this is and its state.
func (w *Workbench) Title() (title, aside string) {
	if !w.loaded {
		return "", ""
	}
	return w.ex.Lesson.Title, w.progress()
}

// Capturing reports whether letters are typed: into the answer, a filter or a remark.
func (w *Workbench) Capturing() bool {
	switch {
	case !w.loaded:
		return false
	case w.remark.open:
		return true
	case w.focus == outcomePane:
		return w.outcome.capturing()
	}
	return w.focus == answerPane && w.answer.Capturing()
}

// Cancel stops the query or the judging that runs.
func (w *Workbench) Cancel() bool {
	if w.cancel == nil {
		return false
	}
	w.cancel()
	w.outcome.stopping()
	return true
}

// Close saves the draft and the place.
func (w *Workbench) Close() tea.Cmd {
	if w.cancel != nil {
		w.cancel()
	}
	if !w.loaded {
		return nil
	}
	if w.answer.Text() == w.saved {
		return nil
	}
	return w.saveCmd()
}

// running reports whether a query or the judge is at work.
func (w *Workbench) running() bool { return w.awaited != 0 }

// begin notes that a request is on its way and returns its context and number.
func (w *Workbench) begin() (context.Context, uint64) {
	ctx, cancel := context.WithCancel(w.env.Context)
	w.cancel = cancel
	w.awaited = w.env.Request()
	return ctx, w.awaited
}

// finish ends the awaited request and reports whether it was this one.
func (w *Workbench) finish(request uint64) bool {
	if request != w.awaited {
		return false
	}
	w.cancel()
	w.cancel, w.awaited = nil, 0
	return true
}

// setFocus gives a pane the keyboard.
func (w *Workbench) setFocus(to pane) tea.Cmd {
	w.focus = to
	if to != answerPane {
		w.outcomeLast = to == outcomePane
	}
	w.layout()
	if !w.loaded {
		return nil
	}
	w.outcome.sheet.Focus(to == outcomePane)
	return w.answer.Focus(to == answerPane)
}

// styles are the looks of now.
func (w *Workbench) styles() theme.Styles { return w.env.Styles }
