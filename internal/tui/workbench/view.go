package workbench

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// The widths at which the layout changes.
const (
	wide   = 100 // prompt beside the answer and the outcome
	medium = 80  // prompt or outcome above the answer; below it one pane at a time
)

// rectangle is a pane's place on the screen, border included.
type rectangle struct{ x, y, width, height int }

// rectangles lays the panes out; a pane without room is not seen.
func (w *Workbench) rectangles() map[pane]rectangle {
	switch {
	case w.width >= wide:
		return w.threePanes()
	case w.width >= medium && w.height >= 16:
		return w.twoPanes()
	default:
		// One line for the tabs.
		return map[pane]rectangle{w.focus: {0, 1, w.width, max(3, w.height-1)}}
	}
}

func (w *Workbench) threePanes() map[pane]rectangle {
	left := min(max(w.width*2/5, 40), 82)
	top := max(w.height/2, 5)
	return map[pane]rectangle{
		promptPane:  {0, 0, left, w.height},
		answerPane:  {left, 0, w.width - left, top},
		outcomePane: {left, top, w.width - left, w.height - top},
	}
}

// twoPanes shows the prompt until there is an outcome to read, and the other again when it gets the focus.
func (w *Workbench) twoPanes() map[pane]rectangle {
	upper := promptPane
	if w.focus == outcomePane || (w.focus == answerPane && w.outcomeLast) {
		upper = outcomePane
	}
	top := max(w.height*11/20, 6)
	return map[pane]rectangle{
		upper:      {0, 0, w.width, top},
		answerPane: {0, top, w.width, w.height - top},
	}
}

// visible reports whether a pane is seen now.
func (w *Workbench) visible(p pane) bool {
	_, ok := w.rectangles()[p]
	return ok
}

// Resize gives the screen its rectangle.
func (w *Workbench) Resize(width, height int) {
	w.width, w.height = width, height
	if w.loaded && !w.begun { // the terminal may tell its size only now
		w.setFocus(w.firstPane())
	}
	w.layout()
}

// layout gives every pane its size.
func (w *Workbench) layout() {
	if !w.loaded {
		return
	}
	rectangles := w.rectangles()
	if r, ok := rectangles[promptPane]; ok {
		w.prompt.resize(r.width-4, r.height-2)
	}
	if r, ok := rectangles[answerPane]; ok {
		w.answer.Resize(r.width-4, r.height-2)
	}
	if r, ok := rectangles[outcomePane]; ok {
		w.outcome.resize(r.width-4, r.height-2)
	}
}

// View draws the screen.
func (w *Workbench) View() string {
	if !w.loaded {
		key := "workbench.loading"
		if w.failed != nil {
			key = "workbench.failed"
		}
		return strings.Join(frame.Margin(append([]string{""}, prose.Wrapped(w.env.Text(key), w.width-4, w.styles())...), 2), "\n")
	}
	canvas := make([]string, w.height)
	rectangles := w.rectangles()
	if len(rectangles) == 1 {
		canvas[0] = frame.Cut(w.tabs(), w.width, w.styles())
	}
	for _, p := range []pane{promptPane, answerPane, outcomePane} {
		if r, ok := rectangles[p]; ok {
			canvas = frame.Over(canvas, w.box(p, r), r.x, r.y)
		}
	}
	if w.remark.open {
		box, x, y := w.remarkBox()
		canvas = frame.Over(canvas, box, x, y)
	}
	return strings.Join(canvas, "\n")
}

// tabs names the panes where only one is seen.
func (w *Workbench) tabs() string {
	var names []string
	for p := range panes {
		if p == w.focus {
			names = append(names, w.styles().ButtonFocused.Render("["+w.tab(p)+"]"))
		} else {
			names = append(names, w.styles().Muted.Render(" "+w.tab(p)+" "))
		}
	}
	return strings.Join(names, " ")
}

// tab is a pane's name in one word.
func (w *Workbench) tab(p pane) string {
	switch {
	case p == promptPane && w.prompt.showTables:
		return w.env.Text("workbench.tab.tables")
	case p == promptPane:
		return w.env.Text("workbench.tab.prompt")
	case p == answerPane:
		return w.env.Text("workbench.tab.answer")
	default:
		return w.env.Text("workbench.tab.outcome")
	}
}

// box draws one pane in its border.
func (w *Workbench) box(p pane, r rectangle) []string {
	var lines []string
	var above, below bool
	switch p {
	case promptPane:
		lines = w.prompt.view()
		above, below = w.prompt.more()
	case answerPane:
		lines = frame.Window(splitLines(w.answer.View()), 0, max(0, r.height-2))
	case outcomePane:
		lines = w.outcome.view()
		above, below = w.outcome.more()
	}
	title := w.title(p) + frame.Arrows(above, below, w.styles())
	if p != answerPane && w.sharing() {
		title = w.shared(p, title)
	}
	if w.focus == p {
		title = w.styles().Symbols.Pointer + " " + title
	}
	return frame.Box(title, lines, r.width, w.focus == p, w.styles())
}

// sharing reports whether the prompt and the outcome take turns above the answer.
func (w *Workbench) sharing() bool { return len(w.rectangles()) == 2 }

// shared names both panes that take turns, the one that is seen by its title, so that the other is known to be there and can be clicked.
func (w *Workbench) shared(seen pane, title string) string {
	title = "[" + title + "]"
	if seen == promptPane {
		return title + "  " + w.styles().Muted.Render(w.tab(outcomePane))
	}
	return w.styles().Muted.Render(w.tab(promptPane)) + "  " + title
}

func (w *Workbench) title(p pane) string {
	switch p {
	case promptPane:
		if w.prompt.showTables {
			return w.env.Text("workbench.pane.tables")
		}
		return w.env.Text("workbench.pane.prompt", i18n.Args{"Number": w.ex.Number, "Of": w.ex.Of})
	case answerPane:
		return w.env.Text("workbench.pane.answer."+string(w.ex.Exercise.Type)) + w.ways()
	default:
		return w.env.Text("workbench.pane.outcome")
	}
}

// ways adds to the title of a list that is put in order by which keys, where there is room.
func (w *Workbench) ways() string {
	list, ok := w.answer.(interface{ ways() i18n.Message })
	if !ok || w.width < medium {
		return ""
	}
	return w.styles().Muted.Render(": " + w.env.Say(list.ways()))
}

// progress says which exercise this is, and how far the learner is with it.
func (w *Workbench) progress() string {
	place := w.env.Text("workbench.place", i18n.Args{"Number": w.ex.Number, "Of": w.ex.Of})
	return place + "  " + stateWord(w.styles(), w.ex.State, func(key string) string { return w.env.Text(key) })
}

// Cursor is where something is typed or chosen, else where the pane with the focus begins, moved to where that is drawn.
func (w *Workbench) Cursor() *tea.Cursor {
	if !w.loaded {
		return nil
	}
	if w.remark.open {
		return w.remarkCursor()
	}
	r, ok := w.rectangles()[w.focus]
	if !ok {
		return nil
	}
	var at *tea.Cursor
	switch w.focus {
	case answerPane:
		at = w.answer.Cursor()
	case outcomePane:
		at = w.outcome.cursor()
	}
	if at == nil || at.Y >= r.height-2 {
		at = tea.NewCursor(0, 0)
	}
	at.X += r.x + 2
	at.Y += r.y + 1
	return at
}
