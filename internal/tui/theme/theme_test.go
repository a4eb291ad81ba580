package theme

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// luminance and contrast are those of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and #dfn-contrast-ratio.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	channel := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(r) + 0.7152*channel(g) + 0.0722*channel(b)
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// Text must be told from what is behind it: 7:1 in high contrast, 4.5:1 elsewhere, lines 3:1.
func TestContrast(t *testing.T) {
	for _, dark := range []bool{true, false} {
		palettes := map[string]struct {
			p    Palette
			text float64
		}{
			"standard":      {standard(dark), 4.5},
			"high contrast": {highContrast(dark), 7},
			"colour-blind":  {colourBlind(dark), 4.5},
		}
		for name, tt := range palettes {
			p := tt.p
			texts := map[string]color.Color{
				"text": p.Text, "muted": p.Muted, "accent": p.Accent, "title": p.Title, "good": p.Good, "bad": p.Bad, "warn": p.Warn,
				"note": p.Note, "keyword": p.Keyword, "string": p.String, "number": p.Number, "comment": p.Comment,
				"function": p.Function, "operator": p.Operator,
			}
			for role, c := range texts {
				if got := contrast(c, p.Background); got < tt.text {
					t.Errorf("%s, dark %v: %s has a contrast of %.1f, want %.1f", name, dark, role, got, tt.text)
				}
			}
			pairs := map[string][2]color.Color{
				"text on raised": {p.Text, p.Raised}, "muted on raised": {p.Muted, p.Raised}, "accent on raised": {p.Accent, p.Raised},
				"text on chosen": {p.Text, p.Chosen}, "inverse on accent": {p.Inverse, p.Accent}, "inverse on warn": {p.Inverse, p.Warn},
			}
			for role, pair := range pairs {
				if got := contrast(pair[0], pair[1]); got < tt.text {
					t.Errorf("%s, dark %v: %s has a contrast of %.1f, want %.1f", name, dark, role, got, tt.text)
				}
			}
			if got := contrast(p.Line, p.Background); got < 3 {
				t.Errorf("%s, dark %v: lines have a contrast of %.1f, want 3", name, dark, got)
			}
		}
	}
}

func TestChoices(t *testing.T) {
	tests := []struct {
		choice   Choice
		dark     bool
		coloured bool
		painted  bool
	}{
		{Choice{Name: Auto, DarkTerminal: true}, true, true, false},
		{Choice{Name: Auto}, false, true, false},
		{Choice{Name: Dark, DarkTerminal: true}, true, true, false},
		{Choice{Name: Dark}, true, true, true},
		{Choice{Name: Light, DarkTerminal: true}, false, true, true},
		{Choice{Name: HighContrast, DarkTerminal: true}, true, true, true},
		{Choice{Name: ColourBlind}, false, true, false},
		{Choice{Name: None}, false, false, false},
		{Choice{Name: Dark, Profile: colorprofile.ASCII}, true, false, false},
		{Choice{Name: HighContrast, Profile: colorprofile.NoTTY}, false, false, false},
		{Choice{Name: Dark, Profile: colorprofile.ANSI}, true, true, false},
		{Choice{Name: "purple"}, false, true, false},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%+v", tt.choice), func(t *testing.T) {
			s := New(tt.choice)
			if s.Dark != tt.dark || s.Coloured != tt.coloured || (s.Background != nil) != tt.painted {
				t.Errorf("dark %v, coloured %v, painted %v", s.Dark, s.Coloured, s.Background != nil)
			}
		})
	}
}

// With 16 colours only the 16 names may be used: their shades are the user's.
func TestSixteenColours(t *testing.T) {
	for _, name := range []Name{Auto, HighContrast, ColourBlind} {
		for _, dark := range []bool{true, false} {
			s := New(Choice{Name: name, DarkTerminal: dark, Profile: colorprofile.ANSI})
			for role, style := range map[string]lipgloss.Style{
				"good": s.Good, "bad": s.Bad, "warn": s.Warn, "keyword": s.Editor.Keyword, "button": s.ButtonFocused, "title": s.Title,
			} {
				for _, c := range []color.Color{style.GetForeground(), style.GetBackground()} {
					switch c.(type) {
					case lipgloss.NoColor, nil:
					default:
						if _, ok := c.(interface {
							RGBA() (uint32, uint32, uint32, uint32)
						}); ok && fmt.Sprintf("%T", c) != "ansi.BasicColor" {
							t.Errorf("%s, dark %v: %s is %T", name, dark, role, c)
						}
					}
				}
			}
		}
	}
}

// For those who do not tell red from green, good and bad must differ in something else than between red and green: blue and orange do.
func TestGoodAndBadDifferInBlue(t *testing.T) {
	for _, dark := range []bool{true, false} {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI} {
			s := New(Choice{Name: ColourBlind, DarkTerminal: dark, Profile: profile})
			_, _, good, _ := s.Palette.Good.RGBA()
			_, _, bad, _ := s.Palette.Bad.RGBA()
			if int(good)-int(bad) < 0x5000 {
				t.Errorf("dark %v, %v: the blue of good is %#x, of bad %#x", dark, profile, good, bad)
			}
		}
	}
}

// Without colour every look that carries meaning must still be told from plain text.
func TestWithoutColour(t *testing.T) {
	s := New(Choice{Name: None})
	for role, style := range map[string]lipgloss.Style{
		"selected": s.Selected, "focused button": s.ButtonFocused, "button": s.Button, "good": s.Good, "bad": s.Bad, "heading": s.Heading,
		"link": s.Link, "keyword": s.Editor.Keyword, "unclosed": s.Editor.Unclosed, "selection": s.Editor.Selection,
		"squiggle": s.Editor.Squiggle, "blank": s.Editor.Blank, "cursor": s.Grid.Cursor, "null": s.Grid.Null, "match": s.MarkedCurrent,
	} {
		if style.Render("x") == "x" {
			t.Errorf("%s looks like plain text", role)
		}
	}
}

func TestASCIISymbols(t *testing.T) {
	s := New(Choice{ASCII: true}).Symbols
	for _, symbol := range []string{
		s.Done, s.Started, s.New, s.Skipped, s.Changed, s.Good, s.Bad, s.Warn, s.Note, s.Hint, s.Source, s.Run, s.Chart, s.Bullet, s.Pointer,
		s.Next, s.Up, s.Down, s.Left, s.Right, s.Ellipsis, s.Separator, s.Rule, s.Bar, s.Gutter, s.Full, s.Empty, s.Dot, s.AxisDown,
		s.AxisCorner, s.AxisAcross, s.Null, s.Border.TopLeft, s.Border.Top, s.Border.Left,
	} {
		for _, r := range symbol {
			if r > 0x7e || r < 0x20 {
				t.Errorf("%q is not ASCII", symbol)
			}
		}
		if symbol == "" {
			t.Error("a symbol is missing")
		}
	}
}
