package grid

import (
	tea "charm.land/bubbletea/v2"
)

// Press takes a key and reports whether it moved the chosen cell.
func (g *Grid) Press(key tea.KeyPressMsg) bool {
	if g.set == nil {
		return false
	}
	last := len(g.set.Rows)
	switch key.Keystroke() {
	case "up", "k":
		g.Move(-1, 0)
	case "down", "j":
		g.Move(1, 0)
	case "left", "h":
		g.Move(0, -1)
	case "right", "l":
		g.Move(0, 1)
	case "pgup":
		g.Move(-g.Page(), 0)
	case "pgdown":
		g.Move(g.Page(), 0)
	case "home":
		g.Move(0, -len(g.set.Columns))
	case "end":
		g.Move(0, len(g.set.Columns))
	case "ctrl+home", "g":
		g.Move(-last, 0)
	case "ctrl+end", "G", "shift+g":
		g.Move(last, 0)
	default:
		return false
	}
	return true
}

// Scroll moves the chosen cell by lines, as a mouse wheel does.
func (g *Grid) Scroll(lines int) { g.Move(lines, 0) }
