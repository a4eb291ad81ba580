package reader

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
)

// recap writes the lesson with the learner's own answers to a file to take away, and says where it is.
func (r *Reader) recap() tea.Cmd {
	ctx, t, say := r.env.Context, r.trainer, r.env.Words.Say
	pack, lesson := r.reading.Pack.ID, r.reading.Lesson.ID
	return func() tea.Msg {
		path, err := t.Recap(ctx, pack, lesson, say)
		if err != nil {
			return screen.ErrorMsg{Err: err}
		}
		return screen.NoticeMsg{Level: screen.Success, Message: i18n.New("reader.recapped", i18n.Args{"Path": path})}
	}
}
