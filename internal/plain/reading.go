package plain

import (
	"context"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// reading is a lesson, read part by part. Exercises are stops on the way.
type reading struct {
	d       *dialogue
	lesson  trainer.Reading
	plan    plan
	here    int        // index of the part; one more than the last is the end
	choices []choiceOf // after contents or a search
	example *lesson.Example
	result  *shown
	begun   bool // the lesson was announced
}

// toLesson opens a lesson where the learner stopped.
func (d *dialogue) toLesson(ctx context.Context, pack, id string) (state, error) {
	opened, err := d.Trainer.Read(ctx, pack, id)
	if err != nil {
		return nil, err
	}
	r := &reading{d: d, lesson: opened, plan: planOf(opened.Lesson)}
	r.here = r.plan.at(opened.Position.Block)
	return r, nil
}

// afterExercise goes on reading behind an exercise, or at it again.
func (d *dialogue) afterExercise(ctx context.Context, pack, lessonID, exercise string, by int) (state, error) {
	opened, err := d.Trainer.Read(ctx, pack, lessonID)
	if err != nil {
		return nil, err
	}
	r := &reading{d: d, lesson: opened, plan: planOf(opened.Lesson), begun: true}
	for i, p := range r.plan.parts {
		if p.exercise != nil && p.exercise.ID == exercise {
			r.here = i + by
		}
	}
	if r.here < 0 {
		return &course{d: d, pack: pack}, nil
	}
	return r.arrive(ctx)
}

func (r *reading) open(ctx context.Context) error {
	if !r.begun {
		r.begun = true
		r.announce()
	}
	return r.read(ctx)
}

// announce says which lesson this is, and what it is for when it is new.
func (r *reading) announce() {
	d, s := r.d, r.lesson.Summary
	args := i18n.Args{"Title": sentence(result.Safe(s.Title)), "Minutes": i18n.New("plain.minutes", i18n.Args{"Count": s.Minutes})}
	if r.here > 0 {
		d.say("plain.reading.resume", args)
	} else {
		d.say("plain.reading", args)
		d.say("plain.reading.objectives")
		for _, objective := range s.Objectives {
			d.item("- ", result.Safe(objective))
		}
		if s.Checkpoint {
			d.say("plain.reading.checkpoint")
		}
	}
	if language, _, _ := strings.Cut(r.lesson.Lesson.Language, "-"); language != d.words.Language() && i18n.NativeName(language) != "" {
		d.say("plain.reading.language", i18n.Args{"Name": i18n.NativeName(language)}) // a voice must be changed for it
	}
	d.once("plain.reading.hint")
	d.gap()
}

// read says the part and keeps the place.
func (r *reading) read(ctx context.Context) error {
	r.choices = nil
	if r.here >= len(r.plan.parts) {
		r.end()
		return r.save(ctx)
	}
	p := r.plan.parts[r.here]
	if p.exercise != nil {
		r.stop(p.exercise)
		return r.save(ctx)
	}
	for i, block := range p.blocks {
		if i > 0 {
			r.d.gap()
		}
		if err := r.block(ctx, block); err != nil {
			return err
		}
	}
	return r.save(ctx)
}

// stop names an exercise on the way.
func (r *reading) stop(ex *lesson.Exercise) {
	for i, s := range r.lesson.Summary.Exercises {
		if s.ID == ex.ID {
			r.d.say("plain.reading.exercise", i18n.Args{
				"Number": i + 1, "Of": len(r.lesson.Summary.Exercises),
				"State": i18n.New("plain.state."+string(s.State), nil), "Type": i18n.New("plain.type."+string(ex.Type), nil),
			})
		}
	}
}

// end says that the lesson is over and what follows.
func (r *reading) end() {
	d := r.d
	left := len(r.lesson.Summary.Exercises) - r.lesson.Summary.ExercisesDone
	switch {
	case left > 0:
		d.say("plain.reading.end-open", i18n.Args{"Count": left})
	case len(r.lesson.Summary.Exercises) > 0:
		d.say("plain.reading.end-done")
	default:
		d.say("plain.reading.end")
	}
	if r.lesson.Next == "" {
		d.say("plain.reading.end-pack")
		return
	}
	title, _ := titlesOf(r.lesson.Pack)(r.lesson.Next)
	d.say("plain.reading.end-next", i18n.Args{"Title": sentence(result.Safe(title))})
}

// save keeps the place, so that the learner can go on here or in the full screen.
func (r *reading) save(ctx context.Context) error {
	position := progress.Position{
		Pack: r.lesson.Pack.ID, Lesson: r.lesson.Lesson.ID, Screen: "reader",
		End: r.here >= len(r.plan.parts)-1, Updated: r.d.Now(),
	}
	if n := len(r.plan.parts); n > 0 {
		position.Block = r.plan.parts[min(r.here, n-1)].first
	}
	return r.d.Trainer.SavePosition(ctx, position)
}

// arrive goes to the part where the reading stands: an exercise is opened, everything else is read.
func (r *reading) arrive(ctx context.Context) (state, error) {
	if r.here < len(r.plan.parts) {
		if ex := r.plan.parts[r.here].exercise; ex != nil {
			return r.d.toExercise(ctx, r.lesson.Pack.ID, ex.ID)
		}
	}
	return r, nil
}

// move goes by some parts and reads there. A state that stays the same is not opened by the dialogue, so that it reads itself.
func (r *reading) move(ctx context.Context, to int) (state, error) {
	r.here = min(max(to, 0), len(r.plan.parts))
	next, err := r.arrive(ctx)
	if err != nil || next != state(r) {
		return next, err
	}
	r.d.gap()
	return r, r.read(ctx)
}

func (r *reading) prompt() string { return r.d.text("plain.prompt.reading") }

// where tells pack, lesson, and how far the reading is.
func (r *reading) where() {
	args := i18n.Args{
		"Pack": sentence(result.Safe(r.lesson.Pack.Title)), "Lesson": sentence(result.Safe(r.lesson.Lesson.Title)),
		"Of": len(r.plan.sections), "Section": "", "Number": 0,
	}
	if r.here >= len(r.plan.parts) {
		r.d.say("plain.where.end", args)
		return
	}
	at := r.plan.parts[r.here].section
	args["Number"] = at + 1
	if title := r.plan.sections[at].title; title != "" {
		args["Section"] = sentence(r.d.inline(title, nil))
	}
	r.d.say("plain.where.reading", args)
}

// take goes on for a line without words, follows a number after contents or a search, and tries SQL on the lesson's data.
func (r *reading) take(ctx context.Context, line string) (state, error) {
	switch {
	case line == "":
		return r.next(ctx, "")
	case len(r.choices) > 0 && isNumber(line):
		if c, ok := chosen(r.choices, line); ok {
			return c.to(ctx)
		}
		r.d.notAChoice(line, len(r.choices))
	case beginsSQL(line):
		sql, err := r.d.enterSQL(ctx, line)
		if err != nil {
			return r, err
		}
		return r, r.try(ctx, sql, "")
	default:
		r.d.unknown(line)
	}
	return r, nil
}

func isNumber(line string) bool {
	_, ok := number(line)
	return ok
}

// try runs SQL on the lesson's datasets.
func (r *reading) try(ctx context.Context, sql, intended string) error {
	found, err := r.d.run(ctx, r.lesson.Pack.ID, r.lesson.Lesson.Datasets, sql, intended)
	if found != nil {
		r.result = found
	}
	return err
}
