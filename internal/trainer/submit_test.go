package trainer

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

func TestSubmitRecords(t *testing.T) {
	d := newDesk()
	if _, err := d.Hint(t.Context(), "basics", "first"); err != nil {
		t.Fatal(err)
	}
	got := d.submit(t, "first", "incorrect")
	if !got.Recorded || got.Problem != nil || got.State != progress.Tried || got.Solutions != nil || got.AttemptsLeft != -1 {
		t.Errorf("wrong answer: %+v", got)
	}
	want := progress.Attempt{
		ID: "id-1", At: noon.Add(time.Minute), Ref: progress.Ref{Pack: "basics", Exercise: "first"}, Lesson: "01-rows",
		PackVersion: "1.0.0", ContentHash: "hash-first", Answer: "incorrect", Verdict: "incorrect", Code: "LOG-57", Hints: 1,
		Seed: 5, Elapsed: time.Minute, Face: "tui",
	}
	if diff := cmp.Diff([]progress.Attempt{want}, d.notes.attempts); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	got = d.submit(t, "first", "right")
	if got.State != progress.Done || len(got.Solutions) != 1 || len(got.Explain) != 1 || got.LessonDone {
		t.Errorf("right answer: %+v", got)
	}
	if last := d.notes.attempts[1]; last.Score != 10 || last.Code != "" {
		t.Errorf("recorded %+v", last)
	}
	if got = d.submit(t, "second", "right"); !got.LessonDone {
		t.Error("the lesson's last exercise did not finish it")
	}
	if got = d.submit(t, "second", "right"); got.LessonDone {
		t.Error("a second right answer finished the lesson again")
	}
}

func TestSubmitOutcomes(t *testing.T) {
	for outcome, want := range map[grade.Outcome]progress.State{
		grade.Incorrect: progress.Tried, grade.Coincidence: progress.Tried, grade.QueryError: progress.Tried,
		grade.Blocked: progress.Tried, grade.Stopped: progress.Tried, grade.PackFault: progress.New,
	} {
		d := newDesk()
		got := d.submit(t, "first", string(outcome))
		if got.State != want || !got.Recorded || len(d.notes.attempts) != 1 {
			t.Errorf("%s: %+v", outcome, got)
		}
	}
}

func TestSubmitReflection(t *testing.T) {
	d := newDesk()
	got := d.submit(t, "think", "We could ask the residents.")
	if got.State != progress.Done || !got.LessonDone || got.Verdict.Score != nil || d.notes.attempts[0].Score != 0 {
		t.Errorf("%+v", got)
	}
	course, err := d.Course(t.Context(), "basics")
	if err != nil || course.Totals.PointsOf != 30 {
		t.Errorf("%d points, want 30, since a reflection has none: %v", course.Totals.PointsOf, err)
	}
}

// A blank left in is no attempt: the judge's error comes back and nothing is recorded.
func TestSubmitNoAttempt(t *testing.T) {
	d := newDesk()
	blank := errors.New("a blank is left in")
	d.Workshop = judge{err: blank}
	_, err := d.Submit(t.Context(), Answer{Pack: "basics", Exercise: "first", Text: "SELECT ____"})
	if !errors.Is(err, blank) || len(d.notes.attempts) != 0 {
		t.Errorf("%v, %d attempts", err, len(d.notes.attempts))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d.Workshop = judge{}
	if _, err = d.Submit(ctx, Answer{Pack: "basics", Exercise: "first", Text: "right"}); !errors.Is(err, context.Canceled) || len(d.notes.attempts) != 0 {
		t.Errorf("a submission that was cancelled: %v, %d attempts", err, len(d.notes.attempts))
	}
}

// When the disk is full the session goes on as if nothing were, and what was kept in memory is saved when it can be.
func TestSubmitUnrecorded(t *testing.T) {
	d := newDesk()
	full := errors.New("the disk is full")
	d.notes.err = full
	got := d.submit(t, "first", "right")
	if got.Recorded || !errors.Is(got.Problem, full) || got.State != progress.Done || !got.Verdict.Is(grade.Correct) {
		t.Errorf("%+v", got)
	}
	if hint, err := d.Hint(t.Context(), "basics", "second"); err != nil || hint.Number != 1 {
		t.Errorf("hint: %+v, %v", hint, err)
	}
	opened, err := d.Exercise(t.Context(), "basics", "first")
	if err != nil || opened.State != progress.Done {
		t.Errorf("opened again: %s, %v", opened.State, err)
	}
	if _, err := d.Hint(t.Context(), "basics", "second"); !errors.Is(err, ErrNoMoreHints) {
		t.Errorf("the hint seen is forgotten: %v", err)
	}
	d.notes.err = nil
	if got = d.submit(t, "second", "right"); !got.Recorded || !got.LessonDone {
		t.Errorf("%+v", got)
	}
	if len(d.notes.attempts) != 2 || d.notes.attempts[0].Ref.Exercise != "first" {
		t.Errorf("recorded %+v", d.notes.attempts)
	}
}

// What the record could not take is tried once more before the program ends: answers, hints and texts that are being written.
func TestSaveRest(t *testing.T) {
	d := newDesk()
	if err := d.SaveRest(t.Context()); err != nil {
		t.Errorf("with nothing to save: %v", err)
	}
	full := errors.New("the disk is full")
	d.notes.err = full
	d.submit(t, "first", "right")
	if _, err := d.Hint(t.Context(), "basics", "second"); err != nil {
		t.Fatal(err)
	}
	ref := progress.Ref{Pack: "basics", Exercise: "second"}
	if err := d.SaveDraft(t.Context(), progress.Draft{Ref: ref, Text: "half a query"}); !errors.Is(err, full) {
		t.Errorf("a draft on a full disk: %v", err)
	}
	delete(d.notes.drafts, ref)
	if opened, err := d.Exercise(t.Context(), "basics", "second"); err != nil || opened.Draft.Text != "half a query" {
		t.Errorf("opened again: %+v, %v", opened.Draft, err)
	}
	var left *UnsavedError
	if err := d.SaveRest(t.Context()); !errors.As(err, &left) || left.Count != 3 || !errors.Is(err, full) {
		t.Errorf("on a full disk: %v", err)
	}
	d.notes.err = nil
	if err := d.SaveRest(t.Context()); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if len(d.notes.attempts) != 1 || d.notes.hints[ref] != 1 || d.notes.drafts[ref].Text != "half a query" {
		t.Errorf("saved: %+v, %v, %v", d.notes.attempts, d.notes.hints, d.notes.drafts)
	}
}

func TestPointsAfterReveal(t *testing.T) {
	tests := map[string]struct {
		exercise, answer string
		points           int
		remark           bool
	}{
		"the solution copied":            {"first", "select 1  as N; -- mine", 0, true},
		"the query in another way":       {"first", "right", 10, false},
		"a choice whose answer is known": {"second", "right", 0, true},
		"a wrong answer":                 {"first", "incorrect", 0, false},
	}
	if got := newDesk().submit(t, "first", "SELECT 1 AS n"); *got.Verdict.Score != 10 {
		t.Errorf("the solution, written without having seen it, gave %d points", *got.Verdict.Score)
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := newDesk()
			if _, err := d.Reveal(t.Context(), "basics", test.exercise); err != nil {
				t.Fatal(err)
			}
			got := d.submit(t, test.exercise, test.answer)
			if *got.Verdict.Score != test.points || d.notes.attempts[1].Score != test.points || got.Remark.IsZero() == test.remark {
				t.Errorf("score %d, recorded %d, remark %v", *got.Verdict.Score, d.notes.attempts[1].Score, got.Remark)
			}
		})
	}
}

func TestReveal(t *testing.T) {
	d := newDesk()
	got, err := d.Reveal(t.Context(), "basics", "second")
	if err != nil || got.Answer != "b,d" || !got.Recorded {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := d.Reveal(t.Context(), "basics", "second"); err != nil || len(d.notes.attempts) != 1 {
		t.Errorf("shown twice, recorded %d times: %v", len(d.notes.attempts), err)
	}
	d.submit(t, "first", "right")
	if got, err = d.Reveal(t.Context(), "basics", "first"); err != nil || len(got.Solutions) != 1 || len(d.notes.attempts) != 2 {
		t.Errorf("a look at the solution after success was recorded: %v", err)
	}
	d.notes.err = errors.New("full")
	if got, err = d.Reveal(t.Context(), "basics", "think"); err != nil || got.Recorded || got.Problem == nil {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAnswerOf(t *testing.T) {
	items := []lesson.Item{{Text: "x", Label: "one"}, {Text: "y", Label: "two"}}
	tests := []struct {
		ex   lesson.Exercise
		want string
	}{
		{lesson.Exercise{Type: lesson.Arrange, Items: items}, "1,2"},
		{lesson.Exercise{Type: lesson.Classify, Items: items}, "x => one\ny => two"},
		{lesson.Exercise{Type: lesson.TextType, Accepted: []string{"/a.*/", "grain"}}, "grain"},
		{lesson.Exercise{Type: lesson.TextType, Accepted: []string{"/a.*/"}}, ""},
		{lesson.Exercise{Type: lesson.Number, Answer: "42"}, "42"},
		{lesson.Exercise{Type: lesson.Number, Solutions: []lesson.Solution{{SQL: "SELECT 7"}}}, "SELECT 7"}, // the fake says it back
		{lesson.Exercise{Type: lesson.SQL}, ""},
	}
	for _, test := range tests {
		d := newDesk()
		if got := d.answerOf(t.Context(), place{exercise: &test.ex}); got != test.want {
			t.Errorf("%s: got %q, want %q", test.ex.Type, got, test.want)
		}
	}
	if letters := letterOf(0) + letterOf(25) + letterOf(26) + letterOf(53); letters != "az"+"aa"+"bb" {
		t.Error(letters)
	}
}

func TestHints(t *testing.T) {
	d := newDesk()
	for _, want := range []string{"Which rows?", "Which groups?"} {
		got, err := d.Hint(t.Context(), "basics", "first")
		if err != nil || got.Hint.Title != want || got.Of != 2 {
			t.Errorf("got %+v, %v; want %q", got, err, want)
		}
	}
	if _, err := d.Hint(t.Context(), "basics", "first"); !errors.Is(err, ErrNoMoreHints) {
		t.Error(err)
	}
	if _, err := d.Hint(t.Context(), "basics", "think"); !errors.Is(err, ErrNoHints) {
		t.Error(err)
	}
	seen, err := d.HintsSeen(t.Context(), "basics", "first")
	if err != nil || len(seen) != 2 || seen[1].Number != 2 {
		t.Errorf("%+v, %v", seen, err)
	}
}

func TestCheckpoint(t *testing.T) {
	d := newDesk()
	if _, err := d.Hint(t.Context(), "basics", "exam"); !errors.Is(err, ErrCheckpoint) {
		t.Errorf("a hint in a checkpoint: %v", err)
	}
	steps := []struct {
		answer string
		left   int
	}{{"query_error", 2}, {"incorrect", 1}, {"pack_fault", 1}, {"stopped", 1}, {"coincidence", 0}}
	for _, step := range steps {
		if _, err := d.Reveal(t.Context(), "basics", "exam"); !errors.Is(err, ErrCheckpoint) {
			t.Errorf("before %s a solution was shown: %v", step.answer, err)
		}
		if got := d.submit(t, "exam", step.answer); got.AttemptsLeft != step.left {
			t.Errorf("after %s %d attempts are left, want %d", step.answer, got.AttemptsLeft, step.left)
		}
	}
	_, err := d.Submit(t.Context(), Answer{Pack: "basics", Exercise: "exam", Text: "right"})
	if !errors.Is(err, ErrNoAttempts) {
		t.Errorf("a third attempt: %v", err)
	}
	if got, err := d.Reveal(t.Context(), "basics", "exam"); err != nil || len(got.Solutions) != 1 {
		t.Errorf("after both attempts: %v", err)
	}
	step, err := d.Next(t.Context())
	if err != nil || step.Lesson != "01-rows" {
		t.Errorf("next is %+v, %v", step, err)
	}
}

// An exercise that has changed since is another one: its attempts begin anew.
func TestCheckpointChanged(t *testing.T) {
	pack := basics()
	d := newDesk(pack)
	d.submit(t, "exam", "incorrect")
	d.submit(t, "exam", "incorrect")
	exam, _ := pack.Exercise("exam")
	exam.Hash = "mended"
	if got := d.submit(t, "exam", "incorrect"); got.AttemptsLeft != 1 {
		t.Errorf("%d attempts are left, want 1", got.AttemptsLeft)
	}
}

func TestCheckpointPassed(t *testing.T) {
	d := newDesk()
	got := d.submit(t, "exam", "right")
	if !got.LessonDone || got.AttemptsLeft != 1 {
		t.Errorf("%+v", got)
	}
	course, err := d.Course(t.Context(), "basics")
	if err != nil {
		t.Fatal(err)
	}
	if l := course.Modules[0].Lessons[0]; l.State != progress.LessonDone || !l.TestedOut {
		t.Errorf("the module's lesson is %s", l.State)
	}
	if step, err := d.Next(t.Context()); err != nil || step.Lesson != "03-story" {
		t.Errorf("next is %+v, %v", step, err)
	}
	d.submit(t, "exam", "incorrect")
	d.submit(t, "exam", "incorrect") // practice after success is not limited
}

func TestSkip(t *testing.T) {
	d := newDesk()
	if err := d.Skip(t.Context(), "basics", "first"); err != nil {
		t.Fatal(err)
	}
	opened, err := d.Exercise(t.Context(), "basics", "premier")
	if err != nil || opened.State != progress.Skipped || opened.Exercise.ID != "first" {
		t.Errorf("%s, %v", opened.State, err)
	}
}

func TestUnknown(t *testing.T) {
	d := newDesk()
	var unknown *UnknownError
	if _, err := d.Exercise(t.Context(), "basics", "frist"); !errors.As(err, &unknown) || unknown.Nearest != "first" {
		t.Errorf("%v", err)
	}
	if _, err := d.Read(t.Context(), "basics", "99-none"); !errors.As(err, &unknown) || unknown.Kind != "lesson" {
		t.Errorf("%v", err)
	}
	if _, err := d.Course(t.Context(), "none"); err == nil {
		t.Error("a pack that is not there was opened")
	}
}

// Every refusal has words, and all its places are filled.
func TestRefusalsSpeak(t *testing.T) {
	printer, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	messages := []i18n.Message{
		ErrNoMoreHints.Message(), ErrNoHints.Message(), ErrCheckpoint.Message(), ErrNoAttempts.Message(), repeatsSolution(),
	}
	for _, kind := range []string{"lesson", "exercise"} {
		for _, nearest := range []string{"", "near"} {
			messages = append(messages, (&UnknownError{Kind: kind, Pack: "p", ID: "i", Nearest: nearest}).Message())
		}
	}
	for _, m := range messages {
		if text := printer.Say(m); text == "" || strings.Contains(text, "‹") || strings.Contains(text, "<no value>") {
			t.Errorf("%s says %q", m.Key, text)
		}
	}
}

func TestPassThrough(t *testing.T) {
	d := newDesk()
	outcome, err := d.Run(t.Context(), "basics", nil, "SELECT 1")
	if err != nil || outcome.Set == nil {
		t.Error(err)
	}
	if words, err := d.Complete(t.Context(), "basics", nil, "SELECT d", 8); err != nil || len(words) != 1 {
		t.Error(words, err)
	}
	if tables, err := d.Dictionary(t.Context(), "basics", nil); err != nil || len(tables) != 1 {
		t.Error(tables, err)
	}
	if len(d.notes.attempts) != 0 {
		t.Error("running was recorded")
	}
}
