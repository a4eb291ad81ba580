package trainer

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Recap writes a lesson to take away: its aims and headings, and with each exercise the learner's own last answer and what came of
// it. It tells the file's path. Say says the words between in the learner's language.
func (t *Trainer) Recap(ctx context.Context, pack, id string, say func(i18n.Message) string) (path string, err error) {
	reading, err := t.Read(ctx, pack, id)
	if err != nil {
		return "", err
	}
	p := &paper{say: say}
	p.heading(1, reading.Lesson.Title)
	p.paragraph(p.words("trainer.recap-intro", i18n.Args{
		"Pack": oneLine(reading.Pack.Title), "Version": oneLine(reading.Pack.Version), "Date": t.Now(),
		"Done": reading.Summary.ExercisesDone, "Count": len(reading.Summary.Exercises),
	}))
	for _, objective := range reading.Lesson.Objectives {
		p.item(objective)
	}
	p.gap()
	for _, block := range reading.Lesson.Blocks {
		switch block := block.(type) {
		case *lesson.Heading:
			p.heading(block.Level, block.Text)
		case *lesson.Exercise:
			if err := t.recapExercise(ctx, p, reading.Pack, block); err != nil {
				return "", err
			}
		}
	}
	return t.keep(ctx, "recap-"+reading.Lesson.ID+".md", false, func(w io.Writer) error {
		_, err := io.WriteString(w, p.text())
		return err
	})
}

// recapExercise writes what an exercise asked, and the newest answer to it.
func (t *Trainer) recapExercise(ctx context.Context, p *paper, pack *lesson.Pack, ex *lesson.Exercise) error {
	p.paragraph("**" + p.words("trainer.recap-exercise", i18n.Args{"Exercise": oneLine(ex.ID)}) + "**")
	for _, block := range ex.Prompt {
		if prose, ok := block.(*lesson.Prose); ok {
			p.paragraph(prose.Markdown)
		}
	}
	last, ok, err := t.lastAnswer(ctx, pack, ex)
	switch {
	case err != nil:
		return err
	case !ok:
		p.paragraph(p.words("trainer.recap-unanswered"))
		return nil
	}
	p.paragraph(p.words("trainer.recap-answer", i18n.Args{"Verdict": p.words(verdictWord(last.Verdict)), "Date": last.At}))
	p.answer(ex, last.Answer)
	return nil
}

// answer writes what was answered: SQL and words as they stand, options and steps by their texts, which letters and numbers do not tell.
func (p *paper) answer(ex *lesson.Exercise, answer string) {
	switch ex.Type {
	case lesson.SQL, lesson.Change, lesson.Parsons:
		p.code("sql", answer)
		return
	case lesson.Choice, lesson.Arrange:
		if chosen, ok := chosenItems(ex.Items, answer); ok {
			for _, item := range chosen {
				p.item(item.Text)
			}
			p.gap()
			return
		}
	}
	p.code("", answer)
}

// chosenItems finds the items that an answer names, by letter or by number, in its order. An answer to a former version of the exercise
// may name others.
func chosenItems(items []lesson.Item, answer string) ([]lesson.Item, bool) {
	var chosen []lesson.Item
	for _, name := range strings.Split(answer, ",") {
		name = strings.TrimSpace(name)
		at, err := strconv.Atoi(name)
		if err != nil && len(name) == 1 {
			at = int(name[0]-'a') + 1
		}
		if at < 1 || at > len(items) {
			return nil, false
		}
		chosen = append(chosen, items[at-1])
	}
	return chosen, true
}

// mostSkips is how many attempts without an answer may lie after the last one that has one.
const mostSkips = 50

// lastAnswer is the newest attempt that was judged, also under a former id of the exercise and also when it could not be saved.
func (t *Trainer) lastAnswer(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (last progress.Attempt, ok bool, err error) {
	refs := place{pack: pack, exercise: ex}.refs()
	attempts := t.unsaved.waiting(refs)
	for _, ref := range refs {
		past, err := t.Record.History(ctx, ref, mostSkips)
		if err != nil {
			return progress.Attempt{}, false, fmt.Errorf("read attempts at %s: %w", ref.Exercise, err)
		}
		attempts = append(attempts, past...)
	}
	for _, a := range attempts {
		if a.Judged() && strings.TrimSpace(a.Answer) != "" && (!ok || a.At.After(last.At)) {
			last, ok = a, true
		}
	}
	return last, ok, nil
}

// verdictWord is the key of a verdict's words.
func verdictWord(verdict string) string {
	switch grade.Outcome(verdict) {
	case grade.Correct, grade.Incorrect, grade.Coincidence, grade.QueryError, grade.Blocked, grade.Stopped:
		return "trainer.verdict." + verdict
	}
	return "trainer.verdict.other"
}
