package reader

import (
	"testing"

	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/tuitest"
)

var update = tuitest.Update()

func open(t testing.TB, seat *tuitest.Seat, size tuitest.Size, lesson string) *Reader {
	r := New(seat.Env, seat.Trainer, screen.ToLesson{Pack: tuitest.PackID, Lesson: lesson})
	r.Resize(size.Width, size.Height)
	tuitest.Settle(t, r, r.Init())
	return r
}

func TestFrames(t *testing.T) {
	tests := []struct {
		name string
		keys []string
	}{
		{"top", nil},
		{"example-run", []string{"tab", "tab", "f5"}},
		{"chart", []string{"tab", "tab", "tab", "tab", "tab"}},
		{"exercise", []string{"G", "shift+tab", "shift+tab"}},
		{"end", []string{"G"}},
		{"contents", []string{"t"}},
		{"edit", []string{"tab", "tab", "e"}},
		{"search", append([]string{"/"}, append(tuitest.Type("request"), "enter", "n")...)},
	}
	for _, tt := range tests {
		tuitest.Matrix(t, tt.name, *update, func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) screen.Screen {
			r := open(t, seat, size, "01-rows")
			tuitest.Press(t, r, tt.keys...)
			return r
		})
	}
}

// What is seen before an answer, while a query is being stopped, and when there is nothing to show.
func TestFramesOfWaitingAndFailing(t *testing.T) {
	frame := func(name string, make func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) *Reader) {
		tuitest.Matrix(t, name, *update, func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) screen.Screen { return make(t, seat, size) })
	}
	example := func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) *Reader {
		r := open(t, seat, size, "01-rows")
		tuitest.Press(t, r, "tab", "tab")
		return r
	}
	frame("loading", func(_ *testing.T, seat *tuitest.Seat, size tuitest.Size) *Reader {
		r := New(seat.Env, seat.Trainer, screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"})
		r.Resize(size.Width, size.Height)
		return r
	})
	frame("failed", func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) *Reader {
		return open(t, seat, size, "09-none")
	})
	frame("running", func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) *Reader {
		r := example(t, seat, size)
		tuitest.Begin(r, "f5")
		return r
	})
	frame("stopping", func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) *Reader {
		r := example(t, seat, size)
		tuitest.Begin(r, "f5")
		r.Cancel()
		return r
	})
	frame("error", func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) *Reader {
		seat.Workshop.Errors = map[string]error{"district": &result.QueryError{Cause: result.Refused, Class: "Binder", Message: `Referenced column "district" not found`, Offset: 7}}
		r := example(t, seat, size)
		tuitest.Press(t, r, "f5")
		return r
	})
	frame("empty", func(t *testing.T, seat *tuitest.Seat, size tuitest.Size) *Reader {
		seat.Workshop.Outcomes = map[string]result.Outcome{"district": tuitest.Nothing()}
		r := example(t, seat, size)
		tuitest.Press(t, r, "f5")
		return r
	})
}
