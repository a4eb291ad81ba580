package progress

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/progress"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

var update = tuitest.Update()

func open(t *testing.T, s *tuitest.Seat, size tuitest.Size) *Progress {
	t.Helper()
	p := New(s.Env, s.Trainer)
	p.Resize(size.Width, size.Height)
	tuitest.Settle(t, p, p.Init())
	return p
}

// busy gives the learner a right answer and two days of work.
func busy(t *testing.T, s *tuitest.Seat) {
	t.Helper()
	if _, err := s.Trainer.Submit(t.Context(), trainer.Answer{Pack: tuitest.PackID, Exercise: "one-row", Text: "b"}); err != nil {
		t.Fatal(err)
	}
	s.Record.Days = []progress.Day{
		{Date: "2026-02-20", Attempts: 1, Minutes: 3}, {Date: "2026-03-03", Attempts: 4, Correct: 2, Minutes: 20}, {Date: "2026-03-04", Attempts: 3, Correct: 1, Minutes: 12},
	}
}

func TestFrames(t *testing.T) {
	tuitest.Matrix(t, "new", *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen { return open(t, s, size) })
	tuitest.Matrix(t, "busy", *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
		busy(t, s)
		return open(t, s, size)
	})
	tuitest.Matrix(t, "loading", *update, func(_ *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
		p := New(s.Env, s.Trainer)
		p.Resize(size.Width, size.Height)
		return p
	})
}

func TestEveryBarHasItsWords(t *testing.T) {
	s := tuitest.NewSeat(t, theme.Choice{Name: theme.None})
	busy(t, s)
	view := tuitest.Plain(open(t, s, tuitest.Size{Width: 100, Height: 60}).View())
	for _, want := range []string{"32 minutes", "3 right answers", "2 days in a row", "7 answers, 3 right", "1 of 2 exercises", "highest stands for 20 minutes", "nothing"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not said:\n%s", want, view)
		}
	}
}

func TestLeadsToTheLessons(t *testing.T) {
	p := open(t, tuitest.NewSeat(t, theme.Choice{Name: theme.None}), tuitest.Size{Width: 80, Height: 22})
	want := screen.OpenMsg{Target: screen.ToCourse{Pack: tuitest.PackID}}
	if out := tuitest.Press(t, p, "enter"); len(out) != 1 || out[0] != tea.Msg(want) {
		t.Errorf("messages = %v", out)
	}
}

func TestScrollingStaysInside(t *testing.T) {
	s := tuitest.NewSeat(t, theme.Choice{Name: theme.None})
	p := open(t, s, tuitest.Size{Width: 40, Height: 13})
	tuitest.Press(t, p, "end", "down", "pgdown")
	if bottom := len(p.lines()) - p.height; p.top != bottom {
		t.Errorf("top = %d, want %d", p.top, bottom)
	}
	tuitest.Press(t, p, "home", "up")
	if p.top != 0 {
		t.Errorf("top = %d after going to the beginning", p.top)
	}
}

func TestAFailureIsSaid(t *testing.T) {
	s := tuitest.NewSeat(t, theme.Choice{Name: theme.None})
	p := open(t, s, tuitest.Size{Width: 80, Height: 22})
	p.Update(loadedMsg{request: p.request, err: errors.New("the disk is gone")})
	if !strings.Contains(p.View(), "the disk is gone") {
		t.Error("the learner is not told why there is nothing")
	}
}
