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
