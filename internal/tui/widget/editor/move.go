package editor

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// motion is a way to move, with the keys that move the cursor and those that stretch the selection.
type motion struct {
	plain, selecting key.Binding
	target           func(e *Editor) place
	vertical         bool
}

func (e *Editor) motions() []motion {
	k := &e.keys
	return []motion{
		{k.Left, k.SelectLeft, (*Editor).leftwards, false},
		{k.Right, k.SelectRight, (*Editor).rightwards, false},
		{k.Up, k.SelectUp, func(e *Editor) place { return e.vertically(-1) }, true},
		{k.Down, k.SelectDown, func(e *Editor) place { return e.vertically(1) }, true},
		{k.WordLeft, k.SelectWordLeft, func(e *Editor) place { return e.wordLeft() }, false},
		{k.WordRight, k.SelectWordRight, func(e *Editor) place { return e.wordRight() }, false},
		{k.LineStart, k.SelectLineStart, (*Editor).lineStart, false},
		{k.LineEnd, k.SelectLineEnd, func(e *Editor) place { return place{e.cursor.line, len(e.text.lines[e.cursor.line])} }, false},
		{k.PageUp, k.SelectPageUp, func(e *Editor) place { return e.vertically(1 - e.rows()) }, true},
		{k.PageDown, k.SelectPageDown, func(e *Editor) place { return e.vertically(e.rows() - 1) }, true},
		{k.TextStart, k.SelectTextStart, func(*Editor) place { return place{} }, false},
		{k.TextEnd, k.SelectTextEnd, func(e *Editor) place { return e.text.end() }, false},
	}
}

// move takes a key that moves the cursor or stretches the selection.
func (e *Editor) move(press tea.KeyPressMsg) bool {
	if matches(press, e.keys.SelectAll) {
		e.anchor, e.cursor = place{}, e.text.end()
		e.moved()
		return true
	}
	for _, m := range e.motions() {
		selecting := matches(press, m.selecting)
		if !selecting && !matches(press, m.plain) {
			continue
		}
		goal := -1
		if m.vertical {
			goal = e.goalColumn()
			e.goal = goal
		}
		collapsing := !selecting && !e.selected().empty()
		switch target := m.target(e); {
		case collapsing && press.Keystroke() == m.plain.Keys()[0] && matches(press, e.keys.Left):
			e.cursor = e.selected().from
		case collapsing && press.Keystroke() == m.plain.Keys()[0] && matches(press, e.keys.Right):
			e.cursor = e.selected().until
		default:
			e.cursor = target
		}
		if !selecting {
			e.anchor = e.cursor
		}
		e.moved()
		e.goal = goal
		return true
	}
	return false
}

func (e *Editor) leftwards() place {
	if e.cursor.at > 0 {
		return place{e.cursor.line, before(e.text.lines[e.cursor.line], e.cursor.at)}
	}
	if e.cursor.line > 0 {
		return place{e.cursor.line - 1, len(e.text.lines[e.cursor.line-1])}
	}
	return e.cursor
}

func (e *Editor) rightwards() place {
	if line := e.text.lines[e.cursor.line]; e.cursor.at < len(line) {
		return place{e.cursor.line, next(line, e.cursor.at)}
	}
	if e.cursor.line < len(e.text.lines)-1 {
		return place{e.cursor.line + 1, 0}
	}
	return e.cursor
}

// goalColumn is the column that moving up and down keeps to.
func (e *Editor) goalColumn() int {
	if e.goal >= 0 {
		return e.goal
	}
	return cellsBefore(e.text.lines[e.cursor.line], e.cursor.at)
}

// vertically moves by lines; beyond the first and last it goes to the beginning and end.
func (e *Editor) vertically(lines int) place {
	line := e.cursor.line + lines
	switch {
	case line < 0:
		return place{}
	case line >= len(e.text.lines):
		return e.text.end()
	default:
		return place{line, offsetAt(e.text.lines[line], e.goalColumn())}
	}
}

func (e *Editor) wordLeft() place {
	if e.cursor.at == 0 {
		return e.leftwards()
	}
	return place{e.cursor.line, wordStart(e.text.lines[e.cursor.line], e.cursor.at)}
}

func (e *Editor) wordRight() place {
	line := e.text.lines[e.cursor.line]
	if e.cursor.at == len(line) {
		return e.rightwards()
	}
	return place{e.cursor.line, wordEnd(line, e.cursor.at)}
}

// lineStart goes to the first character that is no blank; from there, to the very beginning.
func (e *Editor) lineStart() place {
	line := e.text.lines[e.cursor.line]
	first := len(line) - len(strings.TrimLeft(line, " \t"))
	if e.cursor.at == first {
		first = 0
	}
	return place{e.cursor.line, first}
}
