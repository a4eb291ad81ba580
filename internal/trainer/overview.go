package trainer

import (
	"context"
	"fmt"
	"slices"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// overviewDays is how far back an overview shows every day.
const overviewDays = 28

// Overview is what a learner has done so far.
type Overview struct {
	Week  Week
	Days  []progress.Day // the last four weeks, oldest first, days without activity included
	Packs []PackOverview // that can be used
}

// PackOverview is what a learner has done in one pack.
type PackOverview struct {
	PackProgress
	Skills  []SkillView // in the order of the pack
	Lessons []LessonSummary
}

// SkillView is a skill with how well the learner commands it.
type SkillView struct {
	progress.Mastery
	Title string
}

// Overview gathers what the learner has done: skills, lessons, and the activity of the last four weeks.
func (t *Trainer) Overview(ctx context.Context) (Overview, error) {
	shelf, err := t.shelf(ctx)
	if err != nil {
		return Overview{}, err
	}
	week, err := t.week(ctx)
	if err != nil {
		return Overview{}, err
	}
	days, err := t.days(ctx)
	if err != nil {
		return Overview{}, err
	}
	standings, err := t.standings(ctx, "")
	if err != nil {
		return Overview{}, err
	}
	overview := Overview{Week: week, Days: days}
	for _, b := range shelf.books {
		if b.pack == nil {
			continue
		}
		view := PackOverview{PackProgress: totals(b.entry, b.summary)}
		for _, mastery := range progress.Skills(b.outline, standings) {
			view.Skills = append(view.Skills, SkillView{Mastery: mastery, Title: shelf.skillTitle(b.pack, mastery.Skill)})
		}
		for i, l := range b.pack.Lessons {
			view.Lessons = append(view.Lessons, summaryOf(l, b.summary.Lessons[i]))
		}
		overview.Packs = append(overview.Packs, view)
	}
	return overview, nil
}

// days lists the last four weeks day by day.
func (t *Trainer) days(ctx context.Context) ([]progress.Day, error) {
	today := t.Now()
	first := today.AddDate(0, 0, 1-overviewDays)
	active, err := t.Record.Activity(ctx, first.Format(progress.DateLayout))
	if err != nil {
		return nil, fmt.Errorf("read activity: %w", err)
	}
	known := make(map[string]progress.Day, len(active))
	for _, day := range active {
		known[day.Date] = day
	}
	days := make([]progress.Day, overviewDays)
	for i := range days {
		date := first.AddDate(0, 0, i).Format(progress.DateLayout)
		days[i] = known[date]
		days[i].Date = date
	}
	return days, nil
}

// skillTitle is what a pack calls a skill, or what a pack that it needs calls it: lessons train skills of earlier packs as well.
func (s shelf) skillTitle(pack *lesson.Pack, id string) string {
	known := pack.Skills
	for _, need := range pack.Needs {
		if b, ok := s.book(need); ok {
			known = append(slices.Clip(known), b.pack.Skills...)
		}
	}
	for _, skill := range known {
		if skill.ID == id && skill.Title != "" {
			return skill.Title
		}
	}
	return id
}
