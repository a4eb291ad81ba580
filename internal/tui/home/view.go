package home

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// widest is how wide the screen's text gets on a wide terminal, and cardWidth how wide the way on does.
const (
	widest    = 90
	cardWidth = 72
)

// entry is something that can be chosen.
type entry struct {
	target screen.Target // nil for a pack that cannot be used
	under  screen.Target // where going back from there leads first; nil for here
	lines  func(width int, chosen bool) []string
}

// drawing is the whole screen, longer than the window perhaps; owner names the entry that each line belongs to, -1 for none.
type drawing struct {
	lines []string
	owner []int
}

func (d *drawing) add(owner int, lines ...string) {
	for _, line := range lines {
		d.lines, d.owner = append(d.lines, line), append(d.owner, owner)
	}
}

// span is the first and last line of an entry.
func (d drawing) span(entry int) (first, last int) {
	first = -1
	for i, owner := range d.owner {
		if owner == entry {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return max(first, 0), last
}

// View draws the screen.
func (h *Home) View() string {
	return strings.Join(frame.Window(h.draw().lines, h.top, h.height), "\n")
}

// Cursor is at the chosen entry, for those who follow it.
func (h *Home) Cursor() *tea.Cursor {
	first, _ := h.draw().span(h.chosen)
	if !h.loaded || first < h.top || first >= h.top+h.height {
		return nil
	}
	return tea.NewCursor(h.margin(), first-h.top)
}

func (h *Home) inner() int { return max(min(h.width-2*h.margin(), widest), 10) }

func (h *Home) margin() int {
	if h.width < 60 {
		return 1
	}
	return max((h.width-widest)/2, 2)
}

func (h *Home) draw() drawing {
	var d drawing
	s := h.env.Styles
	gap := h.height >= 18
	if gap {
		d.add(-1, "")
	}
	if !h.loaded {
		d.add(-1, s.Muted.Render(h.env.Text("home.loading")))
		return h.set(d)
	}
	if h.err != nil {
		d.add(-1, prose.Wrapped(h.env.Text("home.failed"), h.inner(), s)...)
		d.add(-1, s.Muted.Render(h.env.KeyOf(screen.Binding{Action: doReload, Keys: []string{reloadKey}})+" "+h.env.Text("home.help-reload")))
		return h.set(d)
	}
	entries := h.entries()
	at := 0
	if h.lead() {
		d.add(0, entries[0].lines(h.inner(), h.chosen == 0)...)
		at = 1
		if gap {
			d.add(-1, "")
		}
	}
	d.add(-1, h.week()...)
	if gap {
		d.add(-1, "")
	}
	d.add(-1, s.Heading.Render(h.env.Text("home.packs")))
	if len(h.view.Packs) == 0 {
		d.add(-1, prose.Wrapped(h.env.Text("home.no-packs"), h.inner(), s)...)
	}
	for ; at < len(entries); at++ {
		d.add(at, entries[at].lines(h.inner(), h.chosen == at)...)
		if gap {
			d.add(-1, "")
		}
	}
	return h.set(d)
}

// set puts the drawing in the middle of the screen.
func (h *Home) set(d drawing) drawing {
	for i, line := range d.lines {
		if line != "" {
			d.lines[i] = strings.Repeat(" ", h.margin()) + frame.Cut(line, h.width-h.margin(), h.env.Styles)
		}
	}
	return d
}

// lead reports whether the first entry is the big way on.
func (h *Home) lead() bool { return h.view.Continue != nil || h.first() != nil }

// first is the pack to begin with, when nothing was begun.
func (h *Home) first() *trainer.PackProgress {
	if h.view.Continue != nil {
		return nil
	}
	for i, p := range h.view.Packs {
		if p.Broken == nil && p.ExercisesDone < p.Exercises && p.ExercisesDone == 0 {
			return &h.view.Packs[i]
		}
	}
	return nil
}

// entries lists what can be chosen, in the order in which it is drawn.
func (h *Home) entries() []entry {
	var entries []entry
	switch first := h.first(); {
	case h.view.Continue != nil:
		step := *h.view.Continue
		target, under := targetOf(step)
		entries = append(entries, entry{target: target, under: under, lines: func(width int, chosen bool) []string {
			return h.goOn(step, width, chosen)
		}})
	case first != nil:
		pack := *first
		entries = append(entries, entry{target: screen.ToCourse{Pack: pack.ID}, lines: func(width int, chosen bool) []string {
			return h.begin(pack, width, chosen)
		}})
	}
	for _, pack := range h.view.Packs {
		e := entry{lines: func(width int, chosen bool) []string { return h.pack(pack, width, chosen) }}
		if pack.Broken == nil {
			e.target = screen.ToCourse{Pack: pack.ID}
		}
		entries = append(entries, e)
	}
	return entries
}

// targetOf is where a step leads; from an exercise one goes back to its lesson.
func targetOf(step trainer.Step) (target, under screen.Target) {
	read := screen.ToLesson{Pack: step.Pack, Lesson: step.Lesson}
	if step.Screen == "workbench" && step.Exercise != "" {
		return screen.ToExercise{Pack: step.Pack, Exercise: step.Exercise}, read
	}
	return read, nil
}

// goOn draws the way on.
func (h *Home) goOn(step trainer.Step, width int, chosen bool) []string {
	s := h.env.Styles
	head := h.env.Text("home.next")
	if step.Resumed {
		head = h.env.Text("home.continue")
	}
	left := h.env.Text("home.minutes-left", i18n.Args{"Count": step.MinutesLeft})
	lines := []string{s.Strong.Render(result.Safe(step.LessonTitle))}
	for _, line := range prose.Wrapped(result.Safe(step.PackTitle)+" "+s.Symbols.Separator+" "+left, min(width, cardWidth)-6, s) {
		lines = append(lines, s.Muted.Render(line))
	}
	if step.Exercise != "" {
		lines = append(lines, s.Muted.Render(h.env.Text("home.at-exercise", i18n.Args{"Number": step.Number, "Of": step.Of})))
	}
	return h.card(head, lines, width, chosen)
}

// begin draws the way in for someone who has not begun.
func (h *Home) begin(pack trainer.PackProgress, width int, chosen bool) []string {
	s := h.env.Styles
	lines := []string{s.Strong.Render(result.Safe(pack.Title))}
	about := prose.Wrapped(pack.Description, min(width, cardWidth)-6, s)
	lines = append(lines, about[:min(len(about), 3)]...)
	return h.card(h.env.Text("home.begin"), lines, width, chosen)
}

func (h *Home) card(head string, lines []string, width int, chosen bool) []string {
	s := h.env.Styles
	button := s.Button
	if chosen {
		button = s.ButtonFocused
	}
	width = min(width, cardWidth)
	open := button.Render(" " + s.Symbols.Run + " " + h.env.Text("home.key-open") + " ")
	if ansi.StringWidth(open+"  "+lines[0]) > width-4 { // the title gets a line of its own
		lines = append([]string{""}, lines...)
	}
	lines[0] = open + "  " + lines[0]
	for i := 1; i < len(lines); i++ {
		lines[i] = "  " + lines[i]
	}
	return frame.Box(s.Title.Render(head), lines, width, chosen, s)
}

// pack draws one pack of the list.
func (h *Home) pack(pack trainer.PackProgress, width int, chosen bool) []string {
	s := h.env.Styles
	mark, look := "  ", s.Strong
	if chosen {
		mark, look = s.LineFocused.Render(s.Symbols.Pointer)+" ", s.Selected
	}
	title := mark + look.Render(result.Safe(pack.Title))
	if pack.Broken != nil {
		why := h.env.Text("home.broken", i18n.Args{"Why": result.Safe(h.env.Words.Say(pack.Broken.Said()))})
		return append([]string{title}, frame.Margin(prose.Wrapped(s.Symbols.Bad+" "+why, width-2, s), 2)...)
	}
	share := 0.0
	if pack.Exercises > 0 {
		share = float64(pack.ExercisesDone) / float64(pack.Exercises)
	}
	count := h.env.Text("home.done", i18n.Args{"Done": pack.ExercisesDone, "Count": pack.Exercises})
	bar := "  " + frame.Bar(share, max(min(width/3, 24), 8), s) + " " + s.Muted.Render(count)
	lines := []string{title, bar}
	if chosen && h.height >= 18 {
		lines = append(lines, frame.Margin(prose.Wrapped(pack.Description, width-2, s), 2)...)
	}
	return lines
}

func (h *Home) week() []string {
	s, w := h.env.Styles, h.view.Week
	if w.Minutes == 0 && w.Correct == 0 && w.Streak == 0 {
		return prose.Wrapped(h.env.Text("home.week-empty"), h.inner(), s)
	}
	parts := []string{
		h.env.Text("home.week-minutes", i18n.Args{"Count": w.Minutes}),
		h.env.Text("home.week-correct", i18n.Args{"Count": w.Correct}),
	}
	if w.Streak > 0 {
		parts = append(parts, h.env.Text("home.week-streak", i18n.Args{"Count": w.Streak}))
	}
	line := strings.Join(parts, " "+s.Symbols.Separator+" ")
	return append([]string{s.Heading.Render(h.env.Text("home.week"))}, prose.Wrapped(line, h.inner(), s)...)
}
