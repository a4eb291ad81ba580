package tuitest

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// Key is the press of a key, named as in bindings: "a", "G", "f5", "ctrl+r", "shift+tab", "space".
func Key(name string) tea.KeyPressMsg {
	parts := strings.Split(name, "+")
	var mod tea.KeyMod
	for _, part := range parts[:len(parts)-1] {
		switch part {
		case "ctrl":
			mod |= tea.ModCtrl
		case "alt":
			mod |= tea.ModAlt
		case "shift":
			mod |= tea.ModShift
		}
	}
	last := parts[len(parts)-1]
	if code, ok := named(last); ok {
		msg := tea.KeyPressMsg{Code: code, Mod: mod}
		if code == tea.KeySpace && mod == 0 {
			msg.Text = " "
		}
		return msg
	}
	letter := []rune(last)[0]
	msg := tea.KeyPressMsg{Code: unicode.ToLower(letter), Mod: mod}
	if mod == 0 {
		msg.Text = last
	}
	if unicode.IsUpper(letter) {
		msg.ShiftedCode, msg.Mod = letter, tea.ModShift
	}
	return msg
}

func named(name string) (rune, bool) {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "delete": tea.KeyDelete,
		"f1": tea.KeyF1, "f4": tea.KeyF4, "f5": tea.KeyF5, "f8": tea.KeyF8, "f12": tea.KeyF12,
	}
	code, ok := codes[name]
	return code, ok
}

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
