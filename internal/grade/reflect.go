package grade

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// judgeReflection takes any text that is long enough. It has no score: there is nothing to be wrong about.
func judgeReflection(ex *lesson.Exercise, answer string) (Verdict, error) {
	if n := len(strings.Fields(answer)); n < ex.MinWords {
		return Verdict{}, notAnAttempt("GH-SHORT", i18n.Args{"Count": ex.MinWords - n, "Least": ex.MinWords})
	}
	return Verdict{Outcome: Correct, Checked: Checked{Compare: []i18n.Message{phrase("reflection", nil)}}}, nil
}
