package check_test

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"guildhall/datasets"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lab"
	"guildhall/internal/lesson"
	"guildhall/internal/pack"
	"guildhall/internal/pack/check"
	"guildhall/internal/variant"
)

var update = flag.Bool("update", false, "rewrite the golden messages in testdata/problems")

// workshop is what all tests share: one engine, and one folder of prepared databases.
type workshop struct {
	engine *engine.Engine
	cache  string
	say    func(i18n.Message) string
}

func newWorkshop(tb testing.TB) *workshop {
	tb.Helper()
	words, err := i18n.NewPrinter(i18n.BaseLanguage)
	if err != nil {
		tb.Fatal(err)
	}
	e := engine.New(engine.Options{Workers: 2})
	tb.Cleanup(func() { _ = e.Close() })
	return &workshop{engine: e, cache: tb.TempDir(), say: words.Say}
}

// lab returns a laboratory for the pack in a file system.
func (w *workshop) lab(files fs.FS) *lab.Lab {
	return lab.New(lab.Options{
		Engine:   w.engine,
		Preparer: dataset.NewPreparer(w.engine, w.cache),
		Catalog:  dataset.NewCatalog(datasets.FS),
		Variants: variant.NewBuilder(w.engine, filepath.Join(w.cache, "_variants")),
		Grader:   grade.New().WithPatience(time.Minute), // what is said must not hang on how busy the machine is
		Files:    func(string) (fs.FS, error) { return files, nil },
	})
}

// check checks the pack in a file system as the command does.
func (w *workshop) check(tb testing.TB, files fs.FS, options check.Options) check.Report {
	tb.Helper()
	parsed, problems := lesson.Parse(files)
	options.Say, options.Workers = w.say, 2
	options.Shelf = pack.NewLibrary(os.DirFS("testdata/shelf"), "").Pack
	bench := w.lab(files)
	options.Desk = func() (check.Bench, func()) {
		desk := bench.Desk()
		return desk, desk.Close
	}
	report, err := check.Pack(context.Background(), parsed, problems, bench, options)
	if err != nil {
		tb.Fatal(err)
	}
	return report
}

// brokenPack lays a case's files over the sound pack.
func brokenPack(t *testing.T, files []txtar.File) fstest.MapFS {
	t.Helper()
	base, err := txtar.ParseFile("testdata/problems/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, file := range append(base.Files, files...) {
		if file.Name == "want" {
			continue
		}
		data := file.Data
		if string(data) == "PNG\n" {
			data = []byte("\x89PNG\r\n\x1a\n")
		}
		fsys[file.Name] = &fstest.MapFile{Data: data}
	}
	if translation, ok := fsys["01-first.ca.md"]; ok {
		parsed, _ := lesson.Parse(fsys)
		translation.Data = []byte(strings.ReplaceAll(string(translation.Data), "HASH", parsed.Lessons[0].Hash))
	}
	return fsys
}

var counterexample = regexp.MustCompile(`(?m)^(benches|first solution|this solution): \(.*$`)

// describe writes a problem as the golden files hold it.
func describe(say func(i18n.Message) string, p lesson.Problem) string {
	of := ""
	if p.Exercise != "" {
		of = " #" + p.Exercise
	}
	// How small a counterexample becomes depends on the time there is to shrink it.
	message := counterexample.ReplaceAllString(say(p.Message), "$1: …")
	return fmt.Sprintf("%s %s%s\n%s:%d:%d\n%s\n%s\n", p.Severity, p.Code, of, p.File, p.Line, p.Column, message, say(p.Mend))
}

// TestProblems checks packs with one fault each, that only a check finds or that a trainer meets in one. The name of a case begins with
// the code of its fault; a sound pack has none.
func TestProblems(t *testing.T) {
	names, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(names) < 60 {
		t.Fatalf("%d cases, %v", len(names), err)
	}
	w := newWorkshop(t)
	for i, name := range names {
		if testing.Short() && i%4 != 0 {
			continue // the others are run without -short
		}
		id := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(id, func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			report := w.check(t, brokenPack(t, archive.Files), check.Options{})
			var got []string
			named := id == "base" || id == "sound"
			for _, p := range report.Problems {
				got = append(got, describe(w.say, p))
				named = named || strings.HasPrefix(id, p.Code)
				if said := describe(w.say, p); w.say(p.Mend) == "" || strings.Contains(said, "<no value>") || strings.Contains(said, "‹") || p.File == "" {
					t.Errorf("not a sentence with a place: %s", said)
				}
			}
			compareGolden(t, name, archive, strings.Join(got, "\n"))
			if !named {
				t.Errorf("no problem has the code of the case's name")
			}
		})
	}
}

func compareGolden(t *testing.T, name string, archive *txtar.Archive, got string) {
	t.Helper()
	want, kept := "", archive.Files[:0:0]
	for _, file := range archive.Files {
		if file.Name == "want" {
			want = string(file.Data)
			continue
		}
		kept = append(kept, file)
	}
	if !*update {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		return
	}
	archive.Files = kept
	if got != "" {
		archive.Files = append(archive.Files, txtar.File{Name: "want", Data: []byte(got)})
	}
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
