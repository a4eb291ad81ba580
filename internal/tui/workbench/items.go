package workbench

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/prose"
)

// items draws a list of which one entry is chosen; the answers that are lists are made of it. Entries are Markdown of one line,
// wrapped as needed.
type items struct {
	env           *screen.Env
	width, height int
	here          int // index of the chosen entry
	top           int // first line in the window
	focused       bool
	rows          []row
}

// row is one entry as it is drawn now.
type row struct {
	mark string // in front: a box, a number, a label; all marks of a list are equally wide
	text string // Markdown, or plain text when code is set
	code bool
	mute bool // drawn as not part of the answer
}

// move chooses another entry and reports whether the key was one that moves.
func (l *items) move(key tea.KeyPressMsg, count int) bool {
	switch key.Keystroke() {
	case "up", "k":
		l.here--
	case "down", "j":
		l.here++
	case "home", "g":
		l.here = 0
	case "end", "G", "shift+g":
		l.here = count - 1
	default:
		return false
	}
	l.here = max(0, min(l.here, count-1))
	return true
}

// lines draws every entry and tells on which line each begins.
func (l *items) lines() (lines []string, starts []int) {
	renderer := prose.New(l.env.Styles)
	for i, r := range l.rows {
		starts = append(starts, len(lines))
		pointer := "  "
		if i == l.here && l.focused {
			pointer = l.env.Styles.LineFocused.Render(l.env.Styles.Symbols.Pointer) + " "
		}
		lead := pointer + r.mark + " "
		indent := strings.Repeat(" ", ansi.StringWidth(lead))
		for j, text := range l.entry(renderer, r, max(8, l.width-len(indent))) {
			if j > 0 {
				lead = indent
			}
			if i == l.here && l.focused {
				text = l.env.Styles.Strong.Render(text)
			}
			lines = append(lines, ansi.Truncate(lead+text, l.width, l.env.Styles.Symbols.Ellipsis))
		}
	}
	return lines, append(starts, len(lines))
}

func (l *items) entry(renderer *prose.Renderer, r row, width int) []string {
	switch {
	case r.code && r.mute:
		return []string{"  " + l.env.Styles.Muted.Render(result.Safe(r.text))} // where CodeLines begins
	case r.code:
		return prose.CodeLines(r.text, width, l.env.Styles)
	default:
		return renderer.Inline(r.text, width)
	}
}

// show takes the entries as they are now and moves the window so that the chosen one is in it.
func (l *items) show(rows []row) {
	l.rows = rows
	if len(rows) == 0 {
		return
	}
	lines, starts := l.lines()
	here := min(l.here, len(rows)-1)
	if end := starts[here+1]; end > l.top+l.height {
		l.top = end - l.height
	}
	l.top = min(l.top, starts[here])
	l.top = max(0, min(l.top, len(lines)-l.height))
}

// view draws the window.
func (l *items) view() string {
	lines, _ := l.lines()
	from := min(l.top, len(lines))
	return strings.Join(lines[from:min(len(lines), from+l.height)], "\n")
}

// at tells which entry is drawn on a line of the window; -1 for none.
func (l *items) at(y int) int {
	_, starts := l.lines()
	for i := range l.rows {
		if y+l.top >= starts[i] && y+l.top < starts[i+1] {
			return i
		}
	}
	return -1
}

// Focus gives the list the keyboard or takes it away.
func (l *items) Focus(focused bool) tea.Cmd {
	l.focused = focused
	return nil
}

// Capturing is false: nothing is typed into a list.
func (l *items) Capturing() bool { return false }

// View draws the window.
func (l *items) View() string { return l.view() }

// Cursor is where the chosen entry begins, for people who follow the terminal's cursor.
func (l *items) Cursor() *tea.Cursor {
	if !l.focused || len(l.rows) == 0 {
		return nil
	}
	_, starts := l.lines()
	return tea.NewCursor(0, starts[min(l.here, len(l.rows)-1)]-l.top)
}
