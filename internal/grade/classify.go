package grade

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// judgeClassify judges the labels given to items, one line "item => label" for each.
func judgeClassify(ex *lesson.Exercise, answer string) (Verdict, error) {
	given, err := readLabels(ex, answer)
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{Outcome: Correct, Checked: Checked{Compare: []i18n.Message{phrase("labels", nil)}}}
	right := 0
	var wrong []Finding
	for i, item := range ex.Items {
		if given[i] == foldedText(item.Label) {
			right++
			continue
		}
		message := words("GH-LABEL", i18n.Args{"Item": plainText(item.Text)})
		if item.Feedback != "" {
			message = i18n.Literally(item.Feedback)
		}
		wrong = append(wrong, Finding{Code: "GH-LABEL", Kind: Note, Message: message})
	}
	if len(wrong) == 0 {
		return v, nil
	}
	v.Outcome = Incorrect
	v.Findings = append([]Finding{diagnosis("GH-LABELS", i18n.Args{"Count": right, "Of": len(ex.Items)})}, wrong...)
	return v, nil
}

// readLabels reads the lines of an answer as one folded label for each item. Every item must be named once, with a label
// that the exercise has.
func readLabels(ex *lesson.Exercise, answer string) ([]string, error) {
	given := make([]string, len(ex.Items))
	for _, line := range strings.Split(answer, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		at := strings.LastIndex(line, "=>")
		if at < 0 {
			return nil, notAnAttempt("GH-CLASSIFY", i18n.Args{"Line": strings.TrimSpace(line)})
		}
		name, label := foldedText(line[:at]), foldedText(line[at+2:])
		item := slices.IndexFunc(ex.Items, func(item lesson.Item) bool { return foldedText(item.Text) == name })
		switch {
		case item < 0:
			return nil, notAnAttempt("GH-CLASSIFY/item", i18n.Args{"Item": strings.TrimSpace(line[:at])})
		case !slices.ContainsFunc(labelsOf(ex), func(known string) bool { return foldedText(known) == label }):
			return nil, notAnAttempt("GH-CLASSIFY/label", i18n.Args{"Label": strings.TrimSpace(line[at+2:]), "Labels": quoted(labelsOf(ex))})
		case given[item] != "" && given[item] != label:
			return nil, notAnAttempt("GH-CLASSIFY/twice", i18n.Args{"Item": plainText(ex.Items[item].Text)})
		}
		given[item] = label
	}
	missing := 0
	for _, label := range given {
		if label == "" {
			missing++
		}
	}
	if missing > 0 {
		return nil, notAnAttempt("GH-CLASSIFY/missing", i18n.Args{"Count": missing})
	}
	return given, nil
}

// labelsOf lists the labels an exercise has, also when only its items name them.
func labelsOf(ex *lesson.Exercise) []string {
	labels := slices.Clone(ex.Labels)
	for _, item := range ex.Items {
		if !slices.Contains(labels, item.Label) {
			labels = append(labels, item.Label)
		}
	}
	return labels
}

// plainText takes the marks of code and strong emphasis off a line of Markdown, for sentences.
func plainText(markdown string) string {
	return strings.TrimSpace(strings.NewReplacer("`", "", "**", "").Replace(markdown))
}

// foldedText is a line of Markdown as a learner may type it: without marks, case, accents and spaces.
func foldedText(markdown string) string {
	return folded(strings.ReplaceAll(plainText(markdown), "*", ""))
}
