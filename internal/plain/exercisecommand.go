package plain

import (
	"context"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

func (e *exercise) commands() []command {
	stay := func(do func(context.Context) error) func(context.Context, string) (state, error) {
		return func(ctx context.Context, _ string) (state, error) { return e, do(ctx) }
	}
	own := e.answer.commands()
	return append(own, []command{
		{name: "submit", run: stay(e.submit)},
		{name: "read", run: func(ctx context.Context, _ string) (state, error) { return e, e.open(ctx) }},
		{name: "hint", run: stay(e.hint)},
		{name: "hints", run: stay(e.hints)},
		{name: "solution", run: stay(e.solution)},
		{name: "difference", run: stay(e.difference)},
		{name: "more", run: func(_ context.Context, arg string) (state, error) { e.d.moreArg(e.result, arg); return e, nil }, takes: numbered},
		{name: "table", run: stay(func(context.Context) error { e.d.table(e.result); return nil })},
		{name: "tables", run: func(ctx context.Context, arg string) (state, error) {
			return e, e.d.dictionary(ctx, e.ex.Pack.ID, e.ex.Exercise.Datasets, arg)
		}, takes: anything},
		{name: "next", run: func(ctx context.Context, _ string) (state, error) { return e.goOn(ctx) }},
		{name: "skip", run: func(ctx context.Context, _ string) (state, error) { return e.skip(ctx) }},
		{name: "back", run: func(ctx context.Context, _ string) (state, error) { return e.leave(ctx, -1) }},
		{name: "course", run: func(context.Context, string) (state, error) { return &course{d: e.d, pack: e.ex.Pack.ID}, nil }},
		{name: "playground", run: func(context.Context, string) (state, error) { return e.toPlayground() }},
		{name: "report", run: stay(e.report)},
	}...)
}

// leave goes back into the lesson, so many parts from the exercise.
func (e *exercise) leave(ctx context.Context, by int) (state, error) {
	return e.d.afterExercise(ctx, e.ex.Pack.ID, e.ex.Lesson.ID, e.ex.Exercise.ID, by)
}

// goOn leads on in the lesson; an exercise that is not done waits.
func (e *exercise) goOn(ctx context.Context) (state, error) {
	if !e.ex.State.IsDone() {
		e.d.say("plain.exercise.left")
	}
	return e.leave(ctx, 1)
}

// skip records that the learner goes on without an answer. There is nothing to skip in an exercise that is done.
func (e *exercise) skip(ctx context.Context) (state, error) {
	if e.ex.State.IsDone() {
		return e.goOn(ctx)
	}
	if err := e.d.Trainer.Skip(ctx, e.ex.Pack.ID, e.ex.Exercise.ID); err != nil {
		return e, err
	}
	e.d.say("plain.exercise.skipped")
	return e.leave(ctx, 1)
}

func (e *exercise) hint(ctx context.Context) error {
	hint, err := e.d.Trainer.Hint(ctx, e.ex.Pack.ID, e.ex.Exercise.ID)
	if err != nil {
		return err
	}
	e.sayHint(hint)
	return nil
}

// hints repeats the hints that were given.
func (e *exercise) hints(ctx context.Context) error {
	seen, err := e.d.Trainer.HintsSeen(ctx, e.ex.Pack.ID, e.ex.Exercise.ID)
	if err != nil {
		return err
	}
	if len(seen) == 0 {
		e.d.say("plain.hints.none")
	}
	for _, hint := range seen {
		e.sayHint(hint)
	}
	return nil
}

func (e *exercise) sayHint(hint trainer.HintView) {
	e.d.say("plain.hint", i18n.Args{"Number": hint.Number, "Of": hint.Of, "Title": sentence(result.Safe(hint.Hint.Title))})
	e.d.blocks(hint.Hint.Blocks, titlesOf(e.ex.Pack))
}

// solution shows a solution; while there are hints left it asks to be asked twice.
func (e *exercise) solution(ctx context.Context) error {
	if left, err := e.hintsLeft(ctx); err != nil {
		return err
	} else if left > 0 && !e.warned && !e.ex.State.IsDone() {
		e.warned = true
		e.d.say("plain.solution.hints-left", i18n.Args{"Count": left})
		return nil
	}
	revealed, err := await(ctx, e.d, "plain.running", func(ctx context.Context) (trainer.Revealed, error) {
		return e.d.Trainer.Reveal(ctx, e.ex.Pack.ID, e.ex.Exercise.ID)
	})
	if err != nil {
		return err
	}
	if !revealed.Recorded {
		e.d.say("plain.not-recorded")
	}
	e.reveal(revealed)
	return nil
}

// toPlayground goes on with the query in the playground, where nothing is marked.
func (e *exercise) toPlayground() (state, error) {
	again := func(ctx context.Context) (state, error) { return e.d.toExercise(ctx, e.ex.Pack.ID, e.ex.Exercise.ID) }
	next, err := e.d.toPlayground(e.ex.Pack.ID, e.ex.Exercise.Datasets, again)
	if q, isQuery := e.answer.(*query); isQuery && err == nil {
		next.(*playground).sheet.load(q.text())
	}
	return next, err
}

// report asks what is wrong with the exercise and writes it to a file for the trainer.
func (e *exercise) report(ctx context.Context) error {
	e.d.say("plain.report")
	lines, err := e.d.enterLines(ctx, "", func(string) bool { return false }, nil)
	if err != nil {
		return err
	}
	if len(lines) == 0 {
		e.d.say("plain.report.none")
		return nil
	}
	complaint := trainer.Complaint{
		Pack: e.ex.Pack.ID, Exercise: e.ex.Exercise.ID, Answer: e.answer.text(), Remark: strings.Join(lines, "\n"),
	}
	if e.submission != nil {
		complaint.Verdict = &e.submission.Verdict
	}
	path, err := e.d.Trainer.ReportExercise(ctx, complaint, e.d.words.Say)
	if err != nil {
		return err
	}
	e.d.say("plain.reported", i18n.Args{"Path": result.Safe(path)})
	return nil
}

// hintsLeft counts the hints that were not seen; a checkpoint has none.
func (e *exercise) hintsLeft(ctx context.Context) (int, error) {
	if e.ex.Lesson.Checkpoint {
		return 0, nil
	}
	seen, err := e.d.Trainer.HintsSeen(ctx, e.ex.Pack.ID, e.ex.Exercise.ID)
	return len(e.ex.Exercise.Hints) - len(seen), err
}

// reveal says the right answer in its own words, not in letters and numbers.
func (e *exercise) reveal(revealed trainer.Revealed) {
	d, ex := e.d, e.ex.Exercise
	pack := titlesOf(e.ex.Pack)
	switch {
	case ex.Type == lesson.Choice:
		d.say("plain.solution")
		for _, item := range ex.Items {
			if item.Right {
				d.item("- ", d.inline(item.Text, pack))
			}
		}
	case ex.Type == lesson.Arrange:
		d.say("plain.solution")
		for i, item := range ex.Items {
			d.item(place(i), d.inline(item.Text, pack))
		}
	case ex.Type == lesson.Classify:
		d.say("plain.solution")
		for _, item := range ex.Items {
			d.item("- ", field(d.inline(item.Text, pack), result.Safe(item.Label)))
		}
	case ex.Type == lesson.Reflect:
		d.model(ex, pack)
	case revealed.Answer != "":
		d.say("plain.solution.answer", i18n.Args{"Answer": result.Safe(revealed.Answer)})
	}
	e.solutions(revealed.Solutions)
	e.explain(revealed.Explain)
}

func (e *exercise) solutions(all []lesson.Solution) {
	for _, s := range all {
		title := e.d.text("plain.solution")
		if s.Title != "" {
			title = e.d.text("plain.solution.title", i18n.Args{"Title": sentence(result.Safe(s.Title))})
		}
		e.d.tell(title)
		e.d.code(s.SQL)
	}
}

func (e *exercise) explain(blocks []lesson.Block) {
	if len(blocks) > 0 {
		e.d.gap()
		e.d.blocks(blocks, titlesOf(e.ex.Pack))
	}
}

// model says the model answer of a reflection.
func (d *dialogue) model(ex *lesson.Exercise, pack titles) {
	if len(ex.Model) > 0 {
		d.say("plain.model")
		d.blocks(ex.Model, pack)
	}
}
