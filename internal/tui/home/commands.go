package home

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/trainer"
)

// loadedMsg brings what was loaded.
type loadedMsg struct {
	request uint64
	home    trainer.Home
	err     error
}

func (h *Home) load() tea.Cmd {
	h.request = h.env.Request()
	request, ctx, t := h.request, h.env.Context, h.trainer
	return func() tea.Msg {
		home, err := t.Home(ctx)
		return loadedMsg{request: request, home: home, err: err}
	}
}
