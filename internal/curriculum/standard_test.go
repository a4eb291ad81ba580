package curriculum_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/curriculum"
	"guildhall/internal/lesson"
)

func TestLessonsLackNothing(t *testing.T) {
	for _, p := range packs(t) {
		for _, l := range p.Lessons {
			for _, doubt := range curriculum.Shortfalls(p, l) {
				t.Errorf("%s/%s", p.ID, doubt)
			}
		}
		for _, doubt := range curriculum.Modules(p) {
			t.Errorf("%s/%s", p.ID, doubt)
		}
	}
}

// A lesson with nothing but one query lacks all that the test above asks for.
func TestShortfallsAreFound(t *testing.T) {
	ex := &lesson.Exercise{
		ID: "bare", Type: lesson.SQL, Solutions: []lesson.Solution{{SQL: "SELECT 1\nFROM areas;"}},
		Hints: []lesson.Hint{{Title: "All of it", Blocks: []lesson.Block{&lesson.Prose{Markdown: "Write `select 1 from areas`."}}}},
	}
	l := &lesson.Lesson{ID: "bare", File: "bare.md", Minutes: 30, Objectives: []string{"Understanding of tables"}, Blocks: []lesson.Block{ex}}
	p := &lesson.Pack{Modules: []lesson.Module{{Title: "Bare", Lessons: []string{"bare"}}}, Lessons: []*lesson.Lesson{l}}
	var got []string
	for _, doubt := range append(curriculum.Shortfalls(p, l), curriculum.Modules(p)...) {
		got = append(got, doubt.Figure+": "+doubt.Why)
	}
	want := []string{
		"Understanding of tables: an objective begins with what a learner does",
		"examples: none of them runs",
		"source: the front matter names no words of the talks",
		"::: source: it does not say what this lesson adds to the talks",
		"::: trainer: it lacks **Timing.**",
		"::: trainer: it lacks **Likely slips.**",
		"::: trainer: it lacks **To discuss.**",
		"::: trainer: its plan comes to 0 of 30 minutes",
		"teaches: the lesson names no skill",
		"bare: it does not explain why",
		"bare: it names no skill",
		"bare: it has 1 hints",
		"bare: the hint “All of it” is the whole answer",
		"bare: it answers 0 wrong answers",
		"Bare: the module has no checkpoint",
		"Bare: it does not end with a decision",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
