package theme

import "charm.land/lipgloss/v2"

// Symbols are the marks that stand beside words and colours, so that neither carries meaning alone. Every mark but Ellipsis,
// Next and Null is one cell wide.
type Symbols struct {
	ASCII bool

	Done, Started, New, Skipped, Changed string // states of lessons and exercises
	Good, Bad, Warn, Note, Hint, Source  string
	Run, Chart, Bullet, Pointer, Next    string
	Up, Down, Left, Right                string // there is more in this direction
	Ellipsis, Separator                  string
	Rule, Bar, Gutter                    string // lines: across, down, and beside the focused block
	Full, Empty                          string // of progress bars and charts
	Dot                                  string // a point of a chart
	AxisDown, AxisCorner, AxisAcross     string
	Null                                 string // a NULL in a result
	Border                               lipgloss.Border
}

func symbols(ascii bool) Symbols {
	if ascii {
		return Symbols{
			ASCII: true,
			Done:  "+", Started: "~", New: "o", Skipped: ">", Changed: "*",
			Good: "+", Bad: "x", Warn: "!", Note: "i", Hint: "?", Source: "\"",
			Run: ">", Chart: "#", Bullet: "*", Pointer: ">", Next: "->",
			Up: "^", Down: "v", Left: "<", Right: ">",
			Ellipsis: "...", Separator: "-",
			Rule: "-", Bar: "|", Gutter: "|",
			Full: "#", Empty: ".",
			Dot:      "*",
			AxisDown: "|", AxisCorner: "+", AxisAcross: "-",
			Null:   "<null>",
			Border: lipgloss.ASCIIBorder(),
		}
	}
	return Symbols{
		Done: "✓", Started: "◐", New: "○", Skipped: "»", Changed: "↻",
		Good: "✓", Bad: "✗", Warn: "!", Note: "i", Hint: "?", Source: "❝",
		Run: "▶", Chart: "▪", Bullet: "•", Pointer: "▸", Next: "→",
		Up: "▲", Down: "▼", Left: "◀", Right: "▶",
		Ellipsis: "…", Separator: "·",
		Rule: "─", Bar: "│", Gutter: "┃",
		Full: "█", Empty: "░",
		Dot:      "●",
		AxisDown: "│", AxisCorner: "└", AxisAcross: "─",
		Null:   "∅",
		Border: lipgloss.RoundedBorder(),
	}
}
