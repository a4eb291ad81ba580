package course

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/trainer"
)

// loadedMsg brings what was loaded.
type loadedMsg struct {
	request uint64
	course  trainer.Course
	err     error
}

func (c *Course) load() tea.Cmd {
	c.request = c.env.Request()
	request, ctx, t, pack := c.request, c.env.Context, c.trainer, c.pack
	return func() tea.Msg {
		course, err := t.Course(ctx, pack)
		return loadedMsg{request: request, course: course, err: err}
	}
}
