package lesson

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sound parses a pack in testdata that must have no problems.
func sound(t *testing.T, name string) *Pack {
	t.Helper()
	pack, problems := Parse(os.DirFS("testdata/packs/" + name))
	for _, p := range problems {
		t.Errorf("%s %s: %s", p.Severity, p.Code, p.Error())
	}
	if t.Failed() {
		t.FailNow()
	}
	return pack
}

// placeless leaves positions and hashes out of comparisons.
var placeless = cmp.Options{cmpopts.IgnoreTypes(Position{}), cmpopts.IgnoreFields(Exercise{}, "Hash"), cmpopts.IgnoreFields(Lesson{}, "Hash")}

// TestContract reads the examples of the format's reference page as they stand there.
func TestContract(t *testing.T) {
	pack := sound(t, "contract")
	want := &Pack{
		Format: 1, ID: "council-basics", Version: "1.2.0", Title: "The council in rows and columns", Description: "One paragraph.",
		Language: "en", Licence: "CC-BY-4.0", Authors: []string{"Data Office"}, Needs: []string{}, Datasets: []string{"service-requests", "areas"},
		OwnDatasets: []string{"datasets/library-visits"},
		Skills: []Skill{
			{ID: "select", Title: "Choose columns", SQL: []string{"select", "order-by"}, Evidence: []string{"ST0118:S4"}},
			{ID: "group-by", Title: "Group and summarise", SQL: []string{"group-by", "function:count", "function:avg"}},
		},
		Modules: []Module{{Title: "Reading tables", Lessons: []string{"01-what-is-a-row", "02-sorting"}}},
	}
	if diff := cmp.Diff(want, pack, cmpopts.IgnoreFields(Pack{}, "Lessons")); diff != "" {
		t.Error(diff)
	}
	ex, home := pack.Exercise("open-by-district")
	if ex == nil || home.ID != "02-sorting" {
		t.Fatalf("the exercise is not found: %v in %v", ex, home)
	}
	wantExercise := &Exercise{
		ID: "open-by-district", Type: SQL, Points: 10, Skills: []string{"group-by"}, Datasets: []string{"service-requests"},
		Prompt:  []Block{&Prose{Markdown: "How many requests are still **open** in each district? Show `district` and the number, busiest first."}},
		Starter: "SELECT district, ____\nFROM requests",
		Hints:   []Hint{{Title: "Which rows?", Blocks: []Block{&Prose{Markdown: "Which column is empty while a request is open?"}}}},
		Explain: []Block{&Prose{Markdown: "Open means *not closed yet*: the absence of a date is the information."}},
		Solutions: []Solution{{
			Title: "Plain GROUP BY",
			SQL:   "SELECT district, count(*) AS open_requests\nFROM requests\nWHERE closed_at IS NULL\nGROUP BY district\nORDER BY open_requests DESC",
		}},
		Wrong: []Wrong{
			{SQL: "SELECT district, count(*) FROM requests WHERE closed_at = NULL GROUP BY district", Message: "`= NULL` is never true. Use `IS NULL`."},
			{SQL: "SELECT district, count(*) FROM requests WHERE closed_at IS NULL GROUP BY district", Code: "LOG-74"},
		},
		Order: OrderKeys, OrderSaid: true, Columns: ColumnsAuto, Variants: VariantsOn, Shuffle: true,
	}
	if diff := cmp.Diff(wantExercise, ex, placeless); diff != "" {
		t.Error(diff)
	}
	if want := (Position{"02-sorting.md", 19, 1}); ex.Pos() != want {
		t.Errorf("the exercise stands at %v, want %v", ex.Pos(), want)
	}
}

// TestLineEnds reads the same lesson with the line ends and the byte order mark of other systems.
func TestLineEnds(t *testing.T) {
	source, err := os.ReadFile("testdata/packs/harbour/02-change-lab.md")
	if err != nil {
		t.Fatal(err)
	}
	plain, _ := parseLesson(source)
	windows, _ := parseLesson(append([]byte("\xef\xbb\xbf"), bytes.ReplaceAll(source, []byte("\n"), []byte("\r\n"))...))
	if diff := cmp.Diff(plain, windows); diff != "" {
		t.Error(diff)
	}
	if len(plain.Exercises()) != 2 {
		t.Errorf("%d exercises", len(plain.Exercises()))
	}
}

func TestParseHeader(t *testing.T) {
	header, problems := ParseHeader(os.DirFS("testdata/packs/contract"))
	if len(problems) > 0 || header.ID != "council-basics" || len(header.Skills) != 2 {
		t.Errorf("got %+v, %v", header, problems)
	}
}
