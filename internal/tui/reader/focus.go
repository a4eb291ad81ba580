package reader

import (
	"guildhall/internal/lesson"
	"guildhall/internal/tui/widget/frame"
)

// stop is something in the lesson that can have the focus: an item that does something, or a link in one (its first piece).
type stop struct {
	item int
	link int // index into the item's links; -1 for the item itself
}

// findStops lists the stops in reading order, and keeps the focus where it was.
func (r *Reader) findStops() {
	was, had := r.focused()
	r.stops = r.stops[:0]
	for i, it := range r.items {
		_, exercise := it.block.(*lesson.Exercise)
		tail := it.block == nil && it.index >= 0 && r.reading.Next != ""
		if exercise || tail || it.run != nil || it.wide > 0 {
			r.stops = append(r.stops, stop{item: i, link: -1})
		}
		for j, link := range it.links {
			if _, ok := r.destination(link.Target); ok && (j == 0 || it.links[j-1].Target != link.Target) {
				r.stops = append(r.stops, stop{item: i, link: j})
			}
		}
	}
	r.focus = -1
	for i, s := range r.stops {
		if had && s == was {
			r.focus = i
		}
	}
}

// focused is the stop that has the focus.
func (r *Reader) focused() (stop, bool) {
	if r.focus < 0 || r.focus >= len(r.stops) {
		return stop{}, false
	}
	return r.stops[r.focus], true
}

// focusedItem is the item that has the focus itself; nil when a link has it, or nothing.
func (r *Reader) focusedItem() *item {
	s, ok := r.focused()
	if !ok || s.link >= 0 {
		return nil
	}
	return r.items[s.item]
}

// span is the first and last line of a stop.
func (r *Reader) span(s stop) (first, last int) {
	start := r.starts[s.item]
	if s.link >= 0 {
		line := start + r.items[s.item].links[s.link].Line
		return line, line
	}
	return start, start + len(r.items[s.item].lines) - 1
}

func (r *Reader) visible(s stop) bool {
	first, last := r.span(s)
	return last >= r.top && first < r.top+r.page()
}

// step moves the focus to the next or previous stop: from the one that has it while it is seen, else from the window's edge.
func (r *Reader) step(by int) {
	if len(r.stops) == 0 {
		return
	}
	if s, ok := r.focused(); ok && r.visible(s) {
		r.focusOn(max(min(r.focus+by, len(r.stops)-1), 0))
		return
	}
	if by > 0 {
		for i, s := range r.stops {
			if _, last := r.span(s); last >= r.top {
				r.focusOn(i)
				return
			}
		}
		r.focusOn(len(r.stops) - 1)
		return
	}
	for i := len(r.stops) - 1; i >= 0; i-- {
		if first, _ := r.span(r.stops[i]); first < r.top+r.page() {
			r.focusOn(i)
			return
		}
	}
	r.focusOn(0)
}

// focusOn gives a stop the focus and brings it into the window.
func (r *Reader) focusOn(i int) {
	old := r.focusedItem()
	r.focus = i
	if old != nil {
		r.refresh(old)
	}
	if it := r.focusedItem(); it != nil {
		r.refresh(it)
	}
	if s, ok := r.focused(); ok {
		first, last := r.span(s)
		r.scrollTo(frame.Follow(r.top, r.page(), first, last))
	}
}

// focusItem gives an item the focus without moving the window.
func (r *Reader) focusItem(at int) {
	for i, s := range r.stops {
		if s.item == at && s.link < 0 && i != r.focus {
			top := r.top
			r.focusOn(i)
			r.scrollTo(top)
			return
		}
	}
}

// seenItem is the item that has the focus, while some of it is seen.
func (r *Reader) seenItem() *item {
	if s, ok := r.focused(); !ok || !r.visible(s) {
		return nil
	}
	return r.focusedItem()
}

// leads reports whether the focused stop is seen and leads somewhere else.
func (r *Reader) leads() bool {
	s, ok := r.focused()
	return ok && r.visible(s) && (s.link >= 0 || (r.items[s.item].run == nil && r.items[s.item].wide == 0))
}
