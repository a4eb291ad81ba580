package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// wordLetters is how many letters of a word bring up completions.
const wordLetters = 2

// CompleteMsg asks the owner for completions. The answer goes to SetSuggestions with the same Req.
type CompleteMsg struct {
	Req int
	// Before is the statement up to the cursor, and Statement the whole of it: names of tables often stand behind.
	Before, Statement string
	// Offset is where the statement begins in Value, in bytes.
	Offset int
}

// Suggestion is a completion.
type Suggestion struct {
	Text   string // what replaces the word
	Kind   string // "table", "column", "function", "keyword": shown as it is given
	Type   string // of a column
	Detail string // its meaning, or the signature of a function
	Start  int    // byte offset in CompleteMsg.Before where the replaced word begins
}

// popup is the list of completions.
type popup struct {
	req    int // of the last request; answers to others are late
	word   place
	all    []choice
	listed []choice // those that go with what was typed since
	at     int      // the chosen one
	top    int      // the first one shown
	moved  bool     // the learner chose: Enter accepts
	// dismissed is where the word begins for which the popup was dismissed.
	dismissed   place
	isDismissed bool
}

// choice is a suggestion with the place where the word that it replaces begins.
type choice struct {
	Suggestion
	from place
}

func (p *popup) shown() bool { return len(p.listed) > 0 }

// close forgets the list and makes answers on their way late.
func (p *popup) close() {
	p.req++
	p.all, p.listed, p.at, p.top, p.moved = nil, nil, 0, 0, false
}

// Completing reports whether the popup is in sight.
func (e *Editor) Completing() bool {
	_, visible := e.popupBox()
	return visible
}

// SetSuggestions answers a CompleteMsg. An answer to another request than the last one, or after the cursor was moved, is
// dropped; no suggestions close the popup.
func (e *Editor) SetSuggestions(req int, suggestions []Suggestion) {
	p := &e.popup
	if req != p.req || !e.focused || e.readOnly {
		return
	}
	head, _ := e.statementBefore()
	p.all = p.all[:0]
	for _, s := range suggestions {
		if s.Start < 0 || s.Start > len(head) {
			continue
		}
		p.all = append(p.all, choice{s, e.text.clamp(e.text.back(e.cursor, len(head)-s.Start))})
	}
	p.word = place{e.cursor.line, e.wordFrom()}
	p.at, p.top, p.moved = 0, 0, false
	e.filter()
}

// suggest asks for completions, after letters were typed, when they make up a word or follow a dot.
func (e *Editor) suggest(typed string) tea.Cmd {
	p := &e.popup
	from := place{e.cursor.line, e.wordFrom()}
	word := e.text.lines[from.line][from.at:e.cursor.at]
	r, _ := utf8.DecodeLastRuneInString(typed)
	switch {
	case r == '.' && from.at == e.cursor.at && e.afterName():
	case !isWordRune(r) || !strings.ContainsFunc(word, unicode.IsLetter) || unicode.IsDigit(runeAt(word, 0)):
		p.close()
		p.isDismissed = false
		return nil
	case p.isDismissed && p.dismissed == from:
		return nil
	case utf8.RuneCountInString(word) < wordLetters && !e.afterDot(from):
		p.close()
		return nil
	}
	return e.ask(from)
}

// erased narrows or widens the list after an erasure; it never opens it.
func (e *Editor) erased() tea.Cmd {
	p := &e.popup
	from := place{e.cursor.line, e.wordFrom()}
	if !p.shown() || from != p.word || from == e.cursor {
		p.close()
		return nil
	}
	return e.ask(from)
}

// request asks for completions because the learner wants them.
func (e *Editor) request() tea.Cmd {
	e.popup.isDismissed = false
	return e.ask(place{e.cursor.line, e.wordFrom()})
}

func (e *Editor) ask(from place) tea.Cmd {
	p := &e.popup
	if e.inQuoteOrComment(e.cursor) {
		p.close()
		return nil
	}
	if from != p.word {
		p.all, p.moved = nil, false
	}
	p.word = from
	p.req++
	e.filter()
	head, start := e.statementBefore()
	msg := CompleteMsg{Req: p.req, Before: head, Statement: head + e.statementAfter(), Offset: e.text.offset(start)}
	return report(msg)
}

// filter lists the suggestions that go with the word as it is now.
func (e *Editor) filter() {
	p := &e.popup
	chosen := ""
	if p.moved && p.at < len(p.listed) {
		chosen = p.listed[p.at].Text
	}
	p.listed = nil
	p.at, p.top = 0, 0
	for _, c := range p.all {
		if c.from.line != e.cursor.line || e.cursor.at < c.from.at {
			continue
		}
		word := e.text.lines[c.from.line][c.from.at:e.cursor.at]
		if !strings.Contains(lowered(c.Text), lowered(strings.TrimLeft(word, `"`))) {
			continue
		}
		if c.Text == chosen {
			p.at = len(p.listed)
		}
		p.listed = append(p.listed, c)
	}
	// What is already there needs no completing.
	if len(p.listed) == 1 && p.listed[0].Text == e.text.slice(span{p.listed[0].from, e.cursor}) {
		p.listed = nil
	}
	e.showChosen()
}

// pressPopup takes the keys that the open popup uses.
func (e *Editor) pressPopup(press tea.KeyPressMsg) bool {
	k, p := &e.keys, &e.popup
	switch {
	case matches(press, k.Accept), p.moved && matches(press, k.NewLine):
		e.accept()
	case matches(press, k.Dismiss):
		p.dismissed, p.isDismissed = p.word, true
		p.close()
	case matches(press, k.NextSuggestion):
		e.choosing(1)
	case matches(press, k.PreviousSuggestion):
		e.choosing(-1)
	case matches(press, k.NextSuggestions):
		e.choosing(popupLines)
	case matches(press, k.PreviousSuggestions):
		e.choosing(-popupLines)
	default:
		return false
	}
	return true
}

func (e *Editor) choosing(by int) {
	p := &e.popup
	last := len(p.listed) - 1
	switch {
	case by == 1 && p.at == last:
		p.at = 0
	case by == -1 && p.at == 0:
		p.at = last
	default:
		p.at = max(0, min(last, p.at+by))
	}
	p.moved = true
	e.showChosen()
}

// accept puts the chosen suggestion in the place of the word.
func (e *Editor) accept() {
	p := &e.popup
	chosen := p.listed[p.at]
	e.history.seal()
	s := span{chosen.from, e.cursor}
	e.apply(otherEdit, endOf(s.from, chosen.Text), change{s.from, e.text.slice(s), clean(chosen.Text)})
	p.close()
}
