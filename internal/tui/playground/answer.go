package playground

import (
	"context"
	"errors"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/prose"
)

// answer is what is said above a result, or in its place.
type answer struct {
	busy    i18n.Message // while something runs
	message i18n.Message // instead of a result
	finding grade.Finding
	hint    i18n.Message // what may help besides
	outcome *result.Outcome
}

func (a *answer) busyWith(message i18n.Message) { *a = answer{busy: message} }

func (a *answer) say(message i18n.Message) { *a = answer{message: message} }

// ran takes in what came of a query.
func (a *answer) ran(msg ranMsg) {
	*a = answer{}
	var refused *result.QueryError
	var refusal *trainer.Refusal
	switch {
	case errors.As(msg.err, &refused):
		a.finding = grade.Explain(refused, msg.sql)
		a.message = a.finding.Message
	case errors.Is(msg.err, context.Canceled):
		a.message = i18n.New("playground.stopped", nil)
	case errors.As(msg.err, &refusal):
		a.message = refusal.Message()
	case msg.err != nil:
		a.message = i18n.New("playground.failed", i18n.Args{"Why": result.Safe(msg.err.Error())})
	default:
		a.outcome = &msg.outcome
	}
}

// lines writes the answer; above a result that is one line or two.
func (a *answer) lines(env *screen.Env, width int) []string {
	styles := env.Styles
	switch {
	case !a.busy.IsZero():
		return prose.Wrapped(env.Say(a.busy), width, styles)
	case a.outcome != nil:
		var lines []string
		for _, text := range a.captions() {
			for _, line := range prose.Wrapped(env.Say(text), width, styles) {
				lines = append(lines, styles.Grid.Caption.Render(line))
			}
		}
		return lines
	}
	lines := prose.New(styles).Markdown(env.Say(a.message), min(width, prose.Measure)).Lines
	if a.finding.Line > 0 {
		lines = append(lines, styles.Muted.Render(env.Text("playground.at", i18n.Args{"Line": a.finding.Line, "Column": a.finding.Column})))
	}
	if !a.hint.IsZero() {
		lines = append(lines, "")
		lines = append(lines, prose.Wrapped(env.Say(a.hint), min(width, prose.Measure), styles)...)
	}
	return lines
}

// captions count honestly: how many rows there are, how many of them were kept, how long it took, and which statement they are of.
func (a *answer) captions() []i18n.Message {
	run := a.outcome
	args := i18n.Args{"Milliseconds": run.Elapsed.Milliseconds()}
	if run.Set == nil {
		args["Count"] = max(run.Changed, 0)
		if run.Changed >= 0 {
			return []i18n.Message{i18n.New("playground.changed", args)}
		}
		return []i18n.Message{i18n.New("playground.done", args)}
	}
	args["Count"], args["Shown"], args["Total"] = len(run.Set.Rows), len(run.Set.Rows), run.Set.Total
	key := "playground.returned"
	switch {
	case run.Set.Truncated && run.Set.Total >= 0:
		key = "playground.first-of"
	case run.Set.Truncated:
		key = "playground.first"
	}
	captions := []i18n.Message{i18n.New(key, args)}
	if run.Statements > 1 {
		captions = append(captions, i18n.New("playground.statement", i18n.Args{"Number": run.Answered + 1, "Count": run.Statements}))
	}
	return captions
}
