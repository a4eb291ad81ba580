package tui

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// item is a line of the menu.
type item struct {
	text   string
	keys   []string // how to do the same without the menu, the usual one first
	group  string   // a title that is shown above the first item of each group while nothing is searched
	also   string   // other words that it is found by
	do     func(r *root) tea.Cmd
	folded string
}

// menu is a list to search and to choose from, over the screen: the help and the command palette.
type menu struct {
	title  string
	back   func(r *root) tea.Cmd // what Esc leads to; nil for the screen
	items  []item
	query  string
	found  []int // indexes into items, best first
	chosen int   // index into found
	top    int
	moved  bool // the list was moved in since something was typed, so that the focus is on the chosen item
}

func newMenu(title string, items []item) *menu {
	m := &menu{title: title}
	m.add(items)
	return m
}

func (m *menu) add(items []item) {
	for _, it := range items {
		it.folded = fold(it.text + " " + strings.Join(it.keys, " ") + " " + it.also)
		m.items = append(m.items, it)
	}
	m.search()
}

// search finds the items for the query; all of them, in their order, for none.
func (m *menu) search() {
	type hit struct{ index, score int }
	query := fold(strings.TrimSpace(m.query))
	var hits []hit
	for i, it := range m.items {
		if score, ok := fuzzy(query, it.folded); ok || query == "" {
			hits = append(hits, hit{i, score})
		}
	}
	if query != "" {
		slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	}
	m.found = m.found[:0]
	for _, h := range hits {
		m.found = append(m.found, h.index)
	}
	m.chosen, m.top, m.moved = 0, 0, false
}

// press types into the search, moves or chooses.
func (m *menu) press(msg tea.KeyPressMsg, r *root) tea.Cmd {
	switch msg.String() {
	case "esc":
		r.menu = nil
		if m.back != nil {
			return m.back(r)
		}
	case "enter":
		return m.choose(r)
	case "up", "shift+tab", "ctrl+p":
		m.move(-1, r)
	case "down", "tab", "ctrl+n":
		m.move(1, r)
	case "pgup":
		m.move(-m.room(r), r)
	case "pgdown":
		m.move(m.room(r), r)
	case "home":
		m.move(-len(m.found), r)
	case "end":
		m.move(len(m.found), r)
	case "backspace":
		_, size := utf8.DecodeLastRuneInString(m.query)
		m.query = m.query[:len(m.query)-size]
		m.search()
	case "ctrl+u":
		m.query = ""
		m.search()
	default:
		if msg.Text != "" && len(m.query) < 64 {
			m.query += msg.Text
			m.search()
		}
	}
	return nil
}

func (m *menu) move(by int, r *root) {
	m.moved = true
	m.chosen = max(min(m.chosen+by, len(m.found)-1), 0)
	line := m.lineOf(m.chosen)
	_, _, width := m.place(r)
	m.top = frame.Follow(m.top, m.room(r), line, line+m.chosenHeight(width-4, r)-1)
	if m.chosen == 0 {
		m.top = 0
	}
}

func (m *menu) choose(r *root) tea.Cmd {
	r.menu = nil
	if m.chosen >= len(m.found) {
		return nil
	}
	if do := m.items[m.found[m.chosen]].do; do != nil {
		return do(r)
	}
	return nil
}

// point chooses the item under the mouse, or closes the menu when it is clicked beside.
func (m *menu) point(msg tea.MouseMsg, r *root) tea.Cmd {
	mouse := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		switch mouse.Button {
		case tea.MouseWheelUp:
			m.move(-1, r)
		case tea.MouseWheelDown:
			m.move(1, r)
		}
	case tea.MouseClickMsg:
		if mouse.Y == r.height-1 {
			return m.clickFooter(mouse.X, r)
		}
		x, y, width := m.place(r)
		if mouse.X < x || mouse.X >= x+width || mouse.Y < y || mouse.Y >= y+m.room(r)+4 {
			r.menu = nil
			return nil
		}
		lines := m.lines(width-4, r)
		if at := m.top + mouse.Y - y - 3; mouse.Y >= y+3 && at < len(lines) && lines[at].found >= 0 {
			m.chosen = lines[at].found
			return m.choose(r)
		}
	}
	return nil
}

// menuLine is a drawn line: an item, by its index into found, or the title of a group (-1).
type menuLine struct {
	text  string
	found int
}

func (m *menu) lines(width int, r *root) []menuLine {
	s := r.env.Styles
	var lines []menuLine
	group := ""
	for i, index := range m.found {
		it := m.items[index]
		if m.query == "" && it.group != group {
			group = it.group
			lines = append(lines, menuLine{s.Muted.Render(frame.Cut(group, width, s)), -1})
		}
		keys := it.fittingKeys(width - 4)
		room := width - 4 - ansi.StringWidth(keys)
		if i != m.chosen {
			lines = append(lines, menuLine{"  " + frame.Between(frame.Cut(it.text, room, s), keys, width-2, s), i})
			continue
		}
		for n, text := range prose.Wrapped(it.text, room, s) { // what is chosen is always told whole
			mark := s.LineFocused.Render(s.Symbols.Pointer) + " "
			if n > 0 {
				mark, keys = "  ", ""
			}
			lines = append(lines, menuLine{mark + s.Selected.Render(frame.Between(text, keys, width-2, s)), i})
		}
	}
	if len(m.found) == 0 {
		lines = append(lines, menuLine{s.Muted.Render(frame.Cut(r.env.Text("tui.menu-nothing"), width, s)), -1})
	}
	return lines
}

// fittingKeys lists as many of an item's keys as leave room for its text; the first stands there in any case.
func (it item) fittingKeys(width int) string {
	if len(it.keys) == 0 {
		return ""
	}
	shown := it.keys[0]
	for _, key := range it.keys[1:] {
		longer := shown + ", " + key
		if ansi.StringWidth(it.text)+ansi.StringWidth(longer) > width {
			break
		}
		shown = longer
	}
	return shown
}

// chosenHeight is how many lines the chosen item takes.
func (m *menu) chosenHeight(width int, r *root) int {
	if m.chosen >= len(m.found) {
		return 1
	}
	it := m.items[m.found[m.chosen]]
	return len(prose.Wrapped(it.text, width-4-ansi.StringWidth(it.fittingKeys(width-4)), r.env.Styles))
}

func (m *menu) lineOf(found int) int {
	line := found
	if m.query != "" {
		return line
	}
	group := ""
	for _, index := range m.found[:min(found+1, len(m.found))] {
		if it := m.items[index]; it.group != group {
			group = it.group
			line++
		}
	}
	return line
}

// place is where the menu's box stands.
func (m *menu) place(r *root) (x, y, width int) {
	width = min(r.width-2, 72)
	return (r.width - width) / 2, headerHeight, width
}

// room is how many lines of items the box shows: as many as all items take, as far as there is room, so that the box does not jump
// while something is searched.
func (m *menu) room(r *root) int {
	groups := map[string]bool{}
	for _, it := range m.items {
		groups[it.group] = true
	}
	return max(min(len(m.items)+len(groups), r.height-headerHeight-footerHeight-5), 3)
}

func (m *menu) over(screen []string, r *root) []string {
	s := r.env.Styles
	x, y, width := m.place(r)
	all := m.lines(width-4, r)
	drawn := make([]string, len(all))
	for i, line := range all {
		drawn[i] = line.text
	}
	body := []string{
		s.Key.Render(r.env.Text("tui.menu-search")) + " " + m.query,
		s.Line.Render(strings.Repeat(s.Symbols.Rule, width-4)),
	}
	body = append(body, frame.Window(drawn, m.top, m.room(r))...)
	title := s.PopupTitle.Render(m.title + frame.Arrows(m.top > 0, m.top+m.room(r) < len(drawn), s))
	return frame.Over(screen, frame.Box(title, body, width, true, s), x, y)
}

// cursor stands at the end of what is typed, or at the item that the arrows chose: readers of the screen follow it.
func (m *menu) cursor(r *root) *tea.Cursor {
	x, y, _ := m.place(r)
	if line := m.lineOf(m.chosen) - m.top; m.moved && line >= 0 && line < m.room(r) {
		return tea.NewCursor(x+2, y+3+line)
	}
	label := ansi.StringWidth(r.env.Text("tui.menu-search"))
	cursor := tea.NewCursor(x+2+label+1+ansi.StringWidth(m.query), y+1)
	cursor.Shape = tea.CursorBar
	cursor.Blink = !r.env.ReducedMotion
	return cursor
}

// bindings are the keys of the menu itself, for the footer.
func (m *menu) bindings() []screen.Binding {
	bind := func(action screen.Action, key, label string) screen.Binding {
		return screen.Binding{Action: action, Keys: []string{key}, Label: i18n.New(label, nil)}
	}
	return []screen.Binding{
		bind(screen.DoOpen, "enter", "tui.key-choose"), bind(screen.DoUp, "up", "tui.key-up"), bind(screen.DoDown, "down", "tui.key-down"),
		bind(screen.DoBack, "esc", "tui.key-back"),
	}
}

// clickFooter presses the key under the mouse.
func (m *menu) clickFooter(x int, r *root) tea.Cmd {
	for _, z := range r.zones() {
		if x >= z.from && x < z.to {
			return m.press(screen.Press(z.binding.Keys[0]), r)
		}
	}
	return nil
}
