package playground

import (
	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/sheet"
)

// What only the playground does.
const (
	doDatasets screen.Action = "datasets"
	doToggle   screen.Action = "use-dataset"
	doDescribe screen.Action = "describe"
	doForget   screen.Action = "forget-tables"
	doClose    screen.Action = "close"
	doSteps    screen.Action = "step-through"
	doOutside  screen.Action = "outside-editor"
)

// Bindings are the screen's keys as they are before a learner remaps them.
func Bindings() []screen.Binding {
	return append([]screen.Binding{
		// What the list of datasets can do comes first, so that the footer has room for it while the list is seen.
		bind(doToggle, "use", "space", "enter"),
		bind(doDescribe, "describe", "i"),
		bind(screen.DoRun, "run", "f5", "ctrl+r", "ctrl+enter"),
		bind(doSteps, "steps", "f3", "alt+s"),
		bind(doDatasets, "datasets", "f4", "ctrl+t"),
		bind(screen.DoUp, "up", "up", "k"),
		bind(screen.DoDown, "down", "down", "j"),
		bind(doForget, "forget", "f9"),
		bind(doOutside, "outside", "ctrl+e"),
		bind(screen.DoNextPane, "pane", "f6", "tab"),
		bind(screen.DoLastPane, "last-pane", "shift+f6", "shift+tab"),
	}, forScope(sheet.Bindings())...)
}

// forScope leaves out the sheet's Enter: it never works at the same time as the list's.
func forScope(bindings []screen.Binding) []screen.Binding {
	var out []screen.Binding
	for _, b := range bindings {
		if b.Action != "inspect" {
			out = append(out, b)
		}
	}
	return out
}

func bind(action screen.Action, word string, keys ...string) screen.Binding {
	return screen.Binding{
		Action: action, Keys: keys,
		Label: i18n.New("playground.key."+word, nil), Help: i18n.New("playground.help."+word, nil),
	}
}

// Keys lists what works now, the most useful first.
func (p *Playground) Keys() []screen.Binding {
	var live []screen.Binding
	if p.focus == resultPane {
		live = append(live, p.sheet.Keys()...)
	}
	for _, b := range p.env.Keys.Of(Bindings()...) {
		if p.offers(b.Action) {
			live = append(live, b)
		}
	}
	if p.running() || p.focus == textPane || p.sheet.IsOpen() {
		live = append(live, screen.Binding{Action: doClose, Keys: []string{"esc"}, Help: i18n.New("playground.help.close", nil)})
	}
	if p.focus == textPane {
		live = append(live, p.text.Live()...)
	}
	return live
}

// offers reports whether one of the screen's own actions makes sense now; the sheet tells for its own.
func (p *Playground) offers(action screen.Action) bool {
	switch action {
	case screen.DoRun:
		return !p.running()
	case doSteps:
		return !p.text.Finding()
	case doOutside:
		return p.focus == textPane
	case doDatasets, screen.DoNextPane, screen.DoLastPane:
		return true
	case doForget:
		return len(p.data.own) > 0 && !p.running()
	case doToggle, doDescribe, screen.DoUp, screen.DoDown:
		return p.focus == dataPane && len(p.data.sets) > 0
	}
	return false
}
