package lab_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/lab"
	"guildhall/internal/lesson"
	"guildhall/internal/variant"
)

// cache is shared by all tests, so that the large datasets are prepared once.
var cache string

func TestMain(m *testing.M) {
	var err error
	if cache, err = os.MkdirTemp("", "guildhall-lab-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(cache)
	os.Exit(code)
}

// newLab returns a lab on the bundled datasets and those of testdata, and the pack that the latter belong to.
func newLab(tb testing.TB) (*lab.Lab, *lesson.Pack) {
	tb.Helper()
	e := engine.New(engine.Options{})
	tb.Cleanup(func() { _ = e.Close() })
	own := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("testdata"), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join("testdata", path))
		own["datasets/"+path] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	l := lab.New(lab.Options{
		Engine:   e,
		Preparer: dataset.NewPreparer(e, cache),
		Catalog:  dataset.NewCatalog(datasets.FS),
		Variants: variant.NewBuilder(e, filepath.Join(cache, "_variants")),
		Grader:   grade.New(),
		// How small a counterexample becomes must not depend on how busy the machine is.
		Patience: 5 * time.Second,
		WordTime: time.Minute,
		Files:    func(string) (fs.FS, error) { return own, nil },
	})
	return l, &lesson.Pack{ID: "tests", OwnDatasets: []string{"lending", "works"}}
}

// question makes an exercise.
func question(dataset string, solutions ...string) *lesson.Exercise {
	ex := &lesson.Exercise{
		ID: "asked", Type: lesson.SQL, Points: 10, Datasets: []string{dataset},
		Order: lesson.OrderAuto, Columns: lesson.ColumnsAuto, Variants: lesson.VariantsOn, Hash: "0",
	}
	for _, sql := range solutions {
		ex.Solutions = append(ex.Solutions, lesson.Solution{SQL: sql})
	}
	return ex
}

func judge(tb testing.TB, l *lab.Lab, pack *lesson.Pack, ex *lesson.Exercise, answer string) grade.Verdict {
	tb.Helper()
	verdict, err := l.Judge(context.Background(), pack, ex, answer)
	if err != nil {
		tb.Fatal(err)
	}
	return verdict
}
