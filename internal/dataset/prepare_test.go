package dataset

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/engine"
	"guildhall/internal/lesson/lessontest"
	"guildhall/internal/result"
)

// newEngine returns a real engine that ends with the test.
func newEngine(t testing.TB) *engine.Engine {
	t.Helper()
	eng := engine.New(engine.Options{Dir: t.TempDir()})
	t.Cleanup(func() { _ = eng.Close() })
	return eng
}

// counting counts the builds that pass through it.
type counting struct {
	*engine.Engine
	mu     sync.Mutex
	builds int
}

func (c *counting) Build(ctx context.Context, build engine.Build) error {
	c.mu.Lock()
	c.builds++
	c.mu.Unlock()
	return c.Engine.Build(ctx, build)
}

func libraries(t testing.TB) *Dataset {
	t.Helper()
	d, problems := ReadManifest(libraryVisits(t), "library-visits")
	if d == nil {
		t.Fatal(problems)
	}
	return d
}

// ask runs SQL on a prepared file and returns its rows as texts, NULL as "NULL".
func ask(t testing.TB, eng Builder, d *Dataset, file, sql string) []string {
	t.Helper()
	session, err := eng.Open(t.Context(), engine.Job{Databases: []engine.Database{{Name: d.ID, Path: file}}, AsOf: d.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = session.Close() }()
	outcome, err := session.Query(t.Context(), sql, 0)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, row := range outcome.Set.Rows {
		var cells []string
		for _, value := range row {
			text := value.String()
			if value.IsNull() {
				text = "NULL"
			}
			cells = append(cells, text)
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	return lines
}

func TestPrepare(t *testing.T) {
	eng := &counting{Engine: newEngine(t)}
	d, cache := libraries(t), t.TempDir()
	var steps []string
	file, err := NewPreparer(eng, cache).Prepare(t.Context(), d, func(done, total int) { steps = append(steps, fmt.Sprintf("%d/%d", done, total)) })
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"B1|2022-01-01|1200|door", "B1|2022-02-01|NULL|door", "B1|2022-03-01|11800|door", "B2|2022-01-01|0|estimate", "B2|2022-02-01|310|door"}
	if diff := cmp.Diff(want, ask(t, eng, d, file, "SELECT * FROM visits ORDER BY ALL")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"branch_id|VARCHAR", "month|DATE", "visits|INTEGER", "mode|VARCHAR"},
		ask(t, eng, d, file, "SELECT column_name, column_type FROM (DESCRIBE visits)")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"0/3", "1/3", "2/3", "3/3"}, steps); diff != "" {
		t.Error(diff)
	}
	again, err := NewPreparer(eng, cache).Prepare(t.Context(), d, func(int, int) { t.Error("progress without work") })
	if err != nil || again != file || eng.builds != 1 {
		t.Errorf("second time: %s, %v, %d builds", again, err, eng.builds)
	}
	left, err := os.ReadDir(filepath.Dir(file))
	if err != nil || len(left) != 3 {
		t.Errorf("the cache holds %v, want the database, its note and the lock", left)
	}
}

func TestPrepareEveryFormat(t *testing.T) {
	eng := newEngine(t)
	parquet, err := os.ReadFile("testdata/sample.parquet")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"NULL||NULL|NULL|NULL", "1|one|2024-01-02|1.50|[1, 2]"}
	for file, data := range map[string]string{
		"x.csv":     "a,b,c,d,e\n1,one,2024-01-02,1.5,\"[1, 2]\"\n,\"\",,,\n",
		"x.tsv":     "a\tb\tc\td\te\n1\tone\t2024-01-02\t1.5\t[1, 2]\n\t\"\"\t\t\t\n",
		"x.json":    `[{"a": 1, "b": "one", "c": "2024-01-02", "d": 1.5, "e": [1, 2]}, {"b": ""}]`,
		"x.ndjson":  "{\"a\": 1, \"b\": \"one\", \"c\": \"2024-01-02\", \"d\": 1.5, \"e\": [1, 2]}\n{\"b\": \"\"}\n",
		"x.parquet": string(parquet),
	} {
		t.Run(file, func(t *testing.T) {
			d := oneTable(t, file, []byte(data), bundledLimit, "a INTEGER", "b VARCHAR", "c DATE", "d DECIMAL(5,2)", "e INTEGER[]")
			path, err := NewPreparer(eng, t.TempDir()).Prepare(t.Context(), d, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, ask(t, eng, d, path, "SELECT * FROM sample ORDER BY a NULLS FIRST")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPrepareKeepsTextsApartFromNull(t *testing.T) {
	eng := newEngine(t)
	d := oneTable(t, "x.csv", []byte("a\n\\N\nNULL\n\"\"\n\n\"a\r\nb, \"\"c\"\"\"\n"), bundledLimit, "a VARCHAR")
	file, err := NewPreparer(eng, t.TempDir()).Prepare(t.Context(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := ask(t, eng, d, file, "SELECT a IS NULL, count(*), list(a ORDER BY a) FROM sample GROUP BY 1 ORDER BY 1")
	want := []string{"false|4|[, NULL, \\N, a\nb, \"c\"]", "true|1|[NULL]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPrepareNamesFaults(t *testing.T) {
	files := libraryVisits(t)
	edit(t, files, "library-visits/visits.csv", "1200", "many")
	edit(t, files, "library-visits/branches.csv", "B1,Central", "B1;Central")
	d, problems := ReadManifest(files, "library-visits")
	if d == nil {
		t.Fatal(problems)
	}
	_, err := NewPreparer(newEngine(t), t.TempDir()).Prepare(t.Context(), d, nil)
	var data *DataError
	if !errors.As(err, &data) {
		t.Fatalf("error %v is no *DataError", err)
	}
	if data.Message().Key != "dataset.broken" {
		t.Errorf("says %v", data.Message())
	}
	if diff := cmp.Diff([]string{"visits.csv:2:15 wrong-value", "branches.csv:2:1 row-length"}, brief(t, data.Problems)); diff != "" {
		t.Error(diff)
	}
}

func TestPrepareAgainWhenDamaged(t *testing.T) {
	for name, damage := range map[string]func(file string) error{
		"cut short":   func(file string) error { return os.Truncate(file, 4096) },
		"empty":       func(file string) error { return os.Truncate(file, 0) },
		"overwritten": func(file string) error { return os.WriteFile(file, []byte("not a database"), 0o600) },
		"one byte": func(file string) error {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			text[len(text)/2] ^= 1
			return os.WriteFile(file, text, 0o600)
		},
		"no note":   func(file string) error { return os.Remove(noteOf(file)) },
		"no file":   os.Remove,
		"a folder":  func(file string) error { return errors.Join(os.Remove(file), os.Mkdir(file, 0o700)) },
		"a remnant": func(file string) error { return os.Mkdir(filepath.Join(filepath.Dir(file), tempPrefix+"1"), 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			eng := &counting{Engine: newEngine(t)}
			d, cache := libraries(t), t.TempDir()
			file, err := NewPreparer(eng, cache).Prepare(t.Context(), d, nil)
			if err != nil {
				t.Fatal(err)
			}
			if err := damage(file); err != nil {
				t.Fatal(err)
			}
			if _, err = NewPreparer(eng, cache).Prepare(t.Context(), d, nil); err != nil {
				t.Fatal(err)
			}
			if got := ask(t, eng, d, file, "SELECT count(*) FROM visits"); got[0] != "5" {
				t.Errorf("after damage there are %s rows", got)
			}
			want := 2
			if name == "a remnant" {
				want = 1
			}
			if eng.builds != want {
				t.Errorf("%d builds, want %d", eng.builds, want)
			}
		})
	}
}

func TestPrepareStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := NewPreparer(newEngine(t), t.TempDir()).Prepare(ctx, libraries(t), nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestPrepareSaysWhatIsWrongWithTheFolder(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := NewPreparer(newEngine(t), filepath.Join(blocked, "cache")).Prepare(t.Context(), libraries(t), nil)
	var cache *CacheError
	if !errors.As(err, &cache) || cache.Message().Key != "dataset.cache-unusable" {
		t.Errorf("error %v", err)
	}
	for key, cause := range map[string]error{
		"dataset.cache-full":      &os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC},
		"dataset.cache-read-only": &os.PathError{Op: "open", Path: "x", Err: syscall.EACCES},
	} {
		if got := (&CacheError{Dir: "x", Err: cause}).Message().Key; got != key {
			t.Errorf("%v says %s, want %s", cause, got, key)
		}
	}
}

// fullDisk is an engine that has no room for what it builds.
type fullDisk struct{ Builder }

func (fullDisk) Build(context.Context, engine.Build) error {
	return fmt.Errorf("build database: %w", &result.QueryError{Cause: result.Stopped, Limit: result.SizeLimit, Offset: -1})
}

// TestPrepareOnFullDisk: DuckDB finding no room is the disk's fault, and not that of a query which the learner never wrote.
func TestPrepareOnFullDisk(t *testing.T) {
	_, err := NewPreparer(fullDisk{newEngine(t)}, t.TempDir()).Prepare(t.Context(), libraries(t), nil)
	var cache *CacheError
	if !errors.As(err, &cache) || cache.Message().Key != "dataset.cache-full" {
		t.Errorf("error %v", err)
	}
}

func TestPrepareInReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the superuser may write anywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	_, err := NewPreparer(newEngine(t), dir).Prepare(t.Context(), libraries(t), nil)
	var cache *CacheError
	if !errors.As(err, &cache) || !cache.ReadOnly() {
		t.Errorf("error %v", err)
	}
}

// A second process is this test binary again, told by the environment what to prepare.
const prepareIn = "GUILDHALL_TEST_PREPARE_IN"

func TestPrepareHelper(t *testing.T) {
	dir := os.Getenv(prepareIn)
	if dir == "" {
		t.Skip("only for TestPrepareInSeveralProcesses")
	}
	eng := &counting{Engine: newEngine(t)}
	file, err := NewPreparer(eng, dir).Prepare(t.Context(), libraries(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("rows %s builds %d\n", ask(t, eng, libraries(t), file, "SELECT count(*) FROM visits"), eng.builds)
}

func TestPrepareInSeveralProcesses(t *testing.T) {
	dir := t.TempDir()
	const processes = 3
	outputs := make([]string, processes)
	var group sync.WaitGroup
	for i := range processes {
		group.Go(func() {
			command := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestPrepareHelper$", "-test.v")
			command.Env = append(os.Environ(), prepareIn+"="+dir)
			text, err := command.CombinedOutput()
			outputs[i] = fmt.Sprintf("%s%v", text, err)
		})
	}
	group.Wait()
	all := strings.Join(outputs, "\n")
	if strings.Count(all, "rows [5]") != processes || strings.Count(all, "builds 1") != 1 {
		t.Errorf("want %d processes with 5 rows and one build:\n%s", processes, all)
	}
}

func TestPrune(t *testing.T) {
	eng := newEngine(t)
	cacheDir := t.TempDir()
	var prepared []string
	for i := range keptOthers + 3 {
		files := libraryVisits(t)
		edit(t, files, "library-visits/visits.csv", "310", fmt.Sprint(400+i))
		d, problems := ReadManifest(files, "library-visits")
		if d == nil {
			t.Fatal(problems)
		}
		file, err := NewPreparer(eng, cacheDir).Prepare(t.Context(), d, nil)
		if err != nil {
			t.Fatal(err)
		}
		prepared = append(prepared, file)
		used := time.Now().Add(time.Duration(i-100) * time.Hour)
		if err := os.Chtimes(noteOf(file), used, used); err != nil {
			t.Fatal(err)
		}
	}
	for i, file := range prepared {
		_, err := os.Stat(file)
		if kept := i >= len(prepared)-1-keptOthers; kept != (err == nil) {
			t.Errorf("file %d of %d: kept should be %t: %v", i+1, len(prepared), kept, err)
		}
	}
	last := prepared[len(prepared)-1]
	(&cache{dir: cacheDir}).prune(last, time.Now().Add(2*keptFor))
	left, err := filepath.Glob(filepath.Join(filepath.Dir(last), "*"+fileSuffix))
	if err != nil || len(left) != 1 || left[0] != last {
		t.Errorf("a month later there are %v", left)
	}
}

func TestPrepareRefusesParquetThatDiffers(t *testing.T) {
	parquet, err := os.ReadFile("testdata/sample.parquet")
	if err != nil {
		t.Fatal(err)
	}
	columns := []string{"a INTEGER", "b VARCHAR", "c DATE", "d DECIMAL(5,2)", "e INTEGER[]"}
	for name, test := range map[string]struct {
		columns []string
		code    string
		says    string
	}{
		"undeclared column": {columns[:4], "undeclared-column", `"e"`},
		"missing column":    {append(columns[:5:5], "f DATE"), "missing-column", `"f"`},
		"fractions":         {[]string{columns[0], columns[1], columns[2], "d INTEGER", columns[4]}, "wrong-value", `"1.50"`},
		"another type":      {[]string{columns[0], "b INTEGER", columns[2], columns[3], columns[4]}, "unreadable-rows", "one"},
	} {
		t.Run(name, func(t *testing.T) {
			d := oneTable(t, "x.parquet", parquet, bundledLimit, test.columns...)
			_, err := NewPreparer(newEngine(t), t.TempDir()).Prepare(t.Context(), d, nil)
			var data *DataError
			if !errors.As(err, &data) {
				t.Fatalf("error %v is no *DataError", err)
			}
			got := data.Problems[0]
			if got.Code != test.code || !strings.Contains(lessontest.Say(t, got.Message), test.says) {
				t.Errorf("problem %+v", got)
			}
		})
	}
	garbage := oneTable(t, "x.parquet", []byte("PAR1 and no more"), bundledLimit, columns...)
	_, err = NewPreparer(newEngine(t), t.TempDir()).Prepare(t.Context(), garbage, nil)
	var data *DataError
	if !errors.As(err, &data) {
		t.Errorf("error of a file that is no Parquet: %v", err)
	}
}
