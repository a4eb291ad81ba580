package reader

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
)

// startEditing puts the cursor into the focused example, or the first one in the window.
func (r *Reader) startEditing() tea.Cmd {
	it := r.focusedItem()
	if it == nil || it.run == nil || it.block == nil {
		return nil
	}
	editor := textarea.New()
	editor.Prompt = ""
	editor.ShowLineNumbers = false
	editor.CharLimit = 0
	editor.SetStyles(editorStyles(r.env.Styles))
	editor.SetVirtualCursor(false)
	editor.SetWidth(r.measure() - 2)
	editor.SetValue(it.run.sql)
	editor.SetHeight(editorHeight(it.run.sql))
	it.run.editor, r.editing = &editor, it
	focus := editor.Focus()
	r.refresh(it)
	r.reveal(it)
	return focus
}

// editorHeight leaves a line to go on in.
func editorHeight(sql string) int { return strings.Count(sql, "\n") + 2 }

func (r *Reader) edit(msg tea.Msg) tea.Cmd {
	it := r.editing
	editor, cmd := it.run.editor.Update(msg)
	it.run.editor = &editor
	it.run.sql = editor.Value()
	it.run.editor.SetHeight(editorHeight(it.run.sql))
	r.refresh(it)
	return cmd
}

// paste puts a pasted text into the query or the search that is being typed.
func (r *Reader) paste(msg tea.PasteMsg) tea.Cmd {
	switch {
	case r.editing != nil:
		return r.edit(tea.PasteMsg{Content: result.SafeLines(msg.Content)})
	case r.finder.typing:
		r.finder.query += result.Safe(msg.Content)
		r.search()
	}
	return nil
}

// stopEditing leaves the query as it is.
func (r *Reader) stopEditing() {
	it := r.editing
	it.run.sql = strings.TrimRight(it.run.editor.Value(), " \t\n")
	it.run.editor, r.editing = nil, nil
	r.refresh(it)
}

func editorStyles(styles theme.Styles) textarea.Styles {
	state := textarea.StyleState{
		Base: lipgloss.NewStyle(), Text: styles.Editor.Text, CursorLine: styles.Editor.Text,
		Placeholder: styles.Editor.Placeholder, Prompt: styles.Line, EndOfBuffer: styles.Line,
	}
	return textarea.Styles{Focused: state, Blurred: state, Cursor: textarea.CursorStyle{Color: styles.Editor.Cursor, Shape: tea.CursorBar}}
}
