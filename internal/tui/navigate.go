package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// deepest is how many screens are kept on the stack: links between lessons could otherwise pile up without end.
const deepest = 32

func (r *root) open(msg screen.OpenMsg) tea.Cmd {
	r.menu = nil
	if _, ok := msg.Target.(screen.ToHome); ok {
		return r.unwind(1)
	}
	next := r.factory.screen(msg.Target)
	if next == nil {
		return nil
	}
	var leaving tea.Cmd
	if msg.Replace && len(r.stack) > 1 {
		leaving = r.drop()
	} else {
		leaving = r.top().Update(screen.CoveredMsg{})
	}
	if len(r.stack) >= deepest {
		r.stack = append(r.stack[:1], r.stack[2:]...)
	}
	r.stack = append(r.stack, r.pages(msg.Under)...)
	r.stack = append(r.stack, page{screen: next})
	return tea.Sequence(leaving, r.start())
}

// back leaves the screen on top; the first screen stays, and says how to leave it.
func (r *root) back() tea.Cmd {
	if len(r.stack) == 1 {
		return r.say(screen.NoticeMsg{Level: screen.Info, Message: i18n.New("tui.first-screen", i18n.Args{"Key": r.keyOf(screen.DoQuit)})})
	}
	return r.unwind(len(r.stack) - 1)
}

// unwind leaves screens until so many are left. The one that is then on top is told only after the others have finished, so that it
// shows what they saved.
func (r *root) unwind(left int) tea.Cmd {
	var closing []tea.Cmd
	for len(r.stack) > left {
		closing = append(closing, r.drop())
	}
	return tea.Sequence(append(closing, r.start())...)
}

// drop takes the top screen off and returns its last command.
func (r *root) drop() tea.Cmd {
	p := r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	return closing(p)
}

func closing(p page) tea.Cmd {
	if c, ok := p.screen.(screen.Closer); ok && p.started {
		return c.Close()
	}
	return nil
}

// unsavedMsg says what would be lost if the program ended now.
type unsavedMsg struct{ *trainer.UnsavedError }

// quit lets every screen finish, the one on top last, and ends the program. Where something is not saved it says so, and ends when it is
// asked again.
func (r *root) quit() tea.Cmd {
	var cmds []tea.Cmd
	for _, p := range r.stack {
		cmds = append(cmds, closing(p))
	}
	warned := r.warned
	leave := func() tea.Msg {
		if left := r.saveRest(); left != nil && !warned {
			return left
		}
		return tea.QuitMsg{}
	}
	return tea.Sequence(append(cmds, leave)...)
}

// saveRest tries to save what could not be saved before, and returns what is left: an unsavedMsg, or nil.
func (r *root) saveRest() tea.Msg {
	var left *trainer.UnsavedError
	if errors.As(r.factory.trainer.SaveRest(r.env.Context), &left) {
		return unsavedMsg{left}
	}
	return nil
}

// unsaved says what is not saved, and how to leave without it.
func (r *root) unsaved(left *trainer.UnsavedError) tea.Cmd {
	r.warned = true
	return r.say(screen.NoticeMsg{Level: screen.Failure, Message: i18n.New("tui.unsaved", i18n.Args{
		"Count": left.Count, "Why": r.why(left.Err), "Key": r.keyOf(screen.DoInterrupt),
	})})
}
