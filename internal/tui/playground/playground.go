package playground

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/editor"
	"guildhall/internal/tui/widget/sheet"
)

// Tables are what queries may be about.
type Tables interface {
	Datasets(ctx context.Context, pack string) ([]trainer.DatasetInfo, error)
	OwnTables(ctx context.Context) ([]trainer.TableInfo, error)
	ForgetTables(ctx context.Context) error
}

// Queries runs queries and remembers them.
type Queries interface {
	Play(ctx context.Context, pack string, datasets []string, sql string) (result.Outcome, error)
	Suggest(ctx context.Context, pack string, datasets []string, statement string, at int) ([]trainer.Suggestion, error)
	// Ran lists the queries that were run, oldest first.
	Ran(ctx context.Context, datasets []string) []string
	KeepQuery(ctx context.Context, pack string, datasets []string, sql string)
}

// Trainer is what the screen needs.
type Trainer interface {
	Tables
	Queries
	sheet.Keeper
}

// pane is a part of the screen that can have the focus.
type pane int

// The panes, in the order in which Tab visits them.
const (
	textPane pane = iota
	resultPane
	dataPane
	panes
)

// Playground is the screen.
type Playground struct {
	env     *screen.Env
	trainer Trainer
	target  screen.ToPlayground

	text   *editor.Editor
	sheet  *sheet.Sheet
	data   shelf
	answer answer
	focus  pane

	completing screen.Latest

	width, height int
	awaited       uint64             // request whose answer is awaited; 0 when none is
	cancel        context.CancelFunc // stops what runs; nil when nothing does
	outside       uint64             // request of the newest visit to an outside editor
	loads         uint64             // request of the newest reading of the datasets
	forgetting    bool               // the key that removes the learner's own tables was pressed once
}

// New returns the screen; nothing is read before Init's command runs.
func New(env *screen.Env, t Trainer, target screen.ToPlayground) *Playground {
	p := &Playground{
		env: env, trainer: t, target: target,
		text:  editor.New(editor.Options{Styles: env.Styles, Say: env.Say, Keys: editor.KeyMapOf(env.Keys)}),
		sheet: sheet.New(env, t),
		data:  shelf{env: env, used: slices.Clone(target.Datasets)},
	}
	p.text.SetPlaceholder(env.Text("playground.placeholder"))
	p.text.SetValue(target.SQL)
	p.answer.say(i18n.New("playground.idle", nil))
	if len(target.Datasets) == 0 && target.SQL == "" {
		p.focus = dataPane
	}
	p.setFocus(p.focus)
	return p
}

// Init reads which datasets there are.
func (p *Playground) Init() tea.Cmd { return p.load() }

// Title names the datasets that are used.
func (p *Playground) Title() (title, aside string) {
	return p.env.Text("playground.title"), strings.Join(p.data.used, ", ")
}

// Capturing reports whether letters are typed.
func (p *Playground) Capturing() bool {
	return (p.focus == textPane && p.text.Capturing()) || (p.focus == resultPane && p.sheet.Capturing())
}

// Cancel stops the query that runs.
func (p *Playground) Cancel() bool {
	if p.cancel == nil {
		return false
	}
	p.cancel()
	p.answer.busyWith(i18n.New("playground.stopping", nil))
	return true
}

// Close stops what runs. The text is kept with the queries that were run.
func (p *Playground) Close() tea.Cmd {
	if p.cancel != nil {
		p.cancel()
	}
	t, ctx, pack, datasets, sql := p.trainer, p.env.Context, p.target.Pack, p.data.chosen(), p.text.Value()
	return func() tea.Msg {
		t.KeepQuery(ctx, pack, datasets, sql)
		return nil
	}
}

// setFocus gives a pane the keyboard.
func (p *Playground) setFocus(to pane) {
	p.focus, p.forgetting = to, false
	if to == textPane {
		p.text.Focus()
	} else {
		p.text.Blur()
	}
	p.sheet.Focus(to == resultPane)
	p.layout()
}

// sql is what Run runs: the selection where there is one, else everything.
func (p *Playground) sql() (sql string, whole bool) {
	if selected := p.text.Selection(); strings.TrimSpace(selected) != "" {
		return selected, false
	}
	return p.text.Value(), true
}

// begin notes that a query is on its way and returns its context and number.
func (p *Playground) begin() (context.Context, uint64) {
	ctx, cancel := context.WithCancel(p.env.Context)
	p.cancel, p.awaited = cancel, p.env.Request()
	return ctx, p.awaited
}

// finish ends the awaited request and reports whether it was this one.
func (p *Playground) finish(request uint64) bool {
	if request != p.awaited {
		return false
	}
	p.cancel()
	p.cancel, p.awaited = nil, 0
	return true
}

func (p *Playground) running() bool { return p.awaited != 0 }
