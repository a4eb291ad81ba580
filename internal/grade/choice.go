package grade

import (
	"slices"
	"strings"
	"unicode"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// judgeChoice judges the letters of the options a learner chose.
func judgeChoice(ex *lesson.Exercise, answer string) (Verdict, error) {
	chosen, err := readLetters(answer, len(ex.Items))
	if err != nil {
		return Verdict{}, err
	}
	if !ex.Several() && len(chosen) > 1 {
		return Verdict{}, notAnAttempt("GH-ONE-OPTION", nil)
	}
	right, wrong, missed := 0, 0, 0
	var remarks []Finding
	for i, item := range ex.Items {
		picked := slices.Contains(chosen, i)
		switch {
		case picked && item.Right:
			right++
		case picked:
			wrong++
		case item.Right:
			missed++
		}
		if picked && item.Feedback != "" {
			remarks = append(remarks, Finding{Code: "GH-OPTION", Kind: Note, Message: i18n.Literally(item.Feedback)})
		}
	}
	v := Verdict{Outcome: Correct, Checked: Checked{Compare: []i18n.Message{phrase("options", nil)}}, Findings: remarks}
	if wrong+missed == 0 {
		return v, nil
	}
	v.Outcome = Incorrect
	switch {
	case ex.Several():
		v.Findings = append([]Finding{diagnosis("GH-OPTIONS", i18n.Args{"Right": right, "Wrong": wrong, "Missed": missed})}, remarks...)
	case len(remarks) > 0:
		v.Findings[0].Kind = Diagnosis
	default:
		v.Findings = []Finding{diagnosis("GH-OPTION", nil)}
	}
	return v, nil
}

// readLetters reads "b" or "a,c", in any case and order, as indexes without repeats.
func readLetters(answer string, options int) ([]int, error) {
	words := strings.FieldsFunc(answer, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;+.)", r) })
	last := string(rune('a' + max(options, 1) - 1))
	var chosen []int
	for _, word := range words {
		letter := strings.ToLower(word)
		if len(letter) != 1 || letter < "a" || letter > last {
			return nil, notAnAttempt("GH-LETTERS", i18n.Args{"Last": last})
		}
		if i := int(letter[0] - 'a'); !slices.Contains(chosen, i) {
			chosen = append(chosen, i)
		}
	}
	if len(chosen) == 0 {
		return nil, notAnAttempt("GH-LETTERS", i18n.Args{"Last": last})
	}
	return chosen, nil
}
