package trainer

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Deps is what a Trainer works with. Library, Workshop and Record are required.
type Deps struct {
	Library  Library
	Workshop Workshop
	Record   Record
	// Explorer opens the datasets and the playground; nil leaves both closed.
	Explorer Explorer
	// Stepper takes queries apart; nil refuses it.
	Stepper Stepper
	// Readier makes exercises ready before an answer comes; nil leaves all to the first answer.
	Readier Readier
	// Past keeps the queries that were run; nil forgets them with the session.
	Past Past
	// Papers takes the files that the learner asks for; nil refuses them.
	Papers Papers
	// Now is the clock, in the learner's own time zone; nil means time.Now.
	Now func() time.Time
	// NewID makes the id of an attempt; nil means a new UUIDv7.
	NewID func() string
	// Seed gives the number that shuffled items are shuffled by. The order of an exercise's items follows from it, the
	// exercise and the number of answers given: with a number that stays the same, a learner who comes back
	// finds the items as they were. nil means 0.
	Seed func() int64
	// Face is how the learner works, kept with each attempt: "tui", "plain" or "cli".
	Face string
}

// Trainer carries out what a learner does. Several goroutines may use it at once.
type Trainer struct {
	Deps
	unsaved unsaved
	past    past
}

// New returns a Trainer.
func New(deps Deps) *Trainer {
	if deps.Now == nil {
		deps.Now = time.Now
	}
	if deps.NewID == nil {
		deps.NewID = func() string { return uuid.Must(uuid.NewV7()).String() }
	}
	if deps.Seed == nil {
		deps.Seed = func() int64 { return 0 }
	}
	return &Trainer{Deps: deps}
}

// place is an exercise found in its pack, with what is known of it.
type place struct {
	pack     *lesson.Pack
	lesson   *lesson.Lesson
	exercise *lesson.Exercise
	standing progress.Standing
	summary  progress.Summary // of the whole pack
}

func (p place) ref() progress.Ref {
	return progress.Ref{Pack: p.pack.ID, Exercise: p.exercise.ID}
}

func (p place) state() progress.State { return p.standing.State(p.exercise.Hash) }

// find opens an exercise by its id or a former one.
func (t *Trainer) find(ctx context.Context, pack, exercise string) (place, error) {
	p, err := t.open(ctx, pack)
	if err != nil {
		return place{}, err
	}
	ex, in := p.Exercise(exercise)
	if ex == nil {
		return place{}, UnknownExercise(p, exercise)
	}
	at := place{pack: p, lesson: in, exercise: ex}
	if at.summary, err = t.summarize(ctx, p); err != nil {
		return place{}, err
	}
	for _, unit := range at.summary.Lessons {
		for _, known := range unit.Exercises {
			if known.ID == ex.ID {
				at.standing = known.Standing
			}
		}
	}
	return at, nil
}

func (t *Trainer) open(ctx context.Context, pack string) (*lesson.Pack, error) {
	p, err := t.Library.Pack(ctx, pack)
	if err != nil {
		return nil, fmt.Errorf("open pack %q: %w", pack, err)
	}
	return p, nil
}

// summarize tells how far the learner is with a pack.
func (t *Trainer) summarize(ctx context.Context, pack *lesson.Pack) (progress.Summary, error) {
	standings, err := t.standings(ctx, pack.ID)
	if err != nil {
		return progress.Summary{}, err
	}
	positions, err := t.positions(ctx)
	if err != nil {
		return progress.Summary{}, err
	}
	return progress.Summarize(Outline(pack), standings, positions), nil
}

// standings reads what is known of a pack's exercises, or of all for "", with what could not be saved yet.
func (t *Trainer) standings(ctx context.Context, pack string) ([]progress.Standing, error) {
	standings, err := t.Record.Standings(ctx, pack)
	if err != nil {
		return nil, fmt.Errorf("read progress: %w", err)
	}
	return t.unsaved.over(standings, pack), nil
}

func (t *Trainer) positions(ctx context.Context) ([]progress.Position, error) {
	positions, err := t.Record.Positions(ctx)
	if err != nil {
		return nil, fmt.Errorf("read positions: %w", err)
	}
	return positions, nil
}
