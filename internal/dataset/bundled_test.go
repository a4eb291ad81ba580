package dataset

import (
	"testing"

	"guildhall/datasets"
)

// Every dataset that comes with the program has a faultless manifest, and rows that fit it.
func TestBundledDatasets(t *testing.T) {
	catalog := NewCatalog(datasets.FS)
	if len(catalog.IDs()) == 0 {
		t.Fatal("the catalogue is empty")
	}
	for _, id := range catalog.IDs() {
		t.Run(id, func(t *testing.T) {
			d, err := catalog.Dataset(id)
			if err != nil {
				t.Fatal(err)
			}
			for _, problem := range catalog.Check(d) {
				t.Error(problem)
			}
			for i := range d.Tables {
				problems, err := d.stage(t.Context(), &d.Tables[i], t.TempDir())
				if err != nil {
					t.Fatal(err)
				}
				for _, problem := range problems {
					t.Error(problem)
				}
			}
		})
	}
}
