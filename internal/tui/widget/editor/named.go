package editor

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
)

// named is a binding of the editor under the name that the setting keys uses.
type named struct {
	action  screen.Action
	binding *key.Binding
	popup   bool // works in the list of suggestions only, and before everything else
}

// named lists the bindings in the order in which a help shows them. The names are the editor's own: none is a screen's.
func (k *KeyMap) named() []named {
	return []named{
		{"complete", &k.Complete, false}, {"accept-suggestion", &k.Accept, true}, {"dismiss-suggestions", &k.Dismiss, true},
		{"next-suggestion", &k.NextSuggestion, true}, {"previous-suggestion", &k.PreviousSuggestion, true},
		{"next-suggestions", &k.NextSuggestions, true}, {"previous-suggestions", &k.PreviousSuggestions, true},
		{"undo", &k.Undo, false}, {"redo", &k.Redo, false},
		{"older-query", &k.Older, false}, {"newer-query", &k.Newer, false},
		{"copy", &k.Copy, false}, {"cut", &k.Cut, false}, {"paste", &k.Paste, false},
		{"find-in-text", &k.Find, false}, {"find-next", &k.FindNext, false}, {"find-previous", &k.FindPrevious, false},
		{"comment", &k.Comment, false}, {"format", &k.Format, false},
		{"new-line", &k.NewLine, false}, {"indent", &k.Indent, false}, {"outdent", &k.Outdent, false},
		{"erase-left", &k.EraseLeft, false}, {"erase-right", &k.EraseRight, false},
		{"erase-word-left", &k.EraseWordLeft, false}, {"erase-word-right", &k.EraseWordRight, false}, {"erase-to-line-end", &k.EraseToLineEnd, false},
		{"select-all", &k.SelectAll, false}, {"select-left", &k.SelectLeft, false}, {"select-right", &k.SelectRight, false},
		{"select-up", &k.SelectUp, false}, {"select-down", &k.SelectDown, false},
		{"select-word-left", &k.SelectWordLeft, false}, {"select-word-right", &k.SelectWordRight, false},
		{"select-line-start", &k.SelectLineStart, false}, {"select-line-end", &k.SelectLineEnd, false},
		{"select-page-up", &k.SelectPageUp, false}, {"select-page-down", &k.SelectPageDown, false},
		{"select-text-start", &k.SelectTextStart, false}, {"select-text-end", &k.SelectTextEnd, false},
		{"cursor-left", &k.Left, false}, {"cursor-right", &k.Right, false}, {"cursor-up", &k.Up, false}, {"cursor-down", &k.Down, false},
		{"cursor-word-left", &k.WordLeft, false}, {"cursor-word-right", &k.WordRight, false},
		{"cursor-line-start", &k.LineStart, false}, {"cursor-line-end", &k.LineEnd, false},
		{"cursor-page-up", &k.PageUp, false}, {"cursor-page-down", &k.PageDown, false},
		{"cursor-text-start", &k.TextStart, false}, {"cursor-text-end", &k.TextEnd, false},
	}
}

// All lists the bindings in the order in which a help shows them.
func (k KeyMap) All() []key.Binding {
	var all []key.Binding
	for _, n := range k.named() {
		all = append(all, *n.binding)
	}
	return all
}

// KeyMapOf returns the editor's keys as the learner has them.
func KeyMapOf(keys screen.Keys) *KeyMap {
	k := DefaultKeyMap()
	for _, n := range k.named() {
		mine := keys.Of(screen.Binding{Action: n.action, Keys: n.binding.Keys()})[0].Keys
		n.binding.SetKeys(mine...)
	}
	return &k
}

// Bindings lists the keys of the text, and those of the list of suggestions, as they are before a learner remaps them.
func Bindings() (text, suggestions []screen.Binding) {
	k := DefaultKeyMap()
	for _, n := range k.named() {
		if n.popup {
			suggestions = append(suggestions, n.asScreen())
		} else {
			text = append(text, n.asScreen())
		}
	}
	return text, suggestions
}

// Live lists the keys that work now, for the help: copying only when something is selected, because the same key stops what runs
// otherwise, and older queries only when there are any.
func (e *Editor) Live() []screen.Binding {
	var live []screen.Binding
	_, open := e.popupBox()
	for _, n := range e.keys.named() {
		selects := slices.Contains([]screen.Action{"copy", "cut"}, n.action)
		recalls := slices.Contains([]screen.Action{"older-query", "newer-query"}, n.action)
		if (selects && !e.HasSelection()) || (recalls && len(e.past.queries) == 0) || n.popup != open && n.popup || len(n.binding.Keys()) == 0 {
			continue
		}
		live = append(live, n.asScreen())
	}
	return live
}

func (n named) asScreen() screen.Binding {
	return screen.Binding{Action: n.action, Keys: n.binding.Keys(), Help: i18n.New(n.binding.Help().Desc, nil)}
}
