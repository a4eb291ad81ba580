package trainer

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
)

// folder is a Papers that remembers the last file.
type folder struct{ name, text string }

func (f *folder) Keep(_ context.Context, name string, _ bool, write func(io.Writer) error) (string, error) {
	var out bytes.Buffer
	err := write(&out)
	f.name, f.text = name, out.String()
	return "/files/" + name, err
}

func english(t *testing.T) func(i18n.Message) string {
	t.Helper()
	words, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	return words.Say
}

func TestExport(t *testing.T) {
	set := &result.Set{
		Columns: []result.Column{{Name: "name", Type: "VARCHAR", Kind: result.Text}},
		Rows:    [][]result.Value{{result.NewText("=1+1")}}, Total: 1,
	}
	tests := map[Format]string{
		CSV:      "name\n'=1+1\n",
		Markdown: "| name |\n| --- |\n| =1+1 |\n",
		JSON:     `"rows":[["=1+1"]]`,
		Excel:    "PK",
	}
	for format, want := range tests {
		f := &folder{}
		path, err := New(Deps{Papers: f}).Export(t.Context(), set, time.Millisecond, format)
		if err != nil || path != "/files/result."+string(format) || !strings.Contains(f.text, want) {
			t.Errorf("%s: %q, %v, holds %.80q, want %q", format, path, err, f.text, want)
		}
	}
	if _, err := New(Deps{}).Export(t.Context(), set, 0, CSV); err == nil {
		t.Error("without a folder a file was written")
	}
}

func TestRecapHoldsTheLastAnswers(t *testing.T) {
	d, f := newDesk(), &folder{}
	d.Papers = f
	d.submit(t, "first", "incorrect")
	d.submit(t, "first", "right")
	if _, err := d.Recap(t.Context(), "basics", "01-rows", english(t)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"first", "correct", "right\n", "Not answered yet."} {
		if !strings.Contains(f.text, want) {
			t.Errorf("the recap does not hold %q:\n%s", want, f.text)
		}
	}
	if strings.Contains(f.text, "incorrect") {
		t.Errorf("the recap holds an answer that is not the last:\n%s", f.text)
	}
	if f.name != "recap-01-rows.md" {
		t.Errorf("name = %q", f.name)
	}
}

// Letters and numbers say nothing in a file without the list that they name.
func TestRecapSaysWhatWasChosen(t *testing.T) {
	items := []lesson.Item{{Text: "a **row**"}, {Text: "a table"}, {Text: "a key"}}
	for _, test := range []struct {
		kind         lesson.Type
		answer, want string
	}{
		{lesson.Choice, "b", "- a table\n"},
		{lesson.Choice, "a, c", "- a **row**\n- a key\n"},
		{lesson.Arrange, "3,1,2", "- a key\n- a **row**\n- a table\n"},
		{lesson.Choice, "d", "```\nd\n```\n"}, // of a former version
		{lesson.Number, "2", "```\n2\n```\n"},
		{lesson.SQL, "SELECT 1", "```sql\nSELECT 1\n```\n"},
	} {
		p := &paper{}
		if p.answer(&lesson.Exercise{Type: test.kind, Items: items}, test.answer); p.text() != test.want {
			t.Errorf("%s %s: %q, want %q", test.kind, test.answer, p.text(), test.want)
		}
	}
}

func TestReportHoldsWhatItSaysAndNoMore(t *testing.T) {
	d, f := newDesk(), &folder{}
	d.Papers = f
	complaint := Complaint{
		Pack: "basics", Exercise: "first", Answer: "SELECT 1\n```", Remark: "The hint is wrong.",
		Verdict: &grade.Verdict{Outcome: grade.Incorrect, Findings: []grade.Finding{{Code: "LOG-57", Message: i18n.Literally("Too few rows.")}}},
	}
	path, err := d.ReportExercise(t.Context(), complaint, english(t))
	if err != nil || path != "/files/report-first.md" {
		t.Fatalf("%q, %v", path, err)
	}
	for _, want := range []string{"basics 1.0.0", "hash-first", "SELECT 1\n```\n````", "not yet right", "LOG-57: Too few rows.", "The hint is wrong."} {
		if !strings.Contains(f.text, want) {
			t.Errorf("the report does not hold %q:\n%s", want, f.text)
		}
	}
}

func TestOverviewShowsEveryDay(t *testing.T) {
	d := newDesk()
	d.submit(t, "first", "right")
	d.notes.days = []progress.Day{{Date: noon.Format(progress.DateLayout), Attempts: 2, Correct: 1, Minutes: 6}}
	got, err := d.Overview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if last := got.Days[len(got.Days)-1]; len(got.Days) != overviewDays || last.Minutes != 6 || got.Days[0].Minutes != 0 {
		t.Errorf("days = %+v", got.Days)
	}
	if len(got.Packs) == 0 || got.Packs[0].ExercisesDone != 1 {
		t.Errorf("packs = %+v", got.Packs)
	}
}

func TestOverviewNamesSkillsOfPacksThatAreNeeded(t *testing.T) {
	first, second := basics(), basics()
	first.Skills = []lesson.Skill{{ID: "missing", Title: "Treat missing values"}}
	second.ID, second.Needs = "fixing-the-plumbing", []string{first.ID, "not-installed"}
	second.Skills = []lesson.Skill{{ID: "keys", Title: "Test keys"}}
	second.Lessons[0].Exercises()[0].Skills = []string{"keys", "missing", "unknown"}
	got, err := newDesk(first, second).Overview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, skill := range got.Packs[1].Skills {
		titles = append(titles, skill.Title)
	}
	if want := []string{"Test keys", "Treat missing values", "unknown"}; !slices.Equal(titles[:3], want) {
		t.Errorf("titles = %q, want %q first", titles, want)
	}
}
