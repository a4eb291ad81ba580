package data

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/sheet"
)

// What only this screen does.
const (
	doRows  screen.Action = "sample-rows"
	doPlay  screen.Action = "playground"
	doClose screen.Action = "close"
)

// Bindings are the screen's keys as they are before a learner remaps them.
func Bindings() []screen.Binding { return append(own(), forScope(sheet.Bindings())...) }

func own() []screen.Binding {
	return []screen.Binding{
		bind(screen.DoOpen, "open", "enter"),
		bind(doRows, "rows", "r"),
		bind(doPlay, "play", "p"),
		bind(screen.DoNextPane, "pane", "tab", "f6"),
		bind(screen.DoUp, "up", "up", "k"),
		bind(screen.DoDown, "down", "down", "j"),
		bind(screen.DoPageUp, "page-up", "pgup", "b"),
		bind(screen.DoPageDown, "page-down", "pgdown", "space"),
		bind(screen.DoTop, "top", "home", "g"),
		bind(screen.DoBottom, "bottom", "end", "G"),
		bind(screen.DoLastPane, "last-pane", "shift+tab", "shift+f6"),
	}
}

// forScope leaves out the sheet's Enter: it never works at the same time as the list's.
func forScope(bindings []screen.Binding) []screen.Binding {
	var out []screen.Binding
	for _, b := range bindings {
		if b.Action != "inspect" {
			out = append(out, b)
		}
	}
	return out
}

func bind(action screen.Action, word string, keys ...string) screen.Binding {
	return screen.Binding{
		Action: action, Keys: keys,
		Label: i18n.New("data.key."+word, nil), Help: i18n.New("data.help."+word, nil),
	}
}

// Keys lists what works now, the most useful first.
func (d *Data) Keys() []screen.Binding {
	if !d.loaded || len(d.entries) == 0 {
		return nil
	}
	var live []screen.Binding
	if d.inSheet() {
		live = append(live, d.sheet.Keys()...)
	}
	for _, b := range d.env.Keys.Of(own()...) {
		if d.offers(b.Action) {
			live = append(live, b)
		}
	}
	if d.focus == aboutPane {
		live = append(live, screen.Binding{Action: doClose, Keys: []string{"esc"}, Label: i18n.New("data.key.close", nil), Help: i18n.New("data.help.close", nil)})
	}
	return live
}

// inSheet reports whether the keyboard is the sample rows'.
func (d *Data) inSheet() bool { return d.rows && d.focus == aboutPane }

func (d *Data) offers(action screen.Action) bool {
	set, table, _ := d.current()
	switch action {
	case screen.DoOpen:
		return d.focus == listPane
	case doRows:
		return table != nil && !d.Capturing()
	case doPlay:
		return set.Broken.IsZero() && !d.Capturing()
	case screen.DoNextPane, screen.DoLastPane:
		return !d.Capturing()
	}
	return !d.inSheet()
}

// press takes a key: the sample rows' first, where they have the focus.
func (d *Data) press(key tea.KeyPressMsg) tea.Cmd {
	if key.Keystroke() == "esc" && d.focus == aboutPane {
		return d.escape()
	}
	if d.inSheet() {
		if handled, cmd := d.sheet.Press(key); handled {
			return cmd
		}
	}
	if action, ok := screen.Match(key, d.Keys()); ok {
		return d.act(action)
	}
	return nil
}

// escape closes what is open from the inside out, and goes back to the list.
func (d *Data) escape() tea.Cmd {
	switch {
	case d.inSheet() && d.sheet.Escape():
		return nil
	case d.rows:
		return d.showRows()
	}
	d.setFocus(listPane)
	return nil
}

// act does what a binding is for.
func (d *Data) act(action screen.Action) tea.Cmd {
	switch action {
	case screen.DoOpen:
		d.setFocus(aboutPane)
	case doRows:
		return d.showRows()
	case doPlay:
		return d.play()
	case doClose:
		return d.escape()
	case screen.DoNextPane, screen.DoLastPane:
		d.setFocus(aboutPane - d.focus)
	case screen.DoUp:
		return d.move(-1)
	case screen.DoDown:
		return d.move(1)
	case screen.DoPageUp:
		return d.move(-d.page())
	case screen.DoPageDown:
		return d.move(d.page())
	case screen.DoTop:
		return d.move(-1 << 20)
	case screen.DoBottom:
		return d.move(1 << 20)
	default:
		return d.sheet.Act(action)
	}
	return nil
}

// move chooses another line of the list, or scrolls what is said about it.
func (d *Data) move(by int) tea.Cmd {
	if d.focus == listPane {
		return d.choose(d.chosen + by)
	}
	d.scroll(by)
	return nil
}

func (d *Data) setFocus(to pane) {
	d.focus = to
	d.sheet.Focus(d.inSheet())
	d.layout()
}

// point gives the mouse's message to what is under it.
func (d *Data) point(msg tea.MouseMsg) tea.Cmd {
	mouse := msg.Mouse()
	at, r, ok := d.under(mouse.X, mouse.Y)
	if !ok {
		return nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		by := 3
		if msg.Button == tea.MouseWheelUp {
			by = -3
		}
		switch {
		case at == listPane:
			return d.choose(d.chosen + by/3)
		case d.rows:
			d.sheet.Scroll(by)
		default:
			d.scroll(by)
		}
	case tea.MouseClickMsg:
		d.setFocus(at)
		y := mouse.Y - r.y - 1
		if at == listPane && y >= 0 && d.listTop+y < len(d.entries) {
			return d.choose(d.listTop + y)
		}
		if at == aboutPane && d.rows {
			return d.sheet.Click(mouse.X-r.x-2, y)
		}
	}
	return nil
}
