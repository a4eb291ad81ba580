package scaffold

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"guildhall/internal/dataset"
	"guildhall/internal/lesson"
)

// read parses the files of a new pack, which must have no fault but so many texts that wait for the author.
func read(t *testing.T, files map[string][]byte, waiting int) *lesson.Pack {
	t.Helper()
	system := fstest.MapFS{}
	for name, text := range files {
		system[name] = &fstest.MapFile{Data: text}
	}
	pack, problems := lesson.Parse(system)
	if len(problems) != waiting {
		t.Fatalf("faults: %v", problems)
	}
	for _, p := range problems {
		if p.Code != "placeholder" {
			t.Errorf("a fault: %v", p)
		}
	}
	return pack
}

// The tour has every type once, and its data can be read.
func TestTour(t *testing.T) {
	files, err := Tour(Pack{ID: "my-pack", Title: TitleOf("my-pack")})
	if err != nil {
		t.Fatal(err)
	}
	pack := read(t, files, 0)
	if pack.ID != "my-pack" || pack.Title != "My pack" {
		t.Errorf("it is called %q, %q", pack.ID, pack.Title)
	}
	var types []lesson.Type
	for _, l := range pack.Lessons {
		for _, ex := range l.Exercises() {
			types = append(types, ex.Type)
		}
	}
	want := []lesson.Type{lesson.SQL, lesson.Change, lesson.Parsons, lesson.Choice, lesson.Number, lesson.TextType, lesson.Arrange, lesson.Classify, lesson.Reflect}
	if !slices.Equal(types, want) {
		t.Errorf("types %v, want %v", types, want)
	}
	system := fstest.MapFS{}
	for name, text := range files {
		system[name] = &fstest.MapFile{Data: text}
	}
	if _, problems := dataset.ReadManifest(system, "datasets/fountains"); len(problems) > 0 {
		t.Errorf("the dataset has faults: %v", problems)
	}
}

func TestOnData(t *testing.T) {
	files, err := OnData(Pack{ID: "roads", Title: "Roads"}, Data{Dataset: "roads", Table: "cases", Column: `"case no"`})
	if err != nil {
		t.Fatal(err)
	}
	files["datasets/roads/dataset.yaml"] = nil // the caller's
	pack := read(t, files, 2)                  // the description and the authors
	ex, l := pack.Exercise("how-many-rows")
	if ex == nil || ex.Solutions[0].SQL != "SELECT count(*) FROM cases" || !slices.Equal(l.Datasets, []string{"roads"}) {
		t.Errorf("the exercise is %+v in %+v", ex, l)
	}
}

func TestTitleOf(t *testing.T) {
	for name, want := range map[string]string{"allotment-waiting_list": "Allotment waiting list", "---": "New pack", "èxit": "Èxit"} {
		if got := TitleOf(name); got != want {
			t.Errorf("TitleOf(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestWriteRefusesAFullFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine.txt"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	var full *NotEmptyError
	if err := Write(dir, map[string][]byte{"pack.yaml": nil}); !errors.As(err, &full) {
		t.Fatalf("got %v", err)
	}
	if err := Write(filepath.Join(dir, "mine.txt"), map[string][]byte{"pack.yaml": nil}); !errors.As(err, &full) {
		t.Fatalf("a file in the place of the folder: got %v", err)
	}
}

// What cannot be written whole leaves nothing behind.
func TestWriteAllOrNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "pack")
	err := Write(dir, map[string][]byte{"a/b/one.md": []byte("1"), "a/c": []byte("2"), "a/c/below-a-file": []byte("3")})
	if err == nil {
		t.Fatal("a file stands where a folder should be, and nothing was said")
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder is still there: %v", err)
	}
	if err := Write(dir, map[string][]byte{"a/b/one.md": []byte("1")}); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "a", "b", "one.md")); err != nil || string(text) != "1" {
		t.Errorf("got %q, %v", text, err)
	}
}
