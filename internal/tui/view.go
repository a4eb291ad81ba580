package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// View draws the whole terminal.
func (r *root) View() tea.View {
	view := tea.NewView(r.content())
	view.AltScreen = true
	view.WindowTitle = r.windowTitle()
	view.BackgroundColor, view.ForegroundColor = r.env.Styles.Background, r.env.Styles.Foreground
	if r.mouse {
		view.MouseMode = tea.MouseModeCellMotion
	}
	view.Cursor = r.cursor()
	return view
}

func (r *root) small() bool { return r.width < leastWidth || r.height < leastHeight }

// content is empty until the size is known: a screen drawn for another size would only flicker.
func (r *root) content() string {
	if r.width == 0 || r.height == 0 {
		return ""
	}
	if r.small() {
		text := r.env.Text("tui.too-small", i18n.Args{
			"Width": leastWidth, "Height": leastHeight, "IsWidth": r.width, "IsHeight": r.height,
		})
		return strings.Join(frame.Window(prose.Wrapped(text, r.width, r.env.Styles), 0, r.height), "\n")
	}
	body := frame.Window(strings.Split(r.top().View(), "\n"), 0, r.height-r.above()-footerHeight)
	lines := append([]string{r.header()}, r.problemLines()...)
	lines = append(lines, body...)
	lines = append(lines, "")
	foot := r.footer()
	copy(lines[len(lines)-len(foot):], foot) // a long notice covers the end of the screen for a while
	if r.menu != nil {
		lines = r.menu.over(lines, r)
	}
	return strings.Join(lines, "\n")
}

func (r *root) cursor() *tea.Cursor {
	if r.small() || r.width == 0 {
		return nil
	}
	if r.menu != nil {
		return r.menu.cursor(r)
	}
	moved := *tea.NewCursor(0, 0) // where a screen has no place of its own for it yet
	if c, ok := r.top().(screen.Cursored); ok {
		if cursor := c.Cursor(); cursor != nil {
			moved = *cursor
		}
	}
	moved.Y += r.above()
	if moved.Color == nil {
		moved.Color = r.env.Styles.Editor.Cursor
	}
	moved.Blink = moved.Blink && !r.env.ReducedMotion
	return &moved
}

func (r *root) titles() (title, aside string) {
	if t, ok := r.top().(screen.Titled); ok {
		title, aside = t.Title()
	}
	return result.Safe(title), result.Safe(aside)
}

func (r *root) windowTitle() string {
	title, _ := r.titles()
	if title == "" {
		return r.env.Text("tui.name")
	}
	return r.env.Text("tui.name") + " - " + title
}

// header names the program, the screen and, at the right, how far things are. Where there is little room the program's name goes
// first, then what stands at the right.
func (r *root) header() string {
	s := r.env.Styles
	title, aside := r.titles()
	name := r.env.Text("tui.name")
	left := " " + name + " " + s.Symbols.Separator + " " + title
	if title == "" {
		left = " " + name
	}
	if aside != "" {
		aside = " " + aside + " "
	}
	if cellsOf(left+aside) > r.width && title != "" {
		left = " " + title
	}
	if room := r.width - cellsOf(aside); cellsOf(left) > room && room >= r.width/2 {
		left = frame.Cut(left, room, s)
	}
	return s.Header.Render(frame.Between(left, aside, r.width, s))
}

func cellsOf(text string) int { return ansi.StringWidth(text) }
