package reader

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// restTime is how long the window must rest before the place is saved.
const restTime = 700 * time.Millisecond

// saveTime bounds the saving of a place.
const saveTime = 5 * time.Second

// loadedMsg brings the lesson.
type loadedMsg struct {
	request uint64
	reading trainer.Reading
	err     error
	renewed bool // the file was read again because it has changed
}

// ranMsg brings what came of a query.
type ranMsg struct {
	request uint64
	outcome result.Outcome
	err     error
}

// restedMsg says that the window has not moved for a while, if the number is still the newest.
type restedMsg struct{ number uint64 }

// savedMsg says whether the place was saved.
type savedMsg struct{ err error }

func (r *Reader) load() tea.Cmd {
	r.request = r.env.Request()
	request, ctx, t, target := r.request, r.env.Context, r.trainer, r.target
	return func() tea.Msg {
		reading, err := t.Read(ctx, target.Pack, target.Lesson)
		return loadedMsg{request: request, reading: reading, err: err}
	}
}

// launch runs the query of an item.
func (r *Reader) launch(it *item) tea.Cmd {
	ctx, cancel := context.WithCancel(r.env.Context)
	request := r.env.Request()
	it.run.start(request, cancel)
	r.refresh(it)
	if r.focusedItem() == it {
		r.reveal(it) // that it runs is said below the query
	}
	t, pack, datasets, sql := r.trainer, r.reading.Pack.ID, r.reading.Lesson.Datasets, it.run.sql
	run := t.Run
	if it.run.sql != it.run.source {
		run = t.Try
	}
	return func() tea.Msg {
		outcome, err := run(ctx, pack, datasets, sql)
		return ranMsg{request: request, outcome: outcome, err: err}
	}
}

func (r *Reader) ran(msg ranMsg) tea.Cmd {
	for _, it := range r.items {
		if it.run.finish(msg.request, msg.outcome, msg.err) {
			r.refresh(it)
			if r.focusedItem() == it {
				r.reveal(it)
			}
			return nil
		}
	}
	return nil
}

// reveal scrolls down so far that the end of an item is seen, but never so far that its beginning is lost.
func (r *Reader) reveal(it *item) {
	if s, ok := r.focused(); ok && r.items[s.item] == it {
		first, last := r.span(s)
		if last >= r.top+r.page() {
			r.scrollTo(min(last-r.page()+1, max(first, r.top)))
		}
	}
}

// runFocused runs the focused example, or the first one in the window.
func (r *Reader) runFocused() tea.Cmd {
	it := r.seenItem()
	if r.editing != nil {
		it = r.editing
		it.run.sql = it.run.editor.Value()
	}
	if it == nil || it.run == nil {
		for i, candidate := range r.items {
			if candidate.run != nil && r.visible(stop{item: i, link: -1}) {
				r.focusItem(i)
				return r.launch(candidate)
			}
		}
		return screen.Notify(screen.Info, say("reader.nothing-to-run"))
	}
	return r.launch(it)
}

// drawCharts runs the queries of the charts that have come into the window, each once.
func (r *Reader) drawCharts() tea.Cmd {
	var cmds []tea.Cmd
	for i, it := range r.items {
		if _, ok := it.block.(*lesson.Chart); !ok || it.run.done || it.run.running() || r.height == 0 {
			continue
		}
		if r.visible(stop{item: i, link: -1}) {
			cmds = append(cmds, r.launch(it))
		}
	}
	return tea.Batch(cmds...)
}

// moved saves the place when the window has come to rest.
func (r *Reader) moved() tea.Cmd {
	r.saves, r.dirty = r.env.Request(), true
	return r.env.After(restTime, restedMsg{number: r.saves})
}

func (r *Reader) rested(msg restedMsg) tea.Cmd {
	if msg.number != r.saves {
		return nil
	}
	return r.keep()
}

// keep saves the place if it has changed.
func (r *Reader) keep() tea.Cmd {
	if !r.loaded || !r.dirty {
		return nil
	}
	r.dirty = false
	return r.save()
}

// save keeps the place: the block and line at the top of the window.
func (r *Reader) save() tea.Cmd {
	at, line := r.place()
	index := 0
	if at < len(r.items) {
		index = r.items[at].index
	}
	if index < 0 {
		index, line = 0, 0
	}
	position := progress.Position{
		Pack: r.reading.Pack.ID, Lesson: r.reading.Lesson.ID, Screen: "reader", End: r.end, Updated: r.env.Now(),
		Block: min(index, max(len(r.reading.Lesson.Blocks)-1, 0)), Line: line,
	}
	t, parent := r.trainer, r.env.Context
	return func() tea.Msg {
		// The place is worth keeping also when the seat is being closed.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(parent), saveTime)
		defer cancel()
		return savedMsg{err: t.SavePosition(ctx, position)}
	}
}
