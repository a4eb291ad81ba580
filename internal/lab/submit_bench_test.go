package lab_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	_ "github.com/duckdb/duckdb-go/v2"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/lab"
	"guildhall/internal/lesson"
	"guildhall/internal/variant"
)

// A typical exercise: two counts by group over a condition, sorted.
const (
	reference = "SELECT channel, count(*) AS requests FROM service_requests WHERE city = 'Barcelona' GROUP BY channel ORDER BY requests DESC, channel"
	answer    = "SELECT channel, count(request_id) AS requests FROM service_requests WHERE city LIKE 'Barcelona' GROUP BY ALL ORDER BY 2 DESC, 1"
)

// thought is the least time between two answers of one learner, in which the worker makes itself ready for the next.
const thought = 100 * time.Millisecond

// BenchmarkSubmit measures judging a right answer on 100,000 rows and the hidden variants, beside DuckDB alone running the same two
// queries in process on the same file in the same run; ratio is the quotient of the medians.
func BenchmarkSubmit(b *testing.B) {
	ctx := context.Background()
	eng := engine.New(engine.Options{Dir: b.TempDir()})
	defer eng.Close()
	preparer := dataset.NewPreparer(eng, b.TempDir())
	catalog := manyRequests(b)
	l := lab.New(lab.Options{Engine: eng, Preparer: preparer, Catalog: catalog, Grader: grade.New(), Variants: variant.NewBuilder(eng, b.TempDir())})
	ex := &lesson.Exercise{
		ID: "typical", Type: lesson.SQL, Points: 10, Datasets: []string{"service-requests"}, Hash: "typical",
		Solutions: []lesson.Solution{{SQL: reference}}, Order: lesson.OrderKeys, Columns: lesson.ColumnsAuto, Variants: lesson.VariantsOn,
	}
	pack := &lesson.Pack{ID: "bench"}
	first, err := l.Judge(ctx, pack, ex, answer)
	if err != nil || first.Outcome != grade.Correct {
		b.Fatalf("verdict %v, %v", first.Outcome, err)
	}
	alone := inProcess(b, preparer, catalog)
	var ours, theirs []time.Duration
	for b.Loop() {
		time.Sleep(thought)
		began := time.Now()
		if _, err := l.Judge(ctx, pack, ex, answer); err != nil {
			b.Fatal(err)
		}
		ours = append(ours, time.Since(began))
		theirs = append(theirs, alone(reference, answer))
	}
	b.ReportMetric(float64(first.Checked.Variants), "variants")
	b.ReportMetric(middle(ours, 50).Seconds()*1000, "ms/submit-p50")
	b.ReportMetric(middle(ours, 95).Seconds()*1000, "ms/submit-p95")
	b.ReportMetric(middle(theirs, 50).Seconds()*1000, "ms/duckdb-p50")
	b.ReportMetric(middle(theirs, 95).Seconds()*1000, "ms/duckdb-p95")
	b.ReportMetric(float64(middle(ours, 50))/float64(middle(theirs, 50)), "ratio")
	b.ReportMetric(0, "ns/op")
}

// manyRequests is a catalogue that holds service-requests with 100,000 rows: each row of the bundled ones up to three times,
// under other numbers.
func manyRequests(b *testing.B) *dataset.Catalog {
	b.Helper()
	const folder, file = "service-requests", "service_requests.parquet"
	dir := b.TempDir()
	if err := os.CopyFS(dir, datasets.FS); err != nil {
		b.Fatal(err)
	}
	db, err := sql.Open("duckdb", "")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	few, many := filepath.Join(dir, folder, file), filepath.Join(dir, "many.parquet")
	grow := fmt.Sprintf(`COPY (SELECT r.* REPLACE (r.request_id + 10_000_000 * n.range AS request_id)
		FROM read_parquet('%s') r, range(3) n ORDER BY n.range, r.request_id LIMIT 100_000) TO '%s' (FORMAT parquet)`, few, many)
	if _, err := db.Exec(grow); err != nil {
		b.Fatal(err)
	}
	if err := os.Rename(many, few); err != nil {
		b.Fatal(err)
	}
	return dataset.NewCatalog(os.DirFS(dir))
}

// inProcess opens the prepared file in this process and returns a function that times queries on it.
func inProcess(b *testing.B, preparer *dataset.Preparer, catalog *dataset.Catalog) func(queries ...string) time.Duration {
	b.Helper()
	set, err := catalog.Dataset("service-requests")
	if err != nil {
		b.Fatal(err)
	}
	path, err := preparer.Prepare(context.Background(), set, nil)
	if err != nil {
		b.Fatal(err)
	}
	db, err := sql.Open("duckdb", path+"?access_mode=READ_ONLY")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	return func(queries ...string) time.Duration {
		began := time.Now()
		for _, query := range queries {
			if err := drain(db, query); err != nil {
				b.Fatal(err)
			}
		}
		return time.Since(began)
	}
}

// drain runs a query and reads every row.
func drain(db *sql.DB, query string) error {
	rows, err := db.QueryContext(context.Background(), query)
	if err != nil {
		return fmt.Errorf("query: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var channel string
		var count int64
		if err := rows.Scan(&channel, &count); err != nil {
			return err
		}
	}
	return rows.Err()
}

func middle(times []time.Duration, percent int) time.Duration {
	slices.Sort(times)
	return times[min(len(times)-1, len(times)*percent/100)]
}
