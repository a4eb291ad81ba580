package lab_test

import (
	"context"
	"testing"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/lab"
	"guildhall/internal/lesson"
	"guildhall/internal/variant"
)

// Most small faults of a typical reference must be told from it, some of them only by variants.
func TestMutantsAreRefused(t *testing.T) {
	eng := engine.New(engine.Options{Dir: t.TempDir()})
	defer eng.Close()
	l := lab.New(lab.Options{
		Engine: eng, Preparer: dataset.NewPreparer(eng, t.TempDir()), Catalog: dataset.NewCatalog(datasets.FS),
		Grader: grade.New(), Variants: variant.NewBuilder(eng, t.TempDir()),
	})
	ex := &lesson.Exercise{
		ID: "typical", Type: lesson.SQL, Points: 10, Datasets: []string{"service-requests"}, Hash: "typical",
		Solutions: []lesson.Solution{{SQL: reference}}, Order: lesson.OrderKeys, Columns: lesson.ColumnsAuto, Variants: lesson.VariantsOn,
	}
	m, err := l.Mutate(context.Background(), &lesson.Pack{ID: "test"}, ex)
	if err != nil {
		t.Fatal(err)
	}
	if m.Valid < 8 {
		t.Errorf("only %d valid mutants", m.Valid)
	}
	if m.Share() < 0.9 {
		t.Errorf("%d of %d mutants refused; survivors: %v", m.Killed, m.Valid-m.Equivalent, m.Survivors)
	}
	if m.Killed <= m.OnSample {
		t.Errorf("%d refused on the sample and %d in all: the variants add nothing", m.OnSample, m.Killed)
	}
}
