package lab_test

import (
	"strings"
	"testing"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/lab"
	"guildhall/internal/trainer"
)

// What the catalogue tells comes first, what DuckDB itself knows after it.
func TestCompletionKnowsTheData(t *testing.T) {
	l, pack := newLab(t)
	tests := []struct {
		sql  string
		want trainer.Suggestion
	}{
		{"SELECT a.popu| FROM areas AS a", trainer.Suggestion{Text: "population", Kind: "column", Type: "INTEGER", Start: 9}},
		{"SELECT * FROM are|", trainer.Suggestion{Text: "areas", Kind: "table", Start: 14}},
		{"SELECT area_id fr|", trainer.Suggestion{Text: "from", Kind: "keyword", Start: 15}},
		{"SELECT city FROM areas GROU|", trainer.Suggestion{Text: "GROUP BY", Kind: "keyword", Start: 23}},
		{"SELECT coun| FROM areas", trainer.Suggestion{Text: "count", Kind: "function", Start: 7}},
		{"SELECT date_tr| FROM areas", trainer.Suggestion{Text: "date_trunc", Kind: "function", Start: 7}},
		{"SELECT try_cast(population AS vlarg| FROM areas", trainer.Suggestion{}},
		{"SELECT try_cast(population AS varc| FROM areas", trainer.Suggestion{Text: "varchar", Kind: "type", Start: 30}},
		{"sel|", trainer.Suggestion{Text: "select", Kind: "keyword"}},
	}
	for _, tt := range tests {
		at := strings.Index(tt.sql, "|")
		found, err := l.Complete(t.Context(), pack, []string{"areas"}, strings.Replace(tt.sql, "|", "", 1), at)
		if err != nil {
			t.Fatal(err)
		}
		var first trainer.Suggestion
		if len(found) > 0 {
			first = found[0]
		}
		if tt.want.Kind == "column" || tt.want.Kind == "table" {
			if first.Detail == "" {
				t.Errorf("%s: nothing is said about %q", tt.sql, first.Text)
			}
		}
		if tt.want.Kind == "function" && !strings.HasPrefix(first.Detail, tt.want.Text+"(") {
			t.Errorf("%s: %q has the signature %q", tt.sql, first.Text, first.Detail)
		}
		first.Detail = ""
		if first != tt.want {
			t.Errorf("%s: %+v, want %+v; all: %+v", tt.sql, first, tt.want, found[:min(len(found), 5)])
		}
	}
}

// Words of the catalogue do not wait for DuckDB, nor for data that is being prepared.
func TestCompletionWithoutDuckDB(t *testing.T) {
	e := engine.New(engine.Options{})
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	l := lab.New(lab.Options{Engine: e, Preparer: dataset.NewPreparer(e, t.TempDir()), Catalog: dataset.NewCatalog(datasets.FS)})
	found, err := l.Complete(t.Context(), nil, []string{"areas"}, "SELECT a.popu FROM areas a", len("SELECT a.popu"))
	if err != nil || len(found) != 1 || found[0].Text != "population" {
		t.Errorf("%+v, %v", found, err)
	}
}
