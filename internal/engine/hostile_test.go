package engine_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"guildhall/internal/engine"
	"guildhall/internal/result"
)

// hostileLimits are small, so that the corpus can be run often.
func hostileLimits() engine.Limits {
	return engine.Limits{
		Time: 1500 * time.Millisecond, Count: 200 * time.Millisecond, Memory: 128 << 20, Process: 768 << 20, Threads: 2,
	}
}

// TestHostile runs the corpus of attacks through real workers.
func TestHostile(t *testing.T) {
	corpus, err := txtar.ParseFile("testdata/hostile.txtar")
	if err != nil {
		t.Fatal(err)
	}
	e := newEngine(t, engine.Options{Limits: hostileLimits()})
	db := newDatabase(t, e, "council", members...)
	attacks := append(corpus.Files, generated()...)
	for _, attack := range attacks {
		name, want, _ := strings.Cut(attack.Name, " ")
		t.Run(name, func(t *testing.T) {
			if testing.Short() && (want == "stopped" || want == "contained") {
				t.Skip("takes its time")
			}
			s := open(t, e, engine.Job{Databases: []engine.Database{db}, AsOf: "2025-03-01"})
			sql := strings.TrimSuffix(string(attack.Data), "\n")
			began := time.Now()
			out, err := s.Query(t.Context(), sql, 0)
			took := time.Since(began)
			if got := outcome(t, err); want != "contained" && got != want {
				t.Errorf("%.200q: %s, want %s: %v", sql, got, want, err)
			}
			// Generous, since the machine may be busy with something else.
			if took > hostileLimits().Time+5*time.Second {
				t.Errorf("%.200q took %v", sql, took)
			}
			if out.Set != nil && len(out.Set.Rows) > engine.DefaultLimits().Rows {
				t.Errorf("%.200q: %d rows", sql, len(out.Set.Rows))
			}
			if got := cell(t, s, "SELECT count(*) FROM council.members"); got != "3" {
				t.Errorf("%.200q: the session gives %s afterwards", sql, got)
			}
		})
	}
	traces, err := filepath.Glob("/tmp/guildhall-attack*")
	if err != nil || len(traces) > 0 {
		t.Errorf("files were written: %v %v", traces, err)
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

// generated are attacks too long to be written down.
func generated() []txtar.File {
	file := func(name, sql string) txtar.File { return txtar.File{Name: name, Data: []byte(sql)} }
	values := func(n int) string { return strings.Repeat("1,", n) + "1" }
	return []txtar.File{
		file("stack/brackets contained", "SELECT "+strings.Repeat("(", 50_000)+"1"+strings.Repeat(")", 50_000)),
		file("stack/brackets-open contained", "SELECT "+strings.Repeat("(", 500_000)),
		file("stack/functions contained", "SELECT "+strings.Repeat("abs(", 20_000)+"1"+strings.Repeat(")", 20_000)),
		file("stack/not contained", "SELECT "+strings.Repeat("NOT ", 200_000)+"true"),
		file("stack/minus contained", "SELECT "+strings.Repeat("- ", 200_000)+"1"),
		file("stack/case contained", "SELECT "+strings.Repeat("CASE WHEN true THEN ", 10_000)+"1"+strings.Repeat(" END", 10_000)),
		file("stack/subqueries contained", strings.Repeat("SELECT * FROM (", 3000)+"SELECT 1"+strings.Repeat(")", 3000)),
		file("stack/lists contained", "SELECT "+strings.Repeat("[", 20_000)+strings.Repeat("]", 20_000)),
		file("stack/plus contained", "SELECT 1"+strings.Repeat("+1", 100_000)),
		file("stack/and contained", "SELECT 1 WHERE true"+strings.Repeat(" AND true", 100_000)),
		file("stack/comment contained", strings.Repeat("/*", 100_000)),
		file("stack/explain blocked", strings.Repeat("EXPLAIN ", 1000)+"SELECT 1"),
		file("stack/json contained", "SELECT '"+strings.Repeat("[", 100_000)+"'::JSON"),
		file("stack/types contained", "SELECT NULL::"+strings.Repeat("STRUCT(a ", 5000)+"INTEGER"+strings.Repeat(")", 5000)),
		file("size/unions contained", "SELECT 1"+strings.Repeat(" UNION ALL SELECT 1", 20_000)),
		file("size/in contained", "SELECT 1 WHERE 1 IN ("+values(500_000)+")"),
		file("size/columns contained", "SELECT "+values(50_000)),
		file("size/statements contained", strings.Repeat("SELECT 1;", 20_000)),
		file("size/name contained", `SELECT 1 AS "`+strings.Repeat("x", 1<<20)+`"`),
		file("size/text stopped", "SELECT '"+strings.Repeat("x", 17<<20)+"'"),
		file("size/joins contained", "SELECT count(*) FROM range(2) t0"+strings.Repeat(", range(2)", 200)),
	}
}

// TestMeasuredHazards are the queries that made a DuckDB of the same process take gigabytes or ignore its deadline.
func TestMeasuredHazards(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time")
	}
	limits := hostileLimits()
	dir := t.TempDir()
	e := newEngine(t, engine.Options{Limits: limits, Dir: dir})
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
			peak := watchChildren(t)
			began := time.Now()
			_, err := s.Query(t.Context(), sql, 0)
			took, most := time.Since(began), peak()
			t.Logf("%s after %v, at most %d MB in workers", outcome(t, err), took.Round(time.Millisecond), most>>20)
			if most > limits.Process+(256<<20) {
				t.Errorf("%d MB resident", most>>20)
			}
			if got := cell(t, s, "SELECT 42"); got != "42" {
				t.Errorf("afterwards: %s", got)
			}
		})
	}
}

// watchChildren measures the most memory that all children of this process together have resident until it is called.
func watchChildren(t *testing.T) (peak func() int64) {
	t.Helper()
	if runtime.GOOS != "linux" {
		return func() int64 { return 0 }
	}
	stop, most := make(chan struct{}), make(chan int64)
	go func() {
		var top int64
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				top = max(top, residentChildren())
			case <-stop:
				most <- top
				return
			}
		}
	}()
	return func() int64 {
		close(stop)
		return <-most
	}
}

func residentChildren() (total int64) {
	for _, pid := range children(os.Getpid()) {
		if rss, ok := engine.ResidentMemory(pid); ok {
			total += rss
		}
	}
	return total
}
