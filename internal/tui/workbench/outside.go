package workbench

import (
	tea "charm.land/bubbletea/v2"

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

// wroteOutside takes over what the editor saved.
func (w *Workbench) wroteOutside(msg editor.OutsideMsg) tea.Cmd {
	q, ok := w.answer.(*query)
	if !ok || msg.Req != w.outside {
		return nil
	}
	changed, notice := q.text.TakeOutside(msg)
	if !changed {
		return notice
	}
	return tea.Batch(w.draftCmd(), w.setFocus(answerPane), notice)
}

// told says what the editor has to say of itself.
func (w *Workbench) told(msg tea.Msg) tea.Cmd {
	ctx, t := w.env.Context, w.trainer
	return tea.Batch(w.draftCmd(), editor.Said(msg, func(text string) (string, error) { return t.KeepCopy(ctx, text) }))
}
