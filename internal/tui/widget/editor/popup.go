package editor

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/result"
)

const (
	// popupLines is how many suggestions are shown at once.
	popupLines = 8
	// popupWidth is how wide the popup becomes at most, in cells.
	popupWidth = 64
	// leastPopupWidth is the editor's width below which no popup is shown.
	leastPopupWidth = 12
)

// box is a rectangle of cells.
type box struct{ x, y, width, height int }

func (b box) holds(x, y int) bool {
	return x >= b.x && x < b.x+b.width && y >= b.y && y < b.y+b.height
}

// popupBox places the popup under the word, or above it where there is more room, within the editor's rectangle.
func (e *Editor) popupBox() (box, bool) {
	p := &e.popup
	if !p.shown() || !e.focused {
		return box{}, false
	}
	row := e.cursor.line - e.top
	below, above := e.rows()-row-1, row
	b := box{height: min(len(p.listed), popupLines)}
	switch {
	case row < 0 || row >= e.rows() || max(below, above) < 1 || e.width < leastPopupWidth:
		return box{}, false
	case b.height <= below || below >= above:
		b.height = min(b.height, below)
		b.y = row + 1
	default:
		b.height = min(b.height, above)
		b.y = row - b.height
	}
	texts, notes := p.widths()
	b.width = min(texts+notes+2, popupWidth, e.width)
	word := p.listed[p.at].from
	b.x = e.gutter() + cellsBefore(e.text.lines[word.line], word.at) - e.left - 1
	b.x = max(0, min(b.x, e.width-b.width))
	return b, true
}

// widths measures the widest suggestion and the widest note, over all of them so that the popup does not change its size
// while one scrolls.
func (p *popup) widths() (texts, notes int) {
	for _, c := range p.listed {
		texts = max(texts, ansi.StringWidth(result.Safe(c.Text)))
		if note := c.note(); note != "" {
			notes = max(notes, ansi.StringWidth(note)+2)
		}
	}
	return texts, notes
}

// note is what is said of a suggestion: its type or kind, and what it means.
func (s Suggestion) note() string {
	first := s.Type
	if first == "" {
		first = s.Kind
	}
	if first != "" && s.Detail != "" {
		first += "  "
	}
	return result.Safe(first + s.Detail)
}

// showChosen scrolls the list so that the chosen suggestion is in sight.
func (e *Editor) showChosen() {
	p := &e.popup
	b, ok := e.popupBox()
	if !ok {
		return
	}
	p.top = max(min(p.top, p.at), p.at-b.height+1)
}

// drawPopup lays the popup over the lines.
func (e *Editor) drawPopup(lines []string) {
	b, ok := e.popupBox()
	if !ok {
		return
	}
	texts, _ := e.popup.widths()
	texts = min(texts, b.width-2)
	for i := range b.height {
		if b.y+i >= len(lines) || e.popup.top+i >= len(e.popup.listed) {
			return
		}
		under := lines[b.y+i]
		item := e.popupItem(e.popup.top+i, texts, b.width)
		lines[b.y+i] = piece(under, 0, b.x) + item + piece(under, b.x+b.width, e.width)
	}
}

// popupItem draws a suggestion: a sign on the chosen one, the text, its note.
func (e *Editor) popupItem(i, texts, width int) string {
	c := e.popup.listed[i]
	text := ansi.Truncate(result.Safe(c.Text), texts, e.symbols.Ellipsis)
	text += strings.Repeat(" ", texts-ansi.StringWidth(text))
	note := ""
	if room := width - texts - 4; room > 0 {
		note = "  " + ansi.Truncate(c.note(), room, e.symbols.Ellipsis)
	}
	note += strings.Repeat(" ", max(0, width-2-texts-ansi.StringWidth(note)))
	if i == e.popup.at {
		return e.styles.PopupSelected.Render(e.pointer() + text + note + " ")
	}
	return e.styles.Popup.Render(" "+text) + e.styles.PopupNote.Render(note) + e.styles.Popup.Render(" ")
}

// pointer marks the chosen suggestion where colours cannot.
func (e *Editor) pointer() string {
	if ansi.StringWidth(e.symbols.Pointer) == 1 {
		return e.symbols.Pointer
	}
	return ">"
}

// piece cuts a stretch of cells out of a drawn line. A wide character that an edge cuts through is gone as a whole.
func piece(line string, from, until int) string {
	kept := ansi.Cut(line, from, until)
	if ansi.StringWidth(kept) > until-from {
		kept = ansi.Cut(line, from+1, until)
	}
	blanks := strings.Repeat(" ", max(0, until-from-ansi.StringWidth(kept)))
	if from == 0 {
		return kept + blanks
	}
	return blanks + kept
}
