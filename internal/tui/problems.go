package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/prose"
)

// panel stands between the top line and the screen while a pack that is being written has problems.
type panel struct{ problems []lesson.Problem }

// reloadedMsg says that the files of the pack were read again.
type reloadedMsg struct{ problems []lesson.Problem }

// reloaded shows the problems of now, and has every screen read again what it shows.
func (r *root) reloaded(msg reloadedMsg) tea.Cmd {
	r.panel.problems = msg.problems
	r.resize(r.width, r.height)
	cmd := r.spread(screen.ReloadMsg{})
	if len(msg.problems) > 0 {
		return cmd
	}
	return tea.Batch(cmd, r.say(screen.NoticeMsg{Level: screen.Success, Message: i18n.New("tui.reloaded", nil)}))
}

// above is how many lines stand over the screen.
func (r *root) above() int { return headerHeight + len(r.problemLines()) }

// problemLines draws the panel: a third of the terminal at most, whole problems, and how many there are more.
func (r *root) problemLines() []string {
	if len(r.panel.problems) == 0 || r.small() {
		return nil
	}
	s := r.env.Styles
	most := max(r.height/3-1, 2)
	var lines []string
	shown := 0
	for _, p := range r.panel.problems {
		mark, look := s.Symbols.Bad, s.Bad
		if p.Severity != lesson.Error {
			mark, look = s.Symbols.Warn, s.Warn
		}
		text := prose.Wrapped(result.SafeLines(r.problemText(p)), r.width-3, s)
		if shown > 0 && len(lines)+len(text) > most {
			break
		}
		for i, line := range text[:min(len(text), most)] {
			if i > 0 {
				mark = " "
			}
			lines = append(lines, " "+look.Render(mark)+" "+line)
		}
		shown++
	}
	if more := len(r.panel.problems) - shown; more > 0 {
		lines = append(lines, s.Muted.Render("   "+r.env.Text("tui.more-problems", i18n.Args{"Count": more})))
	}
	return append(lines, s.Line.Render(strings.Repeat(s.Symbols.Rule, r.width)))
}

// problemText says where a problem is, what it is and what to do.
func (r *root) problemText(p lesson.Problem) string {
	return p.Place() + "  " + r.env.Words.Say(p.Message) + " " + r.env.Words.Say(p.Mend)
}
