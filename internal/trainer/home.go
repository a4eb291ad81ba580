package trainer

import (
	"context"
	"errors"
	"fmt"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Home gathers what the first screen shows. A pack that cannot be read is listed as broken.
func (t *Trainer) Home(ctx context.Context) (Home, error) {
	shelf, err := t.shelf(ctx)
	if err != nil {
		return Home{}, err
	}
	week, err := t.week(ctx)
	if err != nil {
		return Home{}, err
	}
	home := Home{Week: week}
	for _, b := range shelf.books {
		home.Packs = append(home.Packs, totals(b.entry, b.summary))
	}
	if shelf.started() {
		if home.Continue, err = t.next(ctx, shelf); err != nil {
			return Home{}, err
		}
	}
	return home, nil
}

// book is a pack of the library with how far the learner is. pack is nil when it is broken.
type book struct {
	entry   PackEntry
	pack    *lesson.Pack
	outline progress.Outline
	summary progress.Summary
}

// shelf is every pack of the library, and where the learner stopped reading, newest first.
type shelf struct {
	books     []book
	positions []progress.Position
}

func (s shelf) book(pack string) (book, bool) {
	for _, b := range s.books {
		if b.entry.ID == pack && b.pack != nil {
			return b, true
		}
	}
	return book{}, false
}

func (s shelf) started() bool {
	for _, b := range s.books {
		if b.started() {
			return true
		}
	}
	return false
}

func (b book) started() bool {
	for _, l := range b.summary.Lessons {
		if l.State != progress.LessonNew {
			return true
		}
	}
	return false
}

func (t *Trainer) shelf(ctx context.Context) (shelf, error) {
	entries, err := t.Library.Packs(ctx)
	if err != nil {
		return shelf{}, fmt.Errorf("list packs: %w", err)
	}
	standings, err := t.standings(ctx, "")
	if err != nil {
		return shelf{}, err
	}
	positions, err := t.positions(ctx)
	if err != nil {
		return shelf{}, err
	}
	found := shelf{positions: positions}
	for _, entry := range entries {
		b := book{entry: entry}
		if entry.Broken == nil {
			pack, err := t.Library.Pack(ctx, entry.ID)
			switch {
			case ctx.Err() != nil:
				return shelf{}, ctx.Err()
			case err != nil:
				b.entry.Broken = problemOf(err)
			default:
				b.pack, b.outline = pack, Outline(pack)
				b.summary = progress.Summarize(b.outline, standings, positions)
			}
		}
		found.books = append(found.books, b)
	}
	return found, nil
}

func problemOf(err error) *lesson.Problem {
	var problem lesson.Problem
	if errors.As(err, &problem) {
		return &problem
	}
	message := i18n.Literally(err.Error())
	var known interface{ Message() i18n.Message }
	if errors.As(err, &known) {
		message = known.Message()
	}
	return &lesson.Problem{Severity: lesson.Error, Code: "unreadable-pack", Message: message}
}

func totals(entry PackEntry, summary progress.Summary) PackProgress {
	return PackProgress{
		PackEntry:     entry,
		Lessons:       len(summary.Lessons),
		LessonsDone:   summary.LessonsDone,
		Exercises:     summary.Exercises,
		ExercisesDone: summary.ExercisesDone,
		Points:        summary.Points,
		PointsOf:      summary.PointsOf,
	}
}

// week reads as many days as the streak needs.
func (t *Trainer) week(ctx context.Context) (Week, error) {
	today := t.Now()
	for span := 30; ; span *= 4 {
		days, err := t.Record.Activity(ctx, today.AddDate(0, 0, -span).Format(progress.DateLayout))
		if err != nil {
			return Week{}, fmt.Errorf("read activity: %w", err)
		}
		week := progress.WeekOf(days, today)
		if week.Streak < span-1 {
			return Week(week), nil
		}
	}
}
