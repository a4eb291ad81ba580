package playground

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/widget/editor"
)

// loadedMsg brings the datasets and the learner's own tables.
type loadedMsg struct {
	request uint64
	sets    []trainer.DatasetInfo
	own     []trainer.TableInfo
	past    []string // the queries that were run, oldest first
	err     error
}

// ranMsg brings what came of a query.
type ranMsg struct {
	request uint64
	sql     string
	whole   bool // sql is the whole text, so that places in it are places in the editor
	outcome result.Outcome
	err     error
}

// suggestedMsg brings completions for a text.
type suggestedMsg struct {
	to      *editor.Editor
	request int
	found   []trainer.Suggestion
}

// forgotMsg says that the learner's own tables are gone, or why not.
type forgotMsg struct {
	to  *Playground
	err error
}

func (p *Playground) load() tea.Cmd {
	p.loads = p.env.Request()
	request, ctx, t, pack := p.loads, p.env.Context, p.trainer, p.target.Pack
	return func() tea.Msg {
		sets, err := t.Datasets(ctx, pack)
		if err != nil {
			return loadedMsg{request: request, err: err}
		}
		own, err := t.OwnTables(ctx)
		return loadedMsg{request: request, sets: sets, own: own, past: t.Ran(ctx, nil), err: err}
	}
}

func (p *Playground) runCmd(ctx context.Context, request uint64, sql string, whole bool) tea.Cmd {
	t, pack, datasets := p.trainer, p.target.Pack, p.data.chosen()
	return func() tea.Msg {
		outcome, err := t.Play(ctx, pack, datasets, sql)
		return ranMsg{request: request, sql: sql, whole: whole, outcome: outcome, err: err}
	}
}

// complete asks for completions. None is no news: typing goes on.
func (p *Playground) complete(msg editor.CompleteMsg) tea.Cmd {
	if p.focus != textPane {
		return nil
	}
	to, t, ctx, pack, datasets := p.text, p.trainer, p.env.Context, p.target.Pack, p.data.chosen()
	return p.completing.Ask(msg.Req, func() tea.Msg {
		found, _ := t.Suggest(ctx, pack, datasets, msg.Statement, len(msg.Before))
		return suggestedMsg{to: to, request: msg.Req, found: found}
	})
}

func (p *Playground) suggested(msg suggestedMsg) tea.Cmd {
	if msg.to != p.text {
		return nil
	}
	suggestions := make([]editor.Suggestion, len(msg.found))
	for i, s := range msg.found {
		suggestions[i] = editor.Suggestion(s)
	}
	p.text.SetSuggestions(msg.request, suggestions)
	return p.completing.Answered()
}

func (p *Playground) forgetCmd() tea.Cmd {
	t, ctx := p.trainer, p.env.Context
	return func() tea.Msg { return forgotMsg{to: p, err: t.ForgetTables(ctx)} }
}
