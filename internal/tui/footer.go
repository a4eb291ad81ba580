package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// mostFooterKeys is how many keys of a screen the footer shows beside those that always work.
const mostFooterKeys = 5

// noticeHeight is how many lines a notice may take.
const noticeHeight = 4

// zone is a key in the footer and the cells it takes.
type zone struct {
	from, to int
	binding  screen.Binding
	drawn    string
}

// footer draws what there is to say, on as many lines as that needs, and below it the keys that matter here.
func (r *root) footer() []string {
	var lines []string
	if r.notice.text != "" {
		lines = r.status()
	}
	var out strings.Builder
	at := 0
	for _, z := range r.zones() {
		out.WriteString(strings.Repeat(" ", z.from-at) + z.drawn)
		at = z.to
	}
	return append(lines, out.String())
}

// zones lays the footer's keys out: the screen's own from the left as far as they fit, help and palette at the right. While a menu is
// open they are the menu's alone.
func (r *root) zones() []zone {
	if r.menu != nil {
		return fitted(r.footerKeys(r.menu.bindings()), r.width-1)
	}
	right := r.footerKeys(r.globals(), screen.DoPalette, screen.DoHelp)
	width := 0
	for _, z := range right {
		width += z.to + 2
	}
	if width > r.width/2 { // on a narrow screen the help alone leads to everything else
		right = right[len(right)-1:]
		width = right[0].to + 2
	}
	zones := r.ownZones(r.width - width - 1)
	at := r.width - width + 1
	for _, z := range right {
		zones = append(zones, z.moved(at))
		at += z.to + 2
	}
	return zones
}

// ownZones lays the keys of the screen on top out, and after them the way out of it, which always has its place.
func (r *root) ownZones(width int) []zone {
	leave := screen.DoBack
	if len(r.stack) == 1 {
		leave = screen.DoQuit
	}
	var own []screen.Binding
	out := r.binding(leave)
	key, _ := r.keyShown(out)
	for _, b := range r.top().Keys() {
		if shown, ok := r.keyShown(b); b.Action == leave || (ok && shown == key && !b.Label.IsZero()) {
			out = b // what the key does here before it leads out
		} else {
			own = append(own, b)
		}
	}
	way := r.footerKeys([]screen.Binding{out})
	for _, z := range way {
		width -= z.to + 2
	}
	zones := fitted(r.footerKeys(own), width)
	at := 1
	for _, z := range zones {
		at = z.to + 2
	}
	for _, z := range way {
		zones = append(zones, z.moved(at))
	}
	return zones
}

// fitted lays keys out from the left as far as there is room, the more useful first; one more has its place after them.
func fitted(keys []zone, width int) []zone {
	var zones []zone
	at := 1
	for _, z := range keys {
		if len(zones) == mostFooterKeys-1 || at+z.to > width {
			continue
		}
		zones = append(zones, z.moved(at))
		at += z.to + 2
	}
	return zones
}

func (z zone) moved(by int) zone {
	z.from, z.to = z.from+by, z.to+by
	return z
}

// footerKeys draws those bindings that have a label, or the named ones, each at column 0.
func (r *root) footerKeys(bindings []screen.Binding, only ...screen.Action) []zone {
	s := r.env.Styles
	var zones []zone
	for _, b := range bindings {
		key, ok := r.keyShown(b)
		if !ok || b.Label.IsZero() || (len(only) > 0 && !contains(only, b.Action)) {
			continue
		}
		label := r.env.Say(b.Label)
		width := ansi.StringWidth(key) + 1 + ansi.StringWidth(label)
		zones = append(zones, zone{to: width, binding: b, drawn: s.Key.Render(key) + " " + s.KeyLabel.Render(label)})
	}
	return zones
}

// keyShown is the first key of a binding that works now: not a letter while something is being typed.
func (r *root) keyShown(b screen.Binding) (string, bool) {
	for _, key := range b.Keys {
		if !r.top().Capturing() || len(key) > 1 {
			return r.env.KeyName(key), true
		}
	}
	return "", false
}

func (r *root) binding(action screen.Action) screen.Binding {
	for _, b := range r.globals() {
		if b.Action == action {
			return b
		}
	}
	return screen.Binding{}
}

// status draws the notice with a symbol that says how it is meant.
func (r *root) status() []string {
	s := r.env.Styles
	look, symbol := s.Note, s.Symbols.Note
	switch r.notice.level {
	case screen.Success:
		look, symbol = s.Good, s.Symbols.Good
	case screen.Warning:
		look, symbol = s.Warn, s.Symbols.Warn
	case screen.Failure:
		look, symbol = s.Bad, s.Symbols.Bad
	}
	lines := prose.Wrapped(r.notice.text, r.width-4, s)
	lines = lines[:min(len(lines), noticeHeight)]
	for i, line := range lines {
		mark := " "
		if i == 0 {
			mark = look.Render(symbol)
		}
		lines[i] = frame.Fit(" "+mark+" "+line, r.width, s)
	}
	return lines
}

// clickFooter does what the key under the mouse does.
func (r *root) clickFooter(x int) tea.Cmd {
	for _, z := range r.zones() {
		if x >= z.from && x < z.to {
			return r.perform(z.binding.Action)
		}
	}
	return nil
}

// perform carries out an action by name: the screen's own first, then the root's.
func (r *root) perform(action screen.Action) tea.Cmd {
	for _, b := range r.top().Keys() {
		switch {
		case b.Action != action:
		case isWidgets(action) && len(b.Keys) > 0:
			return r.top().Update(screen.Press(b.Keys[0])) // what the text and the table do, they do when they are given the key
		default:
			return r.top().Update(screen.ActMsg{Action: action})
		}
	}
	return r.act(action)
}

func has(bindings []screen.Binding, action screen.Action) bool {
	for _, b := range bindings {
		if b.Action == action {
			return true
		}
	}
	return false
}

func contains(actions []screen.Action, action screen.Action) bool {
	for _, a := range actions {
		if a == action {
			return true
		}
	}
	return false
}
