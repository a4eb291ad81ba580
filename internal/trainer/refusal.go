package trainer

import (
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// Refusal is something that the learner may not do now, or a name that nothing has. Message says it to the learner.
type Refusal struct {
	text    string
	message i18n.Message
}

func (r *Refusal) Error() string { return r.text }

// Message is the refusal as a sentence for the learner.
func (r *Refusal) Message() i18n.Message { return r.message }

// The refusals that callers tell apart.
var (
	// ErrNoMoreHints says that every hint of the exercise was shown.
	ErrNoMoreHints = &Refusal{"no more hints", i18n.New("trainer.no-more-hints", nil)}
	// ErrNoHints says that an exercise has no hints.
	ErrNoHints = &Refusal{"no hints", i18n.New("trainer.no-hints", nil)}
	// ErrCheckpoint says that a checkpoint gives no hints, and no solution before both attempts are used.
	ErrCheckpoint = &Refusal{"no help in a checkpoint", i18n.New("trainer.checkpoint", nil)}
	// ErrNoAttempts says that both attempts at an exercise of a checkpoint are used.
	ErrNoAttempts = &Refusal{"no attempts left", i18n.New("trainer.no-attempts", nil)}
	// ErrNoExplorer says that datasets cannot be looked at here.
	ErrNoExplorer = &Refusal{"no datasets here", i18n.New("trainer.no-explorer", nil)}
	// ErrNoStepper says that queries cannot be stepped through here.
	ErrNoStepper = &Refusal{"no steps here", i18n.New("trainer.no-stepper", nil)}
	// ErrOwnTablesBusy says that another program of the learner's has the own tables open at this moment.
	ErrOwnTablesBusy = &Refusal{"own tables are in use", i18n.New("trainer.own-tables-busy", nil)}
	// ErrNoPapers says that no file can be written here.
	ErrNoPapers = &Refusal{"no place for files", i18n.New("trainer.no-papers", nil)}
)

// UnknownError is a lesson or exercise that a pack does not have.
type UnknownError struct {
	Kind    string // "lesson" or "exercise"
	Pack    string
	ID      string
	Nearest string // a similar id, "" when none is
}

func (e *UnknownError) Error() string {
	text := "pack " + e.Pack + " has no " + e.Kind + " " + e.ID
	if e.Nearest != "" {
		text += "; did you mean " + e.Nearest + "?"
	}
	return text
}

// Message is the error as a sentence for the learner.
func (e *UnknownError) Message() i18n.Message {
	key := "trainer.unknown-" + e.Kind
	if e.Nearest != "" {
		key += "-nearest"
	}
	return i18n.New(key, i18n.Args{"Pack": e.Pack, "ID": e.ID, "Nearest": e.Nearest})
}

// UnknownExercise is the error for an exercise that a pack does not have, with the nearest that it has.
func UnknownExercise(pack *lesson.Pack, id string) error {
	var ids []string
	for _, l := range pack.Lessons {
		for _, ex := range l.Exercises() {
			ids = append(ids, ex.ID)
		}
	}
	nearest, _ := lesson.Nearest(id, ids)
	return &UnknownError{Kind: "exercise", Pack: pack.ID, ID: id, Nearest: nearest}
}

// UnknownLesson is the error for a lesson that a pack does not have, with the nearest that it has.
func UnknownLesson(pack *lesson.Pack, id string) error {
	var ids []string
	for _, l := range pack.Lessons {
		ids = append(ids, l.ID)
	}
	nearest, _ := lesson.Nearest(id, ids)
	return &UnknownError{Kind: "lesson", Pack: pack.ID, ID: id, Nearest: nearest}
}
