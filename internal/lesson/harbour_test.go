package lesson

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// exerciseOf returns an exercise of the fixture pack with three hard lessons.
func exerciseOf(t *testing.T, pack *Pack, id string) *Exercise {
	t.Helper()
	ex, _ := pack.Exercise(id)
	if ex == nil {
		t.Fatalf("there is no exercise %s", id)
	}
	return ex
}

func TestSeveralDatasets(t *testing.T) {
	pack := sound(t, "harbour")
	var kinds []string
	for _, block := range pack.Lesson("01-two-sources").Blocks {
		kinds = append(kinds, blockName(block))
	}
	want := []string{"heading", "prose", "table", "example runnable 0", "callout note", "example fails 2", "heading", "chart 3", "image", "callout trainer", "exercise", "exercise", "exercise"}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Error(diff)
	}
	ex := exerciseOf(t, pack, "per-district")
	wantExercise := &Exercise{
		ID: "requests-per-district", Type: SQL, Points: 15, Skills: []string{"join"}, Datasets: []string{"service-requests", "areas"}, Was: []string{"per-district", "requests-by-area"},
		Prompt: []Block{&Prose{Markdown: "How many requests has **each** district, also those without any?\n\n1. Show `name` and `requests`.\n2. Any order is fine."}},
		Solutions: []Solution{
			{Title: "Outer join", SQL: "SELECT a.name, count(r.request_id) AS requests\nFROM areas AS a LEFT JOIN requests AS r USING (area_id)\nGROUP BY a.name"},
			{
				Title: "Requests on the left", Reading: "Districts by their code",
				SQL: "SELECT area_id AS name, count(request_id) AS requests FROM areas LEFT JOIN requests USING (area_id) GROUP BY ALL",
			},
		},
		Wrong: []Wrong{{
			SQL:     "SELECT name, count(*) AS requests FROM areas LEFT JOIN requests USING (area_id) GROUP BY name",
			Message: "`count(*)` counts the row that the outer join made up.\n\nUse a column of `requests`:\n\n```text\ncount(request_id)\n```",
		}},
		Order: OrderNone, OrderSaid: true, Columns: ColumnsNames, Require: []string{"left-join"}, Forbid: []string{"subquery", "function:sum"},
		Variants: VariantsEmpty, Equivalent: []string{"distinct:select", "limit:outer"}, Shuffle: true,
	}
	if diff := cmp.Diff(wantExercise, ex, placeless); diff != "" {
		t.Error(diff)
	}
	number := exerciseOf(t, pack, "permits-per-kiosk")
	if diff := cmp.Diff([]Near{{Value: "-1.5", Message: "Averages of counts are never negative."}, {Value: "2", Message: "That is the median."}}, number.Near, placeless); diff != "" {
		t.Error(diff)
	}
	if number.Tolerance != (Tolerance{Relative: 0.005}) || number.Answer != "" || len(number.Solutions) != 1 || number.Datasets[0] != "kiosk-permits" {
		t.Errorf("got %+v", number)
	}
	if parsons := exerciseOf(t, pack, "order-the-join"); cmp.Diff([]string{"  ON name", "WHERE JOIN"}, parsons.Distractors) != "" {
		t.Errorf("got %q", parsons.Distractors)
	}
}

// blockName says what a block is, for lists in tests.
func blockName(block Block) string {
	switch b := block.(type) {
	case *Heading:
		return "heading"
	case *Prose:
		return "prose"
	case *Table:
		return "table"
	case *Image:
		return "image"
	case *Example:
		return "example " + string(b.Role) + " " + string(rune('0'+b.Index))
	case *Chart:
		return "chart " + string(rune('0'+b.Index))
	case *Callout:
		return "callout " + string(b.Kind)
	}
	return "exercise"
}

func TestChangeLab(t *testing.T) {
	pack := sound(t, "harbour")
	ex := exerciseOf(t, pack, "close-duplicates")
	wantCheck := []string{"SELECT status, count(*) FROM requests GROUP BY status", "SELECT request_id FROM requests WHERE status = 'closed'", "SELECT count(*) FROM requests"}
	if diff := cmp.Diff(wantCheck, ex.Check); diff != "" {
		t.Error(diff)
	}
	if ex.Variants != VariantsOff || ex.VariantsWhy == "" || ex.Starter != "UPDATE requests\nSET status = ____" || len(ex.Hints) != 2 || len(ex.Solutions) != 2 {
		t.Errorf("got %+v", ex)
	}
	order := exerciseOf(t, pack, "safe-order")
	if diff := cmp.Diff([][]int{{1, 0, 2, 3}}, order.Also); diff != "" {
		t.Error(diff)
	}
	if order.Shuffle || order.Items[0].Feedback != "Yes: before anything else." || order.Items[3].Text != "Count again" {
		t.Errorf("got %+v", order)
	}
}

func TestDecision(t *testing.T) {
	pack := sound(t, "harbour")
	wantItems := []Item{
		{Text: "`requester_email`", Label: "personal", Feedback: "An address names a person.\n\nAlso without the name."},
		{Text: "`area_id`", Label: "open"},
		{Text: "`latitude => longitude`", Label: "personal"},
	}
	labels := exerciseOf(t, pack, "label-columns")
	if diff := cmp.Diff(wantItems, labels.Items, placeless); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"personal", "open", "aggregate only", "never"}, labels.Labels); diff != "" {
		t.Error(diff)
	}
	choice := exerciseOf(t, pack, "smallest-cell")
	if !choice.Several() || len(choice.Items) != 4 || choice.Items[1].Text != "Only by district" || len(choice.Reveal) != 1 || len(choice.Prompt) != 1 {
		t.Errorf("got %+v", choice)
	}
	text := exerciseOf(t, pack, "threshold")
	if diff := cmp.Diff([]string{"small-number suppression", "`suppression`", "/thresh(old|hold) rule/"}, text.Accepted); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"", "Without the backticks, too.", ""}, text.AcceptedFeedback); diff != "" {
		t.Error(diff)
	}
	if reflect := exerciseOf(t, pack, "why-not"); reflect.MinWords != 40 || len(reflect.Model) != 1 {
		t.Errorf("got %+v", reflect)
	}
	if !pack.Lesson("04-checkpoint").Checkpoint || exerciseOf(t, pack, "count-areas").Answer != "73" {
		t.Error("the checkpoint is lost")
	}
}

// TestTranslation checks that words come from the translation and everything else from the base.
func TestTranslation(t *testing.T) {
	pack := sound(t, "harbour")
	translated := pack.Translations["ca"]["03-decision"]
	if translated == nil {
		t.Fatal("there is no translation")
	}
	if translated.Title != "Què es pot publicar?" || translated.Minutes != 25 || translated.Language != "ca" || translated.Objectives[0] != "Distingir les dades personals de les dades de llocs" {
		t.Errorf("got %+v", translated)
	}
	base := pack.Lesson("03-decision").Exercises()
	for i, ex := range translated.Exercises() {
		if ex.ID != base[i].ID || ex.Type != base[i].Type || ex.Hash != base[i].Hash || ex.Points != base[i].Points {
			t.Errorf("%s: id, type, points or hash are not the base's", ex.ID)
		}
	}
	ex := translated.Exercises()
	if diff := cmp.Diff([]string{"personal", "obert", "només agregat", "mai"}, ex[0].Labels); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(base[1].Reveal, ex[1].Reveal); diff != "" {
		t.Errorf("SQL is not the base's: %s", diff)
	}
	if ex[1].Items[1].Text != "Només per districte" || ex[2].Accepted[0] != "supressió de nombres petits" || ex[3].MinWords != 40 {
		t.Errorf("got %+v", ex)
	}
}

// TestRoundTrip writes every fixture lesson and reads it again.
func TestRoundTrip(t *testing.T) {
	for _, name := range []string{"contract", "harbour"} {
		pack := sound(t, name)
		folder := "testdata/packs/" + name
		fsys := fstest.MapFS{}
		if err := fstest.TestFS(os.DirFS(folder), "pack.yaml"); err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{"pack.yaml", "images/counter.png", "datasets/kiosk-permits/dataset.yaml", "datasets/library-visits/dataset.yaml"} {
			if data, err := os.ReadFile(folder + "/" + file); err == nil {
				fsys[file] = &fstest.MapFile{Data: data}
			}
		}
		for _, l := range pack.Lessons {
			fsys[l.File] = &fstest.MapFile{Data: Write(l)}
		}
		again, problems := Parse(fsys)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if diff := cmp.Diff(pack.Lessons, again.Lessons, placeless); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		for i, l := range again.Lessons {
			for j, ex := range l.Exercises() {
				if want := pack.Lessons[i].Exercises()[j].Hash; ex.Hash != want {
					t.Errorf("%s: the hash changed from %s to %s", ex.ID, want, ex.Hash)
				}
			}
		}
	}
}

func TestExerciseHash(t *testing.T) {
	source := func(prompt, attributes string) []byte {
		return []byte("---\ntitle: A\nminutes: 5\nobjectives: [a]\n---\n\n::::: {.exercise #ab " + attributes + "}\n\n" + prompt + "\n\n::: solution\n\n```sql\nSELECT 1\n```\n\n:::\n\n:::::\n")
	}
	hash := func(prompt, attributes string) string {
		l, problems := parseLesson(source(prompt, attributes))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		return l.Exercises()[0].Hash
	}
	plain := hash("Why?", "points=1")
	if hash("Why?", "points=2") != plain {
		t.Error("points change the hash")
	}
	if hash("How?", "points=1") == plain || hash("Why?", "points=1 dataset=areas") == plain {
		t.Error("prompt or dataset do not change the hash")
	}
}
