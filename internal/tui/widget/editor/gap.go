package editor

import "guildhall/internal/sqltext"

// SelectGap selects the first gap (____) at or after a byte offset of Value, or else the first of all, so that what is typed next takes its
// place. It reports whether there is one.
func (e *Editor) SelectGap(offset int) bool { return e.selectGap(e.text.placeOf(max(0, offset))) }

func (e *Editor) selectGap(from place) bool {
	gap, ok := e.gapFrom(from, len(e.text.lines)-1)
	if !ok {
		gap, ok = e.gapFrom(place{}, from.line)
	}
	if !ok {
		return false
	}
	e.history.seal()
	e.anchor, e.cursor = gap.from, gap.until
	e.moved()
	return true
}

// gapFrom finds the first gap that begins at a place or after it, in lines up to the last one given.
func (e *Editor) gapFrom(from place, last int) (span, bool) {
	var tokens []sqltext.Token
	for line := from.line; line <= last; line++ {
		tokens = e.text.tokens(tokens[:0], line)
		for _, token := range tokens {
			if gap := gapOf(line, token); token.Kind == sqltext.Blank && !gap.from.before(from) {
				return gap, true
			}
		}
	}
	return span{}, false
}

func gapOf(line int, token sqltext.Token) span {
	return span{place{line, token.Start}, place{line, token.End}}
}

// gapAround finds the gap that a place lies in or at the end of.
func (e *Editor) gapAround(p place) (span, bool) {
	for _, token := range e.text.tokens(nil, p.line) {
		if token.Kind == sqltext.Blank && token.Start <= p.at && p.at <= token.End {
			return gapOf(p.line, token), true
		}
	}
	return span{}, false
}

// tab goes to the next gap while there is one. In the indentation of a line, and with lines selected, it indents.
func (e *Editor) tab() {
	s := e.selected()
	if s.from.line == s.until.line && !e.inIndentation(s.from) && e.selectGap(s.until) {
		return
	}
	e.indent()
}

// inIndentation reports whether nothing but blanks stand before a place on its line, and no gap begins there.
func (e *Editor) inIndentation(p place) bool {
	if _, gap := e.gapAround(p); gap {
		return false
	}
	for _, r := range e.text.lines[p.line][:p.at] {
		if r != ' ' && r != '\t' {
			return false
		}
	}
	return true
}
