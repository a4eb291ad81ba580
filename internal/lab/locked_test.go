package lab_test

import (
	"errors"
	"path/filepath"
	"testing"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/lab"
	"guildhall/internal/trainer"
)

// Two windows may be open at once; the own tables are one window's while its query runs.
func TestOwnTablesInUseElsewhere(t *testing.T) {
	eng := engine.New(engine.Options{Dir: t.TempDir()})
	t.Cleanup(func() { _ = eng.Close() })
	file := filepath.Join(t.TempDir(), "workspace", "workspace.duckdb")
	l := lab.New(lab.Options{
		Engine: eng, Preparer: dataset.NewPreparer(eng, t.TempDir()), Catalog: dataset.NewCatalog(datasets.FS), Grader: grade.New(), Workspace: file,
	})
	window := engine.New(engine.Options{Dir: t.TempDir()})
	t.Cleanup(func() { _ = window.Close() })
	other, err := window.Open(t.Context(), engine.Job{Workspace: file})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Play(t.Context(), nil, nil, "SELECT 1"); !errors.Is(err, trainer.ErrOwnTablesBusy) {
		t.Errorf("error = %v, want the one that says what to do", err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Play(t.Context(), nil, nil, "SELECT 1"); err != nil {
		t.Errorf("when they are free again: %v", err)
	}
}
