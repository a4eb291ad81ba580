package data

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/result"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// The layout: the list stands beside what is said when there is room; else one of them is seen at a time.
const (
	besideWidth = 76
	listWidth   = 28
)

// rectangle is a pane's place on the screen, border included.
type rectangle struct{ x, y, width, height int }

func (d *Data) rectangles() map[pane]rectangle {
	if d.width < besideWidth {
		return map[pane]rectangle{d.focus: {0, 0, d.width, d.height}}
	}
	left := max(listWidth, min(d.width/4, 40))
	return map[pane]rectangle{
		listPane:  {0, 0, left, d.height},
		aboutPane: {left, 0, d.width - left, d.height},
	}
}

// under finds the pane at a place of the screen.
func (d *Data) under(x, y int) (pane, rectangle, bool) {
	for at, r := range d.rectangles() {
		if x >= r.x && x < r.x+r.width && y >= r.y && y < r.y+r.height {
			return at, r, true
		}
	}
	return 0, rectangle{}, false
}

// inner is the room within the border of what is said.
func (d *Data) inner() (width, height int) {
	r, ok := d.rectangles()[aboutPane]
	if !ok {
		return max(d.width-4, 10), max(d.height-2, 1)
	}
	return max(r.width-4, 10), max(r.height-2, 1)
}

func (d *Data) page() int {
	_, height := d.inner()
	return max(height-1, 1)
}

func (d *Data) layout() {
	if d.width == 0 {
		return
	}
	d.sheet.Resize(d.inner())
	d.listTop = max(min(frame.Follow(d.listTop, max(d.height-2, 1), d.chosen, d.chosen), len(d.entries)-d.height+2), 0)
	d.scroll(0)
}

// scroll moves through what is said.
func (d *Data) scroll(by int) {
	_, height := d.inner()
	d.aboutTop = max(min(d.aboutTop+by, len(d.about())-height), 0)
}

// View draws the screen.
func (d *Data) View() string {
	styles := d.env.Styles
	if !d.loaded || d.err != nil || len(d.entries) == 0 {
		key := "data.loading"
		if d.err != nil {
			key = "data.failed"
		} else if d.loaded {
			key = "data.none"
		}
		text := d.env.Text(key)
		if d.err != nil {
			text += " " + result.Safe(d.err.Error())
		}
		return strings.Join(frame.Window(frame.Margin(append([]string{""}, prose.Wrapped(text, d.width-4, styles)...), 2), 0, d.height), "\n")
	}
	canvas := make([]string, d.height)
	rectangles := d.rectangles()
	for _, at := range []pane{listPane, aboutPane} {
		if r, ok := rectangles[at]; ok {
			canvas = frame.Over(canvas, d.box(at, r), r.x, r.y)
		}
	}
	return strings.Join(canvas, "\n")
}

func (d *Data) box(at pane, r rectangle) []string {
	symbols := d.env.Styles.Symbols
	title := d.env.Text("data.list")
	var lines []string
	top, all := d.listTop, len(d.entries)
	switch {
	case at == listPane:
		lines = frame.Window(d.list(r.width-4), d.listTop, r.height-2)
	case d.rows:
		title = d.env.Text("data.rows-title")
		lines = d.sheet.View()
		top, all = 0, 0
		if !d.sampled {
			lines = frame.Window([]string{d.env.Styles.Muted.Render(d.env.Text("data.reading"))}, 0, r.height-2)
		}
	default:
		title = d.env.Text("data.about-title")
		about := d.about()
		top, all = d.aboutTop, len(about)
		lines = frame.Window(about, d.aboutTop, r.height-2)
	}
	if d.focus == at {
		title = symbols.Pointer + " " + title
	}
	if top > 0 {
		title += " " + symbols.Up
	}
	if top+r.height-2 < all {
		title += " " + symbols.Down
	}
	return frame.Box(title, lines, r.width, d.focus == at, d.env.Styles)
}

// list draws the datasets and their tables.
func (d *Data) list(width int) []string {
	styles := d.env.Styles
	lines := make([]string, len(d.entries))
	for i, e := range d.entries {
		set := d.sets[e.set]
		pointer, look, text := "  ", styles.Strong, result.Safe(set.ID)
		switch {
		case e.table >= 0:
			look, text = styles.Text, "  "+result.Safe(set.Tables[e.table].Name)
		case !set.Broken.IsZero():
			look, text = styles.Muted, text+" "+styles.Symbols.Bad
		}
		if i == d.chosen {
			pointer, look = styles.LineFocused.Render(styles.Symbols.Pointer)+" ", styles.Selected
		}
		lines[i] = frame.Cut(pointer+look.Render(text), width, styles)
	}
	return lines
}

// Cursor is at the chosen line of the list, or where a filter is typed, for those who follow it.
func (d *Data) Cursor() *tea.Cursor {
	r, ok := d.rectangles()[d.focus]
	if !ok || !d.loaded || len(d.entries) == 0 {
		return nil
	}
	if d.focus == listPane {
		return tea.NewCursor(r.x+2, r.y+1+d.chosen-d.listTop)
	}
	if at := d.sheet.Cursor(); d.rows && at != nil {
		at.X, at.Y = at.X+r.x+2, at.Y+r.y+1
		return at
	}
	return tea.NewCursor(r.x+2, r.y+1)
}
