package lab_test

import (
	"path/filepath"
	"testing"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/lab"
	"guildhall/internal/lesson"
	"guildhall/internal/variant"
)

// What was made ready is there before the first answer, and used by it.
func TestReadyMakesHiddenDatabases(t *testing.T) {
	eng := engine.New(engine.Options{Dir: t.TempDir()})
	t.Cleanup(func() { _ = eng.Close() })
	kept := filepath.Join(t.TempDir(), "variants")
	l := lab.New(lab.Options{
		Engine: eng, Preparer: dataset.NewPreparer(eng, cache), Catalog: dataset.NewCatalog(datasets.FS), Grader: grade.New(),
		Variants: variant.NewBuilder(eng, kept),
	})
	pack, ex := &lesson.Pack{ID: "ready"}, question("areas", "SELECT name FROM areas WHERE city = 'Barcelona' AND level = 'district'")
	if err := l.Ready(t.Context(), pack, ex); err != nil {
		t.Fatal(err)
	}
	before := folders(t, kept)
	if before == 0 {
		t.Fatal("nothing was made")
	}
	if v := judge(t, l, pack, ex, ex.Solutions[0].SQL); v.Checked.Variants == 0 {
		t.Error("the answer was judged on the sample alone")
	}
	if after := folders(t, kept); after != before {
		t.Errorf("%d folders of hidden databases after the answer, %d before", after, before)
	}
}

func folders(t *testing.T, dir string) int {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "*", "*", "index.json"))
	if err != nil {
		t.Fatal(err)
	}
	return len(found)
}
