package trainer

import (
	"context"
	"io"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/progress"
)

// Complaint is what a learner has to say about an exercise, for whoever wrote or teaches it.
type Complaint struct {
	Pack     string
	Exercise string
	Answer   string         // as it stands in the editor
	Verdict  *grade.Verdict // the last one; nil when there is none
	Remark   string         // what the learner typed
}

// ReportExercise writes a complaint to a file that the learner can send, and tells its path. It holds the exercise, its version, the
// answer, the verdict and the remark, and nothing about the learner. Say says the words between in the learner's language.
func (t *Trainer) ReportExercise(ctx context.Context, c Complaint, say func(i18n.Message) string) (path string, err error) {
	at, err := t.find(ctx, c.Pack, c.Exercise)
	if err != nil {
		return "", err
	}
	p := &paper{say: say}
	p.heading(1, p.words("trainer.report-title", i18n.Args{"Exercise": oneLine(at.exercise.ID)}))
	for _, line := range []struct{ key, value string }{
		{"trainer.report-pack", at.pack.ID + " " + at.pack.Version},
		{"trainer.report-lesson", at.lesson.ID},
		{"trainer.report-exercise", at.exercise.ID},
		{"trainer.report-content", at.exercise.Hash},
		{"trainer.report-date", t.Now().Format(progress.DateLayout)},
	} {
		p.item(p.words(line.key) + ": " + line.value)
	}
	p.gap()
	p.heading(2, p.words("trainer.report-remark"))
	remark := c.Remark
	if remark == "" {
		remark = p.words("trainer.report-no-remark")
	}
	p.code("", remark)
	p.heading(2, p.words("trainer.report-answer"))
	p.code("", c.Answer)
	p.heading(2, p.words("trainer.report-verdict"))
	p.verdict(c.Verdict)
	p.paragraph(p.words("trainer.report-privacy"))
	return t.keep(ctx, "report-"+at.exercise.ID+".md", false, func(w io.Writer) error {
		_, err := io.WriteString(w, p.text())
		return err
	})
}

// verdict writes what the judge had to say.
func (p *paper) verdict(v *grade.Verdict) {
	if v == nil {
		p.paragraph(p.words("trainer.report-no-verdict"))
		return
	}
	p.paragraph(p.words(verdictWord(string(v.Outcome))))
	for _, finding := range v.Findings {
		p.item(finding.Code + ": " + p.say(finding.Message))
	}
	if len(v.Findings) > 0 {
		p.gap()
	}
}
