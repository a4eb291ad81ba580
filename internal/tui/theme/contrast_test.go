package theme

import (
	"fmt"
	"image/color"
	"reflect"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// marks are the styles that draw lines and shapes, not text. Each stands beside words, so 3:1 is enough (WCAG 2.2, 1.4.11).
func marks() map[string]bool {
	return map[string]bool{
		"Line": true, "LineFocused": true, "Full": true, "Empty": true, "Grid.Separator": true, "Chart.Axis": true, "Chart.Mark": true,
	}
}

// eachStyle calls a function with every style of a theme, by its path such as "Editor.Keyword".
func eachStyle(v reflect.Value, path string, do func(path string, style lipgloss.Style)) {
	for i := range v.NumField() {
		field, name := v.Field(i), v.Type().Field(i).Name
		if path != "" {
			name = path + "." + name
		}
		switch value := field.Interface().(type) {
		case lipgloss.Style:
			do(name, value)
		case Symbols, Palette:
		default:
			if field.Kind() == reflect.Struct {
				eachStyle(field, name, do)
			}
		}
	}
}

// set is the colour that a style names, or another where it names none.
func set(c, otherwise color.Color) color.Color {
	if _, none := c.(lipgloss.NoColor); none || c == nil {
		return otherwise
	}
	return c
}

// Every style of every theme is read against what is behind it: its own background, else the screen's. Text needs 7:1 in high contrast
// and 4.5:1 elsewhere; lines and marks need 3:1.
func TestEveryStyleIsReadable(t *testing.T) {
	for _, name := range []Name{Dark, Light, HighContrast, ColourBlind} {
		for _, dark := range []bool{true, false} {
			choice := Choice{Name: name, DarkTerminal: dark}
			s := New(choice)
			seen := 0
			eachStyle(reflect.ValueOf(s), "", func(path string, style lipgloss.Style) {
				seen++
				front, back := set(style.GetForeground(), s.Palette.Text), set(style.GetBackground(), s.Palette.Background)
				least := 4.5
				if name == HighContrast {
					least = 7
				}
				if marks()[path] {
					least = 3
				}
				if got := contrast(front, back); got < least {
					t.Errorf("%s, dark terminal %v: %s has a contrast of %.2f, want %.1f", name, dark, path, got, least)
				}
			})
			if seen < 60 {
				t.Errorf("only %d styles were found", seen)
			}
		}
	}
}

// What is drawn inside a chosen or raised row keeps its own colour there, and must be readable on it too.
func TestColoursInsideRowsAreReadable(t *testing.T) {
	for _, name := range []Name{Dark, Light, HighContrast, ColourBlind} {
		for _, dark := range []bool{true, false} {
			p := New(Choice{Name: name, DarkTerminal: dark}).Palette
			least := 4.5
			if name == HighContrast {
				least = 7
			}
			for behind, back := range map[string]color.Color{"raised": p.Raised, "chosen": p.Chosen} {
				for role, front := range map[string]color.Color{
					"text": p.Text, "muted": p.Muted, "accent": p.Accent, "good": p.Good, "bad": p.Bad, "warn": p.Warn, "number": p.Number,
					"keyword": p.Keyword, "string": p.String, "comment": p.Comment, "function": p.Function, "operator": p.Operator,
				} {
					if got := contrast(front, back); got < least {
						t.Errorf("%s, dark terminal %v: %s on %s has a contrast of %.2f, want %.1f", name, dark, role, behind, got, least)
					}
				}
			}
		}
	}
}

// Where no colour may be shown, no style names one, whatever the theme.
func TestNoColourMeansNone(t *testing.T) {
	for _, choice := range []Choice{
		{Name: None}, {Name: None, DarkTerminal: true}, {Name: HighContrast, Profile: colorprofile.ASCII}, {Name: Dark, Profile: colorprofile.NoTTY},
	} {
		eachStyle(reflect.ValueOf(New(choice)), "", func(path string, style lipgloss.Style) {
			for _, c := range []color.Color{style.GetForeground(), style.GetBackground()} {
				if set(c, nil) != nil {
					t.Errorf("%+v: %s is coloured", choice, path)
				}
			}
		})
	}
}

// With 16 colours every style keeps to the 16 names, and none writes a colour on itself.
func TestSixteenColoursInEveryStyle(t *testing.T) {
	for _, name := range []Name{Auto, HighContrast, ColourBlind} {
		for _, dark := range []bool{true, false} {
			eachStyle(reflect.ValueOf(New(Choice{Name: name, DarkTerminal: dark, Profile: colorprofile.ANSI})), "", func(path string, style lipgloss.Style) {
				front, back := set(style.GetForeground(), nil), set(style.GetBackground(), nil)
				for _, c := range []color.Color{front, back} {
					if c != nil && !strings.HasSuffix(fmt.Sprintf("%T", c), "BasicColor") {
						t.Errorf("%s, dark %v: %s is %T", name, dark, path, c)
					}
				}
				if front != nil && front == back {
					t.Errorf("%s, dark %v: %s is written on its own colour", name, dark, path)
				}
			})
		}
	}
}

// Where states are told apart, their symbols differ: a colour is never the only sign.
func TestSymbolsOfStatesDiffer(t *testing.T) {
	for _, ascii := range []bool{true, false} {
		s := symbols(ascii)
		for _, family := range [][]string{{s.Done, s.Started, s.New, s.Skipped, s.Changed}, {s.Good, s.Bad, s.Warn, s.Note, s.Hint}, {s.Full, s.Empty}} {
			seen := map[string]bool{}
			for _, symbol := range family {
				if seen[symbol] {
					t.Errorf("ASCII %v: %q stands for two states", ascii, symbol)
				}
				seen[symbol] = true
			}
		}
	}
}

// The border of what has the focus stands out in grey too: it is further from the background than the others.
func TestFocusStandsOutInGrey(t *testing.T) {
	for _, choice := range []Choice{
		{Name: Dark, DarkTerminal: true}, {Name: Light}, {Name: HighContrast, DarkTerminal: true}, {Name: HighContrast},
		{Name: ColourBlind, DarkTerminal: true}, {Name: ColourBlind},
	} {
		p := New(choice).Palette
		if focused, other := contrast(p.Accent, p.Background), contrast(p.Line, p.Background); focused <= other {
			t.Errorf("%s, dark %v: the focused border has a contrast of %.1f, the others of %.1f", choice.Name, choice.DarkTerminal, focused, other)
		}
	}
}
