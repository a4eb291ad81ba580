package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// View draws the window.
func (r *Reader) View() string {
	s := r.env.Styles
	if !r.loaded {
		key := "reader.loading"
		if r.failed {
			key = "reader.failed"
		}
		return strings.Join(frame.Margin(append([]string{""}, prose.Wrapped(r.env.Text(key), r.width-4, s)...), 2), "\n")
	}
	lines := make([]string, 0, r.height)
	for i := range r.page() {
		lines = append(lines, r.line(r.top+i))
	}
	if r.finder.shown() {
		lines = append(lines, r.searchLine())
	}
	if r.contents.open {
		lines = r.drawContents(lines)
	}
	return strings.Join(lines, "\n")
}

// line draws one line of the window, with the mark of the focus, the focused link and what the search found.
func (r *Reader) line(n int) string {
	s := r.env.Styles
	text, at, within := r.drawn(n)
	if at < 0 {
		return ""
	}
	if ranges := r.ranges(n, at, within); len(ranges) > 0 {
		text = lipgloss.StyleRanges(text, ranges...)
	}
	text = frame.Cut(text, r.room(), s)
	margin := strings.Repeat(" ", r.margin())
	focused, ok := r.focused()
	if ok && focused.item == at && focused.link < 0 && within < len(r.items[at].lines) {
		return strings.Repeat(" ", r.margin()-2) + s.LineFocused.Render(s.Symbols.Gutter) + " " + text
	}
	if text == "" {
		return ""
	}
	return margin + text
}

// ranges are the parts of a line that are set apart.
func (r *Reader) ranges(n, at, within int) []lipgloss.Range {
	s := r.env.Styles
	var ranges []lipgloss.Range
	if focused, ok := r.focused(); ok && focused.item == at && focused.link >= 0 {
		links := r.items[at].links
		for i := focused.link; i < len(links) && links[i].Target == links[focused.link].Target; i++ {
			if links[i].Line == within {
				ranges = append(ranges, lipgloss.NewRange(links[i].Column, links[i].Column+links[i].Width, s.ButtonFocused))
			}
		}
	}
	for _, h := range r.finder.marks(n) {
		look := s.Marked
		if r.finder.hits[r.finder.at] == h {
			look = s.MarkedCurrent
		}
		from := h.from - r.items[at].shift
		if from >= 0 {
			ranges = append(ranges, lipgloss.NewRange(from, from+h.width, look))
		}
	}
	return ranges
}

func (r *Reader) searchLine() string {
	s := r.env.Styles
	left := " " + s.Key.Render(r.env.Text("reader.search")) + " " + result.Safe(r.finder.query)
	at, of := r.finder.counted()
	right := ""
	switch {
	case r.finder.blank():
	case of == 0:
		right = r.env.Text("reader.search-nothing")
	default:
		right = r.env.Text("reader.search-at", i18n.Args{"At": at, "Of": of})
	}
	return frame.Between(left, s.Muted.Render(right)+" ", r.width, s)
}

// Cursor is where something is typed, else at the focus.
func (r *Reader) Cursor() *tea.Cursor {
	switch {
	case !r.loaded:
		return nil
	case r.contents.open:
		return tea.NewCursor((r.width-r.contentsWidth())/2+2, 1+r.contents.chosen-r.contents.top)
	case r.finder.typing:
		left := 2 + cells(r.env.Text("reader.search")) + cells(result.Safe(r.finder.query))
		return tea.NewCursor(left, r.height-1)
	case r.editing != nil:
		return r.editCursor()
	}
	s, ok := r.focused()
	if !ok || !r.visible(s) {
		return tea.NewCursor(r.margin(), 0) // where the eye goes on reading
	}
	first, _ := r.span(s)
	x := r.margin()
	if s.link >= 0 {
		x += r.items[s.item].links[s.link].Column
	}
	return tea.NewCursor(x, max(first-r.top, 0))
}

// editCursor moves the editor's cursor to where the editor stands in the window.
func (r *Reader) editCursor() *tea.Cursor {
	cursor := r.editing.run.editor.Cursor()
	if cursor == nil {
		return nil
	}
	for i, it := range r.items {
		if it == r.editing {
			cursor.X += r.margin() + 2
			cursor.Y += r.starts[i] - r.top
		}
	}
	if cursor.Y < 0 || cursor.Y >= r.page() {
		return nil
	}
	return cursor
}
