package reader

import (
	"testing"

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
