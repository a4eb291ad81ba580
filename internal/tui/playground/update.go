package playground

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/editor"
)

// Update takes a message in.
func (p *Playground) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.press(msg)
	case screen.ActMsg:
		return p.act(msg.Action)
	case tea.MouseMsg:
		return p.point(msg)
	case screen.RestyledMsg:
		p.text.SetStyles(p.env.Styles)
		p.sheet.Restyle()
	case screen.ShownMsg:
		return p.load()
	case loadedMsg:
		return p.loaded(msg)
	case ranMsg:
		return p.ran(msg)
	case forgotMsg:
		return p.forgot(msg)
	case suggestedMsg:
		return p.suggested(msg)
	case editor.CompleteMsg:
		return p.complete(msg)
	case editor.FormattedMsg, editor.CopiedMsg:
		if p.focus == textPane {
			return p.told(msg)
		}
	case editor.OutsideMsg:
		if msg.Req == p.outside {
			_, notice := p.text.TakeOutside(msg)
			return notice
		}
	case editor.PastedMsg:
		if p.focus == textPane && msg.Straightened > 0 {
			return screen.Notify(screen.Info, i18n.New("playground.straightened", i18n.Args{"Count": msg.Straightened}))
		}
	case tea.PasteMsg, tea.ClipboardMsg:
		if p.focus == textPane {
			_, cmd := p.text.Update(msg)
			return cmd
		}
	}
	return nil
}

func (p *Playground) loaded(msg loadedMsg) tea.Cmd {
	if msg.request != p.loads {
		return nil
	}
	first := !p.data.loaded
	p.data.load(msg.sets, msg.own)
	p.text.SetPast(msg.past)
	if last := len(msg.past) - 1; first && last >= 0 && p.text.Empty() {
		p.text.SetValue(msg.past[last])
	}
	p.layout()
	return screen.ReportError(msg.err)
}

// elsewhere says in which dataset a table is that a query asked for in vain.
func (p *Playground) elsewhere() i18n.Message {
	table, ok := p.answer.finding.Message.Args["Name"].(string)
	if !ok || p.answer.finding.Code != "SYN-7" {
		return i18n.Message{}
	}
	set, ok := p.data.holder(table)
	if !ok {
		return i18n.Message{}
	}
	return i18n.New("playground.elsewhere", i18n.Args{
		"Table": result.Safe(table), "Dataset": result.Safe(set), "Key": p.env.KeyOf(bind(doDatasets, "datasets", "f4", "ctrl+t")),
	})
}

func (p *Playground) ran(msg ranMsg) tea.Cmd {
	if !p.finish(msg.request) {
		return nil
	}
	p.answer.ran(msg)
	p.answer.hint = p.elsewhere()
	p.sheet.SetResult(nil, 0)
	if p.answer.outcome != nil {
		p.sheet.SetResult(msg.outcome.Set, msg.outcome.Elapsed)
	}
	p.text.ClearMarks()
	if f := p.answer.finding; msg.whole && f.Line > 0 {
		p.text.MarkError(f.Line, f.Column, f.Length)
	}
	p.layout()
	return p.load() // the query may have made a table, and is one to call back
}

// told says what the editor has to say of itself.
func (p *Playground) told(msg tea.Msg) tea.Cmd {
	ctx, t := p.env.Context, p.trainer
	return editor.Said(msg, func(text string) (string, error) { return t.KeepCopy(ctx, text) })
}

func (p *Playground) forgot(msg forgotMsg) tea.Cmd {
	if msg.to != p {
		return nil
	}
	if msg.err != nil {
		return screen.ReportError(msg.err)
	}
	return tea.Batch(p.load(), screen.Notify(screen.Success, i18n.New("playground.forgot", nil)))
}

// press takes a key: first the keys of the pane with the focus where it is typed in, then those of the screen.
func (p *Playground) press(key tea.KeyPressMsg) tea.Cmd {
	action, known := screen.Match(key, p.Keys())
	if action != doForget {
		p.forgetting = false
	}
	if key.Keystroke() == "esc" {
		return p.escape(key)
	}
	switch {
	case p.focus == textPane && (!known || inText(key)):
		_, cmd := p.text.Update(key)
		return cmd
	case p.focus == resultPane:
		if handled, cmd := p.sheet.Press(key); handled {
			return cmd
		}
	}
	if !known {
		return nil
	}
	return p.act(action)
}

// inText reports whether a key that moves between panes elsewhere belongs to the text while it is typed in.
func inText(key tea.KeyPressMsg) bool {
	switch key.Keystroke() {
	case "tab", "shift+tab":
		return true
	}
	return false
}

// escape stops what runs, else closes what is open, else leaves the text, else the screen.
func (p *Playground) escape(key tea.KeyPressMsg) tea.Cmd {
	if p.Cancel() {
		p.layout()
		return nil
	}
	switch p.focus {
	case textPane:
		if handled, cmd := p.text.Update(key); handled {
			return cmd
		}
		p.setFocus(resultPane)
		return nil
	case resultPane:
		if p.sheet.Escape() {
			return nil
		}
	}
	return screen.Back
}

// act does what a binding is for.
func (p *Playground) act(action screen.Action) tea.Cmd {
	switch action {
	case screen.DoRun:
		return p.run()
	case doDatasets:
		if p.focus == dataPane {
			p.setFocus(textPane)
		} else {
			p.setFocus(dataPane)
		}
	case screen.DoNextPane:
		p.setFocus((p.focus + 1) % panes)
	case screen.DoLastPane:
		p.setFocus((p.focus + panes - 1) % panes)
	case doToggle:
		p.data.toggle()
	case doDescribe:
		return p.describe()
	case screen.DoUp:
		p.data.move(-1)
	case screen.DoDown:
		p.data.move(1)
	case doForget:
		return p.forget()
	case doSteps:
		return p.step()
	case doOutside:
		p.outside = p.env.Request()
		return editor.Outside(p.env.Context, p.env.Editor, p.text.Value(), p.outside)
	case doClose:
		return p.escape(screen.Press("esc"))
	default:
		return p.actPane(action)
	}
	return nil
}

// actPane hands an action to the pane that it is for: to the editor by its key.
func (p *Playground) actPane(action screen.Action) tea.Cmd {
	for _, b := range p.text.Live() {
		if b.Action == action && len(b.Keys) > 0 {
			p.setFocus(textPane)
			_, cmd := p.text.Update(screen.Press(b.Keys[0]))
			return cmd
		}
	}
	return p.sheet.Act(action)
}

func (p *Playground) run() tea.Cmd {
	sql, whole := p.sql()
	if p.running() {
		return nil
	}
	if strings.TrimSpace(sql) == "" {
		// Above the footer, since the list of datasets may stand in the place of the result.
		return screen.Notify(screen.Info, i18n.New("playground.nothing", nil))
	}
	ctx, request := p.begin()
	p.answer.busyWith(i18n.New("playground.running", nil))
	p.sheet.SetResult(nil, 0)
	if p.focus == dataPane || !p.visible(resultPane) {
		p.setFocus(resultPane)
	}
	p.layout()
	return p.runCmd(ctx, request, sql, whole)
}

// step takes the query apart on a screen of its own.
func (p *Playground) step() tea.Cmd {
	sql, _ := p.sql()
	if strings.TrimSpace(sql) == "" {
		return screen.Notify(screen.Info, i18n.New("steps.nothing", nil))
	}
	return screen.Open(screen.ToSteps{Pack: p.target.Pack, Datasets: p.data.used, Own: true, SQL: sql})
}

// describe leads to what the dataset under the cursor is about.
func (p *Playground) describe() tea.Cmd {
	set, ok := p.data.current()
	if !ok {
		return nil
	}
	return screen.Open(screen.ToData{Pack: p.target.Pack, Datasets: []string{set.ID}})
}

// forget removes the learner's own tables; the first press only asks.
func (p *Playground) forget() tea.Cmd {
	if !p.forgetting {
		p.forgetting = true
		key := p.env.KeyOf(bind(doForget, "forget", "f9"))
		return screen.Notify(screen.Warning, i18n.New("playground.forget-again", i18n.Args{"Count": len(p.data.own), "Key": key}))
	}
	p.forgetting = false
	return p.forgetCmd()
}
