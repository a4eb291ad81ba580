package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/sqltext"
)

// wordLetters is how many letters of a word bring up completions.
const wordLetters = 2

// statementLines is how far from the cursor the ends of its statement are looked for, so that the cost of a key does not
// grow with the text.
const statementLines = 300

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

// wordFrom is where the word begins that ends at the cursor; the cursor itself when there is none.
func (e *Editor) wordFrom() int {
	line, at := e.text.lines[e.cursor.line], e.cursor.at
	for at > 0 && isWordRune(runeBefore(line, at)) {
		at = before(line, at)
	}
	return at
}

func (e *Editor) afterDot(from place) bool {
	return from.at > 0 && e.text.lines[from.line][from.at-1] == '.'
}

// afterName reports whether the dot before the cursor follows a name, and not a number or a blank.
func (e *Editor) afterName() bool {
	line := e.text.lines[e.cursor.line]
	dot := e.cursor.at - 1
	if dot < 1 {
		return false
	}
	if line[dot-1] == '"' {
		return true
	}
	from := dot
	for from > 0 && isWordRune(runeBefore(line, from)) {
		from = before(line, from)
	}
	return from < dot && !unicode.IsDigit(runeAt(line, from))
}

// inQuoteOrComment reports whether a place is inside a string, a quoted name or a comment.
func (e *Editor) inQuoteOrComment(p place) bool {
	for _, token := range e.text.tokens(nil, p.line) {
		if p.at < token.Start || p.at > token.End {
			continue
		}
		inside := p.at > token.Start || e.text.states[p.line].Open() && token.Start == 0
		switch token.Kind {
		case sqltext.String, sqltext.DollarString, sqltext.QuotedIdentifier, sqltext.BlockComment:
			if inside && (p.at < token.End || token.Open) {
				return true
			}
		case sqltext.LineComment:
			if inside {
				return true
			}
		}
	}
	// An empty line inside has no tokens.
	return e.text.lines[p.line] == "" && e.text.states[p.line].Open()
}

// statementBefore is the statement up to the cursor, and where it begins.
func (e *Editor) statementBefore() (string, place) {
	start := place{max(0, e.cursor.line-statementLines), 0}
	var tokens []sqltext.Token
	for line := e.cursor.line; line >= start.line; line-- {
		tokens = e.text.tokens(tokens[:0], line)
		for i := len(tokens) - 1; i >= 0; i-- {
			if semicolon(e.text.lines[line], tokens[i]) && (line < e.cursor.line || tokens[i].End <= e.cursor.at) {
				start = place{line, tokens[i].End}
				return e.text.slice(span{start, e.cursor}), start
			}
		}
	}
	return e.text.slice(span{start, e.cursor}), start
}

// statementAfter is the statement behind the cursor.
func (e *Editor) statementAfter() string {
	last := min(len(e.text.lines)-1, e.cursor.line+statementLines)
	end := place{last, len(e.text.lines[last])}
	var tokens []sqltext.Token
	for line := e.cursor.line; line <= last; line++ {
		tokens = e.text.tokens(tokens[:0], line)
		for _, token := range tokens {
			if semicolon(e.text.lines[line], token) && (line > e.cursor.line || token.Start >= e.cursor.at) {
				return e.text.slice(span{e.cursor, place{line, token.Start}})
			}
		}
	}
	return e.text.slice(span{e.cursor, end})
}

func semicolon(line string, token sqltext.Token) bool {
	return token.Kind == sqltext.Punctuation && line[token.Start] == ';'
}
