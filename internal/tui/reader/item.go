package reader

import (
	"strings"

	"guildhall/internal/lesson"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// item is a block of the lesson as it is drawn: its lines with what can be clicked in them. The head and the tail of the lesson are
// items without a block.
type item struct {
	index int // of the block in the lesson; -1 for the head, the number of blocks for the tail
	block lesson.Block
	run   *run // of an example or a chart, else nil

	lines []string
	links []prose.Link
	zones []zone
	wide  int // cells of the widest line, when it does not fit and is scrolled sideways; else 0
	shift int // how far it is scrolled
}

// zone is a part of a line that does something when it is clicked.
type zone struct {
	line, from, to int
	action         screen.Action
}

// build makes the items of the lesson, without drawing them.
func (r *Reader) build() {
	r.items = []*item{{index: -1}}
	for i, block := range r.reading.Lesson.Blocks {
		it := &item{index: i, block: block}
		switch block := block.(type) {
		case *lesson.Callout:
			if block.Kind == lesson.Trainer {
				continue
			}
		case *lesson.Example:
			if block.Role != lesson.Shown {
				it.run = newRun(block.SQL, r.env.Styles)
			}
		case *lesson.Chart:
			it.run = newRun(block.SQL, r.env.Styles)
		}
		r.items = append(r.items, it)
	}
	r.items = append(r.items, &item{index: len(r.reading.Lesson.Blocks)})
	r.focus, r.editing = -1, nil
}

// draw draws an item anew.
func (r *Reader) draw(it *item) {
	it.links, it.zones, it.wide = nil, nil, 0
	switch block := it.block.(type) {
	case nil:
		if it.index < 0 {
			it.lines = r.head()
			return
		}
		r.drawTail(it)
	case *lesson.Example:
		r.drawExample(it, block)
	case *lesson.Chart:
		r.drawChart(it, block)
	case *lesson.Exercise:
		r.drawExercise(it, block)
	case *lesson.Table:
		r.drawTable(it, block)
	default:
		text := r.renderer.Block(block, r.measure(), r.env.Words)
		it.lines, it.links = text.Lines, text.Links
	}
}

// drawTable keeps a table as wide as it is.
func (r *Reader) drawTable(it *item, table *lesson.Table) {
	text := r.renderer.Markdown(table.Markdown, r.room())
	it.lines, it.links = text.Lines, text.Links
	widest := 0
	for _, line := range it.lines {
		widest = max(widest, cells(line))
	}
	if widest <= r.room() {
		it.shift = 0
		return
	}
	it.wide = widest
	it.shift = min(it.shift, widest-r.room())
	hint := r.env.Text("reader.table-wide")
	it.lines = append(it.lines, r.env.Styles.Muted.Render(frame.Cut(hint, r.room(), r.env.Styles)))
}

// head draws what stands above the text: the title and what the lesson is for.
func (r *Reader) head() []string {
	s, l := r.env.Styles, r.reading.Lesson
	var lines []string
	for _, line := range prose.Wrapped(l.Title, r.measure(), s) {
		lines = append(lines, s.Title.Render(line))
	}
	if len(l.Objectives) == 0 {
		return lines
	}
	lines = append(lines, s.Muted.Render(r.env.Text("reader.objectives")))
	for _, objective := range l.Objectives {
		for i, line := range prose.Wrapped(objective, r.measure()-2, s) {
			mark := s.Symbols.Bullet + " "
			if i > 0 {
				mark = "  "
			}
			lines = append(lines, s.Muted.Render(mark+line))
		}
	}
	return lines
}

// gapAfter is how many empty lines follow an item: none below a heading, which belongs to what it heads.
func (it *item) gapAfter() int {
	if _, heading := it.block.(*lesson.Heading); heading {
		return 0
	}
	return 1
}

// text is the item's lines without their styles, for the search.
func (it *item) text(line int) string { return strings.TrimRight(strip(it.lines[line]), " ") }
