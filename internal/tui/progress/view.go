package progress

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/i18n"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

const (
	widest   = 100 // cells that the screen's text takes on a wide terminal
	longest  = 24  // cells of a bar
	shortest = 8
)

// View draws the screen.
func (p *Progress) View() string { return strings.Join(p.window(p.lines()), "\n") }

// Cursor is where the eye goes on reading: nothing is chosen here.
func (p *Progress) Cursor() *tea.Cursor { return tea.NewCursor(p.margin(), 0) }

func (p *Progress) inner() int { return max(min(p.width-2*p.margin(), widest), 20) }

func (p *Progress) margin() int {
	if p.width < 60 {
		return 1
	}
	return max((p.width-widest)/2, 2)
}

// lines is the whole screen, longer than the window perhaps.
func (p *Progress) lines() []string {
	styles, width := p.env.Styles, p.inner()
	var lines []string
	switch {
	case !p.loaded:
		lines = []string{styles.Muted.Render(p.env.Text("progress.loading"))}
	case p.err != nil:
		lines = prose.Wrapped(p.env.Text("progress.failed", i18n.Args{"Why": result.Safe(p.err.Error())}), width, styles)
	default:
		lines = append(lines, p.week()...)
		lines = append(lines, "")
		lines = append(lines, p.weeks()...)
		if p.pack < len(p.view.Packs) {
			lines = append(lines, "")
			lines = append(lines, p.aboutPack(p.view.Packs[p.pack])...)
		}
	}
	for i, line := range lines {
		lines[i] = frame.Cut(line, width, styles)
	}
	return append([]string{""}, frame.Margin(lines, p.margin())...)
}

// week says the sums of the last seven days.
func (p *Progress) week() []string {
	styles, week := p.env.Styles, p.view.Week
	lines := []string{styles.Heading.Render(p.env.Text("progress.week"))}
	if week.Minutes == 0 && week.Correct == 0 && week.Streak == 0 {
		return append(lines, prose.Wrapped(p.env.Text("progress.week-empty"), p.inner(), styles)...)
	}
	text := strings.Join([]string{
		p.env.Text("progress.minutes", i18n.Args{"Count": week.Minutes}),
		p.env.Text("progress.correct", i18n.Args{"Count": week.Correct}),
		p.env.Text("progress.streak", i18n.Args{"Count": week.Streak}),
	}, " "+styles.Symbols.Separator+" ")
	return append(lines, prose.Wrapped(text, p.inner(), styles)...)
}

// weeks draws the last four weeks: a bar for each day with its minutes, and attempts and minutes of each week in words.
func (p *Progress) weeks() []string {
	styles := p.env.Styles
	lines := []string{styles.Heading.Render(p.env.Text("progress.weeks"))}
	most := 1
	for _, day := range p.view.Days {
		most = max(most, day.Minutes)
	}
	for week := range slices.Chunk(p.view.Days, 7) {
		var bars strings.Builder
		sum := progress.Day{Date: week[0].Date}
		for _, day := range week {
			bars.WriteString(p.bar(day, most))
			sum.Minutes, sum.Attempts, sum.Correct = sum.Minutes+day.Minutes, sum.Attempts+day.Attempts, sum.Correct+day.Correct
		}
		words := p.env.Text("progress.week-none")
		if sum.Attempts > 0 {
			words = p.env.Text("progress.minutes", i18n.Args{"Count": sum.Minutes}) + " " + styles.Symbols.Separator + " " +
				p.env.Text("progress.attempts", i18n.Args{"Count": sum.Attempts, "Right": sum.Correct})
		}
		line := styles.Muted.Render(shortDate(sum.Date)) + " " + bars.String()
		if ansi.StringWidth(line+" "+words) <= p.inner() {
			lines = append(lines, line+" "+words)
		} else {
			lines = append(lines, line, "  "+words)
		}
	}
	return append(lines, prose.Wrapped(p.env.Text("progress.weeks-legend", i18n.Args{"Count": most}), p.inner(), styles)...)
}

// bar is one day, two cells wide: a dot without activity, else a block as high as the minutes are many.
func (p *Progress) bar(day progress.Day, most int) string {
	styles := p.env.Styles
	if day.Attempts == 0 && day.Minutes == 0 {
		return styles.Empty.Render(". ")
	}
	steps := []rune("▁▂▃▄▅▆▇█")
	if styles.Symbols.ASCII {
		steps = []rune("_:-=+*%#")
	}
	step := int(float64(day.Minutes)/float64(most)*float64(len(steps)-1) + 0.5)
	return styles.Full.Render(string(steps[min(step, len(steps)-1)])) + " "
}

// shortDate writes a day as in "02 Mar"; what is no day stays.
func shortDate(date string) string {
	day, err := time.Parse(progress.DateLayout, date)
	if err != nil {
		return date
	}
	return day.Format("02 Jan")
}

// aboutPack draws the skills and the lessons of a pack.
func (p *Progress) aboutPack(pack trainer.PackOverview) []string {
	styles := p.env.Styles
	title := result.Safe(pack.Title)
	if n := len(p.view.Packs); n > 1 {
		title += " " + p.env.Text("progress.pack-of", i18n.Args{"Number": p.pack + 1, "Count": n})
	}
	share := 0.0
	if pack.Exercises > 0 {
		share = float64(pack.ExercisesDone) / float64(pack.Exercises)
	}
	lines := []string{
		styles.Title.Render(title),
		frame.Bar(share, p.barWidth(), styles) + " " + strings.Join([]string{
			p.env.Text("progress.exercises", i18n.Args{"Done": pack.ExercisesDone, "Count": pack.Exercises}),
			p.env.Text("progress.points", i18n.Args{"Done": pack.Points, "Count": pack.PointsOf}),
		}, " "+styles.Symbols.Separator+" "),
	}
	lines = append(lines, "", styles.Heading.Render(p.env.Text("progress.skills")))
	lines = append(lines, p.skills(pack.Skills)...)
	lines = append(lines, "", styles.Heading.Render(p.env.Text("progress.lessons")))
	for _, l := range pack.Lessons {
		symbol, look := styles.LessonMark(l.State)
		words := p.env.Text("progress.lesson-" + string(l.State))
		if of := len(l.Exercises); of > 0 {
			words += ", " + p.env.Text("progress.exercises", i18n.Args{"Done": l.ExercisesDone, "Count": of})
		}
		lines = append(lines, p.pair(look.Render(symbol)+" "+result.Safe(l.Title), words)...)
	}
	return lines
}

// pair writes what something is called and how far it is, below each other where there is no room for both in a line.
func (p *Progress) pair(name, words string) []string {
	styles := p.env.Styles
	words = styles.Muted.Render(words)
	if line := name + " " + styles.Symbols.Separator + " " + words; ansi.StringWidth(line) <= p.inner() {
		return []string{line}
	}
	return []string{name, "  " + words}
}

func (p *Progress) barWidth() int { return max(min(p.inner()/4, longest), shortest) }

// skills draws each skill as a bar, and says beside it how much of it was done, and how much of that alone.
func (p *Progress) skills(skills []trainer.SkillView) []string {
	styles := p.env.Styles
	if len(skills) == 0 {
		return prose.Wrapped(p.env.Text("progress.no-skills"), p.inner(), styles)
	}
	names, said := 0, 0
	words := make([]string, len(skills))
	for i, skill := range skills {
		words[i] = p.env.Text("progress.skill-new")
		if skill.Done > 0 {
			words[i] = p.env.Text("progress.skill", i18n.Args{"Done": skill.Done, "Count": skill.Exercises, "Alone": skill.Independent})
		}
		names, said = max(names, ansi.StringWidth(result.Safe(skill.Title))), max(said, ansi.StringWidth(words[i]))
	}
	if names+said+shortest+2 > p.inner() {
		return p.narrowSkills(skills, words)
	}
	bar := min(p.barWidth(), p.inner()-names-said-2)
	var lines []string
	for i, skill := range skills {
		lines = append(lines, frame.Fit(result.Safe(skill.Title), names, styles)+" "+frame.Bar(skill.Share(), bar, styles)+" "+styles.Muted.Render(words[i]))
	}
	return lines
}

// narrowSkills draws each skill on two lines.
func (p *Progress) narrowSkills(skills []trainer.SkillView, words []string) []string {
	styles := p.env.Styles
	names := p.inner() - shortest - 1
	var lines []string
	for i, skill := range skills {
		lines = append(lines, frame.Fit(result.Safe(skill.Title), names, styles)+" "+frame.Bar(skill.Share(), shortest, styles), "  "+styles.Muted.Render(words[i]))
	}
	return lines
}
