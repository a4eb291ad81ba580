package screen

import (
	"strconv"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// Press is the press of a key that is named as in bindings, for doing from a menu what only a key can do, such as undoing in an editor.
func Press(name string) tea.KeyPressMsg {
	parts := strings.Split(name, "+")
	if strings.HasSuffix(name, "+") { // the plus itself
		parts = append(parts[:len(parts)-2], "+")
	}
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
	if code, ok := namedKey(last); ok {
		press := tea.KeyPressMsg{Code: code, Mod: mod}
		if code == tea.KeySpace && mod == 0 {
			press.Text = " "
		}
		return press
	}
	letter := []rune(last + " ")[0]
	press := tea.KeyPressMsg{Code: unicode.ToLower(letter), Mod: mod}
	if mod == 0 {
		press.Text = last
	}
	if unicode.IsUpper(letter) {
		press.ShiftedCode, press.Mod = letter, mod|tea.ModShift
	}
	return press
}

func namedKey(name string) (rune, bool) {
	if number, err := strconv.Atoi(strings.TrimPrefix(name, "f")); err == nil && name[0] == 'f' && number >= 1 && number <= 20 {
		return tea.KeyF1 + rune(number-1), true
	}
	code, ok := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace,
		"delete": tea.KeyDelete, "insert": tea.KeyInsert, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	}[name]
	return code, ok
}
