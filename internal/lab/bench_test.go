package lab_test

import (
	"context"
	"path/filepath"
	"testing"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/lesson"
	"guildhall/internal/variant"
)

// asked is an exercise like those of the lessons: a join of a large table with a small one, grouped and sorted.
func asked() *lesson.Exercise {
	ex := question("service-requests", "SELECT agency, count(*) AS n FROM service_requests r JOIN areas a ON a.area_id = r.area_id WHERE r.city = 'London' AND r.created_at >= '2024-06-01' AND r.closed_at IS NULL AND a.population > 200000 GROUP BY agency ORDER BY n DESC, agency")
	ex.Datasets = []string{"service-requests", "areas"}
	return ex
}

// BenchmarkBuild makes the variants of an exercise on two datasets, 40,000 rows in one of them.
func BenchmarkBuild(b *testing.B) {
	e := engine.New(engine.Options{})
	b.Cleanup(func() { _ = e.Close() })
	catalog, preparer := dataset.NewCatalog(datasets.FS), dataset.NewPreparer(e, cache)
	ex, sample := asked(), variant.Sample{AsOf: "2024-12-31"}
	for _, id := range ex.Datasets {
		set, err := catalog.Dataset(id)
		if err != nil {
			b.Fatal(err)
		}
		path, err := preparer.Prepare(context.Background(), set, nil)
		if err != nil {
			b.Fatal(err)
		}
		sample.Datasets, sample.Paths = append(sample.Datasets, set), append(sample.Paths, path)
	}
	for b.Loop() {
		builder := variant.NewBuilder(e, filepath.Join(b.TempDir(), "variants"))
		made, err := builder.Variants(context.Background(), ex, sample)
		if err != nil || len(made) == 0 {
			b.Fatal(len(made), err)
		}
	}
}

// BenchmarkJudge judges a right answer on the sample and every variant, which are there already.
func BenchmarkJudge(b *testing.B) {
	l, pack := newLab(b)
	ex := asked()
	for b.Loop() {
		v := judge(b, l, pack, ex, ex.Solutions[0].SQL)
		b.ReportMetric(float64(v.Checked.Variants), "variants")
	}
}

// BenchmarkJudgeSample is BenchmarkJudge without variants.
func BenchmarkJudgeSample(b *testing.B) {
	l, pack := newLab(b)
	ex := asked()
	ex.Variants = lesson.VariantsOff
	for b.Loop() {
		judge(b, l, pack, ex, ex.Solutions[0].SQL)
	}
}
