package handout

import (
	"fmt"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// The lines that are left for an answer.
const (
	queryLines      = 8
	reflectionLines = 10
)

// one writes an exercise: what is asked, room for the answer, and with solutions what is right.
func (w *walker) one(lessonID string, ex *lesson.Exercise) {
	w.exercise++
	defer func(lesson []string) { w.datasets = lesson }(w.datasets)
	w.datasets = ex.Datasets
	title := w.say("exercise", i18n.Args{"Number": w.exercise, "ID": ex.ID})
	if ex.Type != lesson.Reflect {
		title = w.say("exercise-points", i18n.Args{"Number": w.exercise, "ID": ex.ID, "Count": ex.Points})
	}
	level := min(w.level+1, 6)
	w.page.begin(exerciseBox, level, title)
	w.blocks(lessonID, ex.Prompt)
	w.ask(ex)
	w.page.end()
	if w.Solutions {
		w.solve(lessonID, level, ex)
	}
}

// ask writes what the learner works with, shuffled where the order would tell the answer.
func (w *walker) ask(ex *lesson.Exercise) {
	label := w.say("your-answer", nil)
	switch ex.Type {
	case lesson.SQL, lesson.Change:
		if ex.Starter != "" {
			w.page.code(ex.Starter)
		}
		w.blank(label, queryLines)
	case lesson.Parsons:
		for _, line := range shuffled(ex, parsonsLines(ex)) {
			w.page.item("☐", codeSpan(line))
		}
		w.blank(label, queryLines)
	case lesson.Choice:
		for _, item := range itemsFor(ex) {
			w.page.item("☐", item.Text)
		}
	case lesson.Arrange:
		for _, item := range itemsFor(ex) {
			w.page.item("___", item.Text)
		}
	case lesson.Classify:
		w.page.words(plain(w.say("labels", i18n.Args{"Labels": strings.Join(shuffled(ex, ex.Labels), ", ")})))
		for _, item := range itemsFor(ex) {
			w.page.item("", item.Text+" → \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_")
		}
	case lesson.Reflect:
		if ex.MinWords > 0 {
			w.page.words(plain(w.say("words", i18n.Args{"Count": ex.MinWords})))
		}
		w.blank(label, reflectionLines)
	default:
		if ex.Unit != "" {
			label = w.say("your-answer-unit", i18n.Args{"Unit": ex.Unit})
		}
		w.blank(label, 0)
	}
}

// blank leaves room for an answer, which the trainer's copy does not need.
func (w *walker) blank(label string, lines int) {
	if !w.Solutions {
		w.page.blank(label, lines)
	}
}

// solve writes hints, what is right and why, and the slips that are expected.
func (w *walker) solve(lessonID string, level int, ex *lesson.Exercise) {
	for _, hint := range ex.Hints {
		w.page.begin(hintBox, level, w.say("hint", i18n.Args{"Title": hint.Title}))
		w.blocks(lessonID, hint.Blocks)
		w.page.end()
	}
	w.page.begin(solutionBox, level, w.say("solution", i18n.Args{"Number": w.exercise, "ID": ex.ID}))
	w.right(ex)
	w.slips(ex)
	if len(ex.Explain) > 0 {
		w.page.words("**" + plain(w.say("explanation", nil)) + "**")
	}
	w.blocks(lessonID, ex.Explain)
	w.blocks(lessonID, ex.Model)
	for _, sql := range ex.Reveal {
		w.page.code(sql)
	}
	w.page.end()
}

// right writes the accepted answers.
func (w *walker) right(ex *lesson.Exercise) {
	for _, solution := range ex.Solutions {
		switch {
		case solution.Reading != "":
			w.page.prose("**" + plain(w.say("reading", i18n.Args{"Reading": solution.Reading})) + "**")
		case solution.Title != "":
			w.page.prose("**" + plain(solution.Title) + "**")
		}
		w.page.code(solution.SQL)
	}
	if ex.Answer != "" {
		w.page.prose("**" + plain(strings.TrimSpace(ex.Answer+" "+ex.Unit)) + "**")
	}
	for i, text := range ex.Accepted {
		w.item("•", codeSpan(text), ex.AcceptedFeedback[i])
	}
	for i, item := range ex.Items {
		switch ex.Type {
		case lesson.Arrange:
			w.item(fmt.Sprintf("%d.", i+1), item.Text, item.Feedback)
		case lesson.Classify:
			w.item("•", item.Text+" → **"+plain(item.Label)+"**", item.Feedback)
		default:
			w.item(map[bool]string{true: "☑", false: "☐"}[item.Right], item.Text, item.Feedback)
		}
	}
}

// item writes an entry of a list with what is said to those who choose it.
func (w *walker) item(mark, markdown, feedback string) {
	w.page.item(mark, markdown)
	if feedback != "" {
		w.page.prose("> " + strings.ReplaceAll(feedback, "\n", "\n> "))
	}
}

// slips writes the wrong answers that are expected, with what is said to them.
func (w *walker) slips(ex *lesson.Exercise) {
	if len(ex.Wrong)+len(ex.Near) > 0 {
		w.page.words("**" + plain(w.say("slips", nil)) + "**")
	}
	for _, wrong := range ex.Wrong {
		w.page.code(wrong.SQL)
		if wrong.Code != "" {
			w.page.words(plain(w.say("slip-code", i18n.Args{"Code": wrong.Code})))
		} else {
			w.page.prose(wrong.Message)
		}
	}
	for _, near := range ex.Near {
		w.page.prose("**" + plain(near.Value) + "**: " + near.Message)
	}
}

func parsonsLines(ex *lesson.Exercise) []string {
	var lines []string
	if len(ex.Solutions) > 0 { // a broken pack may have none
		lines = strings.Split(ex.Solutions[0].SQL, "\n")
	}
	return append(lines, ex.Distractors...)
}

// codeSpan writes a text as code that its own backticks cannot end.
func codeSpan(text string) string {
	fence, run := "`", 0
	for _, r := range text {
		if r != '`' {
			run = 0
			continue
		}
		if run++; run >= len(fence) {
			fence = strings.Repeat("`", run+1)
		}
	}
	text = strings.ReplaceAll(strings.TrimSpace(text), "\n", " ")
	if len(fence) > 1 {
		return fence + " " + text + " " + fence
	}
	return fence + text + fence
}
