package editor

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
)

// Said is the notice for a message of the editor: what became of a layout, and where a copy lies for terminals that keep their clipboard to
// themselves. Keep writes such a copy to a file and gives its path.
func Said(msg tea.Msg, keep func(text string) (path string, err error)) tea.Cmd {
	switch msg := msg.(type) {
	case FormattedMsg:
		if msg.Err != nil {
			return screen.Notify(screen.Warning, i18n.New("editor.not-formatted", nil))
		}
		return screen.Notify(screen.Info, i18n.New("editor.formatted", nil))
	case CopiedMsg:
		return func() tea.Msg {
			path, err := keep(msg.Text)
			if err != nil {
				return nil // the terminal was offered the text all the same
			}
			return screen.NoticeMsg{Level: screen.Info, Message: i18n.New("editor.copied", i18n.Args{"Path": path})}
		}
	}
	return nil
}

// TakeOutside takes over what an outside editor saved, as a step that can be undone, and says so; changed is false when the text stays.
func (e *Editor) TakeOutside(msg OutsideMsg) (changed bool, notice tea.Cmd) {
	switch {
	case errors.Is(msg.Err, ErrNoOutside):
		return false, screen.Notify(screen.Warning, i18n.New("editor.outside-none", nil))
	case msg.Err != nil:
		return false, screen.Notify(screen.Failure, i18n.New("editor.outside-failed", i18n.Args{
			"Editor": result.Safe(msg.Editor), "Why": result.Safe(msg.Err.Error()),
		}))
	case msg.Text == e.Value():
		return false, screen.Notify(screen.Info, i18n.New("editor.outside-unchanged", nil))
	}
	e.Replace(msg.Text)
	return true, screen.Notify(screen.Success, i18n.New("editor.outside-kept", nil))
}
