package lab_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/lab"
	"guildhall/internal/trainer"
)

func exploring(t *testing.T) *lab.Lab {
	t.Helper()
	eng := engine.New(engine.Options{Dir: t.TempDir()})
	t.Cleanup(func() { _ = eng.Close() })
	return lab.New(lab.Options{
		Engine: eng, Preparer: dataset.NewPreparer(eng, t.TempDir()), Catalog: dataset.NewCatalog(datasets.FS), Grader: grade.New(),
		Workspace: filepath.Join(t.TempDir(), "workspace", "workspace.duckdb"), WordTime: time.Minute,
	})
}

func TestOwnTablesStayUntilForgotten(t *testing.T) {
	l, ctx := exploring(t), t.Context()
	areas := []string{"areas"}
	if own, err := l.Own(ctx); err != nil || len(own) != 0 {
		t.Fatalf("own tables before the first: %v, %v", own, err)
	}
	if _, err := l.Play(ctx, nil, areas, "CREATE TABLE mine AS SELECT * FROM areas LIMIT 3"); err != nil {
		t.Fatal(err)
	}
	outcome, err := l.Play(ctx, nil, nil, "SELECT count(*) FROM mine")
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := outcome.Set.Rows[0][0].Int64(); n != 3 {
		t.Errorf("%d rows, want the 3 of the former run", n)
	}
	own, err := l.Own(ctx)
	if err != nil || len(own) != 1 || own[0].Name != "mine" || own[0].Rows != 3 || len(own[0].Columns) == 0 {
		t.Errorf("own tables = %+v, %v", own, err)
	}
	suggestions, err := l.Suggest(ctx, nil, areas, "SELECT * FROM mi", len("SELECT * FROM mi"))
	if err != nil || !slices.ContainsFunc(suggestions, suggests("mine")) {
		t.Errorf("suggestions = %v, %v, want the learner's own table among them", suggestions, err)
	}
	suggestions, err = l.Suggest(ctx, nil, areas, "SELECT m. FROM mine AS m", len("SELECT m."))
	if err != nil || len(suggestions) == 0 || suggestions[0].Kind != "column" {
		t.Errorf("suggestions = %v, %v, want the columns of the learner's own table", suggestions, err)
	}
	if err := l.Forget(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Play(ctx, nil, nil, "SELECT * FROM mine"); err == nil {
		t.Error("the table is still there")
	}
}

func TestWaitingForOwnTablesEndsWithTheContext(t *testing.T) {
	l := exploring(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Play(ctx, nil, nil, "SELECT 1"); err == nil {
		t.Error("a run that nobody waits for went on")
	}
}

func TestDatasetsAreDescribedWithoutTheirFaults(t *testing.T) {
	l := exploring(t)
	sets, err := l.Datasets(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		if !set.Broken.IsZero() || set.Title == "" || set.Licence == "" || len(set.Tables) == 0 || set.Tables[0].Rows != -1 {
			t.Errorf("%s: %+v", set.ID, set)
		}
	}
	profile, err := l.Profile(t.Context(), nil, "areas", "areas")
	if err != nil || profile.Rows == 0 || len(profile.Columns) == 0 {
		t.Errorf("profile = %+v, %v", profile, err)
	}
}

func suggests(word string) func(trainer.Suggestion) bool {
	return func(s trainer.Suggestion) bool { return s.Text == word }
}
