package course

import (
	"testing"

	"guildhall/internal/progress"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/tuitest"
)

var update = tuitest.Update()

func open(t *testing.T, seat *tuitest.Seat, size tuitest.Size) *Course {
	c := New(seat.Env, seat.Trainer, tuitest.PackID)
	c.Resize(size.Width, size.Height)
	tuitest.Settle(t, c, c.Init())
	return c
}

func TestFrames(t *testing.T) {
	tuitest.Matrix(t, "course", *update, func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) screen.Screen {
		if err := seat.Record.SavePosition(t.Context(), progress.Position{Pack: tuitest.PackID, Lesson: "01-rows", Block: 6, Updated: tuitest.Clock()}); err != nil {
			t.Fatal(err)
		}
		if _, err := seat.Trainer.Submit(t.Context(), trainer.Answer{Pack: tuitest.PackID, Exercise: "one-row", Text: "b"}); err != nil {
			t.Fatal(err)
		}
		return open(t, seat, size)
	})
}
