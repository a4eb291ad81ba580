package reader

import (
	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
)

// What only the reader does.
const (
	doEdit       screen.Action = "edit"
	doRestore    screen.Action = "restore"
	doMore       screen.Action = "more-rows"
	doQuery      screen.Action = "show-query"
	doContents   screen.Action = "contents"
	doFindNext   screen.Action = "find-next"
	doFindLast   screen.Action = "find-previous"
	doNextLesson screen.Action = "next-lesson"
	doLastLesson screen.Action = "previous-lesson"
	doLeft       screen.Action = "left"
	doRight      screen.Action = "right"
	doRecap      screen.Action = "recap"
)

// Bindings are the screen's keys as they are before a learner remaps them.
func Bindings() []screen.Binding {
	return []screen.Binding{
		{Action: screen.DoRun, Keys: []string{"f5", "ctrl+r", "ctrl+enter"}, Label: say("reader.key-run"), Help: say("reader.help-run")},
		{Action: screen.DoOpen, Keys: []string{"enter"}, Label: say("reader.key-open"), Help: say("reader.help-open")},
		{Action: doEdit, Keys: []string{"e"}, Label: say("reader.key-edit"), Help: say("reader.help-edit")},
		{Action: doRestore, Keys: []string{"R"}, Label: say("reader.key-restore"), Help: say("reader.help-restore")},
		{Action: doMore, Keys: []string{"m"}, Label: say("reader.key-more"), Help: say("reader.help-more")},
		{Action: doQuery, Keys: []string{"s"}, Label: say("reader.key-query"), Help: say("reader.help-query")},
		{Action: screen.DoNextPane, Keys: []string{"tab"}, Label: say("reader.key-next"), Help: say("reader.help-next")},
		{Action: screen.DoLastPane, Keys: []string{"shift+tab"}, Help: say("reader.help-previous")},
		{Action: doContents, Keys: []string{"t"}, Label: say("reader.key-contents"), Help: say("reader.help-contents")},
		{Action: screen.DoFind, Keys: []string{"/", "ctrl+f"}, Label: say("reader.key-find"), Help: say("reader.help-find")},
		{Action: doFindNext, Keys: []string{"n"}, Label: say("reader.key-find-next"), Help: say("reader.help-find-next")},
		{Action: doFindLast, Keys: []string{"N"}, Label: say("reader.key-find-previous"), Help: say("reader.help-find-previous")},
		{Action: doRecap, Keys: []string{"w"}, Label: say("reader.key-recap"), Help: say("reader.help-recap")},
		{Action: doNextLesson, Keys: []string{"]"}, Label: say("reader.key-next-lesson"), Help: say("reader.help-next-lesson")},
		{Action: doLastLesson, Keys: []string{"["}, Help: say("reader.help-previous-lesson")},
		{Action: screen.DoDown, Keys: []string{"down", "j"}, Help: say("reader.help-down")},
		{Action: screen.DoUp, Keys: []string{"up", "k"}, Help: say("reader.help-up")},
		{Action: screen.DoPageDown, Keys: []string{"pgdown", "space", "ctrl+d"}, Help: say("reader.help-page-down")},
		{Action: screen.DoPageUp, Keys: []string{"pgup", "b", "ctrl+u"}, Help: say("reader.help-page-up")},
		{Action: screen.DoTop, Keys: []string{"home", "g"}, Help: say("reader.help-top")},
		{Action: screen.DoBottom, Keys: []string{"end", "G"}, Help: say("reader.help-bottom")},
		{Action: doLeft, Keys: []string{"left", "h"}, Help: say("reader.help-left")},
		{Action: doRight, Keys: []string{"right", "l"}, Help: say("reader.help-right")},
		{Action: screen.DoBack, Keys: []string{"esc"}, Label: say("reader.key-back"), Help: say("reader.help-back")},
	}
}

// binding is one of the screen's bindings as the learner has it, with the words that fit what is going on.
func (r *Reader) binding(action screen.Action) screen.Binding {
	for _, b := range r.env.Keys.Of(Bindings()...) {
		if b.Action != action {
			continue
		}
		switch stop, ok := r.focused(); {
		case action == screen.DoBack && r.editing != nil:
			b.Label, b.Help = say("reader.key-done"), say("reader.help-done")
		case action == screen.DoOpen && r.contents.open:
			b.Label = say("reader.key-go")
		case action == screen.DoOpen && r.finder.typing:
			b.Label, b.Help = say("reader.key-found"), say("reader.help-found")
		case action == screen.DoOpen && ok && stop.link >= 0:
			b.Label, b.Help = say("reader.key-follow"), say("reader.help-follow")
		}
		return b
	}
	return screen.Binding{}
}

// Keys lists what works now.
func (r *Reader) Keys() []screen.Binding {
	switch {
	case !r.loaded:
		return nil
	case r.editing != nil:
		return r.editingKeys()
	case r.contents.open:
		return r.pick(screen.DoOpen, screen.DoUp, screen.DoDown, screen.DoTop, screen.DoBottom, doContents, screen.DoBack)
	case r.finder.typing:
		return r.pick(screen.DoOpen, screen.DoBack)
	}
	return r.readingKeys()
}

// editingKeys lists what works while a query is typed.
func (r *Reader) editingKeys() []screen.Binding {
	return append(r.pick(screen.DoRun, screen.DoBack), r.editing.run.editor.Live()...)
}

func (r *Reader) pick(actions ...screen.Action) []screen.Binding {
	out := make([]screen.Binding, len(actions))
	for i, action := range actions {
		out[i] = r.binding(action)
	}
	return out
}

// readingKeys lists what works while the text is read: first what the focused thing can do.
func (r *Reader) readingKeys() []screen.Binding {
	var actions []screen.Action
	if r.finder.query != "" {
		actions = append(actions, doFindNext, doFindLast)
	}
	searching := len(actions)
	it := r.seenItem()
	switch {
	case it != nil && it.run != nil:
		actions = append(actions, r.exampleActions(it)...)
	case r.leads():
		actions = append(actions, screen.DoOpen)
	}
	actions = append(actions, screen.DoNextPane)
	if it == nil || it.run == nil {
		actions = append(actions, screen.DoRun)
	}
	actions = append(actions, doContents, screen.DoFind)
	if r.reading.Next != "" {
		actions = append(actions, doNextLesson)
	}
	actions = append(actions, screen.DoLastPane)
	if r.reading.Previous != "" {
		actions = append(actions, doLastLesson)
	}
	actions = append(actions, doRecap, screen.DoDown, screen.DoUp, screen.DoPageDown, screen.DoPageUp, screen.DoTop, screen.DoBottom)
	if it != nil && (it.wide > 0 || it.run != nil) {
		actions = append(actions, doLeft, doRight)
	}
	keys := r.pick(append(actions, screen.DoBack)...)
	// On an example Enter does what its first button says.
	if it != nil && it.run != nil {
		run := &keys[searching]
		run.Keys = append(append([]string{}, run.Keys...), r.binding(screen.DoOpen).Keys...)
	}
	return keys
}

func (r *Reader) exampleActions(it *item) []screen.Action {
	actions := []screen.Action{screen.DoRun}
	for _, z := range it.zones {
		if z.action != screen.DoRun {
			actions = append(actions, z.action)
		}
	}
	return actions
}

func say(key string) i18n.Message { return i18n.New(key, nil) }
