package dataset

import (
	"testing"

	"guildhall/datasets"
)

const biggest = "service-requests"

// BenchmarkFind is what the first use of a dataset in a process costs before SQL can run: manifest, hash and the look at
// the prepared file.
func BenchmarkFind(b *testing.B) {
	eng, dir := newEngine(b), b.TempDir()
	find := func() {
		d, err := NewCatalog(datasets.FS).Dataset(biggest)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := NewPreparer(eng, dir).Prepare(b.Context(), d, nil); err != nil {
			b.Fatal(err)
		}
	}
	find()
	for b.Loop() {
		find()
	}
}

// BenchmarkBuild is what preparing the biggest dataset for the first time costs.
func BenchmarkBuild(b *testing.B) {
	eng := newEngine(b)
	d, err := NewCatalog(datasets.FS).Dataset(biggest)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := NewPreparer(eng, b.TempDir()).Rebuild(b.Context(), d, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProfile(b *testing.B) {
	d, err := NewCatalog(datasets.FS).Dataset(biggest)
	if err != nil {
		b.Fatal(err)
	}
	preparer := NewPreparer(newEngine(b), b.TempDir())
	for b.Loop() {
		if _, err := preparer.Profile(b.Context(), d, "service_requests"); err != nil {
			b.Fatal(err)
		}
	}
}
