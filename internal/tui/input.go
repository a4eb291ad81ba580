package tui

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
)

// press gives a key to the menu over everything, to the screen, or to the root, in this order. While text has the focus only keys
// that type nothing can be the root's.
func (r *root) press(msg tea.KeyPressMsg) tea.Cmd {
	if msg.Code == tea.KeyEscape && msg.Mod == tea.ModAlt {
		// Two quick presses of Esc arrive as one key with Alt.
		esc := tea.KeyPressMsg{Code: tea.KeyEscape}
		return tea.Batch(r.press(esc), r.press(esc))
	}
	action, global := screen.Match(msg, r.globals())
	interrupts := global && action == screen.DoInterrupt
	if !interrupts {
		r.leaving = false
		r.notice.seen()
	}
	if r.small() {
		if global && (action == screen.DoQuit || action == screen.DoInterrupt) {
			return r.quit()
		}
		return nil
	}
	if r.menu != nil && !interrupts {
		return r.menu.press(msg, r)
	}
	top := r.top()
	if _, own := screen.Match(msg, top.Keys()); own {
		return top.Update(msg)
	}
	if !global || (top.Capturing() && screen.IsText(msg)) {
		return r.unlisted(msg)
	}
	return r.act(action)
}

// unlisted gives the screen a key that is in no list of keys, and says so when nothing comes of it. While something is typed, and for
// keys that only move, nothing needs to be said.
func (r *root) unlisted(msg tea.KeyPressMsg) tea.Cmd {
	top := r.top()
	if top.Capturing() || moves(msg) {
		return top.Update(msg)
	}
	before := top.View()
	cmd := top.Update(msg)
	if cmd != nil || top.View() != before {
		return cmd
	}
	return r.say(screen.NoticeMsg{Level: screen.Info, Message: i18n.New("tui.nothing-on-key", i18n.Args{
		"Key": r.env.KeyName(msg.Keystroke()), "Help": r.keyOf(screen.DoHelp),
	})})
}

// moves reports whether a key only moves: at the end of a text everybody knows why it does nothing.
func moves(msg tea.KeyPressMsg) bool {
	switch msg.Code {
	case tea.KeyUp, tea.KeyDown, tea.KeyLeft, tea.KeyRight, tea.KeyPgUp, tea.KeyPgDown, tea.KeyHome, tea.KeyEnd:
		return true
	}
	return false
}

func (r *root) globals() []screen.Binding { return r.env.Keys.Of(globals()...) }

// act carries out a global action.
func (r *root) act(action screen.Action) tea.Cmd {
	switch action {
	case screen.DoQuit:
		return r.quit()
	case screen.DoBack:
		return r.back()
	case screen.DoHelp:
		r.menu = newHelp(r)
		return nil
	case screen.DoPalette:
		r.menu = newPalette(r)
		return r.loadLessons()
	case screen.DoMouse:
		return r.toggleMouse()
	case screen.DoInterrupt:
		return r.interrupt()
	}
	return nil
}

func (r *root) toggleMouse() tea.Cmd {
	r.mouse = !r.mouse
	if r.mouse {
		return screen.Notify(screen.Info, say("tui.mouse-on"))
	}
	return screen.Notify(screen.Info, i18n.New("tui.mouse-off", i18n.Args{"Key": r.keyOf(screen.DoMouse)}))
}

// interrupt stops what runs; when nothing runs it asks, and the second time it ends the program.
func (r *root) interrupt() tea.Cmd {
	if c, ok := r.top().(screen.Canceller); ok && c.Cancel() {
		return screen.Notify(screen.Info, say("tui.stopped"))
	}
	if r.leaving {
		return r.quit()
	}
	r.leaving = true
	r.say(screen.NoticeMsg{Level: screen.Warning, Message: i18n.New("tui.quit-again", i18n.Args{"Key": r.keyOf(screen.DoInterrupt)})})
	return r.saveRest
}

func (r *root) keyOf(action screen.Action) string {
	for _, b := range r.globals() {
		if b.Action == action && len(b.Keys) > 0 {
			return r.env.KeyName(b.Keys[0])
		}
	}
	return ""
}

// point gives a mouse event to whatever is under it.
func (r *root) point(msg tea.MouseMsg) tea.Cmd {
	if r.small() {
		return nil
	}
	mouse := msg.Mouse()
	_, click := msg.(tea.MouseClickMsg)
	_, wheel := msg.(tea.MouseWheelMsg)
	if click || wheel {
		r.notice.seen()
	}
	if r.menu != nil {
		return r.menu.point(msg, r)
	}
	if click && mouse.Y == r.height-1 {
		return r.clickFooter(mouse.X)
	}
	mouse.Y -= r.above()
	if mouse.Y < 0 || mouse.Y >= r.height-r.above()-footerHeight {
		if _, release := msg.(tea.MouseReleaseMsg); !release {
			return nil
		}
	}
	switch msg.(type) {
	case tea.MouseClickMsg:
		return r.top().Update(tea.MouseClickMsg(mouse))
	case tea.MouseReleaseMsg:
		return r.top().Update(tea.MouseReleaseMsg(mouse))
	case tea.MouseWheelMsg:
		return r.top().Update(tea.MouseWheelMsg(mouse))
	case tea.MouseMotionMsg:
		return r.top().Update(tea.MouseMotionMsg(mouse))
	}
	return nil
}
