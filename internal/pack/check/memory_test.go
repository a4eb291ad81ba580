package check_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rogpeppe/go-internal/txtar"

	"guildhall/internal/lesson"
	"guildhall/internal/pack/check"
)

func caseOf(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "problems", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return brokenPack(t, archive.Files)
}

// TestSecondCheckRedoesWhatChanged checks a pack, then again after changes, with one notebook that is saved in between.
func TestSecondCheckRedoesWhatChanged(t *testing.T) {
	w := newWorkshop(t)
	file := filepath.Join(t.TempDir(), "checks", "pack.json")
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	run := func(files fstest.MapFS, judge string) check.Report {
		notebook := check.OpenNotebook(file, now)
		report := w.check(t, files, check.Options{Memory: notebook, Judge: judge})
		if err := notebook.Save(); err != nil {
			t.Fatal(err)
		}
		return report
	}
	edit := func(files fstest.MapFS, old, with string) fstest.MapFS {
		changed := fstest.MapFS{}
		for name, f := range files {
			changed[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), old, with, 1))}
		}
		return changed
	}
	files := caseOf(t, "wrong-message")
	first := run(files, "a")
	if first.Remembered != 0 || first.Total != 4 || first.Errors() != 1 {
		t.Fatalf("at first %d of %d were remembered, %d errors", first.Remembered, first.Total, first.Errors())
	}
	again := run(files, "a")
	if again.Remembered != again.Total {
		t.Errorf("of an unchanged pack %d of %d were remembered", again.Remembered, again.Total)
	}
	said := cmp.Transformer("said", w.say)
	if diff := cmp.Diff(first, again, said, cmpopts.IgnoreFields(check.Report{}, "Elapsed", "Remembered")); diff != "" {
		t.Error(diff)
	}
	lower := run(edit(files, "::::: {.exercise", "One line more.\n\nAnd another.\n\n::::: {.exercise"), "a")
	if lower.Remembered != lower.Total || lower.Problems[0].Line != first.Problems[0].Line+4 {
		t.Errorf("four lines further down: %d remembered, line %d after %d", lower.Remembered, lower.Problems[0].Line, first.Problems[0].Line)
	}
	for name, test := range map[string]struct {
		files      fstest.MapFS
		judge      string
		remembered int
	}{
		"the exercise": {edit(files, "Count benches, not parks.", "Count the benches."), "a", 1},
		"the prompt":   {edit(files, "How many benches are there?", "How many benches stand there?"), "a", 3},
		"the data":     {edit(files, "8,Green,2,2024-06-02", "8,Green,3,2024-06-02"), "a", 0},
		"the judge":    {files, "b", 0},
	} {
		if report := run(test.files, test.judge); report.Remembered != test.remembered {
			t.Errorf("%s changed: %d of %d were remembered, want %d", name, report.Remembered, report.Total, test.remembered)
		}
	}
	now = now.AddDate(0, 2, 0)
	if late := run(files, "a"); late.Remembered != 0 {
		t.Errorf("after two months %d were remembered", late.Remembered)
	}
}

func TestOneExercise(t *testing.T) {
	w := newWorkshop(t)
	report := w.check(t, caseOf(t, "sound"), check.Options{Exercise: "sound-number", Fast: true})
	if len(report.Exercises) != 1 || report.Exercises[0].ID != "sound-number" || report.Exercises[0].Type != lesson.Number || len(report.Problems) != 0 {
		t.Errorf("got %+v", report)
	}
}

// A pack cannot hold up the check: what takes too long is given up, is said at its place, and is tried again the next time.
func TestTakesTooLong(t *testing.T) {
	w := newWorkshop(t)
	files := caseOf(t, "sound")
	notebook := check.OpenNotebook(filepath.Join(t.TempDir(), "pack.json"), time.Now())
	report := w.check(t, files, check.Options{Exercise: "sound-number", Patience: time.Nanosecond, Memory: notebook})
	if len(report.Problems) == 0 {
		t.Fatal("nothing took longer than a nanosecond")
	}
	for _, p := range report.Problems {
		if p.Code != "takes-too-long" || p.File == "" || p.Line == 0 {
			t.Errorf("got %v", p)
		}
	}
	if report := w.check(t, files, check.Options{Exercise: "sound-number", Memory: notebook}); len(report.Problems) > 0 || report.Remembered > 0 {
		t.Errorf("with time enough: %d remembered, %v", report.Remembered, report.Problems)
	}
}

// TestProgress hears the beginning and every step once, in order.
func TestProgress(t *testing.T) {
	w := newWorkshop(t)
	var steps []int
	total := 0
	w.check(t, caseOf(t, "near-accepted"), check.Options{Fast: true, Progress: func(done, of int) { steps, total = append(steps, done), of }})
	if diff := cmp.Diff([]int{0, 1, 2}, steps); diff != "" || total != 2 {
		t.Errorf("%s, of %d", diff, total)
	}
}

// TestStoppedCheckIsNotInVain ends a check after its first thing: that is remembered.
func TestStoppedCheckIsNotInVain(t *testing.T) {
	w := newWorkshop(t)
	file := filepath.Join(t.TempDir(), "pack.json")
	files := caseOf(t, "sound")
	ctx, stop := context.WithCancel(context.Background())
	parsed, problems := lesson.Parse(files)
	notebook := check.OpenNotebook(file, time.Now())
	_, err := check.Pack(ctx, parsed, problems, w.lab(files), check.Options{
		Fast: true, Say: w.say, Memory: notebook, Progress: func(done, _ int) {
			if done == 1 {
				stop()
			}
		},
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("a check that was stopped says %v", err)
	}
	if err := notebook.Save(); err != nil {
		t.Fatal(err)
	}
	report := w.check(t, files, check.Options{Fast: true, Memory: check.OpenNotebook(file, time.Now())})
	if report.Remembered != 1 || report.Total < 3 {
		t.Errorf("%d of %d things were remembered", report.Remembered, report.Total)
	}
}

// TestNotebookIsSavedMeanwhile keeps something when nothing was saved for long, as a program does that is then killed.
func TestNotebookIsSavedMeanwhile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "pack.json")
	now := time.Now()
	notebook := check.OpenNotebook(file, now)
	notebook.Keep("one", []byte("1"))
	if _, ok := check.OpenNotebook(file, now).Recall("one"); ok {
		t.Error("every word is saved at once")
	}
	check.Age(notebook)
	notebook.Keep("two", []byte("2"))
	killed := check.OpenNotebook(file, now)
	for _, key := range []string{"one", "two"} {
		if _, ok := killed.Recall(key); !ok {
			t.Errorf("%s is lost", key)
		}
	}
}
