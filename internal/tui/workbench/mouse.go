package workbench

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// mouse gives the pane under the pointer the focus, and the message to what is drawn there.
func (w *Workbench) mouse(msg tea.MouseMsg) tea.Cmd {
	if w.remark.open {
		return nil
	}
	at := msg.Mouse()
	p, place, hit := w.under(at.X, at.Y)
	if !hit {
		return w.clickTab(msg)
	}
	inner := moved(msg, -place.x-2, -place.y-1)
	switch msg.(type) {
	case tea.MouseWheelMsg:
		return w.wheel(p, at.Button, inner)
	case tea.MouseClickMsg:
		if at.Y == place.y && p != answerPane && w.sharing() {
			return w.setFocus(promptPane + outcomePane - p)
		}
		return w.click(p, inner)
	}
	if w.focus == answerPane {
		// A drag belongs to where it began, also beyond the pane's border.
		r := w.rectangles()[answerPane]
		return w.answer.Mouse(moved(msg, -r.x-2, -r.y-1))
	}
	return nil
}

// moved is a mouse message with its place shifted.
func moved(msg tea.Msg, x, y int) tea.Msg {
	switch m := msg.(type) {
	case tea.MouseClickMsg:
		m.X, m.Y = m.X+x, m.Y+y
		return m
	case tea.MouseMotionMsg:
		m.X, m.Y = m.X+x, m.Y+y
		return m
	case tea.MouseReleaseMsg:
		m.X, m.Y = m.X+x, m.Y+y
		return m
	case tea.MouseWheelMsg:
		m.X, m.Y = m.X+x, m.Y+y
		return m
	}
	return msg
}

// under finds the pane at a place of the screen.
func (w *Workbench) under(x, y int) (pane, rectangle, bool) {
	for p, r := range w.rectangles() {
		if x >= r.x && x < r.x+r.width && y >= r.y && y < r.y+r.height {
			return p, r, true
		}
	}
	return 0, rectangle{}, false
}

// wheelLines is how far one notch of the wheel goes.
const wheelLines = 3

func (w *Workbench) wheel(p pane, button tea.MouseButton, msg tea.Msg) tea.Cmd {
	by := wheelLines
	switch button {
	case tea.MouseWheelUp:
		by = -wheelLines
	case tea.MouseWheelLeft, tea.MouseWheelRight:
		if p == outcomePane && w.outcome.difference {
			w.outcome.aside(map[tea.MouseButton]int{tea.MouseWheelLeft: -1, tea.MouseWheelRight: 1}[button])
			return nil
		}
	}
	switch p {
	case promptPane:
		w.prompt.scroll(by)
	case outcomePane:
		w.outcome.scroll(by)
	case answerPane:
		return w.answer.Mouse(msg)
	}
	return nil
}

func (w *Workbench) click(p pane, msg tea.Msg) tea.Cmd {
	focus := w.setFocus(p)
	switch p {
	case answerPane:
		return tea.Batch(focus, w.answer.Mouse(msg), w.draftCmd())
	case outcomePane:
		at := msg.(tea.MouseMsg).Mouse()
		if w.outcome.showsSheet() {
			return tea.Batch(focus, w.outcome.sheet.Click(at.X, at.Y-len(w.outcome.lines)))
		}
	}
	return focus
}

// clickTab chooses a pane by its name, where only one is seen.
func (w *Workbench) clickTab(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	if _, clicked := msg.(tea.MouseClickMsg); !clicked || at.Y != 0 || len(w.rectangles()) != 1 {
		return nil
	}
	x := 0
	for p := range panes {
		width := ansi.StringWidth(w.tab(p)) + 2
		if at.X >= x && at.X < x+width {
			return w.setFocus(p)
		}
		x += width + 1
	}
	return nil
}
