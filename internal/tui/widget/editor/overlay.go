package editor

import "slices"

// overlay is what is laid over the colours of a stretch of a line.
type overlay struct {
	from, until int
	ink         ink
}

type overlays []overlay

// at joins the inks of all overlays on a byte of the line.
func (o overlays) at(at int) ink {
	var joined ink
	for _, over := range o {
		if over.from <= at && at < over.until {
			joined += over.ink
		}
	}
	return joined
}

// overlaysOf gathers what is laid over a line, the strongest last: marks, brackets, matches, selection. The place behind
// the last character counts as one, for marks there and for selected line breaks.
func (e *Editor) overlaysOf(line int) overlays {
	var over overlays
	for _, m := range e.marks {
		if m.from.line == line {
			over = append(over, overlay{m.from.at, m.until.at, m.ink})
		}
	}
	over = e.bracketOverlays(over, line)
	over = e.matchOverlays(over, line)
	if s := e.selected(); !s.empty() && s.from.line <= line && line <= s.until.line {
		from, until := 0, len(e.text.lines[line])+1
		if s.from.line == line {
			from = s.from.at
		}
		if s.until.line == line {
			until = s.until.at
		}
		over = append(over, overlay{from, until, e.inks.selection})
	}
	return over
}

func (e *Editor) bracketOverlays(over overlays, line int) overlays {
	b := e.brackets
	if !b.found || !e.focused {
		return over
	}
	kind := e.inks.bracketLone
	if b.paired {
		kind = e.inks.bracket
		if b.partner.line == line {
			over = append(over, overlay{b.partner.at, b.partner.at + 1, kind})
		}
	}
	if b.at.line == line {
		over = append(over, overlay{b.at.at, b.at.at + 1, kind})
	}
	return over
}

func (e *Editor) matchOverlays(over overlays, line int) overlays {
	f := &e.finder
	if !f.open {
		return over
	}
	first, _ := slices.BinarySearchFunc(f.matches, line, func(m span, line int) int { return m.from.line - line })
	for i := first; i < len(f.matches) && f.matches[i].from.line == line; i++ {
		kind := e.inks.match
		if i == f.current {
			kind = e.inks.matchCurrent
		}
		over = append(over, overlay{f.matches[i].from.at, f.matches[i].until.at, kind})
	}
	return over
}
