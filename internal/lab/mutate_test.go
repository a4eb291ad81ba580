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

// A fault of the first reading that is just what another accepted reading asks for is no fault.
func TestMutantsOfAnotherReading(t *testing.T) {
	eng := engine.New(engine.Options{Dir: t.TempDir()})
	defer eng.Close()
	l := lab.New(lab.Options{
		Engine: eng, Preparer: dataset.NewPreparer(eng, t.TempDir()), Catalog: dataset.NewCatalog(datasets.FS),
		Grader: grade.New(), Variants: variant.NewBuilder(eng, t.TempDir()),
	})
	over := lesson.Solution{SQL: "SELECT name FROM areas WHERE population > 20000"}
	atLeast := lesson.Solution{SQL: "SELECT name FROM areas WHERE population >= 20000", Reading: "20,000 counts"}
	of := func(solutions ...lesson.Solution) grade.Mutation {
		ex := &lesson.Exercise{
			ID: "two-readings", Type: lesson.SQL, Points: 10, Datasets: []string{"areas"}, Hash: "two-readings",
			Solutions: solutions, Order: lesson.OrderAuto, Columns: lesson.ColumnsAuto, Variants: lesson.VariantsOn,
		}
		m, err := l.Mutate(context.Background(), &lesson.Pack{ID: "test"}, ex)
		if err != nil {
			t.Fatal(err)
		}
		if len(m.Survivors) > 0 {
			t.Errorf("survivors: %v", m.Survivors)
		}
		return m
	}
	one, two := of(over), of(over, atLeast)
	const alike = 2 // >= 20000 and, of whole numbers, > 19999
	if two.Valid != one.Valid || two.Equivalent != one.Equivalent+alike || two.Killed != one.Killed-alike {
		t.Errorf("with one reading %d of %d equivalent and %d refused, with two %d of %d and %d", one.Equivalent, one.Valid, one.Killed, two.Equivalent, two.Valid, two.Killed)
	}
}
