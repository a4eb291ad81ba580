package grade

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// misplacedLine finds the first line of a wrong parsons answer that does not stand where a solution has it.
func (j *judging) misplacedLine() (Finding, bool) {
	if j.ex.Type != lesson.Parsons {
		return Finding{}, false
	}
	given := linesOf(j.answer)
	best := -1
	for _, solution := range j.ex.Solutions {
		best = max(best, commonLines(given, linesOf(solution.SQL)))
	}
	switch {
	case best < 0:
		return Finding{}, false
	case best >= len(given):
		f := diagnosis("GH-PARSONS/end", nil)
		f.Line, f.Column = len(strings.Split(strings.TrimRight(j.answer, "\n"), "\n")), 1
		return f, true
	}
	code := "GH-PARSONS"
	if best == 0 {
		code = "GH-PARSONS/first" // nothing stands before it that could be right
	}
	for _, distractor := range j.ex.Distractors {
		if strings.EqualFold(spaceless(distractor), given[best].text) {
			code = "GH-PARSONS/distractor"
		}
	}
	f := diagnosis(code, i18n.Args{"Line": given[best].number})
	f.Line, f.Column = given[best].number, 1
	return f, true
}

// line is a line of SQL that is not empty, and its 1-based number.
type line struct {
	text   string
	number int
}

func linesOf(sql string) []line {
	var lines []line
	for i, text := range strings.Split(sql, "\n") {
		if text = spaceless(text); text != "" {
			lines = append(lines, line{text, i + 1})
		}
	}
	return lines
}

// commonLines counts the lines at the beginning that are the same.
func commonLines(a, b []line) int {
	n := 0
	for n < len(a) && n < len(b) && strings.EqualFold(a[n].text, b[n].text) {
		n++
	}
	return n
}
