package editor

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
)

// finder is the find line and what it found.
type finder struct {
	open    bool
	query   string
	given   bool // the query was there when the line was opened: the first letter takes its place
	matches []span
	current int  // index in matches; -1 when the cursor is at none
	stale   bool // the text changed since
}

// refresh finds anew when the text changed and matches are shown.
func (f *finder) refresh(text *buffer) {
	if f.open && f.stale {
		f.find(text)
	}
}

// find lists all places of the query, in any case.
func (f *finder) find(text *buffer) {
	f.matches, f.current, f.stale = nil, -1, false
	query := lowered(f.query)
	if query == "" {
		return
	}
	for line, content := range text.lines {
		folded := lowered(content)
		for at := 0; ; {
			n := strings.Index(folded[at:], query)
			if n < 0 {
				break
			}
			from := at + n
			at = from + len(query)
			f.matches = append(f.matches, span{place{line, from}, place{line, at}})
		}
	}
}

// lowered folds case where that keeps the length of every letter, so that offsets stay true.
func lowered(text string) string {
	folded := strings.Map(unicode.ToLower, text)
	if len(folded) != len(text) {
		return text
	}
	return folded
}

// typed is what a letter is added to: nothing, where the query was only a proposal.
func (f *finder) typed() string {
	if f.given {
		return ""
	}
	return f.query
}

// Finding reports whether the find line is open.
func (e *Editor) Finding() bool { return e.finder.open }

// openFinder opens the find line, with the selection if it is of one line.
func (e *Editor) openFinder() {
	e.finder.open = true
	query := e.finder.query
	if s := e.selected(); !s.empty() && s.from.line == s.until.line {
		query = e.text.slice(s)
	}
	e.cursor = e.selected().from
	e.anchor = e.cursor
	e.search(query)
	e.finder.given = query != ""
}

// closeFinder leaves the match selected.
func (e *Editor) closeFinder() {
	e.finder.open = false
	e.follow()
}

// search looks for another query, from the cursor on.
func (e *Editor) search(query string) {
	e.finder.query, e.finder.given = query, false
	e.finder.find(&e.text)
	e.chooseFrom(e.selected().from)
}

// chooseFrom goes to the first match at or behind a place, or to the first of all.
func (e *Editor) chooseFrom(from place) {
	f := &e.finder
	if len(f.matches) == 0 {
		e.follow()
		return
	}
	f.current = 0
	for i, match := range f.matches {
		if !match.from.before(from) {
			f.current = i
			break
		}
	}
	e.choose()
}

func (e *Editor) choose() {
	match := e.finder.matches[e.finder.current]
	e.anchor, e.cursor = match.from, match.until
	e.history.seal()
	e.moved()
}

// findNext goes to the next match or, with -1, to the one before, round the ends of the text.
func (e *Editor) findNext(direction int) {
	f := &e.finder
	if f.query == "" {
		e.openFinder()
		return
	}
	if f.stale || f.matches == nil {
		f.find(&e.text)
	}
	n := len(f.matches)
	if n == 0 {
		return
	}
	here := e.selected()
	target := -1
	for i := range f.matches {
		if direction > 0 && target < 0 && !f.matches[i].from.before(here.until) {
			target = i
		}
		if direction < 0 && !here.from.before(f.matches[i].until) {
			target = i
		}
	}
	switch {
	case target >= 0:
		f.current = target
	case direction > 0:
		f.current = 0
	default:
		f.current = n - 1
	}
	e.choose()
}

// pressFinder takes keys while the find line is open.
func (e *Editor) pressFinder(press tea.KeyPressMsg) (bool, tea.Cmd) {
	k := &e.keys
	switch {
	case press.Text != "" && press.Mod&(tea.ModCtrl|tea.ModAlt) == 0:
		e.search(e.finder.typed() + press.Text)
	case matches(press, k.EraseLeft):
		e.search(e.finder.query[:before(e.finder.query, len(e.finder.query))])
	case matches(press, k.EraseWordLeft):
		e.search(e.finder.query[:wordStart(e.finder.query, len(e.finder.query))])
	case matches(press, k.Dismiss):
		e.closeFinder()
	case matches(press, k.FindPrevious, k.Up), press.Keystroke() == "shift+enter":
		e.findNext(-1)
	case matches(press, k.FindNext, k.Find, k.NewLine, k.Down):
		e.findNext(1)
	case matches(press, k.Paste):
		return true, e.pasteClipboard()
	default:
		return false, nil
	}
	return true, nil
}

// findLine is what the find line says before and behind the query.
func (e *Editor) findLine() (label, count string) {
	f := &e.finder
	label = e.say(i18n.New("editor.find", nil)) + " "
	switch {
	case f.query == "":
	case len(f.matches) == 0:
		count = e.say(i18n.New("editor.find-none", nil))
	case f.current >= 0:
		count = e.say(i18n.New("editor.find-place", i18n.Args{"Place": f.current + 1, "Total": len(f.matches)}))
	default:
		count = e.say(i18n.New("editor.find-count", i18n.Args{"Count": len(f.matches)}))
	}
	return label, count
}
