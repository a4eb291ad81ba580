package tuitest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
)

// Size is a terminal's.
type Size struct{ Width, Height int }

// Sizes are the sizes that every screen must look meant at.
func Sizes() []Size { return []Size{{40, 15}, {80, 24}, {120, 40}} }

// Themes are the themes that frames are kept of.
func Themes() []theme.Choice {
	return []theme.Choice{
		{Name: theme.Dark, DarkTerminal: true},
		{Name: theme.Light},
		{Name: theme.None},
	}
}

// Looks are the other themes, which frames are kept of at Usual size only: what differs between them is colour.
func Looks() []Look {
	return []Look{
		{"high-contrast", theme.Choice{Name: theme.HighContrast, DarkTerminal: true}},
		{"high-contrast-light", theme.Choice{Name: theme.HighContrast}},
		{"colour-blind", theme.Choice{Name: theme.ColourBlind, DarkTerminal: true}},
		{"16-colours", theme.Choice{Name: theme.Auto, DarkTerminal: true, Profile: colorprofile.ANSI}},
		{"ascii", theme.Choice{Name: theme.None, ASCII: true}},
	}
}

// Look is a theme and the name that its frames have.
type Look struct {
	Name   string
	Choice theme.Choice
}

// Usual is the size that terminals open with.
func Usual() Size { return Size{80, 24} }

// Each calls a test for every frame that is kept of a screen: at every size in the common themes, and at the usual size in the others.
func Each(t *testing.T, name string, test func(t *testing.T, id string, choice theme.Choice, size Size)) {
	t.Helper()
	run := func(look string, choice theme.Choice, size Size) {
		id := fmt.Sprintf("%s-%dx%d-%s", name, size.Width, size.Height, look)
		t.Run(id, func(t *testing.T) { test(t, id, choice, size) })
	}
	for _, choice := range Themes() {
		for _, size := range Sizes() {
			run(string(choice.Name), choice, size)
		}
	}
	for _, look := range Looks() {
		run(look.Name, look.Choice, Usual())
	}
}

// Update registers the flag -update, which writes golden files anew. Call it once for each test package, in a variable.
func Update() *bool { return flag.Bool("update", false, "write the golden files anew") }

// Golden compares a frame with the golden file of a name, or writes it.
func Golden(t *testing.T, name, frame string, update bool) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(frame+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(frame+"\n", "\n")); diff != "" {
		t.Errorf("%s differs; look at it and run with -update when it is meant:\n%s", file, diff)
	}
}

// Matrix keeps frames of a screen at every size and in every theme. make builds the screen on a seat and brings it into the state that is
// to be seen.
func Matrix(t *testing.T, name string, update bool, make func(t *testing.T, seat *Seat, size Size) screen.Screen) {
	t.Helper()
	Each(t, name, func(t *testing.T, id string, choice theme.Choice, size Size) {
		inner := Size{size.Width, size.Height - 2}
		s := make(t, NewSeat(t, choice), inner)
		frame := s.View()
		Fits(t, frame, inner)
		Golden(t, id, frame, update)
	})
}

// Fits fails when a frame is larger than its rectangle or contains a control that is not a style.
func Fits(t *testing.T, frame string, size Size) {
	t.Helper()
	lines := strings.Split(frame, "\n")
	if len(lines) > size.Height {
		t.Errorf("%d lines, want at most %d", len(lines), size.Height)
	}
	for i, line := range lines {
		if width := ansi.StringWidth(line); width > size.Width {
			t.Errorf("line %d is %d cells wide, want at most %d: %q", i, width, size.Width, ansi.Strip(line))
		}
		if strings.ContainsFunc(ansi.Strip(line), func(r rune) bool { return r < 0x20 || (r >= 0x7f && r < 0xa0) }) {
			t.Errorf("line %d contains a control: %q", i, line)
		}
	}
}

// Plain is a frame without its styles.
func Plain(frame string) string { return ansi.Strip(frame) }
