package workbench

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/editor"
)

// Update takes a message in.
func (w *Workbench) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case openedMsg:
		return w.openedExercise(msg)
	case screen.ReloadMsg:
		return w.reload()
	case screen.RestyledMsg:
		w.restyle()
		return nil
	case savedMsg:
		return screen.ReportError(msg.err)
	}
	if !w.loaded {
		return nil
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg, screen.ActMsg:
		w.begun = true
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return w.press(msg)
	case screen.ActMsg:
		return w.act(msg.Action)
	case tea.MouseMsg:
		return w.mouse(msg)
	default:
		return w.answered(msg)
	}
}

// answered takes what commands brought; whatever it does not know is for the answer's widgets.
func (w *Workbench) answered(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ranMsg:
		return w.ran(msg)
	case gradedMsg:
		return w.graded(msg)
	case hintedMsg:
		return w.hinted(msg)
	case revealedMsg:
		return w.revealed(msg)
	case describedMsg:
		w.prompt.describe(msg.tables)
		return screen.ReportError(msg.err)
	case chartedMsg:
		w.prompt.charted(msg)
		return nil
	case skippedMsg:
		return tea.Batch(screen.ReportError(msg.err), w.goOn())
	case draftDueMsg:
		return w.saveIfChanged()
	case tea.PasteMsg:
		if w.remark.open {
			w.remark.insert(msg.Content)
			return nil
		}
		return w.toAnswer(msg)
	case editor.OutsideMsg:
		return w.wroteOutside(msg)
	case editor.FormattedMsg, editor.CopiedMsg:
		return w.told(msg)
	case editor.CompleteMsg:
		return w.completeCmd(msg)
	case pastMsg:
		if recalls, ok := w.answer.(recaller); ok && msg.to == w.answer {
			recalls.SetPast(msg.queries)
		}
		return nil
	case completedMsg:
		return w.completed(msg)
	default:
		return w.toAnswer(msg)
	}
}

// openedExercise shows the exercise that was loaded.
func (w *Workbench) openedExercise(msg openedMsg) tea.Cmd {
	if msg.renewed && w.loaded {
		return w.renew(msg)
	}
	if msg.err != nil {
		w.failed = msg.err
		return screen.ReportError(msg.err)
	}
	w.loaded, w.ex, w.opened = true, msg.exercising, w.env.Now()
	w.answer, w.completing = newAnswer(w.env, w.ex), screen.Latest{}
	w.answer.Load(w.ex.Draft.Text, w.ex.Draft.Cursor)
	w.saved = w.answer.Text()
	w.prompt.open(w.ex, msg.hints)
	w.outcome.open(w.ex)
	w.layout()
	return tea.Batch(w.setFocus(w.firstPane()), w.placeCmd(), w.chartsCmd(), w.describeCmd(), w.pastCmd(), w.readyCmd())
}

// firstPane is where an exercise begins: at the answer, but where one pane is seen at a time and nothing was written yet, at what is asked.
func (w *Workbench) firstPane() pane {
	if len(w.rectangles()) == 1 && w.ex.Draft.Updated.IsZero() {
		return promptPane
	}
	return answerPane
}

// toAnswer hands a message to the answer and sees to the draft.
func (w *Workbench) toAnswer(msg tea.Msg) tea.Cmd {
	_, cmd := w.answer.Update(msg)
	return tea.Batch(cmd, w.draftCmd())
}

// draftCmd makes sure that a changed draft is saved soon: at most one tick is on its way at a time.
func (w *Workbench) draftCmd() tea.Cmd {
	if w.draftDue || w.answer.Text() == w.saved {
		return nil
	}
	w.draftDue = true
	return w.env.After(draftDelay, draftDueMsg{})
}

func (w *Workbench) saveIfChanged() tea.Cmd {
	w.draftDue = false
	if w.answer.Text() == w.saved {
		return nil
	}
	return w.saveCmd()
}

func (w *Workbench) ran(msg ranMsg) tea.Cmd {
	if !w.finish(msg.request) {
		return nil
	}
	w.outcome.ran(msg)
	if msg.whole {
		w.mark(w.outcome.finding)
	}
	w.layout()
	return w.pastCmd()
}

func (w *Workbench) graded(msg gradedMsg) tea.Cmd {
	if !w.finish(msg.request) {
		return nil
	}
	var none *grade.NotAnAttempt
	var refusal *trainer.Refusal
	switch {
	case errors.As(msg.err, &none):
		w.outcome.notAnAttempt(none)
		w.mark(w.outcome.finding)
	case errors.As(msg.err, &refusal):
		w.outcome.say(refusal.Message())
	case errors.Is(msg.err, context.Canceled):
		w.outcome.say(i18n.New("workbench.stopped", nil))
	case msg.err != nil:
		w.outcome.clear()
		return screen.ReportError(msg.err)
	default:
		w.outcome.graded(msg.submission, w.hintsLeft())
		w.judged = judged{answer: msg.answer, verdict: &msg.submission.Verdict}
		w.ex.State = msg.submission.State
		w.ex.AttemptsLeft = msg.submission.AttemptsLeft
		w.mark(w.outcome.finding)
	}
	w.layout()
	if msg.err == nil && !msg.submission.Recorded {
		return tea.Batch(w.pastCmd(), screen.Notify(screen.Warning, i18n.New("workbench.not-recorded", nil)))
	}
	return w.pastCmd()
}

func (w *Workbench) hinted(msg hintedMsg) tea.Cmd {
	var refusal *trainer.Refusal
	switch {
	case errors.As(msg.err, &refusal):
		return screen.Notify(screen.Info, refusal.Message())
	case msg.err != nil:
		return screen.ReportError(msg.err)
	}
	w.prompt.addHint(msg.hint)
	return w.bringForward(promptPane)
}

func (w *Workbench) revealed(msg revealedMsg) tea.Cmd {
	var refusal *trainer.Refusal
	switch {
	case errors.As(msg.err, &refusal):
		return screen.Notify(screen.Info, refusal.Message())
	case msg.err != nil:
		return screen.ReportError(msg.err)
	}
	w.outcome.reveal(msg.revealed)
	w.layout()
	return nil
}

// bringForward makes a pane visible. The answer keeps the keyboard where there is room for both.
func (w *Workbench) bringForward(to pane) tea.Cmd {
	if to != answerPane {
		w.outcomeLast = to == outcomePane
	}
	w.layout()
	if w.visible(to) {
		return nil
	}
	return w.setFocus(to)
}

func (w *Workbench) restyle() {
	w.prompt.restyle()
	w.outcome.restyle()
	if w.answer != nil {
		w.answer.Restyle()
	}
	w.layout()
}

// completed brings words to the answer that asked for them; every screen hears of all of them.
func (w *Workbench) completed(msg completedMsg) tea.Cmd {
	if msg.to != w.answer {
		return nil
	}
	if suggested, ok := w.answer.(suggester); ok {
		suggested.Suggest(msg.request, msg.suggestions)
	}
	return w.completing.Answered()
}

// suggester is an answer that completes words.
type suggester interface {
	Suggest(request int, found []trainer.Suggestion)
}

// recaller is an answer that calls back queries that were run.
type recaller interface{ SetPast(queries []string) }

// mark shows in the answer where a finding points; a finding without a place takes the mark away.
func (w *Workbench) mark(f grade.Finding) {
	if marker, ok := w.answer.(interface{ Mark(f grade.Finding) }); ok {
		marker.Mark(f)
	}
}
