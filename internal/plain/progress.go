package plain

import (
	"context"
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// progress says how far the learner is and stays where it was asked.
func (h *home) progress(ctx context.Context) (state, error) {
	overview, err := await(ctx, h.d, "plain.opening", h.d.Trainer.Overview)
	if err != nil {
		return h, err
	}
	d, week := h.d, overview.Week
	d.say("plain.progress.week", i18n.Args{
		"Minutes": i18n.New("plain.minutes", i18n.Args{"Count": week.Minutes}),
		"Correct": i18n.New("plain.progress.answers", i18n.Args{"Count": week.Correct}),
	})
	if week.Streak > 1 {
		d.say("plain.progress.streak", i18n.Args{"Count": week.Streak})
	}
	for _, p := range overview.Packs {
		d.item("- ", d.text("plain.progress.pack", i18n.Args{
			"Title": result.Safe(p.Title), "Lessons": p.Lessons, "LessonsDone": p.LessonsDone,
			"Exercises": p.Exercises, "ExercisesDone": p.ExercisesDone, "Points": p.Points, "PointsOf": p.PointsOf,
		}))
		d.skills(p.Skills)
	}
	return h, nil
}

// skills says how far the learner is in those skills that were begun.
func (d *dialogue) skills(all []trainer.SkillView) {
	begun := slices.DeleteFunc(slices.Clone(all), func(s trainer.SkillView) bool { return s.Done == 0 })
	if len(begun) == 0 {
		return
	}
	d.say("plain.progress.skills")
	for _, s := range begun {
		d.item("- ", d.text("plain.progress.skill", i18n.Args{
			"Title": result.Safe(s.Title), "Done": s.Done, "Count": s.Exercises, "Alone": s.Independent,
		}))
	}
}
