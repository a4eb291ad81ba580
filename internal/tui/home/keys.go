package home

import (
	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
)

// What only this screen does.
const (
	doReload   screen.Action = "reload"
	doData     screen.Action = "data"
	doPlay     screen.Action = "playground"
	doProgress screen.Action = "progress"
)

// reloadKey is the key of doReload before anybody remaps it.
const reloadKey = "f4"

// Bindings are the screen's keys as they are before a learner remaps them.
func Bindings() []screen.Binding {
	return []screen.Binding{
		{Action: screen.DoOpen, Keys: []string{"enter", "space"}, Label: say("home.key-open"), Help: say("home.help-open")},
		{Action: doPlay, Keys: []string{"p"}, Label: say("home.key-playground"), Help: say("home.help-playground")},
		{Action: doData, Keys: []string{"d"}, Label: say("home.key-data"), Help: say("home.help-data")},
		{Action: doProgress, Keys: []string{"o"}, Label: say("home.key-progress"), Help: say("home.help-progress")},
		{Action: screen.DoUp, Keys: []string{"up", "k"}, Help: say("home.help-up")},
		{Action: screen.DoDown, Keys: []string{"down", "j"}, Label: say("home.key-down"), Help: say("home.help-down")},
		{Action: screen.DoNextPane, Keys: []string{"tab"}, Help: say("home.help-down")},
		{Action: screen.DoLastPane, Keys: []string{"shift+tab"}, Help: say("home.help-up")},
		{Action: screen.DoTop, Keys: []string{"home", "g"}, Help: say("home.help-top")},
		{Action: screen.DoBottom, Keys: []string{"end", "G"}, Help: say("home.help-bottom")},
		{Action: doReload, Keys: []string{reloadKey}, Label: say("home.key-reload"), Help: say("home.help-reload")},
	}
}

// Keys lists what works now: where there is nothing to choose, only reading anew.
func (h *Home) Keys() []screen.Binding {
	all := h.env.Keys.Of(Bindings()...)
	if h.loaded && len(h.entries()) == 0 {
		return all[len(all)-1:]
	}
	return all
}

func say(key string) i18n.Message { return i18n.New(key, nil) }
