package lab_test

import (
	"database/sql"
	"testing"
	"time"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/lab"
)

// million is a result of a million rows with a text and a number.
const million = "SELECT 'request ' || i AS title, i FROM range(1000000) t(i)"

// BenchmarkMillionRows measures a result of a million rows in the playground, from the key to the rows that are kept and the count of all,
// beside DuckDB alone in process, whose driver hands over every row; ratio is the quotient of the medians.
func BenchmarkMillionRows(b *testing.B) {
	eng := engine.New(engine.Options{Dir: b.TempDir()})
	defer eng.Close()
	l := lab.New(lab.Options{Engine: eng, Preparer: dataset.NewPreparer(eng, b.TempDir()), Catalog: dataset.NewCatalog(datasets.FS)})
	alone, err := sql.Open("duckdb", "")
	if err != nil {
		b.Fatal(err)
	}
	defer alone.Close()
	var ours, theirs []time.Duration
	for b.Loop() {
		time.Sleep(thought)
		began := time.Now()
		outcome, err := l.Play(b.Context(), nil, nil, million)
		if err != nil || outcome.Set.Total != 1_000_000 {
			b.Fatalf("%v rows, %v", outcome.Set, err)
		}
		ours = append(ours, time.Since(began))
		began = time.Now()
		if err := drain(alone, million); err != nil {
			b.Fatal(err)
		}
		theirs = append(theirs, time.Since(began))
	}
	b.ReportMetric(middle(ours, 50).Seconds()*1000, "ms/playground")
	b.ReportMetric(middle(theirs, 50).Seconds()*1000, "ms/duckdb")
	b.ReportMetric(float64(middle(ours, 50))/float64(middle(theirs, 50)), "ratio")
	b.ReportMetric(0, "ns/op")
}
