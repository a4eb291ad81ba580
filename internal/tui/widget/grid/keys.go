package grid

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// KeyMap is the keys that choose another cell.
type KeyMap struct {
	Up, Down, Left, Right key.Binding
	PageUp, PageDown      key.Binding
	RowStart, RowEnd      key.Binding // the first and the last column
	Top, Bottom           key.Binding // the first and the last row
}

func bind(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }

// DefaultKeyMap returns the arrows and their kin, and the letters that people of terminals have in their fingers.
func DefaultKeyMap() KeyMap {
	return KeyMap{
		Up: bind("up", "k"), Down: bind("down", "j"), Left: bind("left", "h"), Right: bind("right", "l"),
		PageUp: bind("pgup", "b"), PageDown: bind("pgdown", "space"),
		RowStart: bind("home"), RowEnd: bind("end"),
		Top: bind("ctrl+home", "g"), Bottom: bind("ctrl+end", "G"),
	}
}

// Keys gives the key map, for help.
func (g *Grid) Keys() KeyMap { return g.keys }

// Press takes a key and reports whether it was for the grid: whether it moves the chosen cell.
func (g *Grid) Press(press tea.KeyPressMsg) bool {
	if g.set == nil {
		return false
	}
	rows, columns := g.Shown(), len(g.set.Columns)
	for _, motion := range []struct {
		binding       key.Binding
		rows, columns int
	}{
		{g.keys.Up, -1, 0}, {g.keys.Down, 1, 0}, {g.keys.Left, 0, -1}, {g.keys.Right, 0, 1},
		{g.keys.PageUp, -g.Page(), 0}, {g.keys.PageDown, g.Page(), 0},
		{g.keys.RowStart, 0, -columns}, {g.keys.RowEnd, 0, columns},
		{g.keys.Top, -rows, 0}, {g.keys.Bottom, rows, 0},
	} {
		if matches(press, motion.binding) {
			g.Move(motion.rows, motion.columns)
			return true
		}
	}
	return false
}

// matches compares by what the key types and by what was pressed: terminals tell G as either.
func matches(press tea.KeyPressMsg, binding key.Binding) bool {
	return slices.Contains(binding.Keys(), press.String()) || slices.Contains(binding.Keys(), press.Keystroke())
}

// Scroll moves the chosen cell by lines, as a mouse wheel does.
func (g *Grid) Scroll(lines int) { g.Move(lines, 0) }
