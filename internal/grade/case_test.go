package grade_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

var update = flag.Bool("update", false, "write the verdicts of testdata/cases anew; read the difference before keeping it")

// TestCases grades every answer of testdata/cases with the real engine. A case is an exercise as a pack has it, answers,
// and for each the verdict as the learner gets it.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	bench := newBench(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			bench.file = filepath.Base(file)
			bench.grade(t, archive)
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	t.Run("findings", bench.checkFindings)
}

// grade judges the answers of a case. Each file "answer NAME" is followed by a file "verdict NAME".
func (b *bench) grade(t *testing.T, archive *txtar.Archive) {
	var ex *lesson.Exercise
	var kept []txtar.File
	for i, file := range archive.Files {
		switch name, _, _ := strings.Cut(file.Name, " "); name {
		case "exercise":
			ex = parseExercise(t, string(file.Data))
			kept = append(kept, file)
		case "answer":
			said := b.judge(t, ex, string(file.Data))
			verdict := txtar.File{Name: "verdict" + strings.TrimPrefix(file.Name, "answer"), Data: []byte(said)}
			kept = append(kept, file, verdict)
			if *update {
				continue
			}
			want := ""
			if i+1 < len(archive.Files) && archive.Files[i+1].Name == verdict.Name {
				want = string(archive.Files[i+1].Data)
			}
			if diff := cmp.Diff(want, said); diff != "" {
				t.Errorf("%s: verdict differs (-want +got):\n%s", file.Name, diff)
			}
		}
	}
	archive.Files = kept
}

// parseExercise reads one exercise through the real parser.
func parseExercise(t *testing.T, source string) *lesson.Exercise {
	t.Helper()
	pack := "format: 1\nid: cases\nversion: 1.0.0\ntitle: Cases\ndescription: Cases.\nlanguage: en\nlicence: CC-BY-4.0\nauthors: [Data Office]\n" +
		"datasets: [council]\nskills:\n  select: {title: Choose columns, sql: [select]}\nmodules:\n  - title: All\n    lessons: [01-case]\n"
	header := "---\ntitle: Case\nminutes: 5\nobjectives:\n  - Judge\ndataset: council\nteaches: [select]\n---\n\n# Case\n\n"
	parsed, problems := lesson.Parse(fstest.MapFS{
		"pack.yaml":  {Data: []byte(pack)},
		"01-case.md": {Data: []byte(header + source)},
	})
	for _, p := range problems {
		if p.Severity == lesson.Error {
			t.Fatalf("the case's exercise: %v", p)
		}
	}
	exercises := parsed.Lessons[0].Exercises()
	if len(exercises) != 1 {
		t.Fatalf("the case holds %d exercises", len(exercises))
	}
	return exercises[0]
}

// bench runs answers in the engine on the database of testdata/council.sql.
type bench struct {
	engine   *engine.Engine
	database engine.Database
	printer  *i18n.Printer
	limits   engine.Limits
	file     string             // the case that is judged
	seen     map[string]example // by key of the message
}

func newBench(t testing.TB) *bench {
	t.Helper()
	e := engine.New(engine.Options{Dir: t.TempDir(), Workers: 1})
	t.Cleanup(func() { _ = e.Close() })
	source, err := os.ReadFile("testdata/council.sql")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "council.duckdb")
	if err := e.Build(t.Context(), engine.Build{Output: path, Statements: strings.Split(strings.TrimSuffix(strings.TrimSpace(string(source)), ";"), ";\n")}); err != nil {
		t.Fatal(err)
	}
	printer, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	return &bench{e, engine.Database{Name: "council", Path: path}, printer, engine.Limits{Cell: -1}, "", map[string]example{}}
}

// Open lets the bench be a grade.Opener.
func (b *bench) Open(ctx context.Context, ex *lesson.Exercise) (grade.Session, error) {
	session, err := b.engine.Open(ctx, engine.Job{Databases: []engine.Database{b.database}, Private: ex.Type == lesson.Change, Limits: b.limits})
	if err != nil {
		return nil, err
	}
	return seat{session, b.database}, nil
}

// seat fits an engine's session to the judge.
type seat struct {
	*engine.Session
	database engine.Database
}

func (s seat) Use(ctx context.Context, _ int) error {
	return s.Session.Use(ctx, []engine.Database{s.database})
}

func (s seat) Databases() int { return 1 }

// judge grades an answer and writes the verdict as a learner reads it.
func (b *bench) judge(t *testing.T, ex *lesson.Exercise, answer string) string {
	t.Helper()
	v, err := grade.New().WithPatience(time.Minute).Grade(t.Context(), ex, strings.TrimSuffix(answer, "\n"), b)
	var none *grade.NotAnAttempt
	if errors.As(err, &none) {
		b.keep(b.file, answer, none.Message)
		return fmt.Sprintf("no attempt\n%s %d:%d %s\n", none.Code, none.Line, none.Column, b.printer.Say(none.Message))
	}
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n", v.Outcome)
	for _, f := range v.Findings {
		b.keep(b.file, answer, f.Message)
		fmt.Fprintf(&out, "%s %s %s %d:%d+%d %s\n", f.Code, f.Kind, dash(f.Clause), f.Line, f.Column, f.Length, b.printer.Say(f.Message))
	}
	if d := v.Diff; d != nil {
		fmt.Fprintf(&out, "diff: %d rows expected, %d returned; %d missing, %d extra, %d changed\n", d.ExpectedRows, d.ActualRows, d.MissingCount, d.ExtraCount, d.ChangedCount)
	}
	return out.String()
}

func TestAnEndlessQueryIsStopped(t *testing.T) {
	b := newBench(t)
	b.limits.Time = 300 * time.Millisecond
	ex := &lesson.Exercise{ID: "endless", Type: lesson.SQL, Points: 10, Solutions: []lesson.Solution{{SQL: "SELECT 1 AS n"}}}
	v, err := grade.New().Grade(t.Context(), ex, "SELECT sum(a.i * b.i % 7) FROM range(1000000) a(i), range(1000000) b(i)", b)
	if err != nil {
		t.Fatal(err)
	}
	if v.Outcome != grade.Stopped || len(v.Findings) != 1 || v.Findings[0].Code != "GH-STOPPED" {
		t.Errorf("%s %v", v.Outcome, v.Findings)
	}
}

// BenchmarkSubmit judges a right answer; beside it stands what DuckDB needs for the same two queries in a session that is
// open already.
func BenchmarkSubmit(b *testing.B) {
	bench := newBench(b)
	reference := "SELECT district, count(*) AS requests FROM requests GROUP BY district ORDER BY requests DESC"
	answer := "SELECT district, count(id) AS n FROM requests GROUP BY ALL ORDER BY n DESC, district"
	ex := &lesson.Exercise{ID: "busiest", Type: lesson.SQL, Points: 10, Order: lesson.OrderKeys, Solutions: []lesson.Solution{{SQL: reference}}}
	b.Run("judge", func(b *testing.B) {
		for b.Loop() {
			if v, err := grade.New().Grade(b.Context(), ex, answer, bench); err != nil || v.Outcome != grade.Correct {
				b.Fatal(v.Outcome, err)
			}
		}
	})
	b.Run("queries", func(b *testing.B) {
		session, err := bench.Open(b.Context(), ex)
		if err != nil {
			b.Fatal(err)
		}
		defer session.Close()
		for b.Loop() {
			for _, sql := range []string{reference, answer} {
				if _, err := session.Query(b.Context(), sql, 0); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
