package lesson

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
)

// checkCounts reports parts that are missing or too many.
func (x *exerciseReader) checkCounts() {
	for _, class := range allParts() {
		b, ok := x.rule.boundsOf(class)
		if !ok {
			continue
		}
		switch n := x.count[class]; {
		case n < b.least:
			x.c.add(x.d.pos, "missing-part", i18n.Args{"Type": string(x.ex.Type), "Part": class})
		case b.most > 0 && n > b.most:
			x.c.add(x.d.pos, "too-many-parts", i18n.Args{"Number": n, "Part": brief(class), "Most": b.most})
		}
	}
}

// checkType reports what the rules of the exercise's type say about its content.
func (x *exerciseReader) checkType() {
	switch x.ex.Type {
	case Choice:
		x.checkChoice()
	case Number:
		x.checkNumber()
	case TextType:
		x.takeAccepted()
	case Arrange:
		x.checkItems(2)
		x.matchAlso()
	case Classify:
		x.checkItems(1)
		x.takeLabels()
	case Parsons:
		x.checkDistractors()
	}
	if x.lesson.Checkpoint && len(x.ex.Hints) > 0 {
		x.c.add(x.ex.Hints[0].Position, "checkpoint-hint", nil)
	}
	x.checkReadings()
}

// checkReadings reports a first solution that claims to be another reading: it is the reference.
func (x *exerciseReader) checkReadings() {
	if len(x.ex.Solutions) > 0 && x.ex.Solutions[0].Reading != "" {
		x.c.add(x.ex.Solutions[0].Position, "reference-reading", nil)
	}
}

func (x *exerciseReader) checkItems(least int) {
	if n := len(x.ex.Items); n > 0 && n < least {
		x.c.add(x.ex.Items[0].Position, "too-few-items", i18n.Args{"Least": least})
	}
}

func (x *exerciseReader) checkChoice() {
	x.checkItems(2)
	if len(x.ex.Items) > 0 && !slices.ContainsFunc(x.ex.Items, func(i Item) bool { return i.Right }) {
		x.c.add(x.ex.Items[0].Position, "no-right-item", nil)
	}
	if len(x.ex.Items) > maxOptions {
		x.c.add(x.ex.Items[maxOptions].Position, "too-many-items.options", i18n.Args{"Number": len(x.ex.Items), "Most": maxOptions})
	}
}

// maxOptions is how many options the letters a to z can name.
const maxOptions = 26

func (x *exerciseReader) checkNumber() {
	solutions := x.count["solution"]
	switch {
	case x.ex.Answer == "" && solutions == 0:
		x.c.add(x.d.pos, "missing-answer", nil)
	case x.ex.Answer != "" && solutions > 0:
		x.c.add(x.d.pos, "two-answers", nil)
	}
}

// takeAccepted moves the items of a text exercise to where accepted answers are kept.
func (x *exerciseReader) takeAccepted() {
	for _, item := range x.ex.Items {
		x.ex.Accepted = append(x.ex.Accepted, item.Text)
		x.ex.AcceptedFeedback = append(x.ex.AcceptedFeedback, item.Feedback)
	}
	x.ex.Items = nil
}

// takeLabels puts the labels of the items before those that no item has.
func (x *exerciseReader) takeLabels() {
	var labels []string
	for _, item := range x.ex.Items {
		if item.Label != "" && !slices.Contains(labels, item.Label) {
			labels = append(labels, item.Label)
		}
	}
	for _, label := range x.ex.Labels {
		if slices.Contains(labels, label) {
			x.c.add(x.d.get("labels").at, "bad-value.label", i18n.Args{"Label": brief(label)})
			continue
		}
		labels = append(labels, label)
	}
	x.ex.Labels = labels
	if len(x.ex.Items) > 0 && len(labels) < 2 {
		x.c.add(x.d.pos, "too-few-labels", nil)
	}
}

func (x *exerciseReader) checkDistractors() {
	lines := map[string]bool{}
	for _, solution := range x.ex.Solutions {
		for _, line := range codeLines(solution.SQL) {
			lines[line] = true
		}
	}
	for _, line := range x.ex.Distractors {
		if folded := codeLines(line); len(folded) == 1 && lines[folded[0]] {
			x.c.add(x.d.pos, "distractor-in-solution", i18n.Args{"Line": brief(line)})
		}
	}
	if len(x.ex.Solutions) > 0 && len(codeLines(x.ex.Solutions[0].SQL)) < 2 {
		x.c.add(x.ex.Solutions[0].Position, "too-few-items.lines", nil)
	}
}

// codeLines returns the lines of SQL that are not blank, folded for comparison.
func codeLines(sql string) []string {
	var lines []string
	for line := range strings.SplitSeq(sql, "\n") {
		if !blank(line) {
			lines = append(lines, strings.ToLower(strings.Join(strings.Fields(line), " ")))
		}
	}
	return lines
}
