package trainer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

func TestNext(t *testing.T) {
	tests := map[string]struct {
		before func(t *testing.T, d *desk)
		want   *Step // Pack, PackTitle and LessonTitle are left out
	}{
		"nothing done": {
			func(*testing.T, *desk) {},
			&Step{Lesson: "01-rows", Screen: "reader", MinutesLeft: 20},
		},
		"in the text": {
			func(t *testing.T, d *desk) { d.stop(t, "01-rows", 2, "") },
			&Step{Lesson: "01-rows", Screen: "reader", MinutesLeft: 15, Resumed: true},
		},
		"in an exercise": {
			func(t *testing.T, d *desk) { d.stop(t, "01-rows", 1, "second") },
			&Step{Lesson: "01-rows", Exercise: "second", Number: 2, Of: 2, Screen: "workbench", MinutesLeft: 18, Resumed: true},
		},
		"in an exercise under its former name": {
			func(t *testing.T, d *desk) { d.stop(t, "01-rows", 0, "premier") },
			&Step{Lesson: "01-rows", Exercise: "first", Number: 1, Of: 2, Screen: "workbench", MinutesLeft: 20, Resumed: true},
		},
		"in an exercise that is done": {
			func(t *testing.T, d *desk) {
				d.stop(t, "01-rows", 1, "first")
				d.submit(t, "first", "right")
			},
			&Step{Lesson: "01-rows", Screen: "reader", MinutesLeft: 10, Resumed: true},
		},
		"in a lesson that is gone": {
			func(t *testing.T, d *desk) { d.stop(t, "00-gone", 1, "") },
			&Step{Lesson: "01-rows", Screen: "reader", MinutesLeft: 20},
		},
		"with attempts and no place": {
			func(t *testing.T, d *desk) { d.submit(t, "first", "incorrect") },
			&Step{Lesson: "01-rows", Exercise: "first", Number: 1, Of: 2, Screen: "workbench", MinutesLeft: 20, Resumed: true},
		},
		"after a lesson": {
			func(t *testing.T, d *desk) {
				d.stop(t, "01-rows", 3, "second")
				d.submit(t, "first", "right")
				d.submit(t, "second", "right")
			},
			&Step{Lesson: "02-test", Screen: "reader", MinutesLeft: 10},
		},
		"with only a skipped exercise left": {
			func(t *testing.T, d *desk) {
				d.stop(t, "01-rows", 3, "second")
				d.submit(t, "first", "right")
				skip(t, d, "second")
			},
			&Step{Lesson: "02-test", Screen: "reader", MinutesLeft: 10},
		},
		"when all else is done": {
			func(t *testing.T, d *desk) {
				skip(t, d, "first")
				for _, ex := range []string{"second", "think"} {
					d.submit(t, ex, "right")
				}
				d.submit(t, "exam", "incorrect")
				d.submit(t, "exam", "incorrect")
				d.stop(t, "03-story", 4, "")
			},
			&Step{Lesson: "01-rows", Exercise: "first", Number: 1, Of: 2, Screen: "workbench", MinutesLeft: 5, Resumed: true},
		},
		"all done": {
			func(t *testing.T, d *desk) {
				d.stop(t, "03-story", 4, "")
				for _, ex := range []string{"first", "second", "exam", "think"} {
					d.submit(t, ex, "right")
				}
			},
			nil,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := newDesk()
			test.before(t, d)
			got, err := d.Next(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if got != nil {
				if got.Pack != "basics" || got.PackTitle != "Basics" || got.LessonTitle == "" {
					t.Errorf("%+v", got)
				}
				got.Pack, got.PackTitle, got.LessonTitle = "", "", ""
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}

func skip(t *testing.T, d *desk, exercise string) {
	t.Helper()
	if err := d.Skip(t.Context(), "basics", exercise); err != nil {
		t.Fatal(err)
	}
}

func TestNextTakesTheStartedPackFirst(t *testing.T) {
	housing := basics()
	housing.ID = "housing"
	d := newDesk(housing, basics())
	d.submit(t, "first", "right")
	step, err := d.Next(t.Context())
	if err != nil || step.Pack != "basics" {
		t.Errorf("%+v, %v", step, err)
	}
	for _, ex := range []string{"second", "exam", "think"} {
		d.submit(t, ex, "right")
	}
	d.stop(t, "03-story", 4, "")
	if step, err = d.Next(t.Context()); err != nil || step.Pack != "housing" || step.Resumed {
		t.Errorf("%+v, %v", step, err)
	}
}

func TestHome(t *testing.T) {
	d := newDesk(basics(), &lesson.Pack{ID: "broken"})
	home, err := d.Home(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if home.Continue != nil {
		t.Errorf("nothing was started, and it continues with %+v", home.Continue)
	}
	if home.Packs[1].Broken == nil || home.Packs[1].Broken.Message.Literal != "The pack has no lessons." {
		t.Errorf("a broken pack: %+v", home.Packs[1])
	}
	d.submit(t, "first", "right")
	d.notes.days = []progress.Day{{Date: "2026-03-28", Attempts: 1, Correct: 1, Minutes: 7}}
	if home, err = d.Home(t.Context()); err != nil {
		t.Fatal(err)
	}
	if home.Continue == nil || home.Continue.Lesson != "01-rows" || home.Week != (Week{Minutes: 7, Streak: 1, Correct: 1}) {
		t.Errorf("%+v", home)
	}
	want := PackProgress{
		PackEntry: PackEntry{ID: "basics", Title: "Basics", Version: "1.0.0", Source: "bundled"},
		Lessons:   4, Exercises: 4, ExercisesDone: 1, Points: 10, PointsOf: 30,
	}
	if diff := cmp.Diff(want, home.Packs[0]); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

// A streak longer than the days that are read at first is counted to its beginning.
func TestLongStreak(t *testing.T) {
	d := newDesk()
	for i := range 500 {
		d.notes.days = append(d.notes.days, progress.Day{Date: noon.AddDate(0, 0, -i).Format(progress.DateLayout), Attempts: 1})
	}
	home, err := d.Home(t.Context())
	if err != nil || home.Week.Streak != 500 {
		t.Errorf("%d, %v", home.Week.Streak, err)
	}
}

func TestReadAndExercise(t *testing.T) {
	d := newDesk()
	d.stop(t, "01-rows", 99, "gone")
	reading, err := d.Read(t.Context(), "basics", "01-rows")
	if err != nil || reading.Previous != "" || reading.Next != "02-test" || reading.Summary.State != progress.LessonStarted {
		t.Errorf("%+v, %v", reading, err)
	}
	if p := reading.Position; p.Block != 3 || p.Screen != "reader" || p.Exercise != "" {
		t.Errorf("a place beyond the lesson's end became %+v", p)
	}
	opened, err := d.Exercise(t.Context(), "basics", "first")
	if err != nil {
		t.Fatal(err)
	}
	if opened.Draft.Text != "SELECT ____" || opened.Number != 1 || opened.Of != 2 || opened.Next != "second" || opened.NextLesson != "02-test" {
		t.Errorf("%+v", opened)
	}
	former := progress.Draft{Ref: progress.Ref{Pack: "basics", Exercise: "premier"}, Text: "SELECT 1", Cursor: 3}
	if err := d.SaveDraft(t.Context(), former); err != nil {
		t.Fatal(err)
	}
	if opened, err = d.Exercise(t.Context(), "basics", "first"); err != nil || opened.Draft.Text != "SELECT 1" || opened.Draft.Ref.Exercise != "first" {
		t.Errorf("%+v, %v", opened.Draft, err)
	}
}
