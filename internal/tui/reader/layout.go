package reader

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/tui/widget/prose"
)

func strip(line string) string { return ansi.Strip(line) }

func cells(line string) int { return ansi.StringWidth(line) }

// margin is the empty space at the left: on a wide screen the text stands in the middle. The focus is marked in it.
func (r *Reader) margin() int {
	return max((r.width-prose.Measure)/2, 2)
}

// measure is the width of running text.
func (r *Reader) measure() int { return min(r.width-r.margin()-1, prose.Measure) }

// room is the width for what may be wider than running text: tables and results.
func (r *Reader) room() int { return max(r.width-r.margin()-1, 10) }

// redraw draws every item anew and keeps the line at the top where it is.
func (r *Reader) redraw() {
	at, line := r.place()
	for _, it := range r.items {
		r.draw(it)
	}
	r.lay()
	r.restore(at, line)
}

// refresh draws one item anew and keeps the line at the top where it is.
func (r *Reader) refresh(it *item) {
	at, line := r.place()
	r.draw(it)
	r.lay()
	r.restore(at, line)
}

// lay adds the items up and finds what can have the focus.
func (r *Reader) lay() {
	r.starts = r.starts[:0]
	total := 0
	for i, it := range r.items {
		r.starts = append(r.starts, total)
		total += len(it.lines)
		if i < len(r.items)-1 {
			total += it.gapAfter()
		}
	}
	r.starts = append(r.starts, total)
	r.findStops()
	r.finder.stale = true
}

// place is the item at the top of the window and the line within it.
func (r *Reader) place() (at, line int) {
	at = r.itemAt(r.top)
	if at < 0 {
		return 0, 0
	}
	return at, r.top - r.starts[at]
}

func (r *Reader) restore(at, line int) {
	if at < len(r.items) {
		r.scrollTo(r.starts[at] + min(line, max(len(r.items[at].lines)-1, 0)))
	}
}

// itemAt is the index of the item that a line of the lesson belongs to, or that stands above it; -1 when nothing is laid out.
func (r *Reader) itemAt(line int) int {
	if len(r.starts) < 2 {
		return -1
	}
	low, high := 0, len(r.items)-1
	for low < high {
		middle := (low + high + 1) / 2
		if r.starts[middle] <= line {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low
}

// total is the number of lines of the lesson.
func (r *Reader) total() int {
	if len(r.starts) == 0 {
		return 0
	}
	return r.starts[len(r.starts)-1]
}

// page is how many lines of the lesson are seen.
func (r *Reader) page() int {
	if r.finder.shown() {
		return max(r.height-1, 1)
	}
	return max(r.height, 1)
}

// scrollTo puts a line at the top, as far as the lesson goes.
func (r *Reader) scrollTo(line int) {
	r.top = max(min(line, r.total()-r.page()), 0)
	if r.top+r.page() >= r.total() {
		r.end = true
	}
}

// percent is how much of the lesson has been on the screen when reading down to here.
func (r *Reader) percent() int {
	if r.total() == 0 {
		return 0
	}
	return min(100*(r.top+r.page())/r.total(), 100)
}

// drawn is one line of the window as it is shown: the line of an item, scrolled sideways where it is wide.
func (r *Reader) drawn(line int) (text string, at, within int) {
	at = r.itemAt(line)
	if at < 0 {
		return "", -1, 0
	}
	it := r.items[at]
	within = line - r.starts[at]
	if within >= len(it.lines) {
		return "", at, within
	}
	text = it.lines[within]
	if it.wide > 0 && within < len(it.lines)-1 {
		text = strings.TrimRight(ansi.Cut(text, it.shift, it.shift+r.room()), " ")
	}
	return text, at, within
}
