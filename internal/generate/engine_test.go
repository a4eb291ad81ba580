package generate

import (
	"context"
	"fmt"
	"path"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/result"
)

// arrived returns a table of a dataset as a learner's query returns it, with types in the headings.
func arrived(t *testing.T, eng *engine.Engine, d *dataset.Dataset, name string) *table {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	file, err := dataset.NewPreparer(eng, t.TempDir()).Prepare(ctx, d, nil)
	if err != nil {
		t.Fatal(err)
	}
	session, err := eng.Open(ctx, engine.Job{
		Databases: []engine.Database{{Name: d.ID, Path: file}},
		Limits:    engine.Limits{Time: time.Minute, Rows: -1, Bytes: -1},
	})
	if err != nil {
		t.Fatal(err)
	}
	outcome, err := session.Query(ctx, fmt.Sprintf("SELECT * FROM %q.%q", d.ID, name), 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := session.Close(); err != nil {
		t.Error(err)
	}
	return tableOf(outcome.Set)
}

func tableOf(set *result.Set) *table {
	got := newTable()
	for _, c := range set.Columns {
		got.columns = append(got.columns, c.Name+" "+c.Type)
	}
	for _, row := range set.Rows {
		cells := make([]cell, len(row))
		for i, value := range row {
			switch {
			case value.IsNull():
			case value.Kind() == result.Float: // the generator writes no exponents
				cells[i] = text(strconv.FormatFloat(value.Float(), 'f', -1, 64))
			default:
				cells[i] = text(value.String())
			}
		}
		got.add(cells...)
	}
	return got
}

func newEngine(t *testing.T) *engine.Engine {
	t.Helper()
	eng := engine.New(engine.Options{Workers: 1, Dir: t.TempDir()})
	t.Cleanup(func() {
		if err := eng.Close(); err != nil {
			t.Error(err)
		}
	})
	return eng
}

// What is written as Parquet is what a query returns: every type, and NULL apart from the empty text.
func TestParquetArrivesInTheEngine(t *testing.T) {
	want := everyKind()
	stored, err := want.parquet()
	if err != nil {
		t.Fatal(err)
	}
	manifest := `{format: 1, id: sample, title: Sample, description: Sample., licence: CC0-1.0, personal_data: none,
  provenance: {kind: authored, by: me}, tables: [{name: sample, file: sample.parquet, description: Rows., grain: one row per thing, columns: [`
	for _, heading := range want.columns {
		name, declared, _ := strings.Cut(heading, " ")
		manifest += fmt.Sprintf("\n    {name: %q, type: %q, description: A column},", name, declared)
	}
	d, problems := dataset.ReadManifest(fstest.MapFS{
		"sample/dataset.yaml":   {Data: []byte(strings.TrimSuffix(manifest, ",") + "]}]}\n")},
		"sample/sample.parquet": {Data: stored},
	}, "sample")
	for _, p := range problems {
		t.Fatal(p)
	}
	if diff := firstDifference(want, arrived(t, newEngine(t), d, "sample")); diff != "" {
		t.Errorf("(-written +queried):\n%s", diff)
	}
}

// Every row of the committed Parquet files arrives as the generator made it, in its order.
func TestCommittedParquetArrivesInTheEngine(t *testing.T) {
	eng := newEngine(t)
	for _, f := range generated(t) {
		if !isParquet(f.Path) {
			continue
		}
		d, problems := dataset.ReadManifest(datasets.FS, path.Dir(f.Path))
		for _, p := range problems {
			t.Fatal(p)
		}
		got := arrived(t, eng, d, strings.TrimSuffix(path.Base(f.Path), ".parquet"))
		if diff := firstDifference(f.table, got); diff != "" {
			t.Errorf("%s (-generated +queried):\n%s", f.Path, diff)
		}
	}
}
