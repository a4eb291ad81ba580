package tuitest

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/tui/screen"
)

// Key is the press of a key, named as in bindings: "a", "G", "f5", "ctrl+r", "shift+tab", "space".
func Key(name string) tea.KeyPressMsg { return screen.Press(name) }

// Type is the presses that type a text.
func Type(text string) []string {
	var names []string
	for _, letter := range text {
		if letter == ' ' {
			names = append(names, "space")
			continue
		}
		names = append(names, string(letter))
	}
	return names
}
