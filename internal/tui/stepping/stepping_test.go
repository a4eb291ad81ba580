package stepping

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

var update = tuitest.Update()

const query = "WITH dear AS (SELECT 1) SELECT district FROM dear"

func open(t testing.TB, s *tuitest.Seat, size tuitest.Size, sql string) *Stepping {
	t.Helper()
	v := New(s.Env, s.Trainer, screen.ToSteps{SQL: sql})
	v.Resize(size.Width, size.Height)
	tuitest.Settle(t, v, v.Init())
	return v
}

func plainSeat(t testing.TB) *tuitest.Seat { return tuitest.NewSeat(t, theme.Choice{Name: theme.None}) }

var roomy = tuitest.Size{Width: 120, Height: 38}

func TestFrames(t *testing.T) {
	for name, keys := range map[string][]string{
		"first":   nil,
		"dropped": {"down", "v"},
		"table":   {"down", "tab", "down", "right"},
		"failed":  {"end"},
		"part":    {"home"},
	} {
		tuitest.Matrix(t, name, *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
			v := open(t, s, size, query)
			tuitest.Press(t, v, keys...)
			return v
		})
	}
	tuitest.Matrix(t, "loading", *update, func(_ *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
		v := New(s.Env, s.Trainer, screen.ToSteps{SQL: query})
		v.Resize(size.Width, size.Height)
		v.Init()
		return v
	})
	tuitest.Matrix(t, "cell", *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
		v := open(t, s, size, query)
		tuitest.Press(t, v, "down", "tab", "enter")
		return v
	})
}

func TestOpeningAPartAndComingBack(t *testing.T) {
	v := open(t, plainSeat(t), roomy, query)
	tuitest.Press(t, v, "home", "enter")
	if _, aside := v.Title(); aside != "The WITH table dear" {
		t.Errorf("the title says %q", aside)
	}
	if frame := tuitest.Plain(v.View()); strings.Contains(frame, "JOIN") {
		t.Error("the part shows the steps of the query round it")
	}
	if out := tuitest.Press(t, v, "esc"); len(out) != 0 {
		t.Errorf("Esc in a part sent %v, want only the query round it", out)
	}
	if part, ok := v.steps.Part(); !ok || part != 0 {
		t.Error("the part that was left is not the chosen one")
	}
	out := tuitest.Press(t, v, "esc")
	if len(out) != 1 || out[0] != screen.Back() {
		t.Errorf("Esc sent %v, want back", out)
	}
}

func TestTheTableTakesTheKeysAndGivesThemBack(t *testing.T) {
	v := open(t, plainSeat(t), roomy, query)
	tuitest.Press(t, v, "tab", "/", "j", "k")
	if !v.Capturing() {
		t.Error("letters are not the filter's")
	}
	tuitest.Press(t, v, "esc", "esc", "down")
	if got := tuitest.Plain(v.View()); !strings.Contains(got, "▸ 2 JOIN") {
		t.Errorf("Down after leaving the table does not go to the next step:\n%s", got)
	}
}

func TestWhatHasNoStepsIsSaid(t *testing.T) {
	for name, test := range map[string]struct {
		err  error
		want string
	}{
		"refused": {trainer.ErrNoStepper, "cannot be stepped through"},
		"failing": {&result.QueryError{Class: "Catalog", Subtype: "MISSING_ENTRY", Message: "Table with name nope does not exist!", Name: "nope", Offset: -1}, "nope"},
	} {
		s := plainSeat(t)
		s.Workshop.Errors = map[string]error{"SELECT": test.err}
		v := open(t, s, roomy, "SELECT")
		if got := tuitest.Plain(v.View()); !strings.Contains(got, test.want) || !strings.Contains(got, "Press Esc to go back.") {
			t.Errorf("%s: want the way back and %q in\n%s", name, test.want, got)
		}
	}
}

func TestStopping(t *testing.T) {
	s := plainSeat(t)
	s.Workshop.Block = true
	v := New(s.Env, s.Trainer, screen.ToSteps{SQL: query})
	v.Resize(80, 22)
	loading := v.Init()
	if v.Update(tuitest.Key("esc")); !v.Cancel() {
		t.Error("nothing could be stopped")
	}
	tuitest.Settle(t, v, loading)
	if got := tuitest.Plain(v.View()); !strings.Contains(got, "Stopped") {
		t.Errorf("it does not say that it was stopped:\n%s", got)
	}
}

func TestMouse(t *testing.T) {
	v := open(t, plainSeat(t), roomy, query)
	tuitest.Settle(t, v, v.Update(tea.MouseClickMsg{X: 4, Y: 2, Button: tea.MouseLeft}))
	if got := tuitest.Plain(v.View()); !strings.Contains(got, "▸ 2 JOIN") {
		t.Errorf("a click does not choose the join:\n%s", got)
	}
	for range 2 { // the first chooses, the second opens
		tuitest.Settle(t, v, v.Update(tea.MouseClickMsg{X: 4, Y: 0, Button: tea.MouseLeft}))
	}
	if len(v.opened) != 2 {
		t.Error("a second click does not open the part")
	}
}
