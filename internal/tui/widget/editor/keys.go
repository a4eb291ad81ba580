package editor

import (
	"charm.land/bubbles/v2/key"
)

// KeyMap are the editor's keys. The help texts are keys of words: whoever shows them says them in the learner's language.
type KeyMap struct {
	Left, Right, Up, Down                key.Binding
	WordLeft, WordRight                  key.Binding
	LineStart, LineEnd                   key.Binding
	PageUp, PageDown                     key.Binding
	TextStart, TextEnd                   key.Binding
	SelectLeft, SelectRight              key.Binding
	SelectUp, SelectDown                 key.Binding
	SelectWordLeft, SelectWordRight      key.Binding
	SelectLineStart, SelectLineEnd       key.Binding
	SelectPageUp, SelectPageDown         key.Binding
	SelectTextStart, SelectTextEnd       key.Binding
	SelectAll                            key.Binding
	NewLine, Indent, Outdent             key.Binding
	EraseLeft, EraseRight                key.Binding
	EraseWordLeft, EraseWordRight        key.Binding
	EraseToLineEnd                       key.Binding
	Comment, Format                      key.Binding
	Undo, Redo                           key.Binding
	Older, Newer                         key.Binding
	Copy, Cut, Paste                     key.Binding
	Find, FindNext, FindPrevious         key.Binding
	Complete, Accept, Dismiss            key.Binding
	NextSuggestion, PreviousSuggestion   key.Binding
	NextSuggestions, PreviousSuggestions key.Binding
}

func bind(help string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(keys[0], "editor."+help))
}

// DefaultKeyMap returns the keys that people expect of an editor outside terminals. Where terminals cannot send a
// combination the one that they send instead is listed too: ctrl+_ for Ctrl+/, ctrl+@ for Ctrl+Space.
func DefaultKeyMap() KeyMap {
	return KeyMap{
		Left: bind("help-left", "left"), Right: bind("help-right", "right"),
		Up: bind("help-up", "up"), Down: bind("help-down", "down"),
		WordLeft:  bind("help-word-left", "ctrl+left", "alt+left"),
		WordRight: bind("help-word-right", "ctrl+right", "alt+right"),
		LineStart: bind("help-line-start", "home"), LineEnd: bind("help-line-end", "end"),
		PageUp: bind("help-page-up", "pgup"), PageDown: bind("help-page-down", "pgdown"),
		TextStart: bind("help-text-start", "ctrl+home"), TextEnd: bind("help-text-end", "ctrl+end"),
		SelectLeft: bind("help-select", "shift+left"), SelectRight: bind("help-select", "shift+right"),
		SelectUp: bind("help-select", "shift+up"), SelectDown: bind("help-select", "shift+down"),
		SelectWordLeft:  bind("help-select-word", "ctrl+shift+left", "shift+alt+left", "alt+shift+left"),
		SelectWordRight: bind("help-select-word", "ctrl+shift+right", "shift+alt+right", "alt+shift+right"),
		SelectLineStart: bind("help-select", "shift+home"), SelectLineEnd: bind("help-select", "shift+end"),
		SelectPageUp: bind("help-select", "shift+pgup"), SelectPageDown: bind("help-select", "shift+pgdown"),
		SelectTextStart: bind("help-select", "ctrl+shift+home"), SelectTextEnd: bind("help-select", "ctrl+shift+end"),
		SelectAll: bind("help-select-all", "ctrl+a"),
		NewLine:   bind("help-new-line", "enter", "shift+enter"),
		Indent:    bind("help-indent", "tab"), Outdent: bind("help-outdent", "shift+tab"),
		EraseLeft:      bind("help-erase-left", "backspace", "shift+backspace", "ctrl+h"),
		EraseRight:     bind("help-erase-right", "delete"),
		EraseWordLeft:  bind("help-erase-word-left", "ctrl+backspace", "ctrl+w", "alt+backspace"),
		EraseWordRight: bind("help-erase-word-right", "ctrl+delete", "alt+d", "alt+delete"),
		EraseToLineEnd: bind("help-erase-to-line-end", "ctrl+k"),
		Comment:        bind("help-comment", "ctrl+/", "ctrl+_"),
		Format:         bind("help-format", "alt+f", "ctrl+shift+f"),
		Undo:           bind("help-undo", "ctrl+z"),
		Redo:           bind("help-redo", "ctrl+y", "ctrl+shift+z"),
		Older:          bind("help-older", "alt+up"),
		Newer:          bind("help-newer", "alt+down"),
		Copy:           bind("help-copy", "ctrl+c", "ctrl+insert"),
		Cut:            bind("help-cut", "ctrl+x", "shift+delete"),
		Paste:          bind("help-paste", "ctrl+v", "shift+insert"),
		Find:           bind("help-find", "ctrl+f"),
		FindNext:       bind("help-find-next", "f3", "ctrl+g"),
		FindPrevious:   bind("help-find-previous", "shift+f3", "ctrl+shift+g"),
		Complete:       bind("help-complete", "ctrl+space", "ctrl+@"),
		Accept:         bind("help-accept", "tab"), Dismiss: bind("help-dismiss", "esc"),
		NextSuggestion: bind("help-next-suggestion", "down", "ctrl+n"), PreviousSuggestion: bind("help-previous-suggestion", "up"),
		NextSuggestions: bind("help-next-suggestions", "pgdown"), PreviousSuggestions: bind("help-previous-suggestions", "pgup"),
	}
}
