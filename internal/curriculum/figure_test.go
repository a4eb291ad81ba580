package curriculum_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/goccy/go-yaml"

	"guildhall/datasets"
	"guildhall/internal/curriculum"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/lab"
	"guildhall/internal/lesson"
	"guildhall/internal/pack"
	"guildhall/lessons"
)

// packs reads the bundled packs in the order in which they are done.
func packs(t *testing.T) []*lesson.Pack {
	t.Helper()
	library := pack.NewLibrary(lessons.FS, "")
	entries, err := library.Packs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []*lesson.Pack
	for _, entry := range entries {
		read, err := library.Pack(t.Context(), entry.ID)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, read)
	}
	return all
}

// TestFigures holds every figure in the prose of every bundled lesson to the data. Where no query of the lesson gives a figure,
// testdata/figures names the query that does, or says why none can.
func TestFigures(t *testing.T) {
	e := engine.New(engine.Options{})
	t.Cleanup(func() { _ = e.Close() })
	runner := lab.New(lab.Options{Engine: e, Preparer: dataset.NewPreparer(e, t.TempDir()), Catalog: dataset.NewCatalog(datasets.FS)})
	for _, p := range packs(t) {
		sources := readSources(t, p.ID)
		for _, l := range p.Lessons {
			t.Run(p.ID+"/"+l.ID, func(t *testing.T) {
				doubts, err := curriculum.Figures(t.Context(), runner, p, l, sources[l.ID])
				if err != nil {
					t.Fatal(err)
				}
				for _, doubt := range doubts {
					t.Error(doubt)
				}
			})
		}
	}
}

// readSources reads where the figures of a pack come from, by lesson.
func readSources(t *testing.T, id string) map[string][]curriculum.Source {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", "figures", id+".yaml"))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var sources map[string][]curriculum.Source
	if err := yaml.UnmarshalWithOptions(content, &sources, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return sources
}
