package theme

import (
	"charm.land/lipgloss/v2"
)

// Styles are the looks of everything on the screen, named by meaning. They are values: a widget keeps the copy it was given
// until it is restyled.
type Styles struct {
	Symbols Symbols
	// Palette is what the styles were made of, for widgets that need a colour itself (a cursor, Markdown).
	Palette Palette
	Dark    bool
	// Coloured is false when nothing but attributes (bold, underline, reverse) may be used.
	Coloured bool
	// Background and Foreground are painted behind and on the whole screen; nil leaves the terminal's own.
	Background, Foreground paint

	Text, Muted, Strong, Emphasis, Code, Link lipgloss.Style
	Title                                     lipgloss.Style // a screen's or pack's name
	Heading, Subheading                       lipgloss.Style
	Good, Bad, Warn, Note                     lipgloss.Style // words and symbols of a state
	Line                                      lipgloss.Style // borders and rules
	LineFocused                               lipgloss.Style // the border or gutter of what has the focus
	Selected                                  lipgloss.Style // the chosen row of a list
	Marked                                    lipgloss.Style // found by a search
	MarkedCurrent                             lipgloss.Style
	Button, ButtonFocused                     lipgloss.Style
	Header, HeaderMuted                       lipgloss.Style // the top line
	Key, KeyLabel                             lipgloss.Style // the footer's keys and what they do
	Popup, PopupTitle                         lipgloss.Style // text over everything else
	Full, Empty                               lipgloss.Style // parts of a progress bar

	Editor Editor
	Grid   Grid
	Chart  Chart
}

// Editor is the look of SQL, in the editor and in lessons.
type Editor struct {
	Text, Keyword, Type, Function, String, Number, Comment, Operator, Parameter lipgloss.Style

	Quoted                lipgloss.Style // a quoted identifier
	Blank                 lipgloss.Style // ____, to be replaced
	Unclosed              lipgloss.Style // a quote or comment without its end
	Squiggle              lipgloss.Style // where an error or a finding points
	Bracket, BracketLone  lipgloss.Style // the pair at the cursor, and one without its partner
	LineNumber, LineHere  lipgloss.Style // the gutter, and its entry of the cursor's line
	CurrentLine           lipgloss.Style
	Selection             lipgloss.Style
	Match, MatchCurrent   lipgloss.Style
	Placeholder           lipgloss.Style
	Popup, PopupSelected  lipgloss.Style
	PopupKind, PopupNote  lipgloss.Style
	Cursor                paint
	CursorLine, CursorBox lipgloss.Style // painted cursors, for where the terminal's own cannot be used
}

// Grid is the look of results.
type Grid struct {
	Header, HeaderType, Cell, Number, Null, RowNumber lipgloss.Style

	Cursor, CursorRow     lipgloss.Style // the chosen cell and its row
	Separator             lipgloss.Style
	Caption               lipgloss.Style // counts, times
	Missing, Extra        lipgloss.Style // rows of a difference
	ChangedFrom, ChangeTo lipgloss.Style // cells of a difference: expected, returned
	Same                  lipgloss.Style // the cells that agree
}

// Chart is the look of drawn results.
type Chart struct {
	Title, Axis, Label, Value, Mark lipgloss.Style
}

func build(p Palette, symbols Symbols) Styles {
	plain := lipgloss.NewStyle()
	coloured := p != (Palette{})
	s := Styles{
		Symbols: symbols, Palette: p, Coloured: coloured,
		Text: plain, Muted: fg(p.Muted), Strong: plain.Bold(true), Emphasis: plain.Italic(true),
		Code: fg(p.Function), Link: fg(p.Accent).Underline(true),
		Title: fg(p.Title).Bold(true), Heading: fg(p.Accent).Bold(true), Subheading: plain.Bold(true),
		Good: fg(p.Good).Bold(true), Bad: fg(p.Bad).Bold(true), Warn: fg(p.Warn).Bold(true), Note: fg(p.Note).Bold(true),
		Line: fg(p.Line), LineFocused: fg(p.Accent).Bold(true),
		Selected: behind(p.Chosen).Bold(true), Marked: behind(p.Chosen).Underline(true), MarkedCurrent: plain.Reverse(true),
		Button: behind(p.Raised), ButtonFocused: on(p.Inverse, p.Accent).Bold(true),
		Header: behind(p.Raised).Bold(true), HeaderMuted: behind(p.Raised),
		Key: fg(p.Accent).Bold(true), KeyLabel: fg(p.Muted),
		Popup: plain, PopupTitle: fg(p.Title).Bold(true),
		Full: fg(p.Accent), Empty: fg(p.Line),
		Editor: editor(p), Grid: grid(p), Chart: chart(p),
	}
	if p.Raised == nil { // 16 colours or none: the bar is told from the text by reversing it
		s.Header, s.HeaderMuted = plain.Reverse(true).Bold(true), plain.Reverse(true)
		s.Button = plain.Underline(true)
	}
	if !coloured {
		s.withoutColour()
	}
	return s
}

// withoutColour sets apart by attributes what colours otherwise would.
func (s *Styles) withoutColour() {
	plain := lipgloss.NewStyle()
	s.Heading = plain.Bold(true).Underline(true)
	s.Selected, s.ButtonFocused = plain.Reverse(true), plain.Reverse(true).Bold(true)
	s.Marked = plain.Underline(true)
	e := &s.Editor
	e.Keyword, e.Comment = plain.Bold(true), plain.Italic(true)
	e.Unclosed, e.Squiggle, e.Blank = plain.Underline(true).Bold(true), plain.Underline(true), plain.Reverse(true)
	e.Selection, e.PopupSelected = plain.Reverse(true), plain.Reverse(true)
	e.Bracket, e.BracketLone = plain.Bold(true).Underline(true), plain.Reverse(true)
	g := &s.Grid
	g.Cursor, g.CursorRow, g.Null = plain.Reverse(true), plain.Bold(true), plain.Italic(true)
	g.ChangedFrom, g.ChangeTo = plain.Bold(true), plain.Bold(true).Underline(true)
}

func editor(p Palette) Editor {
	plain := lipgloss.NewStyle()
	return Editor{
		Text: plain, Keyword: fg(p.Keyword).Bold(true), Type: fg(p.Function), Function: fg(p.Function),
		String: fg(p.String), Number: fg(p.Number), Comment: fg(p.Comment).Italic(true), Operator: fg(p.Operator),
		Parameter: fg(p.Number), Quoted: plain, Blank: on(p.Inverse, p.Warn).Bold(true),
		Unclosed: fg(p.Bad).Underline(true), Squiggle: fg(p.Bad).Underline(true),
		Bracket: behind(p.Chosen).Bold(true).Underline(true), BracketLone: fg(p.Bad).Bold(true).Underline(true),
		LineNumber: fg(p.Line), LineHere: fg(p.Accent).Bold(true), CurrentLine: behind(p.Raised),
		Selection: behind(p.Chosen), Match: behind(p.Chosen).Underline(true), MatchCurrent: plain.Reverse(true),
		Placeholder: fg(p.Muted).Italic(true),
		Popup:       behind(p.Raised), PopupSelected: on(p.Inverse, p.Accent).Bold(true),
		PopupKind: behind(p.Raised).Foreground(or(p.Accent)), PopupNote: behind(p.Raised).Foreground(or(p.Muted)),
		Cursor: p.Accent, CursorLine: plain.Underline(true), CursorBox: plain.Reverse(true),
	}
}

func grid(p Palette) Grid {
	plain := lipgloss.NewStyle()
	return Grid{
		Header: fg(p.Accent).Bold(true), HeaderType: fg(p.Muted), Cell: plain, Number: fg(p.Number),
		Null: fg(p.Muted).Italic(true), RowNumber: fg(p.Line),
		Cursor: on(p.Inverse, p.Accent), CursorRow: behind(p.Raised), Separator: fg(p.Line), Caption: fg(p.Muted),
		Missing: fg(p.Good), Extra: fg(p.Bad), ChangedFrom: fg(p.Good).Bold(true), ChangeTo: fg(p.Bad).Bold(true).Underline(true),
		Same: fg(p.Muted),
	}
}

func chart(p Palette) Chart {
	return Chart{
		Title: lipgloss.NewStyle().Bold(true), Axis: fg(p.Line), Label: lipgloss.NewStyle(), Value: fg(p.Muted),
		Mark: fg(p.Accent),
	}
}

// or stands in for a colour that a palette leaves to the terminal.
func or(c paint) paint {
	if c == nil {
		return lipgloss.NoColor{}
	}
	return c
}

func fg(c paint) lipgloss.Style { return lipgloss.NewStyle().Foreground(or(c)) }

func behind(c paint) lipgloss.Style { return lipgloss.NewStyle().Background(or(c)) }

func on(front, back paint) lipgloss.Style { return behind(back).Foreground(or(front)) }
