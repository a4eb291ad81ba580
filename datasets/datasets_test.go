package datasets_test

import (
	"context"
	"testing"
	"time"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
)

// TestDatasetsKeepTheirPromises prepares every dataset as a learner's machine would and holds the data
// against all that its manifest promises.
func TestDatasetsKeepTheirPromises(t *testing.T) {
	eng := engine.New(engine.Options{Workers: 1, Dir: t.TempDir()})
	t.Cleanup(func() {
		if err := eng.Close(); err != nil {
			t.Error(err)
		}
	})
	preparer := dataset.NewPreparer(eng, t.TempDir())
	catalog := dataset.NewCatalog(datasets.FS)
	if len(catalog.IDs()) == 0 {
		t.Fatal("no datasets")
	}
	for _, id := range catalog.IDs() {
		t.Run(id, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			d, problems := dataset.ReadManifest(datasets.FS, id)
			for _, p := range problems {
				t.Error(p)
			}
			broken, err := preparer.Verify(ctx, d, catalog)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range broken {
				t.Error(p)
			}
		})
	}
}
