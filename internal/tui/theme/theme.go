package theme

import (
	"image/color"
	"slices"

	"github.com/charmbracelet/colorprofile"
)

// Name names a theme, as the setting theme does.
type Name string

// The themes.
const (
	Auto         Name = "auto" // dark or light, whichever the terminal is
	Dark         Name = "dark"
	Light        Name = "light"
	HighContrast Name = "high-contrast"
	ColourBlind  Name = "colour-blind"
	None         Name = "none" // no colour at all
)

// Names lists the themes in the order in which they are offered.
func Names() []Name { return []Name{Auto, Light, Dark, HighContrast, ColourBlind, None} }

// Known reports whether a name is a theme's.
func Known(name Name) bool { return slices.Contains(Names(), name) }

// Choice is everything that the look depends on.
type Choice struct {
	Name Name
	// DarkTerminal says whether the terminal's own background is dark. Until the terminal has answered it is a guess.
	DarkTerminal bool
	// Profile is how many colours the terminal can show. The zero value is not known yet and counts as true colour.
	Profile colorprofile.Profile
	// ASCII restricts symbols and borders to ASCII.
	ASCII bool
}

// New returns the styles of a choice. An unknown name counts as Auto.
func New(choice Choice) Styles {
	p, painted := choice.palette()
	s := build(p, symbols(choice.ASCII))
	s.Dark = choice.dark()
	if painted {
		s.Background, s.Foreground = p.Background, p.Text
	}
	return s
}

// dark says whether the theme is drawn on a dark background.
func (c Choice) dark() bool {
	switch c.Name {
	case Dark:
		return true
	case Light:
		return false
	default:
		return c.DarkTerminal
	}
}

// palette picks the palette, and says whether the theme must paint the background because it would not be readable on the
// terminal's own.
func (c Choice) palette() (p Palette, painted bool) {
	switch {
	case c.Name == None || c.colourless():
		return Palette{}, false
	case c.Profile == colorprofile.ANSI:
		// The 16 colours are the user's own; painting behind them would guess which they are.
		if c.Name == ColourBlind {
			return basicColourBlind(c.dark()), false
		}
		return basic(c.dark()), false
	}
	switch c.Name {
	case HighContrast:
		return highContrast(c.dark()), true
	case ColourBlind:
		return colourBlind(c.dark()), false
	default:
		return standard(c.dark()), c.dark() != c.DarkTerminal
	}
}

// colourless reports whether the terminal was found to show no colour: NO_COLOR is set, or its output is not a terminal.
func (c Choice) colourless() bool {
	return c.Profile == colorprofile.ASCII || c.Profile == colorprofile.NoTTY
}

// paint is a colour that may be absent.
type paint = color.Color
