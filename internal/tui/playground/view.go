package playground

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/tui/widget/frame"
)

// The sizes at which the layout changes.
const (
	wide   = 100 // the datasets stand beside the text and the result
	medium = 16  // lines that two panes above each other need; with fewer one is seen at a time
	beside = 34  // width of the datasets beside
)

// rectangle is a pane's place on the screen, border included.
type rectangle struct{ x, y, width, height int }

// rectangles lays the panes out; a pane without room is not seen.
func (p *Playground) rectangles() map[pane]rectangle {
	top := max(min(p.height*2/5, 16), 5)
	switch {
	case p.height < medium:
		return map[pane]rectangle{p.focus: {0, 1, p.width, max(p.height-1, 3)}}
	case p.width >= wide:
		return map[pane]rectangle{
			dataPane:   {0, 0, beside, p.height},
			textPane:   {beside, 0, p.width - beside, top},
			resultPane: {beside, top, p.width - beside, p.height - top},
		}
	}
	lower := resultPane
	if p.focus == dataPane {
		lower = dataPane
	}
	return map[pane]rectangle{textPane: {0, 0, p.width, top}, lower: {0, top, p.width, p.height - top}}
}

func (p *Playground) visible(at pane) bool {
	_, ok := p.rectangles()[at]
	return ok
}

// Resize gives the screen its rectangle.
func (p *Playground) Resize(width, height int) {
	p.width, p.height = width, height
	p.layout()
}

// layout gives every pane its size.
func (p *Playground) layout() {
	if p.width == 0 {
		return
	}
	rectangles := p.rectangles()
	if r, ok := rectangles[textPane]; ok {
		p.text.SetSize(r.width-4, r.height-2)
	}
	if r, ok := rectangles[resultPane]; ok {
		said := len(p.answer.lines(p.env, r.width-4))
		p.sheet.Resize(r.width-4, max(r.height-2-said, 1))
	}
	if r, ok := rectangles[dataPane]; ok {
		p.data.resize(r.width-4, r.height-2)
	}
}

// View draws the screen.
func (p *Playground) View() string {
	canvas := make([]string, p.height)
	rectangles := p.rectangles()
	if len(rectangles) == 1 {
		canvas[0] = frame.Cut(p.tabs(), p.width, p.env.Styles)
	}
	for at := range panes {
		if r, ok := rectangles[at]; ok {
			canvas = frame.Over(canvas, p.box(at, r), r.x, r.y)
		}
	}
	return strings.Join(canvas, "\n")
}

// tabs names the panes where only one is seen.
func (p *Playground) tabs() string {
	var names []string
	for at := range panes {
		if at == p.focus {
			names = append(names, p.env.Styles.ButtonFocused.Render("["+p.name(at)+"]"))
		} else {
			names = append(names, p.env.Styles.Muted.Render(" "+p.name(at)+" "))
		}
	}
	return strings.Join(names, " ")
}

func (p *Playground) name(at pane) string {
	return p.env.Text([]string{"playground.pane.text", "playground.pane.result", "playground.pane.data"}[at])
}

func (p *Playground) box(at pane, r rectangle) []string {
	var lines []string
	above, below := false, false
	switch at {
	case textPane:
		lines = frame.Window(strings.Split(p.text.View(), "\n"), 0, max(r.height-2, 0))
	case resultPane:
		lines = append(p.answer.lines(p.env, r.width-4), p.sheet.View()...)
		lines = frame.Window(lines, 0, max(r.height-2, 0))
		above, below = p.sheet.More()
	case dataPane:
		lines = p.data.view(p.focus == dataPane)
		above, below = p.data.top > 0, p.data.top+p.data.height < len(p.data.draw(false).lines)
	}
	symbols := p.env.Styles.Symbols
	title := p.name(at)
	if p.focus == at {
		title = symbols.Pointer + " " + title
	}
	if above {
		title += " " + symbols.Up
	}
	if below {
		title += " " + symbols.Down
	}
	return frame.Box(title, lines, r.width, p.focus == at, p.env.Styles)
}

// Cursor is where something is typed, else at what is chosen in the pane with the focus.
func (p *Playground) Cursor() *tea.Cursor {
	r, ok := p.rectangles()[p.focus]
	if !ok {
		return nil
	}
	var at *tea.Cursor
	switch p.focus {
	case textPane:
		at = p.text.Cursor()
	case dataPane:
		at = tea.NewCursor(0, p.data.cursorLine())
	case resultPane:
		if at = p.sheet.Cursor(); at != nil {
			at.Y += len(p.answer.lines(p.env, r.width-4))
		}
	}
	if at == nil || at.Y >= r.height-2 {
		at = tea.NewCursor(0, 0)
	}
	at.X, at.Y = at.X+r.x+2, at.Y+r.y+1
	return at
}

// point gives the pane under the mouse the focus, and the message to what is drawn there. A drag belongs to the text where it began.
func (p *Playground) point(msg tea.MouseMsg) tea.Cmd {
	mouse := msg.Mouse()
	rectangles := p.rectangles()
	_, click := msg.(tea.MouseClickMsg)
	_, wheel := msg.(tea.MouseWheelMsg)
	if !click && !wheel {
		r, ok := rectangles[textPane]
		if !ok || p.focus != textPane {
			return nil
		}
		return p.pointPane(textPane, msg, mouse.X-r.x-2, mouse.Y-r.y-1)
	}
	for at, r := range rectangles {
		if mouse.X < r.x || mouse.X >= r.x+r.width || mouse.Y < r.y || mouse.Y >= r.y+r.height {
			continue
		}
		if click {
			p.setFocus(at)
		}
		return p.pointPane(at, msg, mouse.X-r.x-2, mouse.Y-r.y-1)
	}
	if click && mouse.Y == 0 && len(rectangles) == 1 {
		p.clickTab(mouse.X)
	}
	return nil
}

// wheelLines is how far one notch of the wheel goes.
const wheelLines = 3

// pointPane hands a mouse message to a pane, its place relative to the pane's content.
func (p *Playground) pointPane(at pane, msg tea.MouseMsg, x, y int) tea.Cmd {
	if at == textPane {
		_, cmd := p.text.Update(placed(msg, x, y))
		return cmd
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		by := wheelLines
		if msg.Button == tea.MouseWheelUp {
			by = -wheelLines
		}
		if at == resultPane {
			p.sheet.Scroll(by)
		} else {
			p.data.move(by / wheelLines)
		}
	case tea.MouseClickMsg:
		if at == resultPane {
			r := p.rectangles()[resultPane]
			return p.sheet.Click(x, y-len(p.answer.lines(p.env, r.width-4)))
		}
		p.data.click(y)
	}
	return nil
}

// placed is a mouse message at another place.
func placed(msg tea.MouseMsg, x, y int) tea.Msg {
	switch m := msg.(type) {
	case tea.MouseClickMsg:
		m.X, m.Y = x, y
		return m
	case tea.MouseMotionMsg:
		m.X, m.Y = x, y
		return m
	case tea.MouseReleaseMsg:
		m.X, m.Y = x, y
		return m
	case tea.MouseWheelMsg:
		m.X, m.Y = x, y
		return m
	}
	return msg
}

func (p *Playground) clickTab(x int) {
	from := 0
	for at := range panes {
		to := from + ansi.StringWidth(p.name(at)) + 2
		if x >= from && x < to {
			p.setFocus(at)
			return
		}
		from = to + 1
	}
}
