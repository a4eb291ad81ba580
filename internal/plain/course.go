package plain

import (
	"context"
	"strconv"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// course is a pack: its modules, and its lessons with how far the learner is.
type course struct {
	d       *dialogue
	pack    string
	title   string
	choices []choiceOf
}

func (c *course) open(ctx context.Context) error {
	d := c.d
	opened, err := d.Trainer.Course(ctx, c.pack)
	if err != nil {
		return err
	}
	c.title, c.choices = result.Safe(opened.Pack.Title), nil
	d.say("plain.course", i18n.Args{"Title": c.title, "Done": opened.Totals.LessonsDone, "Count": opened.Totals.Lessons})
	for _, m := range opened.Modules {
		d.gap()
		d.say("plain.course.module", i18n.Args{"Title": result.Safe(m.Title)})
		for _, l := range m.Lessons {
			c.choices = append(c.choices, choiceOf{to: func(ctx context.Context) (state, error) {
				return d.toLesson(ctx, c.pack, l.ID)
			}})
			d.item(strconv.Itoa(len(c.choices))+". ", d.lessonLine(l))
		}
	}
	d.once("plain.choose")
	return nil
}

// lessonLine is a lesson in a list, its state first.
func (d *dialogue) lessonLine(l trainer.LessonSummary) string {
	key := "plain.lesson." + string(l.State)
	if l.TestedOut {
		key = "plain.lesson.tested-out"
	}
	line := d.text("plain.course.lesson", i18n.Args{
		"State": i18n.New(key, i18n.Args{"Count": len(l.Exercises), "Done": l.ExercisesDone}),
		"Title": sentence(result.Safe(l.Title)), "Minutes": i18n.New("plain.minutes", i18n.Args{"Count": l.Minutes}),
	})
	if l.Checkpoint {
		line += " " + d.text("plain.course.checkpoint")
	}
	return line
}

func (c *course) prompt() string { return c.d.text("plain.prompt.choice") }

func (c *course) where() { c.d.say("plain.where.course", i18n.Args{"Title": c.title}) }

func (c *course) commands() []command {
	return []command{{name: "back", run: func(context.Context, string) (state, error) { return &home{d: c.d}, nil }}}
}

func (c *course) take(ctx context.Context, line string) (state, error) {
	if choice, ok := chosen(c.choices, line); ok {
		return choice.to(ctx)
	}
	c.d.notAChoice(line, len(c.choices))
	return c, nil
}

// titlesOf finds titles among the lessons of a pack.
func titlesOf(pack *lesson.Pack) titles {
	return func(id string) (string, bool) {
		if l := pack.Lesson(id); l != nil {
			return l.Title, true
		}
		return "", false
	}
}
