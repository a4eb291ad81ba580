package home

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
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
		seat.Library.Broken = []trainer.PackEntry{{ID: "broken", Title: "A broken pack", Broken: &lesson.Problem{Message: i18n.Literally("pack.yaml has no format")}}}
		return open(t, seat, size)
	})
	tuitest.Matrix(t, "loading", *update, func(_ *testing.T, seat *tuitest.Seat, size tuitest.Size) screen.Screen {
		h := New(seat.Env, seat.Trainer)
		h.Resize(size.Width, size.Height)
		return h
	})
}

func TestContinueLeadsToWhereTheLearnerStopped(t *testing.T) {
	reading := screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"}
	tests := []struct {
		name     string
		position progress.Position
		want     screen.OpenMsg
	}{
		{"in the text", progress.Position{Screen: "reader", Block: 3}, screen.OpenMsg{Target: reading}},
		{"at an exercise", progress.Position{Screen: "workbench", Exercise: "open-by-district"},
			screen.OpenMsg{Target: screen.ToExercise{Pack: tuitest.PackID, Exercise: "open-by-district"}, Under: reading}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			seat := tuitest.NewSeat(t, theme.Choice{Name: theme.None})
			tt.position.Pack, tt.position.Lesson, tt.position.Updated = tuitest.PackID, "01-rows", tuitest.Clock()
			if err := seat.Record.SavePosition(t.Context(), tt.position); err != nil {
				t.Fatal(err)
			}
			h := open(t, seat, tuitest.Size{Width: 80, Height: 22})
			if out := tuitest.Press(t, h, "enter"); len(out) != 1 || out[0] != tea.Msg(tt.want) {
				t.Errorf("Enter brings %+v, want %+v", out, tt.want)
			}
		})
	}
}

func TestChoosingPacks(t *testing.T) {
	seat := tuitest.NewSeat(t, theme.Choice{Name: theme.None})
	began(t, seat)
	seat.Library.Broken = []trainer.PackEntry{{ID: "broken", Title: "A broken pack", Broken: &lesson.Problem{Message: i18n.Literally("no format")}}}
	h := open(t, seat, tuitest.Size{Width: 80, Height: 22})
	want := screen.OpenMsg{Target: screen.ToCourse{Pack: tuitest.PackID}}
	if out := tuitest.Press(t, h, "down", "enter"); len(out) != 1 || out[0] != tea.Msg(want) {
		t.Errorf("Enter on a pack brings %+v", out)
	}
	if out := tuitest.Press(t, h, "down", "down", "enter"); len(out) != 0 {
		t.Errorf("Enter on a broken pack brings %+v", out)
	}
}
