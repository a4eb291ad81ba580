package workbench

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
)

// short is the answer of one line.
type short struct {
	env   *screen.Env
	input textinput.Model
}

func newShort(env *screen.Env) *short {
	s := &short{env: env, input: newInput(env)}
	s.input.Placeholder = env.Text("workbench.short.placeholder")
	return s
}

// newInput makes a line to type in, with the terminal's own cursor.
func newInput(env *screen.Env) textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = 2000
	input.SetVirtualCursor(false)
	styleInput(&input, env)
	return input
}

func styleInput(input *textinput.Model, env *screen.Env) {
	styles := input.Styles()
	for _, state := range []*textinput.StyleState{&styles.Focused, &styles.Blurred} {
		state.Text = env.Styles.Text
		state.Placeholder = env.Styles.Editor.Placeholder
	}
	input.SetStyles(styles)
}

func (s *short) Text() string { return s.input.Value() }

func (s *short) Load(draft string, cursor int) {
	s.input.SetValue(draft)
	s.input.SetCursor(cursor)
}

func (s *short) Update(msg tea.Msg) (bool, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && !typed(key) {
		return false, nil
	}
	var cmd tea.Cmd
	s.input, cmd = s.input.Update(msg)
	return true, cmd
}

// typed reports whether a key is for a line of text: letters, and what moves in it and deletes.
func typed(key tea.KeyPressMsg) bool {
	if screen.IsText(key) {
		return true
	}
	switch key.Keystroke() {
	case "left", "right", "home", "end", "backspace", "delete", "ctrl+left", "ctrl+right", "alt+left", "alt+right",
		"ctrl+a", "ctrl+e", "ctrl+u", "ctrl+k", "ctrl+w", "alt+backspace", "ctrl+v":
		return true
	}
	return false
}

func (s *short) Mouse(tea.Msg) tea.Cmd { return nil }

func (s *short) Resize(width, _ int) { s.input.SetWidth(max(4, width-1)) }

func (s *short) View() string { return s.input.View() }

func (s *short) Focus(focused bool) tea.Cmd {
	if focused {
		return s.input.Focus()
	}
	s.input.Blur()
	return nil
}

func (s *short) Capturing() bool { return s.input.Focused() }

func (s *short) Keys() []screen.Binding {
	return s.env.Keys.Of(screen.Binding{
		Action: screen.DoSubmit, Keys: []string{"enter"},
		Help: i18n.New("workbench.key.enter.help", nil),
	})
}

func (s *short) Cursor() *tea.Cursor {
	if !s.input.Focused() {
		return nil
	}
	return s.input.Cursor()
}

func (s *short) Restyle() { styleInput(&s.input, s.env) }
