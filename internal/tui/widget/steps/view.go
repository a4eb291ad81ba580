package steps

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/dustin/go-humanize"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/steps"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// area is a part of the widget's rectangle.
type area struct{ x, y, width, height int }

// listArea is where the list stands: at the left where there is room, else at the top.
func (s *Steps) listArea() area {
	if s.width >= wide {
		return area{0, 0, s.width * 2 / 5, s.height}
	}
	return area{0, 0, s.width, max(min(s.count(), s.height/3), 1)}
}

// rest is what the list leaves, but for an empty line or column between.
func (s *Steps) rest() area {
	list := s.listArea()
	if s.width >= wide {
		return area{list.width + 2, 0, s.width - list.width - 2, s.height}
	}
	return area{0, list.height, s.width, s.height - list.height}
}

// tableArea is the rest below what is said.
func (s *Steps) tableArea() area {
	rest := s.rest()
	used := min(len(s.lines), max(rest.height-1, 0))
	return area{rest.x, rest.y + used, max(rest.width, 1), max(rest.height-used, 1)}
}

// View draws the widget: exactly its height in lines.
func (s *Steps) View() []string {
	list := frame.Window(s.list(), s.listTop, s.listArea().height)
	said := s.lines
	if s.step() != nil && s.sheet.Result() != nil {
		said = append(append([]string{}, said...), s.sheet.View()...)
	}
	rest := s.rest()
	below := frame.Window(said, 0, rest.height)
	if s.width < wide {
		return append(list, below...)
	}
	lines := make([]string, s.height)
	for i := range lines {
		lines[i] = frame.Fit(list[i], s.listArea().width, s.env.Styles) + "  " + below[i]
	}
	return lines
}

// list draws the parts and the steps, each step with the rows that are there after it.
func (s *Steps) list() []string {
	var lines []string
	width := s.listArea().width
	for i, part := range s.trace.Parts {
		text := s.env.Styles.Symbols.Next + " " + s.env.Say(part.Title)
		lines = append(lines, s.listLine(i, text, "", width))
	}
	for i, step := range s.trace.Steps {
		text := strconv.Itoa(i+1) + " " + s.clause(step)
		lines = append(lines, s.listLine(len(s.trace.Parts)+i, text, count(step.After), width))
	}
	return lines
}

func (s *Steps) listLine(line int, text, aside string, width int) string {
	styles := s.env.Styles
	pointer := strings.Repeat(" ", ansi.StringWidth(styles.Symbols.Pointer))
	if line == s.chosen {
		pointer = styles.Symbols.Pointer
	}
	room := width - ansi.StringWidth(pointer) - 1 - ansi.StringWidth(aside) - 1
	drawn := pointer + " " + frame.Fit(text, max(room, 1), styles) + " " + aside
	switch {
	case line == s.chosen && !s.inTable:
		return styles.Selected.Render(drawn)
	case line == s.chosen:
		return styles.Strong.Render(drawn)
	}
	return drawn
}

// clause is a step's clause as it was written, or its name.
func (s *Steps) clause(step steps.Step) string {
	if step.Clause != "" {
		return result.Safe(step.Clause)
	}
	return s.env.Text("steps.kind." + string(step.Kind))
}

func count(n int64) string {
	if n < 0 {
		return "?"
	}
	return humanize.Comma(n)
}

// said is what stands above the table: the sentence, the facts and which view is shown.
func (s *Steps) said() []string {
	styles, width := s.env.Styles, min(s.rest().width, prose.Measure)
	step := s.step()
	if step == nil {
		if len(s.trace.Parts) == 0 {
			return nil
		}
		return prose.Wrapped(s.env.Text("steps.open-part"), width, styles)
	}
	var lines []string
	if s.width < wide && s.rest().height > 12 {
		lines = append(lines, "")
	}
	for _, line := range prose.Wrapped(s.env.Say(step.Sentence), width, styles) {
		lines = append(lines, styles.Strong.Render(line))
	}
	for _, fact := range step.Facts {
		lines = append(lines, prose.Wrapped(s.env.Say(fact), width, styles)...)
	}
	if step.Problem != nil {
		lines = append(lines, prose.Wrapped(result.Safe(step.Problem.Message), width, styles)...)
	}
	if len(step.Views) == 0 {
		return lines
	}
	// A small screen keeps room for the heads and two rows of the table.
	lines = lines[:max(min(len(lines), s.rest().height-6), 1)]
	return append(lines, s.tabs(step))
}

// tabs names the views, the one that is seen in brackets; only that one where there is no room for all.
func (s *Steps) tabs(step *steps.Step) string {
	styles := s.env.Styles
	var names []string
	for i, view := range step.Views {
		name := s.env.Text("steps.view", i18n.Args{"Title": view.Title, "Rows": count(view.Set.Total)})
		if i == s.view {
			names = append(names, styles.ButtonFocused.Render("["+name+"]"))
		} else {
			names = append(names, styles.Muted.Render(" "+name+" "))
		}
	}
	all := strings.Join(names, " ")
	width := s.rest().width
	if ansi.StringWidth(all) <= width {
		return all
	}
	place := " " + strconv.Itoa(s.view+1) + "/" + strconv.Itoa(len(names))
	return frame.Fit(names[s.view], max(width-len(place), 1), styles) + styles.Muted.Render(place)
}
