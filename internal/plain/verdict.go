package plain

import (
	"context"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// verdict says what came of an answer: the verdict first, then why, and what to do next. It never goes on by itself.
func (e *exercise) verdict(ctx context.Context, text string) error {
	d, v := e.d, e.submission.Verdict
	d.gap()
	e.judgement(v)
	for _, finding := range v.Findings {
		d.finding(finding, text)
	}
	if !e.submission.Remark.IsZero() {
		d.tell(d.words.Say(e.submission.Remark))
	}
	if v.Diff != nil {
		d.differenceCounts(v.Diff)
	}
	if v.Counterexample != nil {
		d.counterexample(v.Counterexample)
	}
	if !e.submission.Recorded {
		d.say("plain.not-recorded")
	}
	if v.Is(grade.Correct) {
		if err := e.right(ctx); err != nil {
			return err
		}
	}
	e.onward(v)
	return nil
}

// judgement is the verdict in a word or two, with its points.
func (e *exercise) judgement(v grade.Verdict) {
	if v.Score == nil {
		e.d.say("plain.verdict.kept")
		return
	}
	e.d.say("plain.verdict."+string(v.Outcome), i18n.Args{"Points": i18n.New("plain.points", i18n.Args{"Count": *v.Score})})
}

// right says what follows a right answer: what was compared, why it is right, what the data says.
func (e *exercise) right(ctx context.Context) error {
	d := e.d
	if v := e.submission.Verdict; len(v.Checked.Compare) > 0 && v.Score != nil {
		d.say("plain.compared", i18n.Args{"Rules": v.Checked.Compare, "Count": v.Checked.Variants})
	}
	if e.ex.Exercise.Type == lesson.Reflect {
		d.model(e.ex.Exercise, titlesOf(e.ex.Pack))
	}
	e.explain(e.submission.Explain)
	if more := len(e.submission.Solutions); more > 1 {
		d.say("plain.solution.ways", i18n.Args{"Count": more})
	}
	for _, sql := range e.ex.Exercise.Reveal {
		d.gap()
		d.say("plain.reveal")
		d.code(sql)
		if err := e.run(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

// onward says what can be done next.
func (e *exercise) onward(v grade.Verdict) {
	d := e.d
	d.gap()
	switch {
	case e.submission.LessonDone:
		d.say("plain.onward.lesson-done")
	case v.Is(grade.Correct):
		d.say("plain.onward.correct")
	case e.submission.AttemptsLeft >= 0:
		e.attemptsLeft()
	case v.Is(grade.PackFault):
		d.say("plain.onward.fault")
	default:
		d.say("plain.onward.again")
	}
}
