package steps

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/steps"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/sheet"
)

// wide is the width from which on the clauses stand beside the rows and not above them.
const wide = 96

// Steps is a trace in a rectangle. Its zero value is not usable; call New.
type Steps struct {
	env   *screen.Env
	sheet *sheet.Sheet // the view of the chosen step
	trace steps.Trace

	chosen  int  // line of the list: the parts first, then the steps
	view    int  // of the chosen step
	inTable bool // the keyboard is the table's, not the list's

	width, height int
	listTop       int
	lines         []string // above the table: what is said of the chosen line
}

// New returns an empty widget; keeper writes the files that are asked for.
func New(env *screen.Env, keeper sheet.Keeper) *Steps {
	return &Steps{env: env, sheet: sheet.New(env, keeper)}
}

// SetTrace shows a trace, beginning at its first step.
func (s *Steps) SetTrace(trace steps.Trace) {
	s.trace = trace
	s.inTable = false
	s.listTop = 0
	s.choose(len(trace.Parts))
}

// Resize gives the widget its rectangle, in cells.
func (s *Steps) Resize(width, height int) {
	s.width, s.height = max(width, 1), max(height, 1)
	s.layout()
}

// Restyle draws with the looks of now.
func (s *Steps) Restyle() {
	s.sheet.Restyle()
	s.layout()
}

// count is how many lines the list has.
func (s *Steps) count() int { return len(s.trace.Parts) + len(s.trace.Steps) }

// step is the chosen step; nil when a part is chosen.
func (s *Steps) step() *steps.Step {
	at := s.chosen - len(s.trace.Parts)
	if at < 0 || at >= len(s.trace.Steps) {
		return nil
	}
	return &s.trace.Steps[at]
}

// Part is the index of the chosen part; false when a step is chosen.
func (s *Steps) Part() (int, bool) {
	return s.chosen, s.chosen >= 0 && s.chosen < len(s.trace.Parts)
}

// choose goes to a line of the list, as far as there is one.
func (s *Steps) choose(line int) {
	s.chosen = max(min(line, s.count()-1), 0)
	s.show(0)
}

// show goes to a view of the chosen step.
func (s *Steps) show(view int) {
	s.view = view
	step := s.step()
	if step == nil || len(step.Views) == 0 {
		s.sheet.SetResult(nil, 0)
		s.focusTable(false)
		return
	}
	s.view = view % len(step.Views)
	s.sheet.SetResult(step.Views[s.view].Set, 0)
	s.focusTable(s.inTable)
}

func (s *Steps) focusTable(focus bool) {
	s.inTable = focus
	s.sheet.Focus(focus)
	s.layout()
}

// layout gives the list, the sentences and the table their places.
func (s *Steps) layout() {
	if s.width == 0 {
		return
	}
	list := s.listArea()
	s.listTop = follow(s.listTop, s.chosen, s.count(), list.height)
	s.lines = s.said()
	table := s.tableArea()
	s.sheet.Resize(table.width, table.height)
}

// follow moves the top of a window so that a line is in it and no room is wasted.
func follow(top, line, count, height int) int {
	top = min(top, line)
	top = max(top, line-height+1)
	return max(min(top, count-height), 0)
}

// Capturing reports whether letters are typed into the table's filter.
func (s *Steps) Capturing() bool { return s.sheet.Capturing() }

// Cursor is where the filter is typed; nil elsewhere.
func (s *Steps) Cursor() *tea.Cursor {
	at := s.sheet.Cursor()
	if at != nil {
		area := s.tableArea()
		at.X += area.x
		at.Y += area.y
	}
	return at
}

// Escape closes what is open in the table, else leaves the table, and reports whether anything changed.
func (s *Steps) Escape() bool {
	switch {
	case s.inTable && s.sheet.Escape():
	case s.inTable:
		s.focusTable(false)
	default:
		return false
	}
	return true
}

// ChoosePart goes to a part in the list.
func (s *Steps) ChoosePart(part int) { s.choose(part) }
