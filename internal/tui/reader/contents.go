package reader

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
)

// contents is the list of the lesson's headings and exercises, over the text.
type contents struct {
	open    bool
	entries []contentsEntry
	chosen  int
	top     int
}

// contentsEntry leads to an item.
type contentsEntry struct {
	text string
	item int
}

func (r *Reader) openContents() {
	c := contents{open: true}
	here, _ := r.place()
	for i, it := range r.items {
		switch block := it.block.(type) {
		case *lesson.Heading:
			indent := strings.Repeat("  ", max(block.Level-2, 0))
			c.entries = append(c.entries, contentsEntry{indent + r.renderer.Plain(block.Text), i})
		case *lesson.Exercise:
			number, _, state := r.standing(block.ID)
			symbol, _ := r.env.Styles.ExerciseMark(state)
			text := r.env.Text("reader.contents-exercise", i18n.Args{
				"Number": number, "Type": r.env.Text("reader.type-" + string(block.Type)), "State": r.env.Text("reader.state-" + string(state)),
			})
			c.entries = append(c.entries, contentsEntry{"  " + symbol + " " + text, i})
		default:
			continue
		}
		if i <= here {
			c.chosen = len(c.entries) - 1
		}
	}
	r.contents = c
	r.chooseContents(c.chosen)
}

func (r *Reader) actContents(action screen.Action) tea.Cmd {
	c := &r.contents
	switch action {
	case screen.DoUp:
		r.chooseContents(c.chosen - 1)
	case screen.DoDown:
		r.chooseContents(c.chosen + 1)
	case screen.DoTop:
		r.chooseContents(0)
	case screen.DoBottom:
		r.chooseContents(len(c.entries) - 1)
	case screen.DoOpen:
		return r.goTo(c.chosen)
	default:
		c.open = false
	}
	return nil
}

func (r *Reader) chooseContents(i int) {
	c := &r.contents
	c.chosen = max(min(i, len(c.entries)-1), 0)
	c.top = frame.Follow(c.top, r.contentsHeight(), c.chosen, c.chosen)
}

// goTo leaves the contents for one of its entries.
func (r *Reader) goTo(i int) tea.Cmd {
	r.contents.open = false
	if i < 0 || i >= len(r.contents.entries) {
		return nil
	}
	at := r.contents.entries[i].item
	r.scrollTo(r.starts[at])
	r.focusItem(at)
	return tea.Batch(r.moved(), r.drawCharts())
}

func (r *Reader) contentsHeight() int { return max(min(len(r.contents.entries), r.height-2), 1) }

func (r *Reader) contentsWidth() int { return min(r.width-2, 60) }

// contentsAt is the entry at a place of the screen; -1 for none.
func (r *Reader) contentsAt(x, y int) int {
	left := (r.width - r.contentsWidth()) / 2
	at := r.contents.top + y - 1
	if x < left || x >= left+r.contentsWidth() || y < 1 || y > r.contentsHeight() || at >= len(r.contents.entries) {
		return -1
	}
	return at
}

func (r *Reader) drawContents(screen []string) []string {
	s, width := r.env.Styles, r.contentsWidth()
	var lines []string
	for i, e := range r.contents.entries {
		line := "  " + frame.Fit(e.text, width-6, s)
		if i == r.contents.chosen {
			line = s.LineFocused.Render(s.Symbols.Pointer) + " " + s.Selected.Render(frame.Fit(e.text, width-6, s))
		}
		lines = append(lines, line)
	}
	below := r.contents.top+r.contentsHeight() < len(lines)
	title := r.env.Text("reader.contents") + frame.Arrows(r.contents.top > 0, below, s)
	lines = frame.Window(lines, r.contents.top, r.contentsHeight())
	box := frame.Box(s.PopupTitle.Render(title), lines, width, true, s)
	return frame.Over(screen, box, (r.width-width)/2, 0)
}
