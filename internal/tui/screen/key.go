package screen

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// Action is something a key does, by the name that the setting keys uses: lower case, words joined by hyphens, no dots.
type Action string

// Actions that mean the same on every screen that has them.
const (
	DoQuit      Action = "quit"
	DoBack      Action = "back"
	DoHelp      Action = "help"
	DoPalette   Action = "palette"
	DoInterrupt Action = "interrupt"
	DoMouse     Action = "mouse"
	DoRun       Action = "run"
	DoSubmit    Action = "submit"
	DoOpen      Action = "open"
	DoNextPane  Action = "next-pane"
	DoLastPane  Action = "previous-pane"
	DoUp        Action = "up"
	DoDown      Action = "down"
	DoPageUp    Action = "page-up"
	DoPageDown  Action = "page-down"
	DoTop       Action = "top"
	DoBottom    Action = "bottom"
	DoFind      Action = "find"
)

// Binding is an action with its keys and its words.
type Binding struct {
	Action Action
	// Keys are named as Bubble Tea prints them: "f5", "ctrl+r", "alt+up", "shift+tab", "/", "space". The first is the one shown.
	Keys []string
	// Label says in one to three words what the action does, for the footer; "" keeps it out of the footer.
	Label i18n.Message
	// Help says the same in a sentence, for the help and the command palette.
	Help i18n.Message
}

// Scope is a set of bindings that are live at the same time, with a name for error messages: one screen's.
type Scope struct {
	Name     string
	Bindings []Binding
	// Layered says that the same key may be in it twice as shipped, because which of the two acts depends on the focus; a key that the
	// learner gave to one of them may not.
	Layered bool
}

// ClashError says that one key was given to two actions that are live at the same time.
type ClashError struct {
	Key           string
	First, Second Action
	Scope         string
}

func (e *ClashError) Error() string {
	return fmt.Sprintf("the key %s is given to both %q and %q", e.Key, e.First, e.Second)
}

// Message says it to the learner, who wrote it in the settings.
func (e *ClashError) Message() i18n.Message {
	return i18n.New("tui.keys-clash", i18n.Args{"Key": result.Safe(e.Key), "First": string(e.First), "Second": string(e.Second)})
}

// UnknownActionError says that the configuration gives keys to an action that does not exist.
type UnknownActionError struct{ Action Action }

func (e *UnknownActionError) Error() string {
	return fmt.Sprintf("there is no action %q", string(e.Action))
}

// Message says it to the learner, who wrote it in the settings.
func (e *UnknownActionError) Message() i18n.Message {
	return i18n.New("tui.keys-unknown", i18n.Args{"Action": result.Safe(string(e.Action))})
}

// Keys knows which keys the learner has for actions. The zero Keys leaves every binding as its screen made it.
type Keys struct {
	remapped map[Action][]string
}

// NewKeys makes the key map of the scopes: the first is live everywhere, each of the others together with the first only. Remapped
// gives other keys to actions by name; no keys at all turn an action's keys off. It fails with *UnknownActionError or *ClashError.
func NewKeys(scopes []Scope, remapped map[string][]string) (Keys, error) {
	keys := Keys{remapped: map[Action][]string{}}
	for _, name := range slices.Sorted(maps.Keys(remapped)) {
		if !known(scopes, Action(name)) {
			return Keys{}, &UnknownActionError{Action: Action(name)}
		}
		keys.remapped[Action(name)] = slices.Clone(remapped[name])
	}
	for i, scope := range scopes {
		live := scope.Bindings
		if i > 0 {
			live = slices.Concat(scopes[0].Bindings, live)
		}
		if err := keys.clash(scope, keys.Of(live...)); err != nil {
			return Keys{}, err
		}
	}
	return keys, nil
}

func known(scopes []Scope, action Action) bool {
	return slices.ContainsFunc(scopes, func(s Scope) bool {
		return slices.ContainsFunc(s.Bindings, func(b Binding) bool { return b.Action == action })
	})
}

func (k Keys) clash(scope Scope, live []Binding) error {
	taken := make(map[string]Action, 2*len(live))
	for _, b := range live {
		for _, key := range b.Keys {
			first, ok := taken[key]
			if ok && first != b.Action && (!scope.Layered || k.isRemapped(first) || k.isRemapped(b.Action)) {
				return &ClashError{Key: key, First: first, Second: b.Action, Scope: scope.Name}
			}
			taken[key] = b.Action
		}
	}
	return nil
}

func (k Keys) isRemapped(action Action) bool {
	_, ok := k.remapped[action]
	return ok
}

// Of gives a screen's bindings the keys that the learner has for them.
func (k Keys) Of(bindings ...Binding) []Binding {
	out := slices.Clone(bindings)
	for i, b := range out {
		if mine, ok := k.remapped[b.Action]; ok {
			out[i].Keys = mine
		}
	}
	return out
}

// Match tells which of the bindings a key press is for.
func Match(press tea.KeyPressMsg, bindings []Binding) (Action, bool) {
	name := press.String()
	stroke := press.Keystroke()
	for _, b := range bindings {
		if slices.Contains(b.Keys, name) || slices.Contains(b.Keys, stroke) {
			return b.Action, true
		}
	}
	return "", false
}

// IsText reports whether a key press types something, so that it belongs to the text while a screen is capturing.
func IsText(press tea.KeyPressMsg) bool { return press.Text != "" }

// KeyName is how a key is written for people: "F5", "Ctrl+R", "Shift+Tab", "?", "q". Arrows are drawn, or words in ASCII.
func (e *Env) KeyName(key string) string {
	if strings.HasSuffix(key, "+") {
		return key
	}
	parts := strings.Split(key, "+")
	for i, part := range parts {
		parts[i] = keyPart(part, len(parts) > 1, e.Styles.Symbols.ASCII)
	}
	return strings.Join(parts, "+")
}

// KeyOf is how the learner's key for an action is written; the binding says what it is when nobody has remapped it. "" when the action
// has no key.
func (e *Env) KeyOf(b Binding) string {
	keys := e.Keys.Of(b)[0].Keys
	if len(keys) == 0 {
		return ""
	}
	return e.KeyName(keys[0])
}

// InterruptKeys are the keys that stop what runs, before anybody remaps them.
func InterruptKeys() []string { return []string{"ctrl+c"} }

func keyPart(part string, combined, ascii bool) string {
	switch part {
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	}
	if arrow, ok := map[string]string{"up": "↑", "down": "↓", "left": "←", "right": "→"}[part]; ok && !ascii {
		return arrow
	}
	if len(part) > 1 || combined {
		return strings.ToUpper(part[:1]) + part[1:]
	}
	return part
}
