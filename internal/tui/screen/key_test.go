package screen

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/tui/theme"
)

func scopes() []Scope {
	return []Scope{
		{Name: "everywhere", Bindings: []Binding{{Action: DoQuit, Keys: []string{"q"}}, {Action: DoBack, Keys: []string{"esc"}}}},
		{Name: "one", Bindings: []Binding{{Action: DoRun, Keys: []string{"f5", "ctrl+r"}}, {Action: DoBack, Keys: []string{"esc"}}}},
		{Name: "two", Bindings: []Binding{{Action: "reload", Keys: []string{"f5"}}}},
	}
}

func TestNewKeys(t *testing.T) {
	tests := []struct {
		name     string
		remapped map[string][]string
		clash    [2]Action
		unknown  Action
	}{
		{name: "as they are"},
		{name: "moved", remapped: map[string][]string{"run": {"f9"}}},
		{name: "turned off", remapped: map[string][]string{"quit": {}}},
		{name: "a key of another screen is free", remapped: map[string][]string{"reload": {"ctrl+r"}}},
		{name: "a key that works everywhere is not", remapped: map[string][]string{"run": {"q"}}, clash: [2]Action{DoQuit, DoRun}},
		{name: "swapped", remapped: map[string][]string{"run": {"q"}, "quit": {"f5"}, "reload": {"f6"}}},
		{name: "unknown", remapped: map[string][]string{"jump": {"j"}}, unknown: "jump"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := NewKeys(scopes(), tt.remapped)
			var clash *ClashError
			var unknown *UnknownActionError
			switch {
			case tt.clash[0] != "":
				if !errors.As(err, &clash) || clash.First != tt.clash[0] || clash.Second != tt.clash[1] {
					t.Errorf("got %v, want a clash of %v", err, tt.clash)
				}
			case tt.unknown != "":
				if !errors.As(err, &unknown) || unknown.Action != tt.unknown {
					t.Errorf("got %v, want the unknown action %q", err, tt.unknown)
				}
			case err != nil:
				t.Error(err)
			}
		})
	}
}

func TestMatch(t *testing.T) {
	keys, err := NewKeys(scopes(), map[string][]string{"run": {"G", "ctrl+enter", "?"}})
	if err != nil {
		t.Fatal(err)
	}
	live := keys.Of(scopes()[1].Bindings...)
	tests := []struct {
		press tea.KeyPressMsg
		want  Action
	}{
		{tea.KeyPressMsg{Code: 'g', ShiftedCode: 'G', Mod: tea.ModShift, Text: "G"}, DoRun},
		{tea.KeyPressMsg{Code: tea.KeyEnter, Mod: tea.ModCtrl}, DoRun},
		{tea.KeyPressMsg{Code: '/', Mod: tea.ModShift, Text: "?"}, DoRun},
		{tea.KeyPressMsg{Code: tea.KeyEscape}, DoBack},
		{tea.KeyPressMsg{Code: tea.KeyF5}, ""},
		{tea.KeyPressMsg{Code: 'g', Text: "g"}, ""},
	}
	for _, tt := range tests {
		if got, _ := Match(tt.press, live); got != tt.want {
			t.Errorf("%s is for %q, want %q", tt.press, got, tt.want)
		}
	}
}

func TestKeyName(t *testing.T) {
	env := &Env{Styles: theme.New(theme.Choice{})}
	ascii := &Env{Styles: theme.New(theme.Choice{ASCII: true})}
	tests := []struct{ key, want, wantASCII string }{
		{"f5", "F5", "F5"},
		{"ctrl+r", "Ctrl+R", "Ctrl+R"},
		{"shift+tab", "Shift+Tab", "Shift+Tab"},
		{"q", "q", "q"},
		{"G", "G", "G"},
		{"?", "?", "?"},
		{"+", "+", "+"},
		{"ctrl++", "ctrl++", "ctrl++"},
		{"alt+up", "Alt+↑", "Alt+Up"},
		{"pgdown", "PgDn", "PgDn"},
		{"space", "Space", "Space"},
	}
	for _, tt := range tests {
		if got := env.KeyName(tt.key); got != tt.want {
			t.Errorf("KeyName(%q) = %q, want %q", tt.key, got, tt.want)
		}
		if got := ascii.KeyName(tt.key); got != tt.wantASCII {
			t.Errorf("in ASCII KeyName(%q) = %q, want %q", tt.key, got, tt.wantASCII)
		}
	}
}

// What Press makes of a name must match a binding with that name.
func TestPressIsTheKeyItNames(t *testing.T) {
	for _, name := range []string{"a", "G", "?", "+", "f1", "f12", "ctrl+r", "ctrl++", "shift+tab", "alt+up", "ctrl+shift+left", "space", "pgdown",
		"ctrl+space", "enter", "ctrl+enter", "/", "é"} {
		if _, ok := Match(Press(name), []Binding{{Action: DoRun, Keys: []string{name}}}); !ok {
			t.Errorf("Press(%q) is %q", name, Press(name).String())
		}
	}
}
