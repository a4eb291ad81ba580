package trainer

import (
	"context"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Course opens a pack: its modules and lessons with how far the learner is. Totals has no Source, which only the list of
// packs knows.
func (t *Trainer) Course(ctx context.Context, pack string) (Course, error) {
	p, err := t.open(ctx, pack)
	if err != nil {
		return Course{}, err
	}
	summary, err := t.summarize(ctx, p)
	if err != nil {
		return Course{}, err
	}
	course := Course{Pack: p, Totals: totals(PackEntry{
		ID: p.ID, Title: p.Title, Description: p.Description, Version: p.Version,
	}, summary)}
	for _, m := range p.Modules {
		course.Modules = append(course.Modules, ModuleView{Title: m.Title})
	}
	for i, l := range p.Lessons {
		if at := moduleOf(p, l.ID); at >= 0 {
			module := &course.Modules[at]
			module.Lessons = append(module.Lessons, summaryOf(l, summary.Lessons[i]))
		}
	}
	return course, nil
}

// Read opens a lesson where the learner stopped reading.
func (t *Trainer) Read(ctx context.Context, pack, id string) (Reading, error) {
	p, err := t.open(ctx, pack)
	if err != nil {
		return Reading{}, err
	}
	at := lessonIndex(p, id)
	if at < 0 {
		return Reading{}, UnknownLesson(p, id)
	}
	summary, err := t.summarize(ctx, p)
	if err != nil {
		return Reading{}, err
	}
	l := p.Lessons[at]
	reading := Reading{
		Pack:     p,
		Lesson:   l,
		Summary:  summaryOf(l, summary.Lessons[at]),
		Position: within(summary.Lessons[at].Position, l),
	}
	if at > 0 {
		reading.Previous = p.Lessons[at-1].ID
	}
	if at+1 < len(p.Lessons) {
		reading.Next = p.Lessons[at+1].ID
	}
	return reading, nil
}

// within moves a position back into a lesson that has become shorter since.
func within(p progress.Position, l *lesson.Lesson) progress.Position {
	if p.Block >= len(l.Blocks) {
		p.Block, p.Line = max(0, len(l.Blocks)-1), 0
	}
	if p.Exercise == "" {
		return p
	}
	ex := exerciseIn(l, p.Exercise)
	if ex == nil {
		p.Screen, p.Exercise = "reader", ""
	}
	return p
}

func exerciseIn(l *lesson.Lesson, id string) *lesson.Exercise {
	for _, ex := range l.Exercises() {
		if ex.ID == id {
			return ex
		}
	}
	return nil
}

func lessonIndex(pack *lesson.Pack, id string) int {
	for i, l := range pack.Lessons {
		if l.ID == id {
			return i
		}
	}
	return -1
}

func summaryOf(l *lesson.Lesson, known progress.LessonSummary) LessonSummary {
	summary := LessonSummary{
		ID:            l.ID,
		Title:         l.Title,
		Minutes:       l.Minutes,
		Objectives:    l.Objectives,
		Checkpoint:    l.Checkpoint,
		State:         known.State,
		TestedOut:     known.TestedOut,
		ExercisesDone: known.Done,
	}
	for i, ex := range l.Exercises() {
		summary.Exercises = append(summary.Exercises, ExerciseSummary{
			ID: ex.ID, Type: ex.Type, Points: ex.Points, State: known.Exercises[i].State,
		})
	}
	return summary
}
