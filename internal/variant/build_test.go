package variant

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/lesson"
)

func TestVariantsAreTheSameEveryTime(t *testing.T) {
	w := newWorkshop(t)
	sample := w.sample("lending")
	ex := asking("SELECT m.name FROM members m JOIN loans l USING (member_id) WHERE l.fine > 2 AND m.town LIKE 'North%'")
	first, second := w.build(sample, ex), w.build(sample, ex)
	if diff := cmp.Diff(kinds(first), kinds(second)); diff != "" {
		t.Fatalf("kinds (-first +second):\n%s", diff)
	}
	for i := range first {
		for _, table := range []string{"members", "loans", "books"} {
			a, b := w.open(sample, first[i]), "SELECT rowid, * FROM "+table+" ORDER BY rowid"
			before := digest(w.query(a, b))
			_ = a.Close()
			again := w.open(sample, second[i])
			after := digest(w.query(again, b))
			_ = again.Close()
			if before != after {
				t.Errorf("%s: %s differs", first[i].Kind, table)
			}
		}
	}
}

func TestVariantsComeFromTheCache(t *testing.T) {
	w := newWorkshop(t)
	sample, dir := w.sample("works"), t.TempDir()
	ex := asking("SELECT crew FROM shifts WHERE finished < planned")
	builder := NewBuilder(w.engine, dir)
	made, err := builder.Variants(context.Background(), ex, sample)
	if err != nil || len(made) == 0 {
		t.Fatal(made, err)
	}
	again, err := NewBuilder(nil, dir).Variants(context.Background(), ex, sample) // without an engine nothing can be made
	if err != nil || !slices.Equal(kinds(again), kinds(made)) {
		t.Fatal(kinds(again), err)
	}
	if err := os.WriteFile(made[0].Databases[0].Path, []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	mended, err := NewBuilder(w.engine, dir).Variants(context.Background(), ex, sample)
	if err != nil || !slices.Equal(kinds(mended), kinds(made)) {
		t.Fatal(kinds(mended), err)
	}
	if info, err := os.Stat(mended[0].Databases[0].Path); err != nil || info.Size() < 1000 {
		t.Error("the damaged file is still there")
	}
	left, _ := filepath.Glob(filepath.Join(dir, tempPrefix+"*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestExercisesWithoutVariants(t *testing.T) {
	sql := "SELECT crew FROM shifts"
	for name, change := range map[string]func(*lesson.Exercise){
		"off":         func(ex *lesson.Exercise) { ex.Variants = lesson.VariantsOff },
		"number":      func(ex *lesson.Exercise) { ex.Type = lesson.Number },
		"no solution": func(ex *lesson.Exercise) { ex.Solutions = nil },
	} {
		ex := asking(sql)
		change(ex)
		// Neither engine nor sample is touched.
		if made, err := NewBuilder(nil, "").Variants(context.Background(), ex, Sample{}); err != nil || made != nil {
			t.Errorf("%s: %v, %v", name, made, err)
		}
	}
}

func TestEmptyTablesOnlyWhenAskedFor(t *testing.T) {
	w := newWorkshop(t)
	sample := w.sample("works")
	ex := asking("SELECT max(cost) AS most FROM shifts")
	if made := w.build(sample, ex); slices.Contains(kinds(made), Empty) {
		t.Error("an empty table, unasked")
	}
	ex.Variants = lesson.VariantsEmpty
	if made := w.build(sample, ex); !slices.Contains(kinds(made), Empty) {
		t.Errorf("no empty table among %v", kinds(made))
	}
}
