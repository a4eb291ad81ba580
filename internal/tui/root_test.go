package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/progress"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

var update = tuitest.Update()

// driver lets a test take the program's place.
type driver struct{ *root }

func (d driver) Update(msg tea.Msg) tea.Cmd {
	_, cmd := d.root.Update(msg)
	return cmd
}

func (d driver) text() string { return tuitest.Plain(d.View().Content) }

func start(t *testing.T, seat *tuitest.Seat, size tuitest.Size, choice theme.Choice, at screen.Target) driver {
	t.Helper()
	model, err := New(Options{
		Context: t.Context(), Trainer: seat.Trainer, Words: seat.Env.Words, Start: at, Theme: choice, Mouse: true, Now: tuitest.Clock,
	})
	if err != nil {
		t.Fatal(err)
	}
	d := driver{model.(*root)}
	d.env.Tick = seat.Env.Tick
	tuitest.Drive(t, d, d.Update(tea.WindowSizeMsg{Width: size.Width, Height: size.Height}))
	tuitest.Drive(t, d, d.start())
	return d
}

// The size of the terminal may come after what a screen shows: what was loaded first waits for it, and looks as it would have.
func TestSizeComesLast(t *testing.T) {
	choice := tuitest.Themes()[0]
	for _, at := range []screen.Target{
		nil, screen.ToCourse{Pack: tuitest.PackID}, screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"},
		screen.ToExercise{Pack: tuitest.PackID, Exercise: "open-by-district"}, screen.ToData{Pack: tuitest.PackID}, screen.ToPlayground{},
		screen.ToSteps{Pack: tuitest.PackID, SQL: "SELECT 1"}, screen.ToProgress{},
	} {
		t.Run(fmt.Sprintf("%T", at), func(t *testing.T) {
			seat := tuitest.NewSeat(t, choice)
			model, err := New(Options{Context: t.Context(), Trainer: seat.Trainer, Words: seat.Env.Words, Start: at, Theme: choice, Now: tuitest.Clock})
			if err != nil {
				t.Fatal(err)
			}
			d := driver{model.(*root)}
			d.env.Tick = seat.Env.Tick
			tuitest.Drive(t, d, d.start())
			tuitest.Drive(t, d, d.Update(tea.WindowSizeMsg{Width: 80, Height: 24}))
			if want := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 80, Height: 24}, choice, at).text(); d.text() != want {
				t.Errorf("looks like\n%s\nand not like\n%s", d.text(), want)
			}
		})
	}
}

// Two quick presses of Esc, which terminals send as one key with Alt, go back twice.
func TestTwoQuickEscapes(t *testing.T) {
	choice := tuitest.Themes()[0]
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Usual(), choice, screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"})
	tuitest.Drive(t, d, d.Update(screen.OpenMsg{Target: screen.ToProgress{}}))
	tuitest.Drive(t, d, d.Update(tea.KeyPressMsg{Code: tea.KeyEscape, Mod: tea.ModAlt}))
	if len(d.stack) != 1 {
		t.Errorf("%d screens are left:\n%s", len(d.stack), d.text())
	}
}

func TestFrames(t *testing.T) {
	lesson := screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"}
	tests := []struct {
		name string
		at   screen.Target
		keys []string
	}{
		{"home", nil, nil},
		{"reader", lesson, nil},
		{"help", lesson, []string{"?"}},
		{"help-search", lesson, append([]string{"?"}, tuitest.Type("find")...)},
		{"palette", nil, append([]string{"ctrl+p"}, tuitest.Type("sorting")...)},
		{"leaving", lesson, []string{"ctrl+c"}},
		{"unanswered", nil, []string{"x"}},
		{"failed", screen.ToLesson{Pack: tuitest.PackID, Lesson: "09-none"}, nil},
	}
	for _, tt := range tests {
		tuitest.Each(t, tt.name, func(t *testing.T, kept tuitest.Kept, choice theme.Choice, size tuitest.Size) {
			d := start(t, tuitest.NewSeat(t, choice), size, choice, tt.at)
			tuitest.Hold(t, d, tt.keys...)
			frame := d.View().Content
			tuitest.Fits(t, frame, size)
			kept.Check(t, frame, *update)
		})
	}
}

// A key that does nothing is answered; one that only moves is not.
func TestKeysWithoutAUseAreAnswered(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	for _, tt := range []struct {
		key, want string
		at        screen.Target
	}{
		{"x", "x does nothing here. ? shows the keys that work.", nil},
		{"f11", "F11 does nothing here.", screen.ToCourse{Pack: tuitest.PackID}},
		{"x", "x does nothing here.", screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"}},
		{"esc", "This is the first screen. q leaves Guildhall.", nil},
		{"up", "", nil},
		{"right", "", nil},
	} {
		d := start(t, tuitest.NewSeat(t, choice), tuitest.Usual(), choice, tt.at)
		tuitest.Hold(t, d, tt.key)
		if got := strings.Join(strings.Fields(d.notice.text), " "); !strings.HasPrefix(got, tt.want) || (tt.want == "") != (got == "") {
			t.Errorf("%s is answered with %q, want %q", tt.key, got, tt.want)
		}
	}
}

// Letters that are typed, and keys of the pane with the focus, are nobody's mistake.
func TestKeysOfAnExerciseAreNotAnswered(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Usual(), choice, screen.ToExercise{Pack: tuitest.PackID, Exercise: "open-by-district"})
	tuitest.Hold(t, d, "x")
	if d.notice.text != "" {
		t.Errorf("a letter in the query is answered with %q", d.notice.text)
	}
	tuitest.Hold(t, d, "esc", "x")
	if !strings.HasPrefix(d.notice.text, "x does nothing") {
		t.Errorf("a letter beside the query is answered with %q", d.notice.text)
	}
}

// However many keys a screen has, its footer names the way out of it.
func TestFooterNamesTheWayOut(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	for _, size := range tuitest.Sizes() {
		for _, at := range []screen.Target{
			nil, screen.ToCourse{Pack: tuitest.PackID}, screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"}, screen.ToData{}, screen.ToProgress{},
			screen.ToExercise{Pack: tuitest.PackID, Exercise: "open-by-district"}, screen.ToPlayground{SQL: "SELECT 1"},
		} {
			d := start(t, tuitest.NewSeat(t, choice), size, choice, at)
			want := "Esc Back"
			if at == nil {
				want = "q Leave"
			}
			lines := strings.Split(d.text(), "\n")
			if last := lines[len(lines)-1]; !strings.Contains(last, want) {
				t.Errorf("%T at %d columns: the footer is %q", at, size.Width, last)
			}
		}
	}
}

// A key stands in the footer once, with what it does now.
func TestFooterNamesAKeyOnce(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Usual(), choice, screen.ToExercise{Pack: tuitest.PackID, Exercise: "open-by-district"})
	tuitest.Hold(t, d, "alt+r")
	if last := strings.Split(d.text(), "\n")[23]; strings.Count(last, "Esc") != 1 || !strings.Contains(last, "Esc Not now") {
		t.Errorf("the footer is %q", last)
	}
}

func TestMenuIsFoundByOtherWords(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Usual(), choice, nil)
	tuitest.Hold(t, d, append([]string{"ctrl+p"}, tuitest.Type("exit")...)...)
	if got := d.menu.items[d.menu.found[0]].text; got != "Leave Guildhall" {
		t.Errorf("exit finds %q", got)
	}
}

// The footer shows the keys of what is open, and they can be clicked.
func TestFooterIsTheMenus(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Usual(), choice, nil)
	tuitest.Hold(t, d, "?")
	last := strings.Split(d.text(), "\n")[23]
	if !strings.Contains(last, "Choose") || strings.Contains(last, "Playground") {
		t.Fatalf("the footer is %q", last)
	}
	before, _, _ := strings.Cut(last, "Down")
	tuitest.Drive(t, d, d.Update(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: 23, Button: tea.MouseLeft}))
	if d.menu == nil || d.menu.chosen != 1 {
		t.Errorf("a click on Down leads to %+v", d.menu)
	}
	before, _, _ = strings.Cut(last, "Back")
	tuitest.Drive(t, d, d.Update(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: 23, Button: tea.MouseLeft}))
	if d.menu != nil {
		t.Error("a click on Back does not close the menu")
	}
}

// What is chosen is told whole, however narrow the menu is, and Home and End lead to its ends.
func TestChosenItemIsWhole(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 40, Height: 15}, choice, screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"})
	tuitest.Hold(t, d, "?", "end")
	if got := d.text(); !strings.Contains(got, "▲") || !strings.Contains(got, "Leave Guildhall") {
		t.Errorf("the end of the help is\n%s", got)
	}
	tuitest.Hold(t, d, "home")
	if got := d.text(); !strings.Contains(got, "▼") || !strings.Contains(got, "exercise or link") {
		t.Errorf("the beginning of the help is\n%s", got)
	}
}

// A terminal that is too small, and the settings.
func TestFramesOfTheProgram(t *testing.T) {
	tuitest.Each(t, "settings", func(t *testing.T, kept tuitest.Kept, choice theme.Choice, size tuitest.Size) {
		kept.Check(t, settingsAt(t, choice, size, false), *update)
	})
	tuitest.Each(t, "values", func(t *testing.T, kept tuitest.Kept, choice theme.Choice, size tuitest.Size) {
		kept.Check(t, settingsAt(t, choice, size, true), *update)
	})
	tuitest.Each(t, "too-small", func(t *testing.T, kept tuitest.Kept, choice theme.Choice, size tuitest.Size) {
		small := tuitest.Size{Width: size.Width / 2, Height: size.Height / 2}
		d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: min(small.Width, 39), Height: small.Height}, choice, nil)
		kept.Check(t, d.View().Content, *update)
	})
}

// settingsAt draws the settings, or the values of the first of them.
func settingsAt(t *testing.T, choice theme.Choice, size tuitest.Size, values bool) string {
	t.Helper()
	d := start(t, tuitest.NewSeat(t, choice), size, choice, nil)
	d.settings = &drawer{all: []trainer.Setting{
		{Name: "theme", Value: "dark", Choices: []string{"auto", "dark", "high-contrast"}}, {Name: "reduced_motion", Value: "false", Choices: []string{"true", "false"}},
	}}
	tuitest.Drive(t, d, d.readSettings())
	if values {
		tuitest.Hold(t, d, "enter")
	}
	tuitest.Fits(t, d.View().Content, size)
	return d.View().Content
}

func TestTooSmall(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 30, Height: 10}, choice, nil)
	if got := strings.Join(strings.Fields(d.text()), " "); !strings.Contains(got, "40 columns") || !strings.Contains(got, "30 by 10") {
		t.Errorf("30×10 shows %q", got)
	}
	if out := tuitest.Hold(t, d, "q"); len(out) != 1 {
		t.Errorf("q does not leave a small window: %v", out)
	}
	tuitest.Drive(t, d, d.Update(tea.WindowSizeMsg{Width: 80, Height: 24}))
	if got := d.text(); !strings.Contains(got, "Welcome") {
		t.Errorf("after growing it shows %q", got)
	}
}

// The learner's way: from Home into the pack, a lesson, an exercise's card and back again, with the keyboard alone.
func TestWayThroughAndBack(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 80, Height: 24}, choice, nil)
	tuitest.Hold(t, d, "enter")
	if got := d.text(); !strings.Contains(got, "Sorting, ties and the first ten") {
		t.Fatalf("Enter on Home shows\n%s", got)
	}
	tuitest.Hold(t, d, "enter")
	if got := d.text(); !strings.Contains(got, "what does") {
		t.Fatalf("Enter on a course shows\n%s", got)
	}
	tuitest.Hold(t, d, "esc", "esc", "esc", "esc")
	if got := d.text(); !strings.Contains(got, "Continue where you left off") {
		t.Errorf("after going back Home shows\n%s", got)
	}
	if len(d.stack) != 1 {
		t.Errorf("Esc on Home changes the stack: %d screens", len(d.stack))
	}
}

func TestQuit(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	lesson := screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"}
	quits := func(out []tea.Msg) bool {
		for _, msg := range out {
			if _, ok := msg.(tea.QuitMsg); ok {
				return true
			}
		}
		return false
	}
	t.Run("q", func(t *testing.T) {
		seat := tuitest.NewSeat(t, choice)
		d := start(t, seat, tuitest.Size{Width: 80, Height: 24}, choice, lesson)
		tuitest.Hold(t, d, "pgdown")
		if !quits(tuitest.Hold(t, d, "q")) {
			t.Error("q does not leave")
		}
		places, _ := seat.Record.Positions(t.Context())
		if len(places) != 1 || places[0].Block == 0 {
			t.Errorf("the place was not saved on leaving: %v", places)
		}
	})
	t.Run("in an exercise", func(t *testing.T) {
		seat := tuitest.NewSeat(t, choice)
		d := start(t, seat, tuitest.Size{Width: 80, Height: 24}, choice, lesson)
		tuitest.Hold(t, d, "G", "shift+tab", "shift+tab", "shift+tab", "enter")
		tuitest.Drive(t, d, d.quit())
		next, err := seat.Trainer.Next(t.Context())
		if err != nil || next == nil || next.Exercise != "open-by-district" {
			t.Errorf("who leaves in an exercise goes on at %+v, %v", next, err)
		}
	})
	t.Run("q in a search is a letter", func(t *testing.T) {
		d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 80, Height: 24}, choice, lesson)
		if quits(tuitest.Hold(t, d, "/", "q", "?")) || !strings.Contains(d.text(), "q?") {
			t.Errorf("typing into the search left or was lost:\n%s", d.text())
		}
	})
	t.Run("with something unsaved", func(t *testing.T) {
		for name, leave := range map[string][]string{"q": {"q"}, "Ctrl+C": {"ctrl+c", "ctrl+c"}} {
			seat := tuitest.NewSeat(t, choice)
			seat.Record.Full = errors.New("no room")
			draft := progress.Draft{Ref: progress.Ref{Pack: tuitest.PackID, Exercise: "one-row"}, Text: "half a query"}
			if err := seat.Trainer.SaveDraft(t.Context(), draft); err == nil {
				t.Fatal("the record has room")
			}
			d := start(t, seat, tuitest.Size{Width: 80, Height: 24}, choice, lesson)
			if quits(tuitest.Hold(t, d, leave[0])) {
				t.Errorf("%s leaves at once", name)
			}
			if !strings.Contains(d.text(), "1 thing you did is not saved") {
				t.Errorf("%s does not say what is lost:\n%s", name, d.text())
			}
			if !quits(tuitest.Hold(t, d, leave...)) {
				t.Errorf("%s does not leave when asked again", name)
			}
		}
	})
	t.Run("with room again", func(t *testing.T) {
		seat := tuitest.NewSeat(t, choice)
		seat.Record.Full = errors.New("no room")
		draft := progress.Draft{Ref: progress.Ref{Pack: tuitest.PackID, Exercise: "one-row"}, Text: "half a query"}
		if err := seat.Trainer.SaveDraft(t.Context(), draft); err == nil {
			t.Fatal("the record has room")
		}
		d := start(t, seat, tuitest.Size{Width: 80, Height: 24}, choice, lesson)
		tuitest.Hold(t, d, "q")
		seat.Record.Full = nil
		if !quits(tuitest.Hold(t, d, "q")) {
			t.Error("it does not leave")
		}
		if kept, ok, _ := seat.Record.Draft(t.Context(), draft.Ref); !ok || kept.Text != draft.Text {
			t.Errorf("what waited for room was not saved on leaving: %+v", kept)
		}
	})
	t.Run("ctrl+c asks once", func(t *testing.T) {
		d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 80, Height: 24}, choice, lesson)
		if quits(tuitest.Hold(t, d, "ctrl+c")) {
			t.Error("the first Ctrl+C leaves")
		}
		if quits(tuitest.Hold(t, d, "down", "ctrl+c")) {
			t.Error("Ctrl+C leaves although another key came between")
		}
		if !quits(tuitest.Hold(t, d, "ctrl+c")) {
			t.Error("the second Ctrl+C does not leave")
		}
	})
}

func TestMouse(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 80, Height: 24}, choice, nil)
	if d.View().MouseMode == tea.MouseModeNone {
		t.Error("the mouse is off at the start")
	}
	lines := strings.Split(d.text(), "\n")
	row := -1
	for i, line := range lines {
		if strings.Contains(line, "Open") && row < 0 {
			row = i
		}
	}
	tuitest.Drive(t, d, d.Update(tea.MouseClickMsg{X: 8, Y: row, Button: tea.MouseLeft}))
	if !strings.Contains(d.text(), "Reading tables") {
		t.Errorf("a click on the card shows\n%s", d.text())
	}
	last := strings.Split(d.text(), "\n")[23]
	before, _, _ := strings.Cut(last, "Help")
	tuitest.Drive(t, d, d.Update(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: 23, Button: tea.MouseLeft}))
	if d.menu == nil {
		t.Fatalf("a click on %q does not open the help", last)
	}
	tuitest.Drive(t, d, d.Update(tea.MouseClickMsg{X: 0, Y: 20, Button: tea.MouseLeft}))
	if d.menu != nil {
		t.Error("a click beside the help does not close it")
	}
	tuitest.Hold(t, d, "f12")
	if d.View().MouseMode != tea.MouseModeNone {
		t.Error("F12 does not release the mouse")
	}
}

func TestPaletteGoesToALesson(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 80, Height: 24}, choice, nil)
	tuitest.Hold(t, d, append(append([]string{"ctrl+p"}, tuitest.Type("srtng ties")...), "enter")...)
	if got := d.text(); !strings.Contains(got, "Sorting answers") {
		t.Errorf("the palette shows\n%s", got)
	}
}

func TestThemeFollowsTheTerminal(t *testing.T) {
	choice := theme.Choice{Name: theme.Auto, DarkTerminal: true}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 80, Height: 24}, choice, nil)
	dark := d.View().Content
	tuitest.Drive(t, d, d.Update(tea.BackgroundColorMsg{Color: theme.New(theme.Choice{Name: theme.Light}).Palette.Background}))
	if d.View().Content == dark || d.env.Styles.Dark {
		t.Error("a light background changes nothing")
	}
}

func TestClashingKeys(t *testing.T) {
	seat := tuitest.NewSeat(t, theme.Choice{})
	_, err := New(Options{Trainer: seat.Trainer, Words: seat.Env.Words, Keys: map[string][]string{"contents": {"/"}}})
	var clash *screen.ClashError
	if !errors.As(err, &clash) || !strings.Contains(err.Error(), "contents") || !strings.Contains(err.Error(), "find") {
		t.Errorf("two actions on one key: %v", err)
	}
	_, err = New(Options{Trainer: seat.Trainer, Words: seat.Env.Words, Keys: map[string][]string{"fly": {"f9"}}})
	var unknown *screen.UnknownActionError
	if !errors.As(err, &unknown) {
		t.Errorf("an unknown action: %v", err)
	}
	if _, err := New(Options{Trainer: seat.Trainer, Words: seat.Env.Words, Keys: map[string][]string{"contents": {"c"}}}); err != nil {
		t.Errorf("a free key: %v", err)
	}
}

func TestErrorsAreSaid(t *testing.T) {
	choice := theme.Choice{Name: theme.None}
	d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 80, Height: 24}, choice, screen.ToLesson{Pack: tuitest.PackID, Lesson: "04-none"})
	if got := d.text(); !strings.Contains(got, "✗") || !strings.Contains(got, "04-none") {
		t.Errorf("an unknown lesson is told as\n%s", got)
	}
}

// Where only ASCII may be drawn, nothing beyond it is, but for letters that a pack's author or a dataset uses.
func TestASCII(t *testing.T) {
	choice := theme.Choice{Name: theme.None, ASCII: true}
	lesson := screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"}
	for _, at := range []screen.Target{nil, screen.ToCourse{Pack: tuitest.PackID}, lesson} {
		d := start(t, tuitest.NewSeat(t, choice), tuitest.Size{Width: 80, Height: 24}, choice, at)
		for _, keys := range [][]string{{"down"}, {"pgdown", "pgdown"}, {"?"}, {"down", "esc"}, {"ctrl+p"}, {"esc", "t"}, {"esc", "G"}} {
			tuitest.Hold(t, d, keys...)
			for _, line := range strings.Split(d.text(), "\n") {
				for _, r := range line {
					if r > 0x17f && r < 0x2400 || r > 0x243f { // the symbols of controls stand for what a hostile text contains
						t.Fatalf("%q is not ASCII, in %q", r, line)
					}
				}
			}
		}
	}
}

// BenchmarkFirstFrame is what the program does of its own before something is seen: nothing is read and no pack is opened.
func BenchmarkFirstFrame(b *testing.B) {
	seat := tuitest.NewSeat(b, theme.Choice{Name: theme.Dark, DarkTerminal: true})
	for b.Loop() {
		model, err := New(Options{Context: b.Context(), Trainer: seat.Trainer, Words: seat.Env.Words, Now: tuitest.Clock})
		if err != nil {
			b.Fatal(err)
		}
		model.Init()
		model, _ = model.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		_ = model.View()
	}
}
