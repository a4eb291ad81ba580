package workbench

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/editor"
)

// writeOutside opens the query in the learner's own editor.
func (w *Workbench) writeOutside() tea.Cmd {
	q, ok := w.answer.(*query)
	if !ok {
		return nil
	}
	w.outside = w.env.Request()
	return editor.Outside(w.env.Context, w.env.Editor, q.text.Value(), w.outside)
}

// wroteOutside takes over what the editor saved, as a step that can be undone.
func (w *Workbench) wroteOutside(msg editor.OutsideMsg) tea.Cmd {
	q, ok := w.answer.(*query)
	if !ok || msg.Req != w.outside {
		return nil
	}
	switch {
	case errors.Is(msg.Err, editor.ErrNoOutside):
		return screen.Notify(screen.Warning, i18n.New("workbench.editor.none", nil))
	case msg.Err != nil:
		return screen.Notify(screen.Failure, i18n.New("workbench.editor.failed", i18n.Args{
			"Editor": result.Safe(msg.Editor), "Why": result.Safe(msg.Err.Error()),
		}))
	case msg.Text == q.text.Value():
		return screen.Notify(screen.Info, i18n.New("workbench.editor.unchanged", nil))
	}
	q.text.Replace(msg.Text)
	return tea.Batch(w.draftCmd(), w.setFocus(answerPane), screen.Notify(screen.Success, i18n.New("workbench.editor.kept", nil)))
}

// told says what the editor has to say of itself: what became of a layout, and where a copy lies for terminals that keep their clipboard
// to themselves.
func (w *Workbench) told(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case editor.FormattedMsg:
		if msg.Err != nil {
			return screen.Notify(screen.Warning, i18n.New("workbench.not-formatted", nil))
		}
		return tea.Batch(w.draftCmd(), screen.Notify(screen.Info, i18n.New("workbench.formatted", nil)))
	case editor.CopiedMsg:
		ctx, t := w.env.Context, w.trainer
		return func() tea.Msg {
			path, err := t.KeepCopy(ctx, msg.Text)
			if err != nil {
				return nil // the terminal was offered the text all the same
			}
			return screen.NoticeMsg{Level: screen.Info, Message: i18n.New("workbench.copied", i18n.Args{"Path": path})}
		}
	}
	return nil
}
