package workbench

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// Actions of a number exercise.
const doScratch screen.Action = "scratch"

// number is the answer to a number exercise: a line for the number and, under it, a query to work it out with. Only the number is
// submitted and drafted.
type number struct {
	*short
	unit      string
	scratch   *query
	onScratch bool
	focused   bool
	height    int
}

// numberLines are the lines above the scratch query: the number, an empty line and the scratch's title.
const numberLines = 3

func newNumber(env *screen.Env, ex trainer.Exercising) *number {
	n := &number{short: newShort(env), unit: ex.Exercise.Unit}
	n.input.Placeholder = env.Text("workbench.number.placeholder")
	if len(ex.Exercise.Datasets) > 0 && ex.Exercise.Type == lesson.Number {
		n.scratch = newQuery(env)
	}
	return n
}

// SQL is the scratch query.
func (n *number) SQL() string {
	if n.scratch == nil {
		return ""
	}
	return n.scratch.SQL()
}

// SetPast gives the queries that the scratch query can be replaced with.
func (n *number) SetPast(queries []string) {
	if n.scratch != nil {
		n.scratch.SetPast(queries)
	}
}

func (n *number) Update(msg tea.Msg) (bool, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && n.scratch != nil {
		action, _ := screen.Match(key, n.switchKeys())
		if action == doScratch {
			return true, n.swap()
		}
	}
	if n.onScratch {
		return n.scratch.Update(msg)
	}
	return n.short.Update(msg)
}

// swap moves between the number and the scratch query.
func (n *number) swap() tea.Cmd {
	n.onScratch = !n.onScratch
	return n.Focus(n.focused)
}

func (n *number) Mouse(msg tea.Msg) tea.Cmd {
	event, ok := msg.(tea.MouseMsg)
	if !ok || n.scratch == nil {
		return nil
	}
	y := event.Mouse().Y
	if _, clicked := msg.(tea.MouseClickMsg); clicked {
		n.onScratch = y >= numberLines
	}
	if !n.onScratch {
		return n.Focus(true)
	}
	return tea.Batch(n.Focus(true), n.scratch.Mouse(moved(msg, 0, -numberLines)))
}

func (n *number) Resize(width, height int) {
	n.height = height
	n.short.Resize(width-ansi.StringWidth(n.label()+n.unit)-2, 1)
	if n.scratch != nil {
		n.scratch.Resize(width, max(1, height-numberLines))
	}
}

func (n *number) label() string { return n.env.Text("workbench.number.label") + " " }

func (n *number) View() string {
	line := n.env.Styles.Strong.Render(n.label()) + n.input.View()
	if n.unit != "" {
		line += " " + n.env.Styles.Muted.Render(result.Safe(n.unit))
	}
	if n.scratch == nil || n.height <= numberLines {
		return line
	}
	title := n.env.Styles.Muted.Render(n.env.Text("workbench.number.scratch"))
	return line + "\n\n" + title + "\n" + n.scratch.View()
}

func (n *number) Focus(focused bool) tea.Cmd {
	n.focused = focused
	if n.scratch == nil {
		return n.short.Focus(focused)
	}
	return tea.Batch(n.short.Focus(focused && !n.onScratch), n.scratch.Focus(focused && n.onScratch))
}

func (n *number) Capturing() bool {
	if n.onScratch {
		return n.scratch.Capturing()
	}
	return n.short.Capturing()
}

func (n *number) Keys() []screen.Binding {
	if n.scratch == nil {
		return n.short.Keys()
	}
	if n.onScratch {
		return append(n.switchKeys(), n.scratch.Keys()...)
	}
	return append(n.short.Keys(), n.switchKeys()...)
}

func (n *number) switchKeys() []screen.Binding {
	keys := []string{"ctrl+down", "down"}
	if n.onScratch {
		keys = []string{"ctrl+up"}
	}
	return n.env.Keys.Of(screen.Binding{
		Action: doScratch, Keys: keys,
		Label: i18n.New("workbench.key.scratch", nil), Help: i18n.New("workbench.key.scratch.help", nil),
	})
}

func (n *number) Cursor() *tea.Cursor {
	if n.onScratch {
		at := n.scratch.Cursor()
		if at != nil {
			at.Y += numberLines
		}
		return at
	}
	at := n.short.Cursor()
	if at != nil {
		at.X += ansi.StringWidth(n.label())
	}
	return at
}

func (n *number) Restyle() {
	n.short.Restyle()
	if n.scratch != nil {
		n.scratch.Restyle()
	}
}

// Mark shows where a finding about the scratch query points.
func (n *number) Mark(f grade.Finding) {
	if n.scratch != nil {
		n.scratch.Mark(f)
	}
}

// Suggest brings completions for the scratch query.
func (n *number) Suggest(request int, found []trainer.Suggestion) {
	if n.scratch != nil {
		n.scratch.Suggest(request, found)
	}
}
