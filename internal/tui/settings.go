package tui

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
)

// settingsMsg brings the learner's settings, to choose from.
type settingsMsg struct {
	all []trainer.Setting
	err error
}

// changedMsg says that a setting was stored, and in which words the program speaks now.
type changedMsg struct {
	setting trainer.Setting
	words   *i18n.Printer
	err     error
}

// readSettings reads the settings for the menu of them.
func (r *root) readSettings() tea.Cmd {
	settings := r.settings
	return func() tea.Msg {
		all, err := settings.Settings()
		return settingsMsg{all: all, err: err}
	}
}

// listSettings offers the settings.
func (r *root) listSettings(msg settingsMsg) tea.Cmd {
	if msg.err != nil {
		return r.report(msg.err)
	}
	var items []item
	for _, s := range msg.all {
		items = append(items, item{text: r.env.Say(s.Line()), do: func(r *root) tea.Cmd { return r.listValues(s) }})
	}
	r.menu = newMenu(r.env.Text("tui.settings-title"), items)
	return nil
}

// listValues offers the values of a setting, beginning at the one it has. One that is a text is set on the command line.
func (r *root) listValues(s trainer.Setting) tea.Cmd {
	if len(s.Choices) == 0 {
		return screen.Notify(screen.Info, i18n.New("tui.settings-typed", i18n.Args{"Name": s.Name}))
	}
	var items []item
	now := 0
	for i, value := range s.Choices {
		text := r.env.Say(s.Says(value))
		if value == s.Value {
			now, text = i, r.env.Text("tui.settings-now", i18n.Args{"Value": text})
		}
		items = append(items, item{text: text, do: func(r *root) tea.Cmd { return r.change(s, value) }})
	}
	r.menu = newMenu(r.env.Say(s.Label()), items)
	r.menu.back = (*root).readSettings
	r.menu.chosen = now
	return nil
}

// change stores a value.
func (r *root) change(s trainer.Setting, value string) tea.Cmd {
	settings := r.settings
	return func() tea.Msg {
		if err := settings.Change(s.Name, value); err != nil {
			return changedMsg{err: err}
		}
		words, err := settings.Words()
		s.Value = value
		return changedMsg{setting: s, words: words, err: err}
	}
}

// changed lets a stored setting show, unless a flag or the environment decides.
func (r *root) changed(msg changedMsg) tea.Cmd {
	s := msg.setting
	switch {
	case msg.err != nil:
		return r.report(msg.err)
	case s.Fixed:
		return screen.Notify(screen.Info, i18n.New("tui.settings-fixed", i18n.Args{"Setting": s.Line(), "Origin": s.Origin}))
	}
	later := false
	switch s.Name {
	case "theme":
		r.choice.Name = theme.Name(s.Value)
	case "reduced_motion":
		r.env.ReducedMotion = s.Value == "true"
	case "language":
		r.env.Words = msg.words
	default:
		later = true
	}
	key := "tui.settings-kept"
	if later {
		key = "tui.settings-later"
	}
	return tea.Batch(r.restyle(), screen.Notify(screen.Success, i18n.New(key, i18n.Args{"Setting": s.Line()})))
}
