package reader

import (
	tea "charm.land/bubbletea/v2"
)

// wheelLines is how far one turn of the wheel scrolls.
const wheelLines = 3

// point takes a mouse event in.
func (r *Reader) point(msg tea.MouseMsg) tea.Cmd {
	if !r.loaded {
		return nil
	}
	mouse := msg.Mouse()
	if cmd, ok := r.pointEditor(msg); ok {
		return cmd
	}
	switch msg.(type) {
	case tea.MouseWheelMsg:
		return r.wheel(mouse)
	case tea.MouseClickMsg:
		if mouse.Button == tea.MouseLeft {
			return r.click(mouse.X, mouse.Y)
		}
	}
	return nil
}

func (r *Reader) wheel(mouse tea.Mouse) tea.Cmd {
	by := wheelLines
	if mouse.Button == tea.MouseWheelUp {
		by = -wheelLines
	}
	switch mouse.Button {
	case tea.MouseWheelUp, tea.MouseWheelDown:
		if r.contents.open {
			r.chooseContents(r.contents.chosen + by/wheelLines)
			return nil
		}
		r.scrollTo(r.top + by)
		return tea.Batch(r.moved(), r.drawCharts())
	}
	return nil
}

func (r *Reader) click(x, y int) tea.Cmd {
	if r.contents.open {
		return r.goTo(r.contentsAt(x, y))
	}
	_, at, within := r.drawn(r.top + y)
	if at < 0 || y >= r.page() || within >= len(r.items[at].lines) {
		return nil
	}
	it, column := r.items[at], x-r.margin()
	if r.editing != nil && r.editing != it {
		r.stopEditing()
	}
	for _, link := range it.links {
		if link.Line == within && column >= link.Column && column < link.Column+link.Width {
			return r.visit(link.Target)
		}
	}
	r.focusItem(at)
	for _, z := range it.zones {
		if z.line == within && column >= z.from && column < z.to {
			return r.act(z.action)
		}
	}
	return nil
}

// pointEditor gives a click or a drag in the query being typed to its editor.
func (r *Reader) pointEditor(msg tea.MouseMsg) (tea.Cmd, bool) {
	if r.editing == nil || r.contents.open {
		return nil, false
	}
	mouse := msg.Mouse()
	start := 0
	for i, it := range r.items {
		if it == r.editing {
			start = r.starts[i]
		}
	}
	_, height := r.editing.run.editor.Size()
	mouse.X -= r.margin() + 2
	mouse.Y += r.top - start
	inside := mouse.X >= 0 && mouse.Y >= 0 && mouse.Y < height
	var inner tea.Msg
	switch msg.(type) {
	case tea.MouseClickMsg:
		if !inside {
			return nil, false
		}
		inner = tea.MouseClickMsg(mouse)
	case tea.MouseMotionMsg:
		inner = tea.MouseMotionMsg(mouse)
	case tea.MouseReleaseMsg:
		inner = tea.MouseReleaseMsg(mouse)
	default:
		return nil, false
	}
	_, cmd := r.edit(inner)
	return cmd, true
}
