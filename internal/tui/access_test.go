package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

// places are all screens that can be gone to.
func places() map[string]screen.Target {
	return map[string]screen.Target{
		"home": nil, "course": screen.ToCourse{Pack: tuitest.PackID}, "reader": screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"},
		"workbench": screen.ToExercise{Pack: tuitest.PackID, Exercise: "open-by-district"}, "data": screen.ToData{},
		"playground": screen.ToPlayground{}, "progress": screen.ToProgress{},
	}
}

// Readers of the screen and braille displays follow the terminal's own cursor: it is on every screen, inside the window, wherever the
// focus goes.
func TestCursorIsWhereTheFocusIs(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	for _, size := range tuitest.Sizes() {
		for name, at := range places() {
			d := start(t, tuitest.NewSeat(t, choice), size, choice, at)
			for _, key := range []string{"", "down", "tab", "down", "f6", "tab", "pgdown", "?", "down", "esc", "ctrl+p", "end"} {
				if key != "" {
					tuitest.Hold(t, d, key)
				}
				cursor := d.View().Cursor
				if cursor == nil {
					t.Errorf("%s at %v, after %q: no cursor", name, size, key)
					continue
				}
				if cursor.X < 0 || cursor.Y < 1 || cursor.X >= size.Width || cursor.Y >= size.Height {
					t.Errorf("%s at %v, after %q: the cursor is at %d, %d", name, size, key, cursor.X, cursor.Y)
				}
			}
		}
	}
}

// The cursor stands on the line of what is chosen, which the pointer marks.
func TestCursorFollowsTheChoice(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Usual(), choice, nil)
	tuitest.Hold(t, d, "?")
	if cursor := d.View().Cursor; !strings.Contains(lineAt(d, cursor), "Search") {
		t.Errorf("the help begins with the cursor on %q", lineAt(d, cursor))
	}
	tuitest.Hold(t, d, "down", "down")
	if cursor := d.View().Cursor; !strings.Contains(lineAt(d, cursor), "▸") {
		t.Errorf("after moving, the cursor is on %q", lineAt(d, cursor))
	}
}

func lineAt(d driver, cursor *tea.Cursor) string { return strings.Split(d.text(), "\n")[cursor.Y] }

// Nobody is given a time to read in: a notice stays until a key is pressed, and the keys stay visible below it.
func TestNoticesStayUntilSeen(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Usual(), choice, nil)
	rang := false
	d.env.Tick = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd {
		rang = true
		return nil
	}
	tuitest.Hold(t, d, "f12")
	lines := strings.Split(d.text(), "\n")
	if !strings.Contains(strings.Join(lines[20:23], " "), "mouse") || !strings.Contains(lines[23], "Help") {
		t.Errorf("the notice and the keys are\n%s\n%s", strings.Join(lines[20:23], "\n"), lines[23])
	}
	if rang {
		t.Error("a timer was set for a notice")
	}
	tuitest.Hold(t, d, "down")
	if strings.Contains(d.text(), "mouse") {
		t.Error("the notice stays after a key")
	}
}

// Keys of the text and of tables can be given to other actions; a key with two meanings is refused with both names.
func TestRemappingTheEditorAndTheGrid(t *testing.T) {
	tests := []struct {
		name          string
		keys          map[string][]string
		first, second screen.Action
	}{
		{"undo is moved", map[string][]string{"undo": {"alt+z"}}, "", ""},
		{"a cell is moved with Emacs keys", map[string][]string{"cell-down": {"ctrl+n"}}, "", ""},
		{"undo on the key that submits", map[string][]string{"undo": {"f8"}}, screen.DoSubmit, "undo"},
		{"undo on the key of redo", map[string][]string{"undo": {"ctrl+y"}}, "undo", "redo"},
		{"submit on the key of undo", map[string][]string{"submit": {"ctrl+z"}}, screen.DoSubmit, "undo"},
		{"undo on the palette's key", map[string][]string{"undo": {"ctrl+p"}}, screen.DoPalette, "undo"},
		{"a motion on the key of the chart", map[string][]string{"cell-down": {"c"}}, "chart", "cell-down"},
		{"a suggestion on the key of the help", map[string][]string{"accept-suggestion": {"f1"}}, screen.DoHelp, "accept-suggestion"},
	}
	seat := tuitest.NewSeat(t, theme.Choice{})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New(Options{Trainer: seat.Trainer, Words: seat.Env.Words, Keys: tt.keys})
			var clash *screen.ClashError
			switch {
			case tt.first == "" && err != nil:
				t.Errorf("refused: %v", err)
			case tt.first != "" && (!errors.As(err, &clash) || clash.First != tt.first || clash.Second != tt.second):
				t.Errorf("got %v, want a clash of %s and %s", err, tt.first, tt.second)
			}
		})
	}
}

// A remapped key does what it was given, the old one no longer does, and the help shows the new one.
func TestRemappedUndo(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	seat := tuitest.NewSeat(t, choice)
	model, err := New(Options{
		Context: t.Context(), Trainer: seat.Trainer, Words: seat.Env.Words, Start: places()["workbench"], Theme: choice, Now: tuitest.Clock,
		Keys: map[string][]string{"undo": {"alt+z"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	d := driver{model.(*root)}
	d.env.Tick = seat.Env.Tick
	tuitest.Drive(t, d, d.Update(tea.WindowSizeMsg{Width: 80, Height: 24}))
	tuitest.Drive(t, d, d.start())
	tuitest.Hold(t, d, tuitest.Type("wxyz")...)
	tuitest.Hold(t, d, "ctrl+z")
	if !strings.Contains(d.text(), "wxyz") {
		t.Error("the old key still undoes")
	}
	tuitest.Hold(t, d, "f1")
	tuitest.Hold(t, d, tuitest.Type("undo")...)
	if !strings.Contains(d.text(), "Alt+Z") {
		t.Errorf("the help does not show the new key:\n%s", d.text())
	}
	tuitest.Hold(t, d, "enter") // choosing it in the help does it
	if strings.Contains(d.text(), "wxyz") {
		t.Errorf("the new key does not undo:\n%s", d.text())
	}
}
