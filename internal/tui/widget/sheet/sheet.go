package sheet

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/grid"
)

// Keeper writes the files that learners ask for, and tells their paths.
type Keeper interface {
	Export(ctx context.Context, set *result.Set, elapsed time.Duration, format trainer.Format) (path string, err error)
	KeepCopy(ctx context.Context, text string) (path string, err error)
}

// mode is what the sheet shows of the result.
type mode int

const (
	tableMode mode = iota
	cellMode       // the chosen cell whole
	chartMode
	exportMode // the formats to choose from
)

// Sheet is a result in a rectangle. Its zero value is not usable; call New.
type Sheet struct {
	env    *screen.Env
	keeper Keeper
	grid   *grid.Grid

	set     *result.Set
	elapsed time.Duration
	mode    mode
	typing  bool // a filter is being typed
	drawn   drawn

	width, height int
	top           int // first line of a cell or a chart that is longer than the sheet
	lines         []string
}

// New returns an empty sheet.
func New(env *screen.Env, keeper Keeper) *Sheet {
	s := &Sheet{env: env, keeper: keeper, grid: grid.New(env.Styles)}
	s.grid.Remap(env.Keys)
	return s
}

// SetResult shows a result as a table, from its beginning; nil empties the sheet. Elapsed is how long the query took.
func (s *Sheet) SetResult(set *result.Set, elapsed time.Duration) {
	s.set, s.elapsed = set, elapsed
	s.grid.SetResult(set)
	s.typing = false
	s.drawn = guess(set)
	s.show(tableMode)
}

// Result is what the sheet shows, or nil.
func (s *Sheet) Result() *result.Set { return s.set }

// Resize gives the sheet its rectangle, in cells.
func (s *Sheet) Resize(width, height int) {
	s.width, s.height = max(width, 1), max(height, 1)
	s.draw()
}

// Restyle draws with the looks of now.
func (s *Sheet) Restyle() {
	s.grid.Restyle(s.env.Styles)
	s.draw()
}

// Focus says whether the keyboard is the sheet's.
func (s *Sheet) Focus(focused bool) {
	s.grid.Focus(focused)
	if !focused {
		s.typing = false
		s.draw()
	}
}

// Capturing reports whether letters are typed into the filter.
func (s *Sheet) Capturing() bool { return s.typing }

// IsOpen reports whether Esc has something to close: a cell, a chart, a question, a filter.
func (s *Sheet) IsOpen() bool {
	return s.mode != tableMode || s.typing || s.grid.Arranged().Filter != ""
}

// Escape closes what is open, the newest first, and reports whether anything was.
func (s *Sheet) Escape() bool {
	switch {
	case s.typing || (s.mode == tableMode && s.grid.Arranged().Filter != ""):
		s.typing = false
		s.grid.SetFilter("")
		s.draw()
	case s.mode != tableMode:
		s.show(tableMode)
	default:
		return false
	}
	return true
}

// show turns to another mode, or back to the table.
func (s *Sheet) show(m mode) {
	s.mode, s.top = m, 0
	s.draw()
}

// toggle shows a mode, or the table when it is shown already.
func (s *Sheet) toggle(m mode) {
	if s.mode == m {
		m = tableMode
	}
	s.show(m)
}

// View draws the sheet: exactly its height in lines.
func (s *Sheet) View() []string { return frame.Window(s.lines, s.top, s.height) }

// Cursor is where the filter is typed, else at the chosen cell, else where the text begins; nil without a result.
func (s *Sheet) Cursor() *tea.Cursor {
	if s.set == nil {
		return nil
	}
	if !s.typing {
		if x, y, ok := s.grid.Cell(); ok && s.mode == tableMode {
			return tea.NewCursor(x, y)
		}
		return tea.NewCursor(0, 0)
	}
	cursor := tea.NewCursor(min(cells(s.filterLine()), s.width-1), s.height-1)
	cursor.Shape = tea.CursorBar
	return cursor
}

// More reports whether there are lines above or below those that are seen.
func (s *Sheet) More() (above, below bool) {
	if s.mode == tableMode {
		return false, false
	}
	return s.top > 0, s.top+s.height < len(s.lines)
}

// Scroll moves through the table or the text by lines, as a mouse wheel does.
func (s *Sheet) Scroll(by int) {
	if s.mode == tableMode {
		s.grid.Scroll(by)
		s.draw()
		return
	}
	s.top = max(min(s.top+by, len(s.lines)-s.height), 0)
}

// Click chooses what is at a place of the sheet.
func (s *Sheet) Click(x, y int) tea.Cmd {
	switch s.mode {
	case tableMode:
		if y < s.gridHeight() {
			s.grid.Choose(x, y)
			s.draw()
		}
	case exportMode:
		if at := y - exportHead; at >= 0 && at < len(trainer.Formats()) {
			return s.export(trainer.Formats()[at])
		}
	}
	return nil
}
