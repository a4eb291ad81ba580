package workbench

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// reflection is the answer of several sentences, which is compared with a model answer and never refused.
type reflection struct {
	env      *screen.Env
	area     textarea.Model
	minWords int
}

func newReflection(env *screen.Env, ex trainer.Exercising) *reflection {
	r := &reflection{env: env, area: textarea.New(), minWords: ex.Exercise.MinWords}
	r.area.Prompt = ""
	r.area.ShowLineNumbers = false
	r.area.CharLimit = 20_000
	r.area.SetVirtualCursor(false)
	r.area.Placeholder = env.Text("workbench.reflection.placeholder")
	r.Restyle()
	return r
}

func (r *reflection) Text() string { return r.area.Value() }

func (r *reflection) Load(draft string, _ int) { r.area.SetValue(draft) }

func (r *reflection) Update(msg tea.Msg) (bool, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && !r.takes(key) {
		return false, nil
	}
	var cmd tea.Cmd
	r.area, cmd = r.area.Update(msg)
	return true, cmd
}

func (r *reflection) takes(key tea.KeyPressMsg) bool {
	switch key.Keystroke() {
	case "enter", "up", "down", "pgup", "pgdown", "ctrl+home", "ctrl+end":
		return true
	}
	return typed(key)
}

func (r *reflection) Mouse(tea.Msg) tea.Cmd { return nil }

// Resize keeps the last line for the count of words.
func (r *reflection) Resize(width, height int) {
	r.area.SetWidth(max(4, width))
	r.area.SetHeight(max(1, height-1))
}

func (r *reflection) View() string {
	return r.area.View() + "\n" + r.env.Styles.Muted.Render(r.count())
}

func (r *reflection) count() string {
	words := len(strings.Fields(r.area.Value()))
	if r.minWords > 0 {
		return r.env.Text("workbench.reflection.words-of", i18n.Args{"Count": words, "Least": r.minWords})
	}
	return r.env.Text("workbench.reflection.words", i18n.Args{"Count": words})
}

func (r *reflection) Focus(focused bool) tea.Cmd {
	if focused {
		return r.area.Focus()
	}
	r.area.Blur()
	return nil
}

func (r *reflection) Capturing() bool { return r.area.Focused() }

func (r *reflection) Keys() []screen.Binding { return nil }

func (r *reflection) Cursor() *tea.Cursor {
	if !r.area.Focused() {
		return nil
	}
	return r.area.Cursor()
}

func (r *reflection) Restyle() {
	styles := r.area.Styles()
	for _, state := range []*textarea.StyleState{&styles.Focused, &styles.Blurred} {
		state.Text = r.env.Styles.Text
		state.CursorLine = r.env.Styles.Text
		state.Placeholder = r.env.Styles.Editor.Placeholder
	}
	r.area.SetStyles(styles)
}
