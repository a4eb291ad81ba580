package workbench

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/sheet"
)

// outcome is the pane that says what came of the answer: the result of a run, or the verdict with everything that belongs to it.
type outcome struct {
	env   *screen.Env
	ex    trainer.Exercising
	sheet *sheet.Sheet // of the last run

	busy    i18n.Message // said while something runs
	began   time.Time
	message i18n.Message // a sentence instead of a result

	run        *result.Outcome
	submission *trainer.Submission
	revealed   *trainer.Revealed
	finding    grade.Finding // what is marked in the answer
	hintsLeft  int           // hints that were not shown yet
	difference bool          // the difference is shown instead of the verdict
	side       int           // columns of the difference that were scrolled out to the left

	width, height int
	top           int
	lines         []string
}

func (o *outcome) init(env *screen.Env, keeper sheet.Keeper) {
	o.env = env
	o.sheet = sheet.New(env, keeper)
}

func (o *outcome) open(ex trainer.Exercising) {
	o.ex = ex
	o.draw()
}

// clear takes away what a former run or submission left.
func (o *outcome) clear() {
	o.busy, o.message = i18n.Message{}, i18n.Message{}
	o.run, o.submission, o.revealed = nil, nil, nil
	o.finding = grade.Finding{}
	o.difference = false
	o.top = 0
	o.sheet.SetResult(nil, 0)
	o.draw()
}

func (o *outcome) runs(now time.Time) { o.busyWith("workbench.running", now) }

func (o *outcome) judges(now time.Time) { o.busyWith("workbench.judging", now) }

func (o *outcome) busyWith(key string, now time.Time) {
	o.clear()
	o.busy, o.began = i18n.New(key, nil), now
	o.draw()
}

// stopping says at once that the learner's wish to stop was heard.
func (o *outcome) stopping() {
	o.busy = i18n.New("workbench.stopping", nil)
	o.draw()
}

// say shows a sentence alone.
func (o *outcome) say(message i18n.Message) {
	o.clear()
	o.message = message
	o.draw()
}

func (o *outcome) ran(msg ranMsg) {
	o.clear()
	var refused *result.QueryError
	switch {
	case errors.As(msg.err, &refused):
		o.finding = grade.Explain(refused, msg.sql)
		o.message = o.finding.Message
	case errors.Is(msg.err, context.Canceled):
		o.message = i18n.New("workbench.stopped", nil)
	case msg.err != nil:
		o.message = i18n.New("workbench.run-failed", i18n.Args{"Problem": result.Safe(msg.err.Error())})
	default:
		o.run = &msg.outcome
		o.sheet.SetResult(msg.outcome.Set, msg.outcome.Elapsed)
	}
	o.draw()
}

func (o *outcome) notAnAttempt(none *grade.NotAnAttempt) {
	o.clear()
	o.message = none.Message
	o.finding = grade.Finding{Code: none.Code, Message: none.Message, Line: none.Line, Column: none.Column}
	o.draw()
}

func (o *outcome) graded(submission trainer.Submission, hintsLeft int) {
	o.clear()
	o.hintsLeft = hintsLeft
	o.submission = &submission
	if findings := submission.Verdict.Findings; len(findings) > 0 && findings[0].Kind == grade.Diagnosis {
		o.finding = findings[0]
	}
	o.draw()
}

func (o *outcome) reveal(revealed trainer.Revealed) {
	o.clear()
	o.revealed = &revealed
	o.draw()
}

func (o *outcome) hasDifference() bool {
	return o.submission != nil && o.submission.Verdict.Diff != nil
}

func (o *outcome) toggleDifference() {
	if !o.hasDifference() {
		return
	}
	o.difference = !o.difference
	o.top, o.side = 0, 0
	o.draw()
}

// showsSheet reports whether the pane's lower part is the result of a run.
func (o *outcome) showsSheet() bool { return o.run != nil && o.run.Set != nil }

func (o *outcome) restyle() {
	o.sheet.Restyle()
	o.draw()
}

func (o *outcome) resize(width, height int) {
	if width == o.width && height == o.height {
		return
	}
	o.width, o.height = width, height
	o.draw()
}

// draw lays the pane out anew.
func (o *outcome) draw() {
	if o.width < 1 || o.ex.Exercise == nil {
		return
	}
	o.lines = o.compose()
	o.sheet.Resize(o.width, max(1, o.height-len(o.lines)))
	o.top = max(0, min(o.top, len(o.lines)-o.height))
}

// press takes a key while the pane has the focus.
func (o *outcome) press(key tea.KeyPressMsg) tea.Cmd {
	if o.showsSheet() {
		_, cmd := o.sheet.Press(key)
		return cmd
	}
	switch key.Keystroke() {
	case "left", "h":
		o.aside(-1)
	case "right", "l":
		o.aside(1)
	case "up", "k":
		o.scroll(-1)
	case "down", "j":
		o.scroll(1)
	case "pgup", "b":
		o.scroll(-o.height)
	case "pgdown", "space":
		o.scroll(o.height)
	case "home", "g":
		o.scroll(-len(o.lines))
	case "end", "G", "shift+g":
		o.scroll(len(o.lines))
	}
	return nil
}

// isOpen reports whether something is open on top of the pane: a cell, a chart, a filter, or the difference.
func (o *outcome) isOpen() bool { return o.difference || (o.showsSheet() && o.sheet.IsOpen()) }

// escape closes what is open on top of the pane and reports whether anything was.
func (o *outcome) escape() bool {
	if !o.isOpen() {
		return false
	}
	if o.showsSheet() {
		return o.sheet.Escape()
	}
	o.difference = false
	o.draw()
	return true
}

// capturing reports whether letters are typed into the result's filter.
func (o *outcome) capturing() bool { return o.showsSheet() && o.sheet.Capturing() }

func (o *outcome) keys() []screen.Binding {
	if o.showsSheet() {
		return o.sheet.Keys()
	}
	return nil
}

// cursor is where the result's filter is typed; nil elsewhere.
func (o *outcome) cursor() *tea.Cursor {
	if !o.showsSheet() {
		return nil
	}
	at := o.sheet.Cursor()
	if at != nil {
		at.Y += len(o.lines)
	}
	return at
}

func (o *outcome) scroll(by int) {
	if o.showsSheet() {
		o.sheet.Scroll(by)
		return
	}
	o.top = max(0, min(o.top+by, len(o.lines)-o.height))
}

// aside moves the difference by columns, as far as there are some out of sight.
func (o *outcome) aside(by int) {
	if !o.difference || !o.hasDifference() {
		return
	}
	columns := len(o.submission.Verdict.Diff.Columns)
	if by > 0 && !o.cutAside() {
		return
	}
	o.side = max(0, min(o.side+by, columns-1))
	o.draw()
}

// more reports whether there are lines above or below the window.
func (o *outcome) more() (above, below bool) {
	if o.showsSheet() {
		return o.sheet.More()
	}
	return o.top > 0, o.top+o.height < len(o.lines)
}

func (o *outcome) view() []string {
	if !o.showsSheet() {
		return frame.Window(o.lines, o.top, o.height)
	}
	lines := append([]string{}, o.lines...)
	return frame.Window(append(lines, o.sheet.View()...), 0, o.height)
}
