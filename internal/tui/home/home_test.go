package home

import (
	"testing"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/tuitest"
)

var update = tuitest.Update()

func open(t *testing.T, seat *tuitest.Seat, size tuitest.Size) *Home {
	h := New(seat.Env, seat.Trainer)
	h.Resize(size.Width, size.Height)
	tuitest.Settle(t, h, h.Init())
	return h
}

// began gives the learner a history: the first lesson is half read and one exercise of it is done.
func began(t *testing.T, seat *tuitest.Seat) {
	t.Helper()
	ctx := t.Context()
	if err := seat.Record.SavePosition(ctx, progress.Position{
		Pack: tuitest.PackID, Lesson: "01-rows", Block: 6, Screen: "reader", Updated: tuitest.Clock(),
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := seat.Trainer.Submit(ctx, trainer.Answer{Pack: tuitest.PackID, Exercise: "one-row", Text: "b"}); err != nil {
		t.Fatal(err)
	}
	seat.Record.Days = []progress.Day{{Date: "2026-03-03", Attempts: 4, Correct: 2, Minutes: 20}, {Date: "2026-03-04", Attempts: 3, Correct: 1, Minutes: 12}}
}

func TestFrames(t *testing.T) {
	tuitest.Matrix(t, "new", *update, func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) screen.Screen {
		return open(t, seat, size)
	})
	tuitest.Matrix(t, "continue", *update, func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) screen.Screen {
		began(t, seat)
		seat.Library.Broken = []trainer.PackEntry{{ID: "broken", Title: "A broken pack", Broken: &lesson.Problem{Message: "pack.yaml has no format"}}}
		return open(t, seat, size)
	})
}
