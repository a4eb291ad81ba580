package theme

import (
	"charm.land/lipgloss/v2"
)

// Palette is the colours of a theme by role. A nil colour is the terminal's own. Background and Text are what the others were
// chosen against; they are painted only where the terminal's own would not do.
type Palette struct {
	Background, Text paint

	Muted   paint // secondary text
	Line    paint // borders, rules, axes
	Accent  paint // what can be acted upon, and where the focus is
	Title   paint
	Raised  paint // behind bars, buttons, popups
	Chosen  paint // behind the selected row or text
	Good    paint
	Bad     paint
	Warn    paint
	Note    paint
	Inverse paint // text on Accent

	Keyword, String, Number, Comment, Function, Operator paint
}

func standard(dark bool) Palette {
	if dark {
		return Palette{
			Background: lipgloss.Color("#16181d"), Text: lipgloss.Color("#e6e6e6"),
			Muted: lipgloss.Color("#a3abb8"), Line: lipgloss.Color("#7d8797"),
			Accent: lipgloss.Color("#7cc4ff"), Title: lipgloss.Color("#ffd479"),
			Raised: lipgloss.Color("#2a2e37"), Chosen: lipgloss.Color("#2b3a55"), Inverse: lipgloss.Color("#10141a"),
			Good: lipgloss.Color("#7bd88f"), Bad: lipgloss.Color("#ff8a80"), Warn: lipgloss.Color("#ffcf6b"), Note: lipgloss.Color("#8ecbff"),
			Keyword: lipgloss.Color("#c4a7ff"), String: lipgloss.Color("#a5d68a"), Number: lipgloss.Color("#ffb86b"),
			Comment: lipgloss.Color("#a3abb8"), Function: lipgloss.Color("#7cd5e8"), Operator: lipgloss.Color("#d0d4dc"),
		}
	}
	return Palette{
		Background: lipgloss.Color("#ffffff"), Text: lipgloss.Color("#1b1f24"),
		Muted: lipgloss.Color("#565e6b"), Line: lipgloss.Color("#69717e"),
		Accent: lipgloss.Color("#0b5cad"), Title: lipgloss.Color("#7a3e00"),
		Raised: lipgloss.Color("#eceff3"), Chosen: lipgloss.Color("#d6e6fb"), Inverse: lipgloss.Color("#ffffff"),
		Good: lipgloss.Color("#12703a"), Bad: lipgloss.Color("#b3261e"), Warn: lipgloss.Color("#7d4f00"), Note: lipgloss.Color("#0b5cad"),
		Keyword: lipgloss.Color("#6b2fb3"), String: lipgloss.Color("#1c6b38"), Number: lipgloss.Color("#9a3f00"),
		Comment: lipgloss.Color("#565e6b"), Function: lipgloss.Color("#006075"), Operator: lipgloss.Color("#3c434d"),
	}
}

func highContrast(dark bool) Palette {
	if dark {
		return Palette{
			Background: lipgloss.Color("#000000"), Text: lipgloss.Color("#ffffff"),
			Muted: lipgloss.Color("#e0e0e0"), Line: lipgloss.Color("#9e9e9e"), // dimmer than what has the focus, also in grey
			Accent: lipgloss.Color("#6fd3ff"), Title: lipgloss.Color("#ffe14d"),
			Raised: lipgloss.Color("#262626"), Chosen: lipgloss.Color("#002f5c"), Inverse: lipgloss.Color("#000000"),
			Good: lipgloss.Color("#7dff9a"), Bad: lipgloss.Color("#ffb0a8"), Warn: lipgloss.Color("#ffe14d"), Note: lipgloss.Color("#6fd3ff"),
			Keyword: lipgloss.Color("#dcc8ff"), String: lipgloss.Color("#b6f59b"), Number: lipgloss.Color("#ffcf8f"),
			Comment: lipgloss.Color("#e0e0e0"), Function: lipgloss.Color("#8cecff"), Operator: lipgloss.Color("#ffffff"),
		}
	}
	return Palette{
		Background: lipgloss.Color("#ffffff"), Text: lipgloss.Color("#000000"),
		Muted: lipgloss.Color("#303030"), Line: lipgloss.Color("#555555"),
		Accent: lipgloss.Color("#003a8c"), Title: lipgloss.Color("#4a2500"),
		Raised: lipgloss.Color("#eeeeee"), Chosen: lipgloss.Color("#cfe3ff"), Inverse: lipgloss.Color("#ffffff"),
		Good: lipgloss.Color("#004d1c"), Bad: lipgloss.Color("#860000"), Warn: lipgloss.Color("#5a3900"), Note: lipgloss.Color("#003a8c"),
		Keyword: lipgloss.Color("#43107f"), String: lipgloss.Color("#004d1c"), Number: lipgloss.Color("#6b2a00"),
		Comment: lipgloss.Color("#303030"), Function: lipgloss.Color("#00434f"), Operator: lipgloss.Color("#000000"),
	}
}

// colourBlind builds on the colours of Okabe and Ito, "Color Universal Design" (2008), which stay apart for people who do not
// tell red from green: good is blue and bad is orange. The light ones are darkened until they are readable on white.
func colourBlind(dark bool) Palette {
	p := standard(dark)
	if dark {
		p.Good, p.Bad = lipgloss.Color("#56b4e9"), lipgloss.Color("#e69f00")
		p.Warn, p.Note = lipgloss.Color("#f0e442"), lipgloss.Color("#dd94ba")
		p.Accent, p.Title = lipgloss.Color("#56b4e9"), lipgloss.Color("#f0e442")
		p.Keyword, p.String, p.Number = lipgloss.Color("#dd94ba"), lipgloss.Color("#8fd0f5"), lipgloss.Color("#e69f00")
		p.Function = lipgloss.Color("#3fc79c")
		return p
	}
	p.Good, p.Bad = lipgloss.Color("#005b94"), lipgloss.Color("#9a4300")
	p.Warn, p.Note = lipgloss.Color("#655800"), lipgloss.Color("#8a3a6a")
	p.Accent, p.Title = lipgloss.Color("#005b94"), lipgloss.Color("#655800")
	p.Keyword, p.String, p.Number = lipgloss.Color("#8a3a6a"), lipgloss.Color("#005b94"), lipgloss.Color("#9a4300")
	p.Function = lipgloss.Color("#006a4d")
	return p
}

// basic is for terminals with 16 colours, whose actual shades the user has chosen: names only, few of them, and none of the
// two that are often the same as the background (black and bright black on dark, white and bright white on light).
func basic(dark bool) Palette {
	if dark {
		return Palette{
			Line: lipgloss.White, Accent: lipgloss.BrightCyan, Title: lipgloss.BrightYellow,
			Chosen: lipgloss.Blue, Inverse: lipgloss.Black,
			Good: lipgloss.BrightGreen, Bad: lipgloss.BrightRed, Warn: lipgloss.BrightYellow, Note: lipgloss.BrightCyan,
			Keyword: lipgloss.BrightMagenta, String: lipgloss.BrightGreen, Number: lipgloss.BrightYellow,
			Comment: lipgloss.White, Function: lipgloss.BrightCyan,
		}
	}
	return Palette{
		Line: lipgloss.BrightBlack, Accent: lipgloss.Blue, Title: lipgloss.Magenta,
		Chosen: lipgloss.Cyan, Inverse: lipgloss.BrightWhite,
		Good: lipgloss.Green, Bad: lipgloss.Red, Warn: lipgloss.Magenta, Note: lipgloss.Blue,
		Keyword: lipgloss.Magenta, String: lipgloss.Green, Number: lipgloss.Red,
		Comment: lipgloss.BrightBlack, Function: lipgloss.Blue,
	}
}

// basicColourBlind leaves green out, and tells good from bad by blue.
func basicColourBlind(dark bool) Palette {
	p := basic(dark)
	if dark {
		p.Good, p.Bad, p.Warn, p.Note = lipgloss.BrightCyan, lipgloss.BrightYellow, lipgloss.BrightMagenta, lipgloss.BrightCyan
		p.String = lipgloss.BrightCyan
		return p
	}
	p.Good, p.Bad, p.Warn, p.Note = lipgloss.Blue, lipgloss.Red, lipgloss.Magenta, lipgloss.Blue
	p.String = lipgloss.Blue
	return p
}
