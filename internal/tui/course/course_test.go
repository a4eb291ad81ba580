package course

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/progress"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
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
	tuitest.Matrix(t, "loading", *update, func(_ *testing.T, seat *tuitest.Seat, size tuitest.Size) screen.Screen {
		c := New(seat.Env, seat.Trainer, tuitest.PackID)
		c.Resize(size.Width, size.Height)
		return c
	})
	tuitest.Matrix(t, "failed", *update, func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) screen.Screen {
		c := New(seat.Env, seat.Trainer, "no-such")
		c.Resize(size.Width, size.Height)
		tuitest.Settle(t, c, c.Init())
		return c
	})
}

func TestOpeningLessons(t *testing.T) {
	seat := tuitest.NewSeat(t, theme.Choice{Name: theme.None})
	c := open(t, seat, tuitest.Size{Width: 80, Height: 22})
	to := func(lesson string) tea.Msg {
		return screen.OpenMsg{Target: screen.ToLesson{Pack: tuitest.PackID, Lesson: lesson}}
	}
	if out := tuitest.Press(t, c, "enter"); len(out) != 1 || out[0] != to("01-rows") {
		t.Errorf("Enter brings %+v", out)
	}
	if out := tuitest.Press(t, c, "end", "enter"); len(out) != 1 || out[0] != to("03-long") {
		t.Errorf("End and Enter bring %+v", out)
	}
	click := func() []tea.Msg {
		return tuitest.Settle(t, c, c.Update(tea.MouseClickMsg{X: 20, Y: 5, Button: tea.MouseLeft}))
	}
	if out := click(); len(out) != 0 {
		t.Errorf("the first click brings %+v", out)
	}
	if out := click(); len(out) != 1 || out[0] != to("02-sorting") {
		t.Errorf("the second click brings %+v", out)
	}
}

func TestBeginsAtTheFirstUnfinishedLesson(t *testing.T) {
	seat := tuitest.NewSeat(t, theme.Choice{Name: theme.None})
	for _, answer := range []trainer.Answer{{Exercise: "one-row", Text: "b"}, {Exercise: "open-by-district", Text: "SELECT 1"}} {
		answer.Pack = tuitest.PackID
		if _, err := seat.Trainer.Submit(t.Context(), answer); err != nil {
			t.Fatal(err)
		}
	}
	c := open(t, seat, tuitest.Size{Width: 80, Height: 22})
	if c.lessons[c.chosen].ID != "02-sorting" {
		t.Errorf("it begins at %s", c.lessons[c.chosen].ID)
	}
}

func TestUnknownPackIsReported(t *testing.T) {
	seat := tuitest.NewSeat(t, theme.Choice{Name: theme.None})
	c := New(seat.Env, seat.Trainer, "nowhere")
	c.Resize(80, 22)
	if out := tuitest.Settle(t, c, c.Init()); len(out) != 1 {
		t.Errorf("an unknown pack brings %v", out)
	}
	tuitest.Fits(t, c.View(), tuitest.Size{Width: 80, Height: 22})
}
