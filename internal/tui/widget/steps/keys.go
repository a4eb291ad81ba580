package steps

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/sheet"
)

// What can be done with a trace.
const (
	doView  screen.Action = "next-view"
	doTable screen.Action = "table"
)

// Bindings are the keys as they are before a learner remaps them, those of the table included. Its Enter is left out: it never works at
// the same time as the list's.
func Bindings() []screen.Binding {
	all := own()
	for _, b := range sheet.Bindings() {
		if b.Action != "inspect" {
			all = append(all, b)
		}
	}
	return all
}

// own are the keys of the list.
func own() []screen.Binding {
	return []screen.Binding{
		bind(screen.DoDown, "down", "down", "j"),
		bind(screen.DoUp, "up", "up", "k"),
		bind(screen.DoOpen, "open", "enter", "right"),
		bind(doView, "view", "v"),
		bind(doTable, "table", "tab", "shift+tab", "f6"),
	}
}

func bind(action screen.Action, word string, keys ...string) screen.Binding {
	return screen.Binding{
		Action: action, Keys: keys,
		Label: i18n.New("steps.key."+word, nil), Help: i18n.New("steps.help."+word, nil),
	}
}

// Keys lists what works now.
func (s *Steps) Keys() []screen.Binding {
	if s.sheet.Capturing() {
		return nil
	}
	var live []screen.Binding
	for _, b := range s.env.Keys.Of(own()...) {
		if s.offers(b.Action) {
			live = append(live, b)
		}
	}
	if s.inTable {
		live = append(live, s.sheet.Keys()...)
	}
	return live
}

func (s *Steps) offers(action screen.Action) bool {
	_, onPart := s.Part()
	step := s.step()
	switch action {
	case screen.DoOpen:
		return onPart
	case doView:
		return step != nil && len(step.Views) > 1
	case doTable:
		return step != nil && len(step.Views) > 0
	}
	return !s.inTable
}

// Press takes a key and reports whether it was meant for the widget. Opening a part is for whoever shows the widget.
func (s *Steps) Press(key tea.KeyPressMsg) (bool, tea.Cmd) {
	if s.sheet.Capturing() {
		return s.sheet.Press(key)
	}
	if action, ok := screen.Match(key, s.Keys()); ok && action != screen.DoOpen {
		return true, s.Act(action)
	}
	if s.inTable {
		return s.sheet.Press(key)
	}
	switch key.Keystroke() {
	case "home", "g":
		s.choose(0)
	case "end", "G", "shift+g":
		s.choose(s.count() - 1)
	case "pgdown", "space":
		s.sheet.Scroll(5)
	case "pgup":
		s.sheet.Scroll(-5)
	default:
		return false, nil
	}
	return true, nil
}

// Act does what a binding of Keys is for.
func (s *Steps) Act(action screen.Action) tea.Cmd {
	switch action {
	case screen.DoDown:
		s.choose(s.chosen + 1)
	case screen.DoUp:
		s.choose(s.chosen - 1)
	case doView:
		s.show(s.view + 1)
	case doTable:
		s.focusTable(!s.inTable)
	default:
		cmd := s.sheet.Act(action)
		s.layout()
		return cmd
	}
	return nil
}

// Wheel scrolls what lies at a place: the table, else the choice in the list.
func (s *Steps) Wheel(x, y, by int) {
	if table := s.tableArea(); x >= table.x && y >= table.y {
		s.sheet.Scroll(by)
		return
	}
	s.choose(s.chosen + max(min(by, 1), -1))
}

// Click chooses what lies at a place. It reports whether that is a part that was chosen already, which a second click opens.
func (s *Steps) Click(x, y int) (open bool, cmd tea.Cmd) {
	list, table := s.listArea(), s.tableArea()
	switch {
	case x < list.x+list.width && y < list.y+list.height:
		line := s.listTop + y
		if line >= s.count() {
			return false, nil
		}
		_, onPart := s.Part()
		open = onPart && line == s.chosen
		s.focusTable(false)
		s.choose(line)
		return open, nil
	case x >= table.x && y == table.y-1:
		s.show(s.view + 1)
	case x >= table.x && y >= table.y && s.step() != nil:
		s.focusTable(true)
		return false, s.sheet.Click(x-table.x, y-table.y)
	}
	return false, nil
}
