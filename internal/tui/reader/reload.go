package reader

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/lesson"
	"guildhall/internal/trainer"
)

// reload reads the lesson again because its file has changed.
func (r *Reader) reload() tea.Cmd {
	if !r.loaded {
		return r.load()
	}
	r.request = r.env.Request()
	request, ctx, t, target := r.request, r.env.Context, r.trainer, r.target
	return func() tea.Msg {
		reading, err := t.Read(ctx, target.Pack, target.Lesson)
		return loadedMsg{request: request, reading: reading, err: err, renewed: true}
	}
}

// renew shows a changed lesson at the same place: the block at the top of the window stays there though others were added above it,
// and what has not changed keeps its results, its focus and its cursor.
func (r *Reader) renew(reading trainer.Reading) tea.Cmd {
	at, line := r.place()
	before, editing := r.items, r.editing
	focused, hadFocus := r.focused()
	hadFocus = hadFocus && focused.item < len(before)
	r.reading = reading
	r.build()
	moved := matchItems(before, r.items)
	for i, it := range r.items {
		if from := moved.from[i]; from >= 0 && it.run != nil {
			it.run, it.shift = before[from].run, before[from].shift
			if before[from] == editing {
				r.editing = it
			}
		}
		r.draw(it)
	}
	r.lay()
	r.restore(moved.to(at, len(r.items)), line)
	if hadFocus {
		r.refocus(stop{item: moved.to(focused.item, len(r.items)), link: focused.link})
	}
	return r.drawCharts()
}

// refocus gives the focus to a stop without moving the window.
func (r *Reader) refocus(to stop) {
	for i, s := range r.stops {
		if s == to {
			r.focus = i
		}
	}
}

// match tells which items of a changed lesson are those of the old one.
type match struct {
	from []int // for each new item the index of the old one, -1 for none
}

// to is where an old item is now; one that has changed is at its old index.
func (m match) to(old, count int) int {
	shift := 0
	for i, from := range m.from {
		if from == old {
			return i
		}
		if from >= 0 && from < old {
			shift = i - from
		}
	}
	return max(min(old+shift, count-1), 0)
}

// matchItems finds the items that say the same, in order; of equal ones the first goes with the first.
func matchItems(before, after []*item) match {
	places := map[string][]int{}
	for i, it := range before {
		key := it.key()
		places[key] = append(places[key], i)
	}
	m := match{from: make([]int, len(after))}
	for i, it := range after {
		m.from[i] = -1
		if key := it.key(); len(places[key]) > 0 {
			m.from[i], places[key] = places[key][0], places[key][1:]
		}
	}
	return m
}

// key is what an item says, for telling whether it has changed.
func (it *item) key() string {
	switch b := it.block.(type) {
	case nil:
		return map[bool]string{true: "head", false: "tail"}[it.index < 0]
	case *lesson.Exercise:
		return "exercise " + b.ID
	case *lesson.Example:
		return fmt.Sprint("example ", b.Role, b.SQL)
	case *lesson.Chart:
		return fmt.Sprint("chart ", b.Kind, b.X, b.Y, b.Title, b.SQL)
	case *lesson.Heading:
		return "heading " + b.Text
	case *lesson.Prose:
		return "prose " + b.Markdown
	case *lesson.Table:
		return "table " + b.Markdown
	case *lesson.Callout:
		return fmt.Sprint("callout ", b.Kind, len(b.Blocks))
	}
	return fmt.Sprintf("%T", it.block)
}
