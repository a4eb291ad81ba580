package grade

import (
	"regexp"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// Bounds of text answers: matching takes a time in proportion to both.
const (
	maxPatterns   = 5 * lesson.MaxPatternSize // size of an exercise's regular expressions together
	maxTextAnswer = 2_000                     // bytes
)

// judgeText judges a short text: case, accents and spaces do not count.
func judgeText(ex *lesson.Exercise, answer string) (Verdict, error) {
	if len(answer) > maxTextAnswer {
		return Verdict{}, notAnAttempt("GH-TOO-LONG", i18n.Args{"Most": maxTextAnswer / 1000})
	}
	v := Verdict{Outcome: Correct, Checked: Checked{Compare: []i18n.Message{phrase("text", nil)}}}
	nearly, room := false, maxPatterns
	for _, accepted := range ex.Accepted {
		if isPattern(accepted) {
			matched, err := matchesWhole(accepted, answer, &room)
			if err != nil {
				return Verdict{}, err
			}
			if matched {
				return v, nil
			}
			continue
		}
		if folded(accepted) == folded(answer) {
			return v, nil
		}
		nearly = nearly || misspelling(folded(answer), folded(accepted))
	}
	v.Outcome = Incorrect
	v.Findings = []Finding{diagnosis("GH-TEXT", nil)}
	if nearly {
		v.Findings = []Finding{diagnosis("GH-SPELLING/text", nil)}
	}
	return v, nil
}

// isPattern reports whether an accepted answer is a regular expression.
func isPattern(accepted string) bool {
	return len(accepted) > 2 && strings.HasPrefix(accepted, "/") && strings.HasSuffix(accepted, "/")
}

// matchesWhole matches a regular expression with the whole answer, as typed and folded. It takes its size from the room that the
// exercise's expressions have together.
func matchesWhole(accepted, answer string, room *int) (bool, error) {
	pattern := accepted[1 : len(accepted)-1]
	size, err := lesson.PatternSize(pattern)
	if *room -= size; err == nil && *room < 0 {
		err = lesson.ErrPatternTooLarge
	}
	if err != nil {
		return false, faultBy("GH-FAULT-PATTERN", "fault.pattern", i18n.Args{"Pattern": accepted}, err)
	}
	expression, err := regexp.Compile(`(?i)\A(?:` + pattern + `)\z`)
	if err != nil {
		return false, faultBy("GH-FAULT-PATTERN", "fault.pattern", i18n.Args{"Pattern": accepted}, err)
	}
	return expression.MatchString(spaceless(answer)) || expression.MatchString(folded(answer)), nil
}

// misspelling reports whether a text differs from an accepted one by a slip of the pen: one letter in a word of five or
// more. Short answers and numbers are never said to be nearly right.
func misspelling(typed, accepted string) bool {
	if len([]rune(accepted)) < 5 || strings.ContainsAny(accepted, "0123456789") {
		return false
	}
	return oneEdit([]rune(typed), []rune(accepted))
}

// oneEdit reports whether one letter was added, left out or changed, or two neighbours swapped.
func oneEdit(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return string(a[i:]) == string(b[i+1:])
	}
	if i == len(a) {
		return false // the same text
	}
	swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && string(a[i+2:]) == string(b[i+2:])
	return swapped || string(a[i+1:]) == string(b[i+1:])
}
