package editor

import (
	tea "charm.land/bubbletea/v2"
)

// Update takes a message in. It reports whether the message was for the editor: a key that it has no use for, such as Esc
// when there is nothing to dismiss or Ctrl+C when nothing is selected, is left to the owner. Mouse messages must be
// relative to the editor's rectangle, and only those in it, or of a drag that began in it, may be given.
func (e *Editor) Update(msg tea.Msg) (handled bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if !e.focused {
			return false, nil
		}
		e.clicks = 0
		handled, cmd = e.press(msg)
	case tea.PasteMsg:
		if !e.focused {
			return false, nil
		}
		handled, cmd = e.pasted(msg.Content)
	case tea.ClipboardMsg:
		if !e.awaiting {
			return false, nil
		}
		e.awaiting = false
		handled, cmd = e.pasted(msg.Content)
	case tea.MouseClickMsg:
		handled = e.clicked(msg.Mouse())
	case tea.MouseMotionMsg:
		handled = e.dragged(msg.Mouse())
	case tea.MouseReleaseMsg:
		handled, e.dragging = e.dragging, false
	case tea.MouseWheelMsg:
		handled = e.wheeled(msg.Mouse())
	}
	e.finder.refresh(&e.text)
	return handled, cmd
}

// press takes a key: the find line first, then the popup, then the text.
func (e *Editor) press(press tea.KeyPressMsg) (bool, tea.Cmd) {
	if e.finder.open {
		return e.pressFinder(press)
	}
	if _, visible := e.popupBox(); visible && e.pressPopup(press) {
		return true, nil
	}
	if text := press.Text; text != "" && press.Mod&(tea.ModCtrl|tea.ModAlt|tea.ModMeta|tea.ModSuper) == 0 {
		if e.readOnly {
			return false, nil
		}
		return true, e.typeText(text)
	}
	if cmd, ok := e.erase(press); ok {
		return true, cmd
	}
	if e.move(press) {
		e.popup.close()
		e.history.seal()
		return true, nil
	}
	if handled, cmd := e.command(press); handled {
		return true, cmd
	}
	return e.edit(press), nil
}

// command takes the keys that neither move nor change text by themselves.
func (e *Editor) command(press tea.KeyPressMsg) (bool, tea.Cmd) {
	k := &e.keys
	switch {
	case matches(press, k.Copy):
		return e.copySelection()
	case matches(press, k.Find):
		e.openFinder()
	case matches(press, k.FindNext):
		e.findNext(1)
	case matches(press, k.FindPrevious):
		e.findNext(-1)
	case e.readOnly:
		return false, nil
	case matches(press, k.Cut):
		return e.cutSelection()
	case matches(press, k.Paste):
		return true, e.pasteClipboard()
	case matches(press, k.Complete):
		return true, e.request()
	case matches(press, k.Format):
		return true, e.format()
	default:
		return false, nil
	}
	e.popup.close()
	return true, nil
}

// edit takes the keys that change the text.
func (e *Editor) edit(press tea.KeyPressMsg) bool {
	if e.readOnly {
		return false
	}
	k := &e.keys
	switch {
	case matches(press, k.NewLine):
		e.newLine()
	case matches(press, k.Indent):
		e.tab()
	case matches(press, k.Outdent):
		e.outdent()
	case matches(press, k.Comment):
		e.toggleComment()
	case matches(press, k.Undo):
		e.undo()
	case matches(press, k.Redo):
		e.redo()
	case len(e.past.queries) == 0:
		return false
	case matches(press, k.Older):
		e.recall(e.past.older(e.Value()))
	case matches(press, k.Newer):
		e.recall(e.past.newer())
	default:
		return false
	}
	e.popup.close()
	return true
}
