package reader

import (
	"path"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/tui/screen"
)

// destination is where a link leads: to a heading of this lesson or to another lesson of the pack. Addresses outside are not followed.
func (r *Reader) destination(target string) (to screen.ToLesson, ok bool) {
	file, anchor, _ := strings.Cut(target, "#")
	if strings.Contains(target, "://") {
		return to, false
	}
	if file == "" {
		return screen.ToLesson{Anchor: anchor}, r.anchored(anchor) >= 0
	}
	id := strings.TrimSuffix(path.Base(file), ".md")
	if r.reading.Pack.Lesson(id) == nil {
		return to, false
	}
	return screen.ToLesson{Pack: r.reading.Pack.ID, Lesson: id, Anchor: anchor}, true
}

// visit follows a link.
func (r *Reader) visit(target string) tea.Cmd {
	to, ok := r.destination(target)
	switch {
	case !ok:
		return nil
	case to.Lesson == "" || to.Lesson == r.reading.Lesson.ID:
		if at := r.anchored(to.Anchor); at >= 0 {
			r.scrollTo(r.starts[at])
		}
		return tea.Batch(r.moved(), r.drawCharts())
	default:
		return screen.Open(to)
	}
}
