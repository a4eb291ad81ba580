package workbench

import (
	"maps"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/widget/frame"
)

// counterexampleRows is how many rows of a table or a result are shown.
const counterexampleRows = 12

// counterexample shows a small set of data on which the answer goes wrong: the data, then what was expected and what came, side by side
// where there is room.
func (o *outcome) counterexample(c *grade.Counterexample) []string {
	if c == nil {
		return nil
	}
	s := o.env.Styles
	lines := append([]string{""}, o.paragraph(s.Strong.Render, o.env.Text("workbench.counterexample"))...)
	if !c.Reason.IsZero() {
		lines = append(lines, o.markdown(o.env.Say(c.Reason))...)
	}
	for _, name := range slices.Sorted(maps.Keys(c.Tables)) {
		title := o.env.Text("workbench.counterexample.table", i18n.Args{"Name": result.Safe(name)})
		lines = append(lines, "")
		lines = append(lines, o.small(s.Subheading.Render(title), c.Tables[name], o.width)...)
	}
	expected := s.Good.Render(o.env.Text("workbench.counterexample.expected"))
	actual := s.Bad.Render(o.env.Text("workbench.counterexample.actual"))
	lines = append(lines, "")
	left, right := o.small(expected, c.Expected, 0), o.small(actual, c.Actual, 0)
	wide, apart := widest(left), 4
	if wide+apart+widest(right) > o.width {
		lines = append(lines, o.small(expected, c.Expected, o.width)...)
		lines = append(lines, "")
		return append(lines, o.small(actual, c.Actual, o.width)...)
	}
	for i := range max(len(left), len(right)) {
		lines = append(lines, frame.Fit(at(left, i), wide+apart, s)+at(right, i))
	}
	return lines
}

func widest(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, ansi.StringWidth(line))
	}
	return most
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// small writes a few rows under a title; width 0 leaves them as wide as they are.
func (o *outcome) small(title string, set *result.Set, width int) []string {
	lines := []string{title}
	if set == nil || len(set.Rows) == 0 {
		return append(lines, o.env.Styles.Muted.Render(o.env.Text("workbench.counterexample.none")))
	}
	few := *set
	few.Rows = set.Rows[:min(len(set.Rows), counterexampleRows)]
	var table strings.Builder
	_ = result.WriteTable(&table, &few, width) // a Builder takes everything
	lines = append(lines, splitLines(strings.TrimRight(table.String(), "\n"))...)
	if left := len(set.Rows) - len(few.Rows); left > 0 {
		lines = append(lines, o.env.Styles.Muted.Render(o.env.Text("workbench.counterexample.more", i18n.Args{"Count": left})))
	}
	return lines
}
