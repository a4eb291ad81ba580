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

// Looks are the other themes. What differs between them is colour, so whole frames are kept of them at Usual size only; at the others their
// text must be that of the dark theme. ASCII draws other signs and is kept at every size.
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

// Kept is what a frame is held against.
type Kept struct {
	file string // of the golden frame
	text bool   // whether its text alone counts
}

// Check compares a frame with what is kept, or writes it.
func (k Kept) Check(t *testing.T, frame string, update bool) {
	t.Helper()
	if !k.text {
		Golden(t, k.file, frame, update)
		return
	}
	kept, err := os.ReadFile(golden(k.file))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(Plain(string(kept)), "\n"), strings.Split(Plain(frame)+"\n", "\n")); diff != "" {
		t.Errorf("the text is not that of %s:\n%s", k.file, diff)
	}
}

// Each calls a test for every size and theme that a screen can be seen in.
func Each(t *testing.T, name string, test func(t *testing.T, kept Kept, choice theme.Choice, size Size)) {
	t.Helper()
	id := func(size Size, look string) string {
		return fmt.Sprintf("%s-%dx%d-%s", name, size.Width, size.Height, look)
	}
	run := func(look string, kept Kept, choice theme.Choice, size Size) {
		t.Run(id(size, look), func(t *testing.T) { test(t, kept, choice, size) })
	}
	for _, size := range Sizes() {
		for _, choice := range Themes() {
			look := string(choice.Name)
			run(look, Kept{file: id(size, look)}, choice, size)
		}
		for _, look := range Looks() {
			kept := Kept{file: id(size, look.Name)}
			if size != Usual() && !look.Choice.ASCII {
				kept = Kept{file: id(size, string(theme.Dark)), text: true}
			}
			run(look.Name, kept, look.Choice, size)
		}
	}
}

// Update registers the flag -update, which writes golden files anew. Call it once for each test package, in a variable.
func Update() *bool { return flag.Bool("update", false, "write the golden files anew") }

// Golden compares a frame with the golden file of a name, or writes it.
func Golden(t *testing.T, name, frame string, update bool) {
	t.Helper()
	file := golden(name)
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

func golden(name string) string { return filepath.Join("testdata", name+".golden") }

// Matrix keeps frames of a screen at every size and in every theme. make builds the screen on a seat and brings it into the state that is
// to be seen.
func Matrix(t *testing.T, name string, update bool, make func(t *testing.T, seat *Seat, size Size) screen.Screen) {
	t.Helper()
	Each(t, name, func(t *testing.T, kept Kept, choice theme.Choice, size Size) {
		inner := Size{size.Width, size.Height - 2}
		s := make(t, NewSeat(t, choice), inner)
		frame := s.View()
		Fits(t, frame, inner)
		kept.Check(t, frame, update)
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
