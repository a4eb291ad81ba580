package check_test

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"guildhall/internal/lesson"
	"guildhall/internal/pack/check"
	"guildhall/lessons"
)

// oneLesson is a lesson of seven exercises.
const oneLesson = "01-what-is-a-row"

// BenchmarkCheck checks a bundled pack: with nothing prepared, with data and variants prepared, and with everything remembered. The time
// that DuckDB alone needs for the same queries is beside it. With -short it is one lesson of seven exercises.
func BenchmarkCheck(b *testing.B) {
	files, err := fs.Sub(lessons.FS, "council-basics")
	if err != nil {
		b.Fatal(err)
	}
	only := ""
	if testing.Short() {
		only = oneLesson
	}
	for _, fast := range []bool{true, false} {
		name := map[bool]string{true: "fast", false: "full"}[fast]
		b.Run(name+"/cold", func(b *testing.B) {
			for b.Loop() {
				newWorkshop(b).check(b, files, check.Options{Fast: fast, Lesson: only})
			}
		})
		w := newWorkshop(b)
		memory := check.OpenNotebook(filepath.Join(b.TempDir(), "notebook.json"), time.Now())
		w.check(b, files, check.Options{Fast: fast, Lesson: only, Memory: memory})
		b.Run(name+"/prepared", func(b *testing.B) {
			for b.Loop() {
				w.check(b, files, check.Options{Fast: fast, Lesson: only})
			}
		})
		b.Run(name+"/remembered", func(b *testing.B) {
			for b.Loop() {
				w.check(b, files, check.Options{Fast: fast, Lesson: only, Memory: memory})
			}
		})
		if fast {
			b.Run("queries", func(b *testing.B) { queries(b, w, files, only) })
		}
	}
}

// BenchmarkLesson checks one lesson of seven exercises with --fast, as its author does after every change: for the first time, with data
// and variants prepared, and with everything remembered. The time for the same queries alone, in an open session, is beside it.
func BenchmarkLesson(b *testing.B) {
	files, err := fs.Sub(lessons.FS, "council-basics")
	if err != nil {
		b.Fatal(err)
	}
	options := check.Options{Fast: true, Lesson: oneLesson}
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			newWorkshop(b).check(b, files, options)
		}
	})
	w := newWorkshop(b)
	remembering := options
	remembering.Memory = check.OpenNotebook(filepath.Join(b.TempDir(), "notebook.json"), time.Now())
	w.check(b, files, remembering)
	b.Run("prepared", func(b *testing.B) {
		for b.Loop() {
			w.check(b, files, options)
		}
	})
	b.Run("remembered", func(b *testing.B) {
		for b.Loop() {
			w.check(b, files, remembering)
		}
	})
	b.Run("queries", func(b *testing.B) { queries(b, w, files, options.Lesson) })
}

// queries runs every example, chart, solution and wrong answer of a lesson, or of all for "", once on the sample.
func queries(b *testing.B, w *workshop, files fs.FS, only string) {
	b.Helper()
	pack, _ := lesson.Parse(files)
	desk := w.lab(files).Desk()
	defer desk.Close()
	run := func(datasets []string, sql string) {
		_, _ = desk.Run(context.Background(), pack, datasets, sql) // some must fail
	}
	for b.Loop() {
		for _, l := range pack.Lessons {
			if only != "" && l.ID != only {
				continue
			}
			for _, block := range l.Blocks {
				switch x := block.(type) {
				case *lesson.Example:
					run(l.Datasets, x.SQL)
				case *lesson.Chart:
					run(l.Datasets, x.SQL)
				case *lesson.Exercise:
					for _, s := range x.Solutions {
						run(x.Datasets, s.SQL)
					}
					for _, s := range x.Wrong {
						run(x.Datasets, s.SQL)
					}
				}
			}
		}
	}
}

// BenchmarkGrowth checks generated packs of 10 to 1,000 exercises and reports how long each exercise takes and how much memory is left in
// use. With -short it stops at 100.
func BenchmarkGrowth(b *testing.B) {
	for _, exercises := range []int{10, 100, 1000} {
		if testing.Short() && exercises > 100 {
			continue
		}
		files := generated(exercises)
		w := newWorkshop(b)
		b.Run(strconv.Itoa(exercises), func(b *testing.B) {
			for b.Loop() {
				report := w.check(b, files, check.Options{Fast: true})
				if len(report.Exercises) != exercises || report.Errors() > 0 {
					b.Fatalf("%d exercises, %v", len(report.Exercises), report.Problems)
				}
			}
			runtime.GC()
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			b.ReportMetric(float64(memory.HeapAlloc)/(1<<20), "MiB-heap")
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*exercises), "ms/exercise")
		})
	}
}

// generated is a pack of that many exercises on the small dataset of the fixtures, ten in a lesson.
func generated(exercises int) fstest.MapFS {
	archive, err := txtar.ParseFile("testdata/problems/base.txtar")
	if err != nil {
		panic(err)
	}
	files := fstest.MapFS{}
	for _, file := range archive.Files {
		files[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	delete(files, "01-first.md")
	var names strings.Builder
	for n := 0; n < exercises; n += 10 {
		name := fmt.Sprintf("l%04d", n)
		fmt.Fprintf(&names, "      - %s\n", name)
		text := "---\ntitle: " + name + "\nminutes: 10\nobjectives:\n  - Count\ndataset: benches\nteaches:\n  - select\n---\n\nText.\n"
		for i := n; i < n+10; i++ {
			text += fmt.Sprintf("\n::::: {.exercise #ex-%d type=sql order=none variants=off why=\"To measure the check alone.\"}\n\nBenches with more than %d seats?\n\n::: solution\n\n```sql\nSELECT bench_id, %d AS n FROM benches WHERE seats > %d\n```\n\n:::\n\n:::::\n", i, i%5, i, i%5)
		}
		files[name+".md"] = &fstest.MapFile{Data: []byte(text)}
	}
	header := string(files["pack.yaml"].Data)
	files["pack.yaml"].Data = []byte(strings.Replace(header, "      - 01-first\n", names.String(), 1))
	return files
}
