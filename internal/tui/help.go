package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/tui/screen"
)

// newHelp lists the keys that work on the screen on top, as they are now; choosing one does what it does.
func newHelp(r *root) *menu {
	here, everywhere := r.env.Text("tui.help-here"), r.env.Text("tui.help-everywhere")
	items := r.actions(r.top().Keys(), here)
	own := r.top().Keys()
	var rest []screen.Binding
	for _, b := range r.globals() {
		if !has(own, b.Action) {
			rest = append(rest, b)
		}
	}
	items = append(items, r.actions(rest, everywhere)...)
	return newMenu(r.env.Text("tui.help-title"), items)
}

// actions makes items of bindings. Two bindings of one action, such as Tab and Down, are both listed; those with the same words, such as
// all the ways to select, are one item.
func (r *root) actions(bindings []screen.Binding, group string) []item {
	var items []item
	for _, b := range bindings {
		if b.Help.IsZero() {
			continue
		}
		names := make([]string, len(b.Keys))
		for i, key := range b.Keys {
			names[i] = r.env.KeyName(key)
		}
		text := r.env.Say(b.Help)
		if at := slices.IndexFunc(items, func(it item) bool { return it.text == text }); at >= 0 {
			items[at].keys = append(items[at].keys, names...)
			continue
		}
		items = append(items, item{
			text: text, keys: names, group: group, also: r.otherWords(b.Action),
			do: func(r *root) tea.Cmd { return r.perform(b.Action) },
		})
	}
	return items
}

// otherWords are words that people search an action by although they do not stand in its sentence.
func (r *root) otherWords(action screen.Action) string {
	if action == screen.DoQuit {
		return r.env.Text("tui.also-quit")
	}
	return ""
}
