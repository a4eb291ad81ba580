package progress

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var (
	noon = time.Date(2026, 3, 28, 12, 0, 0, 0, time.UTC)
	ref  = Ref{Pack: "basics", Exercise: "one"}
)

func attempt(minutes int, verdict, hash string) Attempt {
	a := Attempt{At: noon.Add(time.Duration(minutes) * time.Minute), Ref: ref, Verdict: verdict, ContentHash: hash}
	if verdict == VerdictCorrect {
		a.Score = 10
	}
	return a
}

func TestState(t *testing.T) {
	tests := map[string]struct {
		attempts []Attempt
		want     State
	}{
		"nothing":                    {nil, New},
		"a fault of the pack":        {[]Attempt{attempt(0, "pack_fault", "a")}, New},
		"wrong":                      {[]Attempt{attempt(0, "incorrect", "a")}, Tried},
		"right only by coincidence":  {[]Attempt{attempt(0, "coincidence", "a")}, Tried},
		"solution shown":             {[]Attempt{attempt(0, "revealed", "a")}, Tried},
		"skipped":                    {[]Attempt{attempt(0, "skipped", "a")}, Skipped},
		"skipped, then wrong":        {[]Attempt{attempt(0, "skipped", "a"), attempt(1, "incorrect", "a")}, Skipped},
		"skipped, then right":        {[]Attempt{attempt(0, "skipped", "a"), attempt(1, "correct", "a")}, Done},
		"right, then skipped":        {[]Attempt{attempt(0, "correct", "a"), attempt(1, "skipped", "a")}, Done},
		"right, then wrong":          {[]Attempt{attempt(0, "correct", "a"), attempt(1, "incorrect", "a")}, Done},
		"right before it changed":    {[]Attempt{attempt(0, "correct", "old")}, Changed},
		"right again":                {[]Attempt{attempt(0, "correct", "old"), attempt(1, "correct", "a")}, Done},
		"tried since it changed":     {[]Attempt{attempt(0, "correct", "old"), attempt(1, "incorrect", "a")}, Changed},
		"right, and no hash is kept": {[]Attempt{attempt(0, "correct", "")}, Done},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var s Standing
			for _, a := range test.attempts {
				s = s.With(a)
			}
			if got := s.State("a"); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// Two machines add the same attempts in different orders and must agree.
func TestOrderOfAttemptsMakesNoDifference(t *testing.T) {
	attempts := []Attempt{
		attempt(0, "incorrect", "a"), attempt(1, "correct", "a"), attempt(1, "correct", "b"), attempt(2, "revealed", "b"),
		attempt(3, "correct", "c"), attempt(4, "skipped", "c"), attempt(5, "pack_fault", "c"),
	}
	fold := func() (s Standing) {
		for _, a := range attempts {
			s = s.With(a)
		}
		return s
	}
	want := fold()
	if want.Skipped || want.Attempts != 4 || want.CorrectHash != "c" || want.RevealedHash != "b" {
		t.Errorf("%+v", want)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		random.Shuffle(len(attempts), func(i, j int) { attempts[i], attempts[j] = attempts[j], attempts[i] })
		if diff := cmp.Diff(want, fold()); diff != "" {
			t.Fatalf("another order gives another standing:\n%s", diff)
		}
	}
}

func outline() Outline {
	return Outline{Pack: "basics", Lessons: []Unit{
		{ID: "read", Module: 0, Blocks: 5},
		{ID: "do", Module: 0, Blocks: 5, Tasks: []Task{
			{ID: "one", Was: []string{"uno", "two"}, Hash: "a", Points: 10, Skills: []string{"select"}},
			{ID: "two", Hash: "b", Points: 5, Skills: []string{"select", "where"}},
		}},
		{ID: "test", Module: 0, Checkpoint: true, Blocks: 1, Tasks: []Task{{ID: "exam", Hash: "c", Points: 20}}},
		{ID: "later", Module: 1, Blocks: 5, Tasks: []Task{{ID: "three", Hash: "d", Points: 10}}},
	}}
}

func standing(exercise, hash string, points int) Standing {
	return Standing{
		Ref: Ref{Pack: "basics", Exercise: exercise}, Attempts: 1, Correct: true, CorrectHash: hash, CorrectAt: noon, Points: points,
		Last: noon,
	}
}

func states(s Summary) []LessonState {
	var all []LessonState
	for _, l := range s.Lessons {
		all = append(all, l.State)
	}
	return all
}

func TestSummarize(t *testing.T) {
	wrong := Standing{Ref: ref, Attempts: 1, Last: noon}
	tests := map[string]struct {
		standings []Standing
		positions []Position
		want      []LessonState
		done      int
		points    int
	}{
		"nothing": {want: []LessonState{LessonNew, LessonNew, LessonNew, LessonNew}},
		"another pack's": {
			standings: []Standing{{Ref: Ref{Pack: "other", Exercise: "one"}, Correct: true}},
			positions: []Position{{Pack: "other", Lesson: "read", End: true, Updated: noon}},
			want:      []LessonState{LessonNew, LessonNew, LessonNew, LessonNew},
		},
		"opened": {
			positions: []Position{{Pack: "basics", Lesson: "read", Block: 3, Updated: noon}, {Pack: "basics", Lesson: "later", Updated: noon}},
			want:      []LessonState{LessonStarted, LessonNew, LessonNew, LessonStarted},
		},
		"read to the end": {
			positions: []Position{{Pack: "basics", Lesson: "read", Block: 1, End: true, Updated: noon}},
			want:      []LessonState{LessonDone, LessonNew, LessonNew, LessonNew},
		},
		"last block on top": {
			positions: []Position{{Pack: "basics", Lesson: "read", Block: 4, Updated: noon}},
			want:      []LessonState{LessonDone, LessonNew, LessonNew, LessonNew},
		},
		"tried":     {standings: []Standing{wrong}, want: []LessonState{LessonNew, LessonStarted, LessonNew, LessonNew}},
		"only hint": {standings: []Standing{{Ref: ref, Hints: 1}}, want: []LessonState{LessonNew, LessonNew, LessonNew, LessonNew}},
		"half": {
			standings: []Standing{standing("one", "a", 10)},
			want:      []LessonState{LessonNew, LessonStarted, LessonNew, LessonNew}, done: 1, points: 10,
		},
		"whole, one changed since": {
			standings: []Standing{standing("one", "old", 10), standing("two", "b", 5)},
			want:      []LessonState{LessonNew, LessonDone, LessonNew, LessonNew}, done: 2, points: 15,
		},
		"under a former id": {
			standings: []Standing{standing("uno", "a", 10)},
			want:      []LessonState{LessonNew, LessonStarted, LessonNew, LessonNew}, done: 1, points: 10,
		},
		"a former id that another bears now": {
			standings: []Standing{standing("two", "b", 5)},
			want:      []LessonState{LessonNew, LessonStarted, LessonNew, LessonNew}, done: 1, points: 5,
		},
		"tested out": {
			standings: []Standing{standing("exam", "c", 20)},
			want:      []LessonState{LessonDone, LessonDone, LessonDone, LessonNew}, done: 1, points: 20,
		},
		"worth less now": {
			standings: []Standing{standing("three", "d", 50)},
			want:      []LessonState{LessonNew, LessonNew, LessonNew, LessonDone}, done: 1, points: 10,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := Summarize(outline(), test.standings, test.positions)
			if diff := cmp.Diff(test.want, states(got)); diff != "" {
				t.Errorf("lessons: want -, got +\n%s", diff)
			}
			if got.ExercisesDone != test.done || got.Points != test.points {
				t.Errorf("%d done, %d points, want %d and %d", got.ExercisesDone, got.Points, test.done, test.points)
			}
			if got.Exercises != 4 || got.PointsOf != 45 {
				t.Errorf("of %d exercises and %d points", got.Exercises, got.PointsOf)
			}
		})
	}
}

func TestSkills(t *testing.T) {
	helped := standing("one", "a", 10)
	helped.Hints = 2
	got := Skills(outline(), []Standing{helped, standing("two", "old", 5)})
	want := []Mastery{{Skill: "select", Exercises: 2, Done: 2, Independent: 1}, {Skill: "where", Exercises: 1, Done: 1, Independent: 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	if share := got[0].Share(); share != 1 {
		t.Errorf("share %v", share)
	}
}

func TestSpent(t *testing.T) {
	tests := map[string]struct {
		gap     time.Duration // 0: no attempt before
		elapsed time.Duration
		want    time.Duration
	}{
		"the first":             {0, 4 * time.Minute, 4 * time.Minute},
		"the first, unmeasured": {0, 0, time.Minute},
		"soon after":            {90 * time.Second, time.Hour, 90 * time.Second},
		"after lunch":           {time.Hour, 3 * time.Minute, 3 * time.Minute},
		"left open overnight":   {14 * time.Hour, 14 * time.Hour, 15 * time.Minute},
		"clock set back":        {-time.Hour, time.Minute, time.Minute},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var previous time.Time
			if test.gap != 0 {
				previous = noon.Add(-test.gap)
			}
			if got := Spent(previous, Attempt{At: noon, Elapsed: test.elapsed}); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestWeekOf(t *testing.T) {
	day := func(date string, attempts int) Day {
		return Day{Date: date, Attempts: attempts, Correct: attempts / 2, Minutes: 10}
	}
	tests := map[string]struct {
		days []Day
		want Week
	}{
		"nothing":      {nil, Week{}},
		"today":        {[]Day{day("2026-03-28", 2)}, Week{Minutes: 10, Streak: 1, Correct: 1}},
		"yesterday":    {[]Day{day("2026-03-27", 2)}, Week{Minutes: 10, Streak: 1, Correct: 1}},
		"two days ago": {[]Day{day("2026-03-26", 2)}, Week{Minutes: 10, Correct: 1}},
		"a gap": {
			[]Day{day("2026-03-28", 1), day("2026-03-27", 1), day("2026-03-25", 1)}, Week{Minutes: 30, Streak: 2},
		},
		"over the month's beginning": {
			[]Day{day("2026-03-01", 1), day("2026-02-28", 1)}, Week{},
		},
		"eight days ago counts for nothing": {[]Day{day("2026-03-21", 4)}, Week{}},
		"seven days ago, today included":    {[]Day{day("2026-03-22", 4)}, Week{Minutes: 10, Correct: 2}},
		"only skips":                        {[]Day{day("2026-03-28", 0)}, Week{Minutes: 10}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := WeekOf(test.days, noon); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

// Days are counted on the calendar, also where the clock is set forward in the night.
func TestStreakOverSummerTime(t *testing.T) {
	madrid, err := time.LoadLocation("Europe/Madrid")
	if err != nil {
		t.Skip(err)
	}
	var days []Day
	for _, date := range []string{"2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30"} {
		days = append(days, Day{Date: date, Attempts: 1})
	}
	if got := WeekOf(days, time.Date(2026, 3, 30, 2, 30, 0, 0, madrid)).Streak; got != 4 {
		t.Errorf("a streak of %d days, want 4", got)
	}
}
