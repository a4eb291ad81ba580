package plain

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// outcome of a line that an answer took.
type step uint8

const (
	keep   step = iota // the answer is kept as a draft
	submit             // the answer is whole and is to be judged
)

// answer is the part of an exercise in which the learner answers. Its text has the form that trainer.Submit takes, and the same text is kept
// as the draft.
type answer interface {
	// load takes up a draft; what is none changes nothing.
	load(draft string)
	// present says what there is to answer with, and what the draft holds.
	present()
	// text is the answer as it stands; "" when there is none.
	text() string
	// take takes a line that is no command, and reports false when it means nothing here.
	take(ctx context.Context, line string) (step, bool, error)
	// prompt is what stands before the learner's line; "" leaves it to the exercise.
	prompt() string
	// commands are those of the answer alone.
	commands() []command
}

// exercise is an exercise that is being answered.
type exercise struct {
	d          *dialogue
	ex         trainer.Exercising
	answer     answer
	opened     time.Time
	saved      string // the draft as it was saved last
	result     *shown
	submission *trainer.Submission
	warned     bool // the learner asked for a solution while there are hints
}

// toExercise opens an exercise.
func (d *dialogue) toExercise(ctx context.Context, pack, id string) (state, error) {
	opened, err := d.Trainer.Exercise(ctx, pack, id)
	if err != nil {
		return nil, err
	}
	e := &exercise{d: d, ex: opened, opened: d.Now()}
	e.answer = e.answerFor(opened.Exercise.Type)
	e.answer.load(opened.Draft.Text)
	e.saved = e.answer.text()
	go d.Trainer.GetReady(ctx, opened) // while the prompt is read
	return e, nil
}

// answerFor makes the answer that fits a type.
func (e *exercise) answerFor(kind lesson.Type) answer {
	switch kind {
	case lesson.Choice:
		return newChoice(e)
	case lesson.Arrange:
		return newArrange(e)
	case lesson.Classify:
		return newClassify(e)
	case lesson.Parsons:
		return newParsons(e)
	case lesson.Number, lesson.TextType:
		return &short{e: e}
	case lesson.Reflect:
		return &reflection{e: e}
	default:
		return &query{e: e}
	}
}

func (e *exercise) open(ctx context.Context) error {
	d := e.d
	e.headline()
	for i, block := range e.ex.Exercise.Prompt {
		if i > 0 {
			d.gap()
		}
		if c, ok := block.(*lesson.Chart); ok {
			found, err := d.chart(ctx, e.ex.Pack.ID, e.ex.Exercise.Datasets, c)
			if err != nil {
				return err
			}
			e.result = found
			continue
		}
		d.block(block, titlesOf(e.ex.Pack))
	}
	d.gap()
	e.answer.present()
	if e.ex.AttemptsLeft >= 0 && !e.ex.State.IsDone() {
		e.attemptsLeft()
	}
	d.once("plain.exercise.hint." + string(e.ex.Exercise.Type))
	if len(e.ex.Exercise.Hints) > 0 && !e.ex.Lesson.Checkpoint {
		d.once("plain.exercise.help")
	}
	return e.savePosition(ctx)
}

// headline says which exercise this is, its state first.
func (e *exercise) headline() {
	e.d.say("plain.exercise", i18n.Args{
		"Number": e.ex.Number, "Of": e.ex.Of,
		"State": i18n.New("plain.state."+string(e.ex.State), nil), "Type": i18n.New("plain.type."+string(e.ex.Exercise.Type), nil),
		"Points": i18n.New("plain.points", i18n.Args{"Count": e.ex.Exercise.Points}),
	})
}

// attemptsLeft says how often the exercise may still be answered, and what to do when it may not.
func (e *exercise) attemptsLeft() {
	if e.ex.AttemptsLeft == 0 {
		e.d.say("plain.exercise.no-attempts")
		return
	}
	e.d.say("plain.exercise.attempts", i18n.Args{"Count": e.ex.AttemptsLeft})
}

// savePosition remembers that the learner is at this exercise.
func (e *exercise) savePosition(ctx context.Context) error {
	return e.d.Trainer.SavePosition(ctx, progress.Position{
		Pack: e.ex.Pack.ID, Lesson: e.ex.Lesson.ID, Screen: "workbench", Exercise: e.ex.Exercise.ID, Updated: e.d.Now(),
		Block: max(0, slices.Index(e.ex.Lesson.Blocks, lesson.Block(e.ex.Exercise))),
	})
}

// saveDraft keeps the answer if it has changed, also when the dialogue is about to end.
func (e *exercise) saveDraft(ctx context.Context) error {
	text := e.answer.text()
	if text == e.saved {
		return nil
	}
	err := e.d.Trainer.SaveDraft(context.WithoutCancel(ctx), progress.Draft{
		Ref:  progress.Ref{Pack: e.ex.Pack.ID, Exercise: e.ex.Exercise.ID},
		Text: text, Cursor: len(text), Updated: e.d.Now(),
	})
	if err == nil {
		e.saved = text
	}
	return err
}

func (e *exercise) prompt() string {
	if own := e.answer.prompt(); own != "" {
		return own
	}
	return e.d.text("plain.prompt.exercise", i18n.Args{"Number": e.ex.Number})
}

func (e *exercise) where() {
	e.d.say("plain.where.exercise", i18n.Args{
		"Number": e.ex.Number, "Of": e.ex.Of, "State": i18n.New("plain.state."+string(e.ex.State), nil),
		"Lesson": sentence(result.Safe(e.ex.Lesson.Title)), "Pack": sentence(result.Safe(e.ex.Pack.Title)),
	})
}

// take gives a line to the answer. SQL that is not meant as the answer is tried on the data.
func (e *exercise) take(ctx context.Context, line string) (state, error) {
	switch {
	case line == "" && e.ex.State.IsDone():
		return e.goOn(ctx)
	case line == "":
		e.d.remark("plain.exercise.empty")
		return e, nil
	}
	next, ok, err := e.answer.take(ctx, line)
	if saved := e.saveDraft(ctx); err == nil {
		err = saved
	}
	switch {
	case err != nil:
		return e, err
	case ok && next == submit:
		return e, e.submit(ctx)
	case ok:
		return e, nil
	case beginsSQL(line) && len(e.ex.Exercise.Datasets) > 0:
		sql, err := e.d.enterSQL(ctx, line)
		if err != nil {
			return e, err
		}
		return e, e.run(ctx, sql)
	}
	e.d.unknown(line)
	return e, nil
}

// run runs SQL on the exercise's data; nothing is judged.
func (e *exercise) run(ctx context.Context, sql string) error {
	if strings.TrimSpace(sql) == "" {
		e.d.say("plain.nothing-to-run")
		return nil
	}
	found, err := e.d.run(ctx, e.ex.Pack.ID, e.ex.Exercise.Datasets, sql, "")
	if found != nil {
		e.result = found
	}
	return err
}

// submit has the answer judged. It is on disk as a draft before that, so that nothing can lose it.
func (e *exercise) submit(ctx context.Context) error {
	if err := e.saveDraft(ctx); err != nil {
		e.d.complain(err)
	}
	text := e.answer.text()
	submission, err := await(ctx, e.d, "plain.judging", func(ctx context.Context) (trainer.Submission, error) {
		return e.d.Trainer.Submit(ctx, trainer.Answer{
			Pack: e.ex.Pack.ID, Exercise: e.ex.Exercise.ID, Text: text, Seed: e.ex.Seed, Elapsed: e.d.Now().Sub(e.opened),
		})
	})
	var none *grade.NotAnAttempt
	switch {
	case errors.As(err, &none):
		e.d.finding(grade.Finding{Message: none.Message, Line: none.Line, Column: none.Column}, text)
		return nil
	case errors.Is(err, context.Canceled) && ctx.Err() == nil:
		e.d.say("plain.stopped-judging")
		return nil
	case err != nil:
		return err
	}
	e.submission = &submission
	e.ex.State, e.ex.AttemptsLeft = submission.State, submission.AttemptsLeft
	e.result = nil
	if set := submission.Verdict.Actual; set != nil {
		e.result = &shown{set: set}
	}
	return e.verdict(ctx, text)
}
