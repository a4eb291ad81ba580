package engine_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"guildhall/internal/engine"
	"guildhall/internal/result"
)

// soakVariable is how many queries TestSoak runs; a release is soaked with 2,000.
const soakVariable = "GUILDHALL_SOAK"

// soakQueries are what a class might send in an hour: honest work, mistakes, and what does not end by itself.
var soakQueries = []struct{ sql, want string }{
	{"SELECT count(*) FROM members", "3"},
	{"SELECT count(*) FROM members WHERE district IS NULL", "1"},
	{"SELECT sum(range) FROM range(1000000)", "499999500000"},
	{"SELECT count(DISTINCT hash(range)) FROM range(300000)", "300000"},
	{"CREATE TABLE t AS FROM range(1000); SELECT count(*) FROM t", "1000"},
	{"SELECT length(string_agg(repeat('x', 1000), '')) FROM range(1000)", "1000000"},
	{"SELECT nme FROM members", ""},
	{"COPY members TO 'x'", ""},
	{"SELECT len(range(0, 2000000000))", ""},
	{"SELECT * FROM range(5000000)", ""},
	{endless, ""},
	{"SELECT levenshtein(repeat('ab', 300000), repeat('ba', 300000))", ""},
}

// TestSoak runs random queries and kills workers at random moments, while they work and while they rest. Every answer is right
// or says that it was stopped; in the end there is no process, file, descriptor or memory more than in the beginning.
func TestSoak(t *testing.T) {
	onLinux(t)
	rounds := 120
	if testing.Short() {
		rounds = 15
	}
	if text := os.Getenv(soakVariable); text != "" {
		var err error
		if rounds, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("%d queries, seed %d", rounds, seed)
	k := soak{t: t, dir: t.TempDir(), random: rand.New(rand.NewPCG(seed, 0))}
	e := newEngine(t, engine.Options{Dir: k.dir, Limits: engine.Limits{Time: 100 * time.Millisecond, Memory: 256 << 20}})
	k.job.Databases = []engine.Database{newDatabase(t, e, "council", members...)}
	k.engine = e
	var first usage
	for n := range rounds {
		if n == min(rounds/4, 200) { // by then every buffer has its size
			first = k.rest()
		}
		k.round()
	}
	last := k.rest()
	t.Logf("killed %d; stopped %d; in the beginning %v, in the end %v", k.kills, k.stopped, first, last)
	if last.heap > first.heap+(8<<20) || last.resident > first.resident+(64<<20) {
		t.Errorf("memory has grown from %v to %v", first, last)
	}
	if last.descriptors > first.descriptors+4 || last.goroutines > first.goroutines+8 {
		t.Errorf("something is left open: from %v to %v", first, last)
	}
	if last.children > 1 || last.folders > 1 {
		t.Errorf("workers are left: %v", last)
	}
}

type soak struct {
	t       *testing.T
	dir     string
	engine  *engine.Engine
	job     engine.Job
	random  *rand.Rand
	kills   int
	stopped int
}

// usage is what this process has and holds.
type usage struct {
	heap, resident                             int64
	children, folders, descriptors, goroutines int
}

// rest waits until the dead are buried, and takes stock.
func (k *soak) rest() usage {
	var now usage
	for range 100 {
		now.children = len(children(os.Getpid()))
		folders, err := os.ReadDir(k.dir)
		if err != nil {
			k.t.Fatal(err)
		}
		if now.folders = len(folders); now.children <= 1 && now.folders <= 1 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	now.heap = int64(memory.HeapAlloc)
	now.resident, _ = engine.ResidentMemory(os.Getpid())
	now.goroutines = runtime.NumGoroutine()
	descriptors, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		k.t.Fatal(err)
	}
	now.descriptors = len(descriptors)
	return now
}

// round opens a session, runs a few queries and closes it.
func (k *soak) round() {
	k.t.Helper()
	s, err := k.engine.Open(k.t.Context(), k.job)
	if err != nil {
		k.t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			k.t.Error(err)
		}
	}()
	if k.random.IntN(8) == 0 {
		k.kill(s.WorkerPID())
	}
	query := soakQueries[k.random.IntN(len(soakQueries))]
	ctx, cancel := context.WithCancel(k.t.Context())
	defer cancel()
	moment := time.Duration(k.random.Int64N(int64(120 * time.Millisecond)))
	switch pid := s.WorkerPID(); k.random.IntN(4) {
	case 0:
		time.AfterFunc(moment, cancel)
	case 1:
		k.kills++
		timer := time.AfterFunc(moment, func() { _ = syscall.Kill(pid, syscall.SIGKILL) })
		defer timer.Stop()
	}
	out, err := s.Query(ctx, query.sql, 0)
	var failure *result.QueryError
	switch {
	case errors.As(err, &failure):
		if failure.Cause == result.Stopped {
			k.stopped++
		} else if query.want != "" {
			k.t.Errorf("%s: %v", query.sql, err)
		}
	case err != nil:
		k.t.Errorf("%s: %v", query.sql, err)
	case query.want != "" && out.Set.Rows[0][0].String() != query.want:
		k.t.Errorf("%s: %s, want %s", query.sql, out.Set.Rows[0][0], query.want)
	}
}

func (k *soak) kill(pid int) {
	k.kills++
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		k.t.Error(err)
	}
}
