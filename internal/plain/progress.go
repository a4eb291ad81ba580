package plain

import (
	"context"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// progress says how far the learner is and stays where it was asked.
func (h *home) progress(ctx context.Context) (state, error) {
	home, err := await(ctx, h.d, "plain.opening", h.d.Trainer.Home)
	if err != nil {
		return h, err
	}
	d, week := h.d, home.Week
	d.say("plain.progress.week", i18n.Args{
		"Minutes": i18n.New("plain.minutes", i18n.Args{"Count": week.Minutes}),
		"Correct": i18n.New("plain.progress.answers", i18n.Args{"Count": week.Correct}),
	})
	if week.Streak > 1 {
		d.say("plain.progress.streak", i18n.Args{"Count": week.Streak})
	}
	for _, p := range home.Packs {
		if p.Broken != nil {
			continue
		}
		d.item("- ", d.text("plain.progress.pack", i18n.Args{
			"Title": result.Safe(p.Title), "Lessons": p.Lessons, "LessonsDone": p.LessonsDone,
			"Exercises": p.Exercises, "ExercisesDone": p.ExercisesDone, "Points": grouped(p.Points), "PointsOf": grouped(p.PointsOf),
		}))
	}
	return h, nil
}
