package plain

import (
	"context"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/trainer"
)

// query is the answer that is SQL: a sheet that can be run and submitted.
type query struct {
	e     *exercise
	sheet sheet
	steps stepper
}

func (q *query) load(draft string) { q.sheet.load(draft) }

// text ends in no line break: an answer is the same whether it was typed here or elsewhere.
func (q *query) text() string { return q.sheet.text() }

func (q *query) present() {
	if len(q.sheet.lines) == 0 {
		return
	}
	key := "plain.query.draft"
	if q.e.ex.Draft.Updated.IsZero() {
		key = "plain.query.starter"
	}
	q.e.d.say(key, i18n.Args{"Count": len(q.sheet.lines)})
	q.e.d.list(&q.sheet)
	if lines := q.blanks(); len(lines) > 0 {
		q.e.d.say("plain.query.blanks", i18n.Args{"Count": len(lines), "Lines": strings.Join(lines, ", ")})
		q.e.d.once("plain.query.fill")
	}
}

// take takes a line that begins a statement: the statement replaces what is there.
func (q *query) take(ctx context.Context, line string) (step, bool, error) {
	if !beginsSQL(line) {
		return keep, false, nil
	}
	return keep, true, q.enter(ctx, line)
}

// enter reads a statement. What was typed before the input ended is kept.
func (q *query) enter(ctx context.Context, first string) error {
	sql, err := q.e.d.enterSQL(ctx, first)
	if lines := split(sql); len(lines) > 0 {
		q.sheet.replace(lines)
	}
	if err != nil {
		return err
	}
	q.e.d.say("plain.sheet.kept", i18n.Args{"Count": len(q.sheet.lines)})
	return nil
}

// kept saves the draft after a change.
func (q *query) kept(ctx context.Context) error {
	q.sheet.lines = split(q.e.d.straight(q.sheet.text()))
	return q.e.saveDraft(ctx)
}

func (q *query) prompt() string { return "" }

func (q *query) commands() []command {
	e := q.e
	run := func(ctx context.Context, _ string) (state, error) {
		if lines := q.blanks(); len(lines) > 0 {
			e.d.say("plain.query.blanks", i18n.Args{"Count": len(lines), "Lines": strings.Join(lines, ", ")})
			return e, nil
		}
		return e, e.run(ctx, q.text())
	}
	fill := func(ctx context.Context, arg string) (state, error) {
		err := q.fill(ctx, arg)
		if saved := q.kept(ctx); err == nil {
			err = saved
		}
		return e, err
	}
	own := []command{{name: "run", run: run}, {name: "fill", run: fill, takes: anything}}
	if e.ex.Exercise.Type != lesson.Change {
		q.steps.d = e.d
		own = append(own, q.steps.commands(e, func() trainer.Stepping {
			return trainer.Stepping{Pack: e.ex.Pack.ID, Datasets: e.ex.Exercise.Datasets, SQL: q.text()}
		})...)
	}
	return append(own,
		e.d.sheetCommands(&q.sheet, e, q.kept, func(ctx context.Context) error { return q.enter(ctx, "") })...)
}
