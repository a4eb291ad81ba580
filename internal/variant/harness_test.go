package variant

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/lesson"
)

// cache is shared by all tests, so that the large datasets are prepared once.
var cache string

func TestMain(m *testing.M) {
	var err error
	if cache, err = os.MkdirTemp("", "guildhall-variant-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(cache)
	os.Exit(code)
}

// workshop prepares samples for tests, from the bundled datasets and those that the tests of the lab bring.
type workshop struct {
	tb       testing.TB
	engine   *engine.Engine
	catalogs []*dataset.Catalog
	preparer *dataset.Preparer
}

func newWorkshop(tb testing.TB) *workshop {
	tb.Helper()
	e := engine.New(engine.Options{})
	tb.Cleanup(func() { _ = e.Close() })
	return &workshop{
		tb: tb, engine: e, preparer: dataset.NewPreparer(e, cache),
		catalogs: []*dataset.Catalog{dataset.NewCatalog(datasets.FS), dataset.NewCatalog(os.DirFS(filepath.Join("..", "lab", "testdata")))},
	}
}

func (w *workshop) sample(ids ...string) Sample {
	w.tb.Helper()
	var s Sample
	for _, id := range ids {
		set, err := w.catalogs[0].Dataset(id)
		if err != nil {
			set, err = w.catalogs[1].Dataset(id)
		}
		if err != nil {
			w.tb.Fatal(err)
		}
		path, err := w.preparer.Prepare(context.Background(), set, nil)
		if err != nil {
			w.tb.Fatal(err)
		}
		s.Datasets, s.Paths, s.AsOf = append(s.Datasets, set), append(s.Paths, path), max(s.AsOf, set.AsOf)
	}
	return s
}

// build makes the variants of a question about a sample in a folder of the test's own.
func (w *workshop) build(sample Sample, ex *lesson.Exercise) []Variant {
	w.tb.Helper()
	made, err := NewBuilder(w.engine, w.tb.TempDir()).Variants(context.Background(), ex, sample)
	if err != nil {
		w.tb.Fatal(err)
	}
	return made
}

// open opens a session on a variant.
func (w *workshop) open(sample Sample, v Variant) *engine.Session {
	w.tb.Helper()
	session, err := w.engine.Open(context.Background(), engine.Job{AsOf: sample.AsOf, Databases: v.Databases})
	if err != nil {
		w.tb.Fatal(err)
	}
	return session
}

// asking makes an exercise with accepted answers.
func asking(solutions ...string) *lesson.Exercise {
	ex := &lesson.Exercise{ID: "asked", Type: lesson.SQL, Variants: lesson.VariantsOn, Hash: "0"}
	for _, sql := range solutions {
		ex.Solutions = append(ex.Solutions, lesson.Solution{SQL: sql})
	}
	return ex
}

// kinds lists what variants are, in order.
func kinds(made []Variant) []Kind {
	var all []Kind
	for _, v := range made {
		all = append(all, v.Kind)
	}
	return all
}

// databasesOf is the sample itself.
func databasesOf(sample Sample) []engine.Database {
	var all []engine.Database
	for i, set := range sample.Datasets {
		all = append(all, engine.Database{Name: set.ID, Path: sample.Paths[i]})
	}
	return all
}
