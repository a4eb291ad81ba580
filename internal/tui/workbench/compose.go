package workbench

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/widget/prose"
)

// compose writes the lines of the outcome for what there is to say now.
func (o *outcome) compose() []string {
	switch {
	case !o.busy.IsZero():
		return o.paragraph(o.env.Styles.Muted.Render, o.env.Say(o.busy))
	case o.submission != nil && o.difference:
		return o.differenceLines()
	case o.submission != nil:
		return o.verdictLines()
	case o.revealed != nil:
		return o.revealedLines()
	case o.run != nil:
		return o.runLines()
	case !o.message.IsZero():
		return o.messageLines()
	default:
		return o.paragraph(o.env.Styles.Muted.Render, o.env.Text("workbench.idle."+string(o.ex.Exercise.Type)))
	}
}

// paragraph wraps a sentence of the program.
func (o *outcome) paragraph(style func(...string) string, text string) []string {
	var lines []string
	for _, line := range strings.Split(ansi.Wordwrap(text, max(10, min(o.width, prose.Measure)), ""), "\n") {
		lines = append(lines, style(line))
	}
	return lines
}

func (o *outcome) messageLines() []string {
	lines := o.markdown(o.env.Say(o.message))
	if o.finding.Line > 0 {
		lines = append(lines, o.env.Styles.Muted.Render(o.env.Text("workbench.at", i18n.Args{"Line": o.finding.Line, "Column": o.finding.Column})))
	}
	return lines
}

// markdown draws words of a pack or of the judge, which quote names in backticks.
func (o *outcome) markdown(text string) []string {
	return prose.New(o.env.Styles).Markdown(text, min(o.width, prose.Measure)).Lines
}

// runLines is the caption above the grid: honest counts, or what was done when there is no result.
func (o *outcome) runLines() []string {
	run := o.run
	if run.Set == nil {
		key := "workbench.run.nothing"
		if run.Changed >= 0 {
			key = "workbench.run.changed"
		}
		return o.paragraph(o.env.Styles.Text.Render, o.env.Text(key, i18n.Args{"Count": max(0, run.Changed)}))
	}
	key := "workbench.run.rows"
	args := i18n.Args{"Count": int64(len(run.Set.Rows)), "Shown": len(run.Set.Rows), "Total": run.Set.Total, "Milliseconds": run.Elapsed.Milliseconds()}
	switch {
	case run.Set.Truncated && run.Set.Total >= 0:
		key = "workbench.run.first-of"
	case run.Set.Truncated:
		key = "workbench.run.first"
	}
	lines := o.paragraph(o.env.Styles.Grid.Caption.Render, o.env.Text(key, args))
	if run.Statements > 1 {
		lines = append(lines, o.paragraph(o.env.Styles.Grid.Caption.Render, o.env.Text("workbench.run.statement", i18n.Args{
			"Number": run.Answered + 1, "Count": run.Statements,
		}))...)
	}
	return lines
}

// verdictLines says the verdict, why, and what was compared.
func (o *outcome) verdictLines() []string {
	v := o.submission.Verdict
	style, symbol, key := o.heading(v.Outcome)
	lines := []string{style(symbol + " " + o.env.Text(key, o.score()))}
	for i, finding := range v.Findings {
		if i > 0 || v.Outcome != grade.Correct {
			lines = append(lines, "")
		}
		lines = append(lines, o.markdown(o.env.Say(finding.Message))...)
	}
	if !o.submission.Remark.IsZero() {
		lines = append(lines, o.paragraph(o.env.Styles.Text.Render, o.env.Say(o.submission.Remark))...)
	}
	if o.hasDifference() {
		lines = append(lines, "")
		lines = append(lines, o.paragraph(o.env.Styles.Muted.Render, o.env.Text("workbench.verdict.difference"))...)
	}
	lines = append(lines, o.counterexample(v.Counterexample)...)
	if o.stepsTell() {
		lines = append(lines, o.paragraph(o.env.Styles.Muted.Render, o.env.Text("workbench.verdict.steps"))...)
	}
	lines = append(lines, o.explanation(o.submission.Explain)...)
	lines = append(lines, o.otherSolutions(o.submission.Solutions)...)
	lines = append(lines, o.modelAnswer(v)...)
	lines = append(lines, o.compared(v)...)
	return append(lines, o.onward()...)
}

// heading is the first line of a verdict: a symbol and a word beside the colour.
func (o *outcome) heading(verdict grade.Outcome) (style func(...string) string, symbol, key string) {
	s := o.env.Styles
	switch verdict {
	case grade.Correct:
		return s.Good.Render, s.Symbols.Good, "workbench.verdict.correct"
	case grade.Coincidence:
		return s.Warn.Render, s.Symbols.Warn, "workbench.verdict.coincidence"
	case grade.QueryError:
		return s.Bad.Render, s.Symbols.Bad, "workbench.verdict.error"
	case grade.Blocked:
		return s.Warn.Render, s.Symbols.Warn, "workbench.verdict.blocked"
	case grade.Stopped:
		return s.Warn.Render, s.Symbols.Warn, "workbench.verdict.stopped"
	case grade.PackFault:
		return s.Warn.Render, s.Symbols.Warn, "workbench.verdict.fault"
	default:
		return s.Bad.Render, s.Symbols.Bad, "workbench.verdict.not-yet"
	}
}

func (o *outcome) score() i18n.Args {
	if score := o.submission.Verdict.Score; score != nil {
		return i18n.Args{"Count": *score}
	}
	return i18n.Args{"Count": 0}
}

func (o *outcome) explanation(blocks []lesson.Block) []string {
	var lines []string
	for _, block := range blocks {
		lines = append(lines, "")
		lines = append(lines, blockLines(o.env, block, min(o.width, prose.Measure))...)
	}
	return lines
}

// otherSolutions shows ways to write the query that are not the learner's own.
func (o *outcome) otherSolutions(solutions []lesson.Solution) []string {
	var lines []string
	for _, solution := range solutions {
		title := o.env.Text("workbench.solution")
		if solution.Title != "" {
			title += ": " + result.Safe(solution.Title)
		}
		lines = append(lines, "", o.env.Styles.Subheading.Render(title))
		lines = append(lines, prose.SQL(solution.SQL, o.width, o.env.Styles)...)
	}
	if o.solution() != "" {
		lines = append(lines, "")
		lines = append(lines, o.paragraph(o.env.Styles.Muted.Render, o.env.Text("workbench.solution.steps"))...)
	}
	return lines
}

// modelAnswer stands beside a reflection, which has no right answer to be explained.
func (o *outcome) modelAnswer(v grade.Verdict) []string {
	if o.ex.Exercise.Type != lesson.Reflect || v.Outcome != grade.Correct {
		return nil
	}
	lines := []string{"", o.env.Styles.Subheading.Render(o.env.Text("workbench.model"))}
	return append(lines, o.explanation(o.ex.Exercise.Model)...)
}

// compared says what the verdict rests on.
func (o *outcome) compared(v grade.Verdict) []string {
	if len(v.Checked.Compare) == 0 {
		return nil
	}
	text := o.env.Text("workbench.compared", i18n.Args{"Rules": v.Checked.Compare})
	return append([]string{""}, o.paragraph(o.env.Styles.Muted.Render, text)...)
}

// onward says what to do next; it never moves on by itself.
func (o *outcome) onward() []string {
	key := "workbench.onward.try"
	if o.hintsLeft > 0 {
		key = "workbench.onward.hint"
	}
	switch {
	case o.submission.LessonDone:
		key = "workbench.onward.lesson-done"
	case o.submission.Verdict.Outcome == grade.Correct && o.ex.Next != "":
		key = "workbench.onward.next"
	case o.submission.Verdict.Outcome == grade.Correct:
		key = "workbench.onward.lesson"
	case o.submission.AttemptsLeft == 0:
		key = "workbench.onward.spent"
	case o.submission.AttemptsLeft > 0:
		key = "workbench.onward.attempts"
	}
	args := i18n.Args{"Count": o.submission.AttemptsLeft}
	return append([]string{""}, o.paragraph(o.env.Styles.Muted.Render, o.env.Text(key, args))...)
}

func (o *outcome) revealedLines() []string {
	key := "workbench.revealed"
	if o.ex.Lesson.Checkpoint { // whose attempts are used by then
		key = "workbench.revealed-spent"
	}
	lines := o.paragraph(o.env.Styles.Text.Render, o.env.Text(key))
	if o.revealed.Answer != "" {
		lines = append(lines, "")
		lines = append(lines, o.markdown(o.shownAnswer())...)
	}
	lines = append(lines, o.otherSolutions(o.revealed.Solutions)...)
	lines = append(lines, o.explanation(o.revealed.Explain)...)
	return lines
}

// shownAnswer writes the answer of a list in its own words instead of letters and numbers.
func (o *outcome) shownAnswer() string {
	ex := o.ex.Exercise
	switch ex.Type {
	case lesson.Choice:
		var right []string
		for _, item := range ex.Items {
			if item.Right {
				right = append(right, "- "+item.Text)
			}
		}
		return strings.Join(right, "\n")
	case lesson.Arrange:
		var steps []string
		for _, item := range ex.Items {
			steps = append(steps, "1. "+item.Text)
		}
		return strings.Join(steps, "\n")
	case lesson.Classify:
		return "- " + strings.ReplaceAll(o.revealed.Answer, "\n", "\n- ")
	default:
		return "`" + o.revealed.Answer + "`"
	}
}

// stateWord is the state of the exercise with its symbol.
func stateWord(s theme.Styles, state progress.State, say func(string) string) string {
	symbol := map[progress.State]string{
		progress.New: s.Symbols.New, progress.Tried: s.Symbols.Started, progress.Done: s.Symbols.Done,
		progress.Skipped: s.Symbols.Skipped, progress.Changed: s.Symbols.Changed,
	}[state]
	return symbol + " " + say("workbench.state."+string(state))
}

// splitLines cuts drawn text into lines; nothing has none.
func splitLines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}
