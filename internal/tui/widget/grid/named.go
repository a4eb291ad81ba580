package grid

import (
	"charm.land/bubbles/v2/key"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
)

// named is a motion under the name that the setting keys uses.
type named struct {
	action  screen.Action
	binding *key.Binding
}

func (k *KeyMap) named() []named {
	return []named{
		{"cell-up", &k.Up}, {"cell-down", &k.Down}, {"cell-left", &k.Left}, {"cell-right", &k.Right},
		{"cell-page-up", &k.PageUp}, {"cell-page-down", &k.PageDown},
		{"first-column", &k.RowStart}, {"last-column", &k.RowEnd}, {"first-row", &k.Top}, {"last-row", &k.Bottom},
	}
}

// Remap gives the grid the keys that the learner has for its motions.
func (g *Grid) Remap(keys screen.Keys) {
	for _, n := range g.keys.named() {
		n.binding.SetKeys(keys.Of(screen.Binding{Action: n.action, Keys: n.binding.Keys()})[0].Keys...)
	}
}

// Bindings lists the motions with their keys as they are before a learner remaps them.
func Bindings() []screen.Binding {
	k := DefaultKeyMap()
	return k.bindings()
}

// Live lists the motions that work now, for the help.
func (g *Grid) Live() []screen.Binding { return g.keys.bindings() }

// Act does what one of the motions is for, and reports whether the action is one.
func (g *Grid) Act(action screen.Action) bool {
	for _, n := range g.keys.named() {
		if n.action == action && len(n.binding.Keys()) > 0 {
			return g.Press(screen.Press(n.binding.Keys()[0]))
		}
	}
	return false
}

func (k *KeyMap) bindings() []screen.Binding {
	var all []screen.Binding
	for _, n := range k.named() {
		all = append(all, screen.Binding{Action: n.action, Keys: n.binding.Keys(), Help: i18n.New("sheet.help."+string(n.action), nil)})
	}
	return all
}
