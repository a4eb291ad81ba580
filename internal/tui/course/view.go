package course

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// The layout: beside each other when there is room, else the list above what the chosen lesson is for, else the list alone.
const (
	besideWidth  = 90
	belowHeight  = 18
	detailHeight = 7
	detailWidth  = 44
)

// drawing is the list; owner gives the index of each line's lesson, -1 for none.
type drawing struct {
	lines []string
	owner []int
}

func (d *drawing) add(owner int, line string) {
	d.lines, d.owner = append(d.lines, line), append(d.owner, owner)
}

func (c *Course) beside() bool { return c.width >= besideWidth }

func (c *Course) below() bool { return !c.beside() && c.height >= belowHeight }

func (c *Course) headHeight() int { return 3 }

func (c *Course) listWidth() int {
	if c.beside() {
		return min(c.width-detailWidth-3, 80)
	}
	return c.width
}

func (c *Course) listHeight() int {
	height := c.height - c.headHeight()
	if c.below() {
		height -= detailHeight
	}
	return max(height, 1)
}

// View draws the screen.
func (c *Course) View() string {
	s := c.env.Styles
	if !c.loaded {
		key := "course.loading"
		if c.failed {
			key = "course.failed"
		}
		return strings.Join(frame.Margin(append([]string{""}, prose.Wrapped(c.env.Text(key), c.width-4, s)...), 2), "\n")
	}
	lines := c.head()
	list := frame.Window(c.list().lines, c.top, c.listHeight())
	switch {
	case c.beside():
		detail := frame.Window(c.detail(min(detailWidth, c.width-c.listWidth()-3)), 0, c.listHeight())
		for i, line := range list {
			lines = append(lines, frame.Fit(line, c.listWidth(), s)+s.Line.Render(" "+s.Symbols.Bar+" ")+detail[i])
		}
	case c.below():
		lines = append(lines, list...)
		lines = append(lines, s.Line.Render(strings.Repeat(s.Symbols.Rule, c.width)))
		lines = append(lines, frame.Window(frame.Margin(c.detail(c.width-4), 2), 0, detailHeight-1)...)
	default:
		lines = append(lines, list...)
	}
	return strings.Join(lines, "\n")
}

// Cursor is at the chosen lesson, for those who follow it.
func (c *Course) Cursor() *tea.Cursor {
	for i, owner := range c.list().owner {
		if owner == c.chosen && i >= c.top && i < c.top+c.listHeight() {
			return tea.NewCursor(1, c.headHeight()+i-c.top)
		}
	}
	return nil
}

// head says how far the learner is with the pack.
func (c *Course) head() []string {
	s, t := c.env.Styles, c.view.Totals
	share := 0.0
	if t.Exercises > 0 {
		share = float64(t.ExercisesDone) / float64(t.Exercises)
	}
	parts := []string{
		c.env.Text("course.lessons", i18n.Args{"Done": t.LessonsDone, "Count": t.Lessons}),
		c.env.Text("course.exercises", i18n.Args{"Done": t.ExercisesDone, "Count": t.Exercises}),
		c.env.Text("course.points", i18n.Args{"Done": t.Points, "Count": t.PointsOf}),
	}
	sums := strings.Join(parts, " "+s.Symbols.Separator+" ")
	if ansi.StringWidth(sums) > c.width-2 {
		sums = strings.Join(parts[:2], " "+s.Symbols.Separator+" ")
	}
	bar := frame.Bar(share, min(max(c.width/4, 8), 24), s)
	if ansi.StringWidth(bar+sums)+3 > c.width {
		return []string{"", frame.Cut(" "+s.Muted.Render(sums), c.width, s), ""}
	}
	return []string{"", frame.Cut(" "+bar+" "+s.Muted.Render(sums), c.width, s), ""}
}

// list draws the modules and their lessons.
func (c *Course) list() drawing {
	var d drawing
	s := c.env.Styles
	index := 0
	for i, module := range c.view.Modules {
		if i > 0 {
			d.add(-1, "")
		}
		// The only module is often called like its pack, which the top line names.
		if len(c.view.Modules) > 1 || module.Title != c.view.Pack.Title {
			d.add(-1, " "+s.Heading.Render(frame.Cut(result.Safe(module.Title), c.listWidth()-2, s)))
		}
		for _, l := range module.Lessons {
			d.add(index, c.line(l, index == c.chosen))
			index++
		}
	}
	return d
}

// line draws one lesson: its state as symbol and word, its title, minutes and exercises.
func (c *Course) line(l trainer.LessonSummary, chosen bool) string {
	s, width := c.env.Styles, c.listWidth()
	count := ""
	if len(l.Exercises) > 0 {
		count = c.env.Text("course.count", i18n.Args{"Done": l.ExercisesDone, "Of": len(l.Exercises)})
	}
	minutes := c.env.Text("course.minutes", i18n.Args{"Minutes": l.Minutes})
	state := c.env.Text("course.state-" + string(l.State))
	right := frame.Fit(minutes, 7, s) + frame.Fit(count, 5, s)
	symbol, look := s.LessonMark(l.State)
	word := frame.Fit(state, 8, s)
	if width < 56 { // the word for the state goes with the details; the symbol stays
		right, word = frame.Fit(count, 5, s), ""
	}
	title := result.Safe(l.Title)
	if l.Checkpoint {
		title += " " + s.Symbols.Separator + " " + c.env.Text("course.checkpoint")
	}
	pointer := "  "
	room := width - 4 - len(word) - 1 - len(right) - 1
	text := frame.Fit(title, max(room, 8), s)
	if chosen {
		pointer = " " + s.LineFocused.Render(s.Symbols.Pointer)
		text = s.Selected.Render(text)
	}
	return pointer + " " + look.Render(symbol) + " " + look.UnsetBold().Render(word) + text + " " + s.Muted.Render(right)
}

// detail says what the chosen lesson is for and where its exercises stand.
func (c *Course) detail(width int) []string {
	if c.chosen < 0 || c.chosen >= len(c.lessons) {
		return nil
	}
	s, l := c.env.Styles, c.lessons[c.chosen]
	lines := prose.Wrapped(l.Title, width, s)
	for i, line := range lines {
		lines[i] = s.Title.Render(line)
	}
	symbol, look := s.LessonMark(l.State)
	lines = append(lines, look.Render(symbol+" "+c.env.Text("course.state-"+string(l.State)))+
		s.Muted.Render(" "+s.Symbols.Separator+" "+c.env.Text("course.minutes-long", i18n.Args{"Count": l.Minutes})))
	if c.beside() {
		lines = append(lines, "")
	}
	for _, objective := range l.Objectives {
		for i, line := range prose.Wrapped(objective, width-2, s) {
			mark := s.Symbols.Bullet + " "
			if i > 0 {
				mark = "  "
			}
			lines = append(lines, mark+line)
		}
	}
	if !c.beside() || len(l.Exercises) == 0 {
		return lines
	}
	lines = append(lines, "", s.Subheading.Render(c.env.Text("course.exercises-title")))
	for _, ex := range l.Exercises {
		symbol, look := s.ExerciseMark(ex.State)
		word := c.env.Text("course.exercise-" + string(ex.State))
		lines = append(lines, frame.Cut(look.Render(symbol)+" "+look.UnsetBold().Render(frame.Fit(word, 8, s))+result.Safe(ex.ID), width, s))
	}
	return lines
}
