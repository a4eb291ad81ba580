package trainer

import (
	"context"
	"time"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Next is the next thing to do: the place where the learner left off while its lesson is unfinished; else the next
// unfinished lesson of the same pack, exercises that were skipped last; else another pack, a started one first. It is nil when
// all is done or there is no pack.
func (t *Trainer) Next(ctx context.Context) (*Step, error) {
	shelf, err := t.shelf(ctx)
	if err != nil {
		return nil, err
	}
	return t.next(ctx, shelf)
}

func (t *Trainer) next(ctx context.Context, shelf shelf) (*Step, error) {
	step, err := t.leftOff(ctx, shelf)
	if step != nil || err != nil {
		return step, err
	}
	for _, b := range shelf.order() {
		step, err := t.walk(ctx, b)
		if step != nil || err != nil {
			return step, err
		}
	}
	return nil, nil
}

// leftOff is the place where the learner left off, unless its lesson has nothing left but exercises that were skipped or may not be
// answered any more. Only the newest place of a lesson that still exists counts.
func (t *Trainer) leftOff(ctx context.Context, shelf shelf) (*Step, error) {
	for _, p := range shelf.positions {
		b, ok := shelf.book(p.Pack)
		if !ok {
			continue
		}
		at := b.index(p.Lesson)
		if at < 0 {
			continue
		}
		remaining, err := t.remaining(ctx, b, at)
		if err != nil || !remaining.work() {
			return nil, err
		}
		return b.resume(at), nil
	}
	return nil, nil
}

// order puts the pack that was worked on last first, then started packs, then new ones.
func (s shelf) order() []book {
	var latest string
	var at time.Time
	see := func(pack string, moment time.Time) {
		if _, ok := s.book(pack); ok && moment.After(at) {
			latest, at = pack, moment
		}
	}
	for _, p := range s.positions {
		see(p.Pack, p.Updated)
	}
	for _, b := range s.books {
		for _, l := range b.summary.Lessons {
			for _, ex := range l.Exercises {
				see(b.entry.ID, ex.Standing.Last)
			}
		}
	}
	var last, started, fresh []book
	for _, b := range s.books {
		switch {
		case b.pack == nil:
		case b.entry.ID == latest:
			last = append(last, b)
		case b.started():
			started = append(started, b)
		default:
			fresh = append(fresh, b)
		}
	}
	return append(append(last, started...), fresh...)
}

// walk finds the first unfinished lesson of a pack; one in which only skipped exercises are left comes after all others.
func (t *Trainer) walk(ctx context.Context, b book) (*Step, error) {
	var skipped *Step
	for at, l := range b.summary.Lessons {
		remaining, err := t.remaining(ctx, b, at)
		if err != nil {
			return nil, err
		}
		switch {
		case remaining.work() && l.State == progress.LessonNew:
			return b.step(at, "", "reader"), nil
		case remaining.work() && !l.Position.Updated.IsZero():
			return b.resume(at), nil
		case remaining.work():
			return b.step(at, remaining.open, "workbench"), nil
		case remaining.skipped != "" && skipped == nil:
			skipped = b.step(at, remaining.skipped, "workbench")
		}
	}
	return skipped, nil
}

// remaining is what is left to do in a lesson.
type remaining struct {
	open    string // the first exercise that is unfinished and was not skipped, "" when there is none
	skipped string // the first that was skipped
	reading bool   // a lesson without exercises that was not read to the end
}

func (r remaining) work() bool { return r.reading || r.open != "" }

func (t *Trainer) remaining(ctx context.Context, b book, at int) (remaining, error) {
	l := b.summary.Lessons[at]
	if l.State == progress.LessonDone {
		return remaining{}, nil
	}
	left := remaining{reading: len(l.Exercises) == 0}
	for i, ex := range l.Exercises {
		usable, err := t.usable(ctx, b, at, i)
		if err != nil {
			return remaining{}, err
		}
		switch {
		case !usable:
		case ex.State == progress.Skipped && left.skipped == "":
			left.skipped = ex.ID
		case ex.State != progress.Skipped && left.open == "":
			left.open = ex.ID
		}
	}
	return left, nil
}

// usable reports whether an exercise is unfinished and may still be answered.
func (t *Trainer) usable(ctx context.Context, b book, at, exercise int) (bool, error) {
	known := b.summary.Lessons[at].Exercises[exercise]
	if known.State.IsDone() {
		return false, nil
	}
	in := b.pack.Lessons[at]
	if !in.Checkpoint || known.Standing.Attempts < checkpointAttempts {
		return true, nil
	}
	left, err := t.attemptsLeft(ctx, place{
		pack: b.pack, lesson: in, exercise: in.Exercises()[exercise], standing: known.Standing,
	})
	return left > 0, err
}

// index finds a lesson in the pack; -1 when it has none with the id.
func (b book) index(id string) int {
	for i, l := range b.summary.Lessons {
		if l.ID == id {
			return i
		}
	}
	return -1
}

// resume is the step back to where the learner stopped in a lesson: to the exercise while it is unfinished, else to the text.
func (b book) resume(at int) *Step {
	position := b.summary.Lessons[at].Position
	if position.Screen == "workbench" {
		ex, in := b.pack.Exercise(position.Exercise)
		if ex != nil && in.ID == b.summary.Lessons[at].ID && !b.stateOf(at, ex.ID).IsDone() {
			return b.step(at, ex.ID, "workbench")
		}
	}
	return b.step(at, "", "reader")
}

func (b book) stateOf(at int, exercise string) progress.State {
	for _, ex := range b.summary.Lessons[at].Exercises {
		if ex.ID == exercise {
			return ex.State
		}
	}
	return progress.New
}

func (b book) step(at int, exercise, screen string) *Step {
	l, summary := b.pack.Lessons[at], b.summary.Lessons[at]
	number, of := numberOf(exercise, summary.Exercises)
	return &Step{
		Pack:        b.pack.ID,
		PackTitle:   b.pack.Title,
		Lesson:      l.ID,
		LessonTitle: l.Title,
		Exercise:    exercise,
		Number:      number,
		Of:          of,
		MinutesLeft: minutesLeft(l, b.outline.Lessons[at], summary),
		Screen:      screen,
		Resumed:     summary.State == progress.LessonStarted,
	}
}

// numberOf is the place of an exercise among those of its lesson, and how many these are; 0 of 0 for none.
func numberOf(exercise string, all []progress.ExerciseSummary) (number, of int) {
	for i, ex := range all {
		if ex.ID == exercise {
			return i + 1, len(all)
		}
	}
	return 0, 0
}

// minutesLeft estimates what is left of a lesson's minutes: half of them are taken to be reading, half exercises, or
// all reading where there are none. Never 0 while the lesson is unfinished.
func minutesLeft(l *lesson.Lesson, unit progress.Unit, summary progress.LessonSummary) int {
	if summary.State == progress.LessonDone {
		return 0
	}
	read := 0
	if !summary.Position.Updated.IsZero() {
		read = summary.Position.Block
		if summary.Position.End {
			read = unit.Blocks
		}
	}
	for i, ex := range summary.Exercises {
		if ex.State.IsDone() {
			read = max(read, unit.Tasks[i].Block+1)
		}
	}
	share := float64(min(read, unit.Blocks)) / float64(max(unit.Blocks, 1))
	if len(unit.Tasks) > 0 {
		share = (share + float64(summary.Done)/float64(len(unit.Tasks))) / 2
	}
	return max(1, int(float64(l.Minutes)*(1-share)+0.5))
}
