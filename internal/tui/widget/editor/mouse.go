package editor

import (
	tea "charm.land/bubbletea/v2"
)

// wheelLines is how far one notch of the wheel goes.
const wheelLines = 3

// clicked puts the cursor where the learner points, or takes the suggestion there. Shift stretches the selection.
func (e *Editor) clicked(mouse tea.Mouse) bool {
	if mouse.Button != tea.MouseLeft {
		return false
	}
	if box, ok := e.popupBox(); ok && box.holds(mouse.X, mouse.Y) {
		e.popup.at = min(e.popup.top+mouse.Y-box.y, len(e.popup.listed)-1)
		e.accept()
		return true
	}
	e.popup.close()
	e.history.seal()
	if e.finder.open && mouse.Y >= e.rows() {
		return true
	}
	e.pointAt(e.pointedAt(mouse), mouse.Mod&tea.ModShift != 0)
	e.dragging = true
	e.moved()
	return true
}

// pointAt moves the cursor, or stretches the selection; a click in a gap takes it, a second one on one place selects
// the word, a third the line.
func (e *Editor) pointAt(p place, stretch bool) {
	if p != e.pointed || stretch {
		e.clicks = 0
	}
	e.clicks++
	e.pointed = p
	line := e.text.lines[p.line]
	gap, inGap := e.gapAround(p)
	switch {
	case stretch:
		e.cursor = p
	case e.clicks%3 == 2:
		e.anchor, e.cursor = wordAround(line, p)
	case e.clicks%3 == 0:
		e.anchor, e.cursor = place{p.line, 0}, place{p.line, len(line)}
	case inGap && gap.from.before(p) && p.before(gap.until):
		e.anchor, e.cursor = gap.from, gap.until
	default:
		e.anchor, e.cursor = p, p
	}
}

// wordAround finds the ends of the word at a place, or of the run of other characters.
func wordAround(line string, p place) (from, until place) {
	from, until = p, p
	if p.at < len(line) {
		until.at = wordEnd(line, p.at)
	}
	if until.at > p.at {
		from.at = wordStart(line, next(line, p.at))
	} else {
		from.at = wordStart(line, p.at)
	}
	return from, until
}

// dragged stretches the selection; beyond the edge the text scrolls along.
func (e *Editor) dragged(mouse tea.Mouse) bool {
	if !e.dragging || mouse.Button != tea.MouseLeft {
		return false
	}
	e.cursor = e.pointedAt(mouse)
	e.moved()
	return true
}

// wheeled scrolls; the cursor stays where it is, which may be out of sight.
func (e *Editor) wheeled(mouse tea.Mouse) bool {
	sideways := mouse.Mod&tea.ModShift != 0
	switch {
	case mouse.Button == tea.MouseWheelLeft, sideways && mouse.Button == tea.MouseWheelUp:
		e.left = max(0, e.left-2*wheelLines)
	case mouse.Button == tea.MouseWheelRight, sideways && mouse.Button == tea.MouseWheelDown:
		e.left = max(0, min(e.left+2*wheelLines, e.widest()-e.textWidth()+1))
	case mouse.Button == tea.MouseWheelUp:
		e.top = max(0, e.top-wheelLines)
	case mouse.Button == tea.MouseWheelDown:
		e.top = max(0, min(e.top+wheelLines, len(e.text.lines)-e.rows()))
	default:
		return false
	}
	return true
}

// widest is the width of the widest line that is shown.
func (e *Editor) widest() int {
	widest := 0
	for line := e.top; line < min(e.top+e.rows(), len(e.text.lines)); line++ {
		widest = max(widest, cellsBefore(e.text.lines[line], len(e.text.lines[line])))
	}
	return widest
}

// pointedAt is the place in the text nearest to the pointer.
func (e *Editor) pointedAt(mouse tea.Mouse) place {
	line := max(0, min(e.top+mouse.Y, len(e.text.lines)-1))
	column := max(0, mouse.X-e.gutter()+e.left)
	return place{line, offsetAt(e.text.lines[line], column)}
}
