package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/editor"
)

// leastEditHeight leaves room for completions below a short query.
const leastEditHeight = 7

// suggestedMsg brings completions.
type suggestedMsg struct {
	of      *Reader
	to      *editor.Editor
	request int
	found   []trainer.Suggestion
}

// pastMsg brings the queries that were run, oldest first.
type pastMsg struct {
	to      *editor.Editor
	queries []string
}

// startEditing puts the cursor into the focused example.
func (r *Reader) startEditing() tea.Cmd {
	it := r.focusedItem()
	if it == nil || it.run == nil || it.block == nil {
		return nil
	}
	e := editor.New(editor.Options{Styles: r.env.Styles, Say: r.env.Say, Keys: editor.KeyMapOf(r.env.Keys)})
	e.ShowLineNumbers(false)
	e.SetValue(it.run.sql)
	e.MoveTo(len(it.run.sql))
	e.Focus()
	it.run.editor, r.editing = e, it
	r.completing.Restart()
	r.edited()
	r.reveal(it)
	ctx, t, datasets := r.env.Context, r.trainer, r.reading.Lesson.Datasets
	return func() tea.Msg { return pastMsg{to: e, queries: t.Ran(ctx, datasets)} }
}

// edited draws the example with what was typed, as high as that needs.
func (r *Reader) edited() {
	run := r.editing.run
	run.sql = run.editor.Value()
	run.editor.SetSize(r.measure()-2, max(run.editor.LineCount()+1, leastEditHeight))
	r.refresh(r.editing)
	r.keepCursor()
}

// keepCursor scrolls so far that the line being typed is seen.
func (r *Reader) keepCursor() {
	cursor := r.editing.run.editor.Cursor()
	if cursor == nil {
		return
	}
	for i, it := range r.items {
		if it == r.editing {
			line := r.starts[i] + cursor.Y
			if line < r.top || line >= r.top+r.page() {
				r.scrollTo(line - r.page()/2)
			}
		}
	}
}

// edit gives a message to the query being typed, and reports whether it was for that.
func (r *Reader) edit(msg tea.Msg) (bool, tea.Cmd) {
	handled, cmd := r.editing.run.editor.Update(msg)
	if handled {
		r.edited()
	}
	return handled, cmd
}

// stopEditing leaves the query as it is.
func (r *Reader) stopEditing() {
	it := r.editing
	it.run.sql = strings.TrimRight(it.run.editor.Value(), " \t\n")
	it.run.editor, r.editing = nil, nil
	r.refresh(it)
}

// paste puts a pasted text into the query or the search that is being typed.
func (r *Reader) paste(msg tea.Msg) tea.Cmd {
	switch {
	case r.editing != nil:
		_, cmd := r.edit(msg)
		return cmd
	case r.finder.typing:
		if pasted, ok := msg.(tea.PasteMsg); ok {
			r.finder.query += result.Safe(pasted.Content)
			r.search()
		}
	}
	return nil
}

// straightened says what was changed in a pasted text.
func (r *Reader) straightened(msg editor.PastedMsg) tea.Cmd {
	if r.editing == nil || msg.Straightened == 0 {
		return nil
	}
	return screen.Notify(screen.Info, i18n.New("reader.straightened", i18n.Args{"Count": msg.Straightened}))
}

// told says what the editor of an example has to say of itself.
func (r *Reader) told(msg tea.Msg) tea.Cmd {
	if r.editing == nil {
		return nil
	}
	r.edited()
	ctx, t := r.env.Context, r.trainer
	return editor.Said(msg, func(text string) (string, error) { return t.KeepCopy(ctx, text) })
}

// complete asks for completions. None is no news: typing goes on.
func (r *Reader) complete(msg editor.CompleteMsg) tea.Cmd {
	if r.editing == nil {
		return nil
	}
	to, t, ctx := r.editing.run.editor, r.trainer, r.env.Context
	pack, datasets := r.reading.Pack.ID, r.reading.Lesson.Datasets
	return r.completing.Ask(msg.Req, func() tea.Msg {
		found, _ := t.Complete(ctx, pack, datasets, msg.Statement, len(msg.Before))
		return suggestedMsg{of: r, to: to, request: msg.Req, found: found}
	})
}

func (r *Reader) suggested(msg suggestedMsg) tea.Cmd {
	if msg.of != r { // every screen hears of it
		return nil
	}
	next := r.completing.Answered()
	if r.editing == nil || r.editing.run.editor != msg.to {
		return next
	}
	suggestions := make([]editor.Suggestion, len(msg.found))
	for i, s := range msg.found {
		suggestions[i] = editor.Suggestion(s)
	}
	msg.to.SetSuggestions(msg.request, suggestions)
	r.refresh(r.editing)
	return next
}
