package engine_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"guildhall/internal/engine"
	"guildhall/internal/result"
)

// attackVariable chooses the limits that learners have for the corpus, which then takes minutes, and holds each attack to
// the second: nothing else should be running.
const attackVariable = "GUILDHALL_ATTACK"

func isThorough() bool { return os.Getenv(attackVariable) != "" }

// hostileLimits are small for attacks on the limits, so that the corpus can be run often.
func hostileLimits(isHeavy bool) engine.Limits {
	if isThorough() {
		return engine.DefaultLimits()
	}
	limits := engine.Limits{
		Time: engine.DefaultLimits().Time, Count: 50 * time.Millisecond, Memory: 128 << 20, Process: 768 << 20, Threads: 2,
	}
	if isHeavy {
		limits.Time = 150 * time.Millisecond
	}
	return limits
}

const (
	// mostResident is what the program and all its workers together may have in memory while one learner's SQL runs.
	mostResident = 2560 << 20
	// mostDelay is how much longer than its limit a query may take; patience is what a busy machine may add.
	mostDelay = 500 * time.Millisecond
	patience  = 5 * time.Second
)

// hostile reads the corpus of attacks and adds those that are made here.
func hostile(t testing.TB) []txtar.File {
	t.Helper()
	var attacks []txtar.File
	for _, file := range []string{"testdata/hostile.txtar", "testdata/cunning.txtar", "testdata/further.txtar", "testdata/latest.txtar"} {
		corpus, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		attacks = append(attacks, corpus.Files...)
	}
	return slices.Concat(attacks, generated(), large(), bulk())
}

// TestHostile runs the corpus of attacks through real workers: whatever happens to a worker, the answer comes in time, memory
// stays within bounds, nothing is written anywhere, and the session goes on.
func TestHostile(t *testing.T) {
	dir := t.TempDir()
	e := newEngine(t, engine.Options{Dir: dir})
	databases := []engine.Database{newDatabase(t, e, "council", members...)}
	before := contents(t, databases[0].Path)
	var most int64
	var slowest time.Duration
	for _, attack := range hostile(t) {
		name, want, _ := strings.Cut(attack.Name, " ")
		t.Run(name, func(t *testing.T) {
			isHeavy := want == "stopped" || want == "contained"
			if testing.Short() && isHeavy {
				t.Skip("takes its time")
			}
			limits := hostileLimits(isHeavy)
			s := open(t, e, engine.Job{Databases: databases, AsOf: "2025-03-01", Limits: limits})
			sql := strings.TrimSuffix(string(attack.Data), "\n")
			peak := watchTree(t)
			began := time.Now()
			out, err := s.Query(t.Context(), sql, 0)
			took, resident := time.Since(began), peak()
			most, slowest = max(most, resident), max(slowest, took)
			if got := outcome(t, err); want != "contained" && got != want {
				t.Errorf("%.200q: %s, want %s: %v", sql, got, want, err)
			}
			late := mostDelay
			if !isThorough() {
				late = patience
			}
			if took > limits.Time+late {
				t.Errorf("%.200q took %v", sql, took)
			}
			if resident > mostResident {
				t.Errorf("%.200q: %d MB in all processes", sql, resident>>20)
			}
			if out.Set != nil && len(out.Set.Rows) > engine.DefaultLimits().Rows {
				t.Errorf("%.200q: %d rows", sql, len(out.Set.Rows))
			}
			if err := s.Use(t.Context(), databases); err != nil {
				t.Fatal(err)
			}
			goesOn(t, s)
			onlyLinks(t, dir)
		})
	}
	t.Logf("the slowest took %v; at most %d MB in all processes", slowest.Round(time.Millisecond), most>>20)
	if diff := cmp.Diff(before, contents(t, databases[0].Path)); diff != "" {
		t.Errorf("an attack changed something: %s", diff)
	}
}

// goesOn checks that the session answers as before. On a busy machine the limits of the corpus may be too short even for that.
func goesOn(t *testing.T, s *engine.Session) {
	t.Helper()
	for began := time.Now(); ; {
		out, err := s.Query(t.Context(), "SELECT count(*) FROM members", 0)
		if err == nil {
			if got := out.Set.Rows[0][0].String(); got != "3" {
				t.Errorf("the session gives %s afterwards", got)
			}
			return
		}
		if outcome(t, err) != "stopped" || time.Since(began) > patience {
			t.Fatalf("the session goes on with %v", err)
		}
	}
}

// contents describes what an attack must not change: the database and what lies beside it, the folder that the tests run in, and
// the names that the attacks would give to their files.
func contents(t *testing.T, database string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, pattern := range []string{filepath.Join(filepath.Dir(database), "*"), "*", "/tmp/guildhall-attack*"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				found[file] = "a folder"
				continue
			}
			found[file] = fmt.Sprintf("%x", sha256.Sum256(text))
		}
	}
	return found
}

// onlyLinks checks that workers' folders hold the database's link and nothing else.
func onlyLinks(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a worker that has just ended took its folder with it
		}
		if err == nil && !entry.IsDir() && entry.Name() != "council" {
			t.Errorf("a file was created: %s", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func outcome(t *testing.T, err error) string {
	t.Helper()
	var failure *result.QueryError
	switch {
	case err == nil:
		return "ok"
	case !errors.As(err, &failure):
		t.Fatalf("the engine failed: %v", err)
	case failure.Cause == result.Blocked:
		return "blocked"
	case failure.Cause == result.Stopped:
		return "stopped"
	}
	return "refused"
}

// TestMeasuredHazards are the queries that made a DuckDB of the same process take gigabytes or ignore its deadline.
func TestMeasuredHazards(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time")
	}
	limits := engine.Limits{
		Time: 1500 * time.Millisecond, Count: 200 * time.Millisecond, Memory: 128 << 20, Process: 768 << 20, Threads: 2,
	}
	e := newEngine(t, engine.Options{Limits: limits})
	hazards := map[string]string{
		"long list":     "SELECT len(range(0, 2000000000))",
		"unions":        "SELECT 1" + strings.Repeat(" UNION ALL SELECT 1", 20_000),
		"wide printf":   "SELECT printf('%1000000000d', 1)",
		"string match":  "SELECT levenshtein(repeat('ab', 500000), repeat('ba', 500000))",
		"long IN":       "SELECT 1 WHERE 1 IN (" + strings.Repeat("1,", 500_000) + "1)",
		"profiling":     "PRAGMA enable_profiling",
		"recursion":     "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t",
		"cross product": "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range = -1",
	}
	for name, sql := range hazards {
		t.Run(name, func(t *testing.T) {
			s := open(t, e, engine.Job{})
			peak := watchTree(t)
			began := time.Now()
			_, err := s.Query(t.Context(), sql, 0)
			took, most := time.Since(began), peak()
			t.Logf("%s after %v, at most %d MB in all processes", outcome(t, err), took.Round(time.Millisecond), most>>20)
			if most > limits.Process+(256<<20) {
				t.Errorf("%d MB resident", most>>20)
			}
			if got := cell(t, s, "SELECT 42"); got != "42" {
				t.Errorf("afterwards: %s", got)
			}
		})
	}
}

// watchTree measures the most memory that this process and all below it together have resident, until it is called.
func watchTree(t *testing.T) (peak func() int64) {
	t.Helper()
	if runtime.GOOS != "linux" {
		return func() int64 { return 0 }
	}
	stop, most := make(chan struct{}), make(chan int64)
	go func() {
		var top int64
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				top = max(top, residentTree(os.Getpid()))
			case <-stop:
				most <- max(top, residentTree(os.Getpid()))
				return
			}
		}
	}()
	return func() int64 {
		close(stop)
		return <-most
	}
}

func residentTree(pid int) int64 {
	total, _ := engine.ResidentMemory(pid)
	for _, child := range children(pid) {
		total += residentTree(child)
	}
	return total
}
