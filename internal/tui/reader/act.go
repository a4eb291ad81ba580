package reader

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/lesson"
	"guildhall/internal/tui/screen"
)

// press takes a key in: to the query or the search being typed, or as an action.
func (r *Reader) press(msg tea.KeyPressMsg) tea.Cmd {
	action, known := screen.Match(msg, r.Keys())
	if r.editing != nil && action != screen.DoRun {
		if handled, cmd := r.edit(msg); handled {
			return cmd
		}
	}
	switch {
	case r.finder.typing && (!known || action == screen.DoOpen):
		r.typeSearch(msg)
	case known:
		return r.act(action)
	}
	return nil
}

// act carries out an action.
func (r *Reader) act(action screen.Action) tea.Cmd {
	switch {
	case r.contents.open:
		return r.actContents(action)
	case r.editing != nil && action != screen.DoRun && action != screen.DoBack:
		return r.actEditor(action)
	}
	if r.scroll(action) {
		return tea.Batch(r.moved(), r.drawCharts())
	}
	switch action {
	case screen.DoRun:
		return r.runFocused()
	case screen.DoOpen:
		return r.open()
	case screen.DoFind:
		r.startSearch()
	case doEdit:
		return r.startEditing()
	case doRestore, doMore, doQuery, doLeft, doRight:
		r.change(action)
	case doContents:
		r.openContents()
	case doRecap:
		return r.recap()
	case doNextLesson:
		return r.turn(r.reading.Next)
	case doLastLesson:
		return r.turn(r.reading.Previous)
	case screen.DoBack:
		return r.back()
	}
	return nil
}

// actEditor does by its key what a menu was asked for while a query is typed.
func (r *Reader) actEditor(action screen.Action) tea.Cmd {
	for _, b := range r.editingKeys() {
		if b.Action == action && len(b.Keys) > 0 {
			_, cmd := r.edit(screen.Press(b.Keys[0]))
			return cmd
		}
	}
	return nil
}

// scroll moves the window or the focus, and reports whether the action was for that.
func (r *Reader) scroll(action screen.Action) bool {
	switch action {
	case screen.DoDown:
		r.scrollTo(r.top + 1)
	case screen.DoUp:
		r.scrollTo(r.top - 1)
	case screen.DoPageDown: // two lines stay, so that the eye finds its place
		r.scrollTo(r.top + max(r.page()-2, 1))
	case screen.DoPageUp:
		r.scrollTo(r.top - max(r.page()-2, 1))
	case screen.DoTop:
		r.scrollTo(0)
	case screen.DoBottom:
		r.scrollTo(r.total())
	case screen.DoNextPane:
		r.step(1)
	case screen.DoLastPane:
		r.step(-1)
	case doFindNext:
		r.findStep(1)
	case doFindLast:
		r.findStep(-1)
	default:
		return false
	}
	return true
}

// change alters how the focused thing is shown.
func (r *Reader) change(action screen.Action) {
	it := r.focusedItem()
	if it == nil {
		return
	}
	switch action {
	case doLeft:
		it.sideways(-1, r.room())
	case doRight:
		it.sideways(1, r.room())
	case doRestore:
		it.run.sql = it.run.source
	case doMore:
		it.run.rows = manyRows
	case doQuery:
		if it.run.rows == fewRows {
			it.run.rows = manyRows
		} else {
			it.run.rows = fewRows
		}
	}
	r.refresh(it)
}

// sideways scrolls a wide table by eight cells, or a result by a column.
func (it *item) sideways(by, room int) {
	if it.run != nil {
		it.run.grid.Move(0, by)
		return
	}
	it.shift = max(min(it.shift+8*by, it.wide-room), 0)
}

// open goes where the focused stop leads.
func (r *Reader) open() tea.Cmd {
	s, ok := r.focused()
	if !ok {
		return nil
	}
	it := r.items[s.item]
	if s.link >= 0 {
		return r.visit(it.links[s.link].Target)
	}
	switch block := it.block.(type) {
	case *lesson.Exercise:
		return screen.Open(screen.ToExercise{Pack: r.reading.Pack.ID, Exercise: block.ID})
	case nil:
		return r.turn(r.reading.Next)
	}
	return nil
}

// turn goes to another lesson of the pack, in the place of this one.
func (r *Reader) turn(to string) tea.Cmd {
	if to == "" {
		return nil
	}
	return screen.Replace(screen.ToLesson{Pack: r.reading.Pack.ID, Lesson: to})
}

// stopExamples stops what the learner runs and reports whether anything had yet to be told so. Charts draw themselves, so they hold
// nobody up.
func (r *Reader) stopExamples() bool {
	any := false
	for _, it := range r.items {
		if _, example := it.block.(*lesson.Example); example && !it.run.stopping() && it.run.stop() {
			r.refresh(it)
			any = true
		}
	}
	return any
}

// back stops what runs, else leaves what is open, from the inside out, and then the lesson.
func (r *Reader) back() tea.Cmd {
	switch {
	case r.stopExamples():
	case r.editing != nil:
		r.stopEditing()
	case r.finder.shown():
		r.finder = finder{}
		r.scrollTo(r.top)
	default:
		return screen.Back
	}
	return nil
}
