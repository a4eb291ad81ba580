package workbench

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/editor"
)

// query is the answer that is SQL.
type query struct {
	env  *screen.Env
	text *editor.Editor
}

func newQuery(env *screen.Env) *query {
	q := &query{env: env, text: editor.New(editor.Options{Styles: env.Styles, Say: env.Say, Keys: editor.KeyMapOf(env.Keys)})}
	q.text.SetPlaceholder(env.Text("workbench.query.placeholder"))
	return q
}

func (q *query) Text() string { return q.text.Value() }

// SQL is what Run runs: the selection where there is one, else everything. A gap is selected to be filled, not to be run.
func (q *query) SQL() string {
	if selected := q.text.Selection(); strings.Trim(selected, "_ \t\n") != "" {
		return selected
	}
	if strings.TrimSpace(q.text.Value()) == "" {
		return ""
	}
	return q.text.Value()
}

// Offset is where the cursor stands, in bytes.
func (q *query) Offset() int { return q.text.Offset() }

// Load shows a draft. One that was left at its end, as every starter is, begins in its first gap.
func (q *query) Load(draft string, cursor int) {
	q.text.SetValue(draft)
	q.text.MoveTo(cursor)
	if cursor >= len(draft) {
		q.text.SelectGap(0)
	}
}

func (q *query) Update(msg tea.Msg) (bool, tea.Cmd) {
	if pasted, ok := msg.(editor.PastedMsg); ok && pasted.Straightened > 0 {
		return true, screen.Notify(screen.Info, i18n.New("workbench.straightened", i18n.Args{"Count": pasted.Straightened}))
	}
	return q.text.Update(msg)
}

func (q *query) Mouse(msg tea.Msg) tea.Cmd {
	_, cmd := q.text.Update(msg)
	return cmd
}

func (q *query) Resize(width, height int) { q.text.SetSize(width, height) }

func (q *query) View() string { return q.text.View() }

func (q *query) Focus(focused bool) tea.Cmd {
	if focused {
		q.text.Focus()
	} else {
		q.text.Blur()
	}
	return nil
}

func (q *query) Capturing() bool { return q.text.Capturing() }

// Keys are the editor's.
func (q *query) Keys() []screen.Binding { return q.text.Live() }

// Finding reports whether the text is being searched.
func (q *query) Finding() bool { return q.text.Finding() }

func (q *query) Cursor() *tea.Cursor { return q.text.Cursor() }

func (q *query) Restyle() { q.text.SetStyles(q.env.Styles) }

// Mark shows where a finding points; one without a place only takes the last mark away.
func (q *query) Mark(f grade.Finding) {
	q.text.ClearMarks()
	if f.Line > 0 {
		q.text.MarkError(f.Line, f.Column, f.Length)
	}
}

// SetPast gives the queries that can be called back, oldest first.
func (q *query) SetPast(queries []string) { q.text.SetPast(queries) }

// Suggest brings completions for the request of a CompleteMsg.
func (q *query) Suggest(request int, found []trainer.Suggestion) {
	suggestions := make([]editor.Suggestion, len(found))
	for i, s := range found {
		suggestions[i] = editor.Suggestion(s)
	}
	q.text.SetSuggestions(request, suggestions)
}
