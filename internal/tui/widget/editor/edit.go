package editor

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// indentWidth is how far one step of indentation goes.
const indentWidth = 2

// typeText types letters and asks for completions where they help.
func (e *Editor) typeText(text string) tea.Cmd {
	kind := typing
	if strings.TrimSpace(text) == "" {
		kind = typingSpace
	}
	if !e.selected().empty() {
		e.history.seal()
	}
	e.replaceSelection(kind, clean(text))
	return e.suggest(text)
}

// replaceSelection puts a text in the place of the selection, or at the cursor.
func (e *Editor) replaceSelection(kind editKind, text string) {
	s := e.selected()
	e.apply(kind, endOf(s.from, text), change{s.from, e.text.slice(s), text})
}

// erase takes the keys that erase.
func (e *Editor) erase(press tea.KeyPressMsg) (tea.Cmd, bool) {
	k := &e.keys
	var target place
	kind := erasing
	switch {
	case e.readOnly:
		return nil, false
	case matches(press, k.EraseLeft):
		target = e.eraseLeftTo()
	case matches(press, k.EraseRight):
		target, kind = e.rightwards(), erasingForward
	case matches(press, k.EraseWordLeft):
		target, kind = e.wordLeft(), otherEdit
	case matches(press, k.EraseWordRight):
		target, kind = e.wordRight(), otherEdit
	case matches(press, k.EraseToLineEnd):
		target, kind = place{e.cursor.line, len(e.text.lines[e.cursor.line])}, otherEdit
		if target == e.cursor {
			target = e.rightwards()
		}
	default:
		return nil, false
	}
	if !e.selected().empty() {
		e.history.seal()
		e.replaceSelection(otherEdit, "")
		e.popup.close()
		return nil, true
	}
	s := span{e.cursor, target}
	if target.before(e.cursor) {
		s = span{target, e.cursor}
	}
	if !s.empty() {
		e.apply(kind, s.from, change{s.from, e.text.slice(s), ""})
	}
	return e.erased(), true
}

// eraseLeftTo goes one character back, or one step of indentation where only blanks stand before the cursor.
func (e *Editor) eraseLeftTo() place {
	head := e.text.lines[e.cursor.line][:e.cursor.at]
	if n := len(head); n > 0 && strings.Trim(head, " ") == "" {
		return place{e.cursor.line, (n - 1) / indentWidth * indentWidth}
	}
	return e.leftwards()
}

// newLine breaks the line and keeps its indentation; after an opening bracket it goes one step further in.
func (e *Editor) newLine() {
	s := e.selected()
	head := e.text.lines[s.from.line][:s.from.at]
	tail := e.text.lines[s.until.line][s.until.at:]
	indent := head[:len(head)-len(strings.TrimLeft(head, " \t"))]
	text := "\n" + indent
	after := ""
	if strings.HasSuffix(strings.TrimRight(head, " \t"), "(") {
		text += strings.Repeat(" ", indentWidth)
		if strings.HasPrefix(tail, ")") {
			after = "\n" + indent
		}
	}
	e.apply(otherEdit, endOf(s.from, text), change{s.from, e.text.slice(s), text + after})
}

// indent goes to the next step of indentation, or moves all selected lines there.
func (e *Editor) indent() {
	if s := e.selected(); s.from.line == s.until.line {
		column := cellsBefore(e.text.lines[s.from.line], s.from.at)
		e.replaceSelection(otherEdit, strings.Repeat(" ", indentWidth-column%indentWidth))
		return
	}
	e.eachLine(func(line string) (int, int, string) {
		if line == "" {
			return 0, 0, ""
		}
		return 0, 0, strings.Repeat(" ", indentWidth)
	})
}

// outdent moves the selected lines one step back.
func (e *Editor) outdent() {
	e.eachLine(func(line string) (int, int, string) {
		if strings.HasPrefix(line, "\t") {
			return 0, 1, ""
		}
		blanks := len(line) - len(strings.TrimLeft(line, " "))
		return 0, min(blanks, indentWidth), ""
	})
}

// toggleComment makes the selected lines comments, or makes comments lines again when all of them are.
func (e *Editor) toggleComment() {
	first, last := e.selectedLines()
	all, some, column := true, false, -1
	for _, line := range e.text.lines[first : last+1] {
		bare := strings.TrimLeft(line, " \t")
		if bare == "" {
			continue
		}
		some = true
		all = all && strings.HasPrefix(bare, "--")
		if blanks := len(line) - len(bare); column < 0 || blanks < column {
			column = blanks
		}
	}
	e.eachLine(func(line string) (int, int, string) {
		bare := strings.TrimLeft(line, " \t")
		switch {
		case bare == "" && (some || first != last):
			return 0, 0, ""
		case all && some:
			length := len("--")
			if strings.HasPrefix(bare, "-- ") {
				length++
			}
			return len(line) - len(bare), length, ""
		default:
			return max(column, 0), 0, "-- "
		}
	})
}

// selectedLines are the lines that the selection touches; one that ends at the beginning of a line does not touch it.
func (e *Editor) selectedLines() (first, last int) {
	s := e.selected()
	last = s.until.line
	if last > s.from.line && s.until.at == 0 {
		last--
	}
	return s.from.line, last
}

// eachLine changes every selected line at one place, as one step. The function says where, how many bytes go and what
// comes; the selection stays on the text that it was on.
func (e *Editor) eachLine(edit func(line string) (at, remove int, insert string)) {
	first, last := e.selectedLines()
	cursor, anchor := e.cursor, e.anchor
	var changes []change
	for line := first; line <= last; line++ {
		text := e.text.lines[line]
		at, remove, insert := edit(text)
		if remove == 0 && insert == "" {
			continue
		}
		changes = append(changes, change{place{line, at}, text[at : at+remove], insert})
		cursor = carried(cursor, line, at, remove, insert)
		anchor = carried(anchor, line, at, remove, insert)
	}
	if len(changes) == 0 {
		return
	}
	e.apply(otherEdit, cursor, changes...)
	e.anchor = e.text.clamp(anchor)
	e.history.done[len(e.history.done)-1].done.anchor = e.anchor
}

// carried moves a place along with a change on its line.
func carried(p place, line, at, remove int, insert string) place {
	if p.line != line || p.at < at {
		return p
	}
	return place{line, max(at, p.at-remove) + len(insert)}
}
