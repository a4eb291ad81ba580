package engine_test

import (
	"context"
	"os"
	"slices"
	"testing"
	"time"

	"guildhall/internal/engine"
)

// deaf is a query that does not listen to an interrupt.
const deaf = "SELECT levenshtein(repeat('ab', 1000000), repeat('ba', 1000000))"

// spareOf waits until there is exactly one worker beside that of the session, and returns its process number.
func spareOf(t *testing.T, worker int) (spare int) {
	t.Helper()
	eventually(t, "a spare worker", func() bool {
		others := slices.DeleteFunc(children(os.Getpid()), func(pid int) bool { return pid == worker })
		if len(others) == 1 {
			spare = others[0]
		}
		return len(others) == 1
	})
	return spare
}

// TestSpare: while a query seems not to end, the worker that will replace its own is started, and takes over.
func TestSpare(t *testing.T) {
	onLinux(t)
	for name, limits := range map[string]engine.Limits{
		"long":    {Time: time.Minute},            // started because the query runs for long
		"stopped": {Time: 300 * time.Millisecond}, // started because it was asked to stop
	} {
		t.Run(name, func(t *testing.T) {
			e := newEngine(t, engine.Options{Limits: limits})
			s := open(t, e, engine.Job{})
			worker := s.WorkerPID()
			ctx, stop := context.WithCancel(t.Context())
			ended := make(chan error)
			go func() {
				_, err := s.Query(ctx, deaf, 0)
				ended <- err
			}()
			spare := spareOf(t, worker)
			stop()
			if err := <-ended; err == nil {
				t.Fatal("it ended by itself")
			}
			// On a busy machine the query may have been stopped before it was deaf; then its worker goes on.
			if got, now := cell(t, s, "SELECT 42"), s.WorkerPID(); got != "42" || now != spare && now != worker {
				t.Errorf("got %s from worker %d; the first was %d and the spare %d", got, now, worker, spare)
			}
			oneLeft(t, s)
		})
	}
}

// TestSpareNotNeeded: a spare that nobody needed does not stay beside the worker that works.
func TestSpareNotNeeded(t *testing.T) {
	onLinux(t)
	e := newEngine(t, engine.Options{Limits: engine.Limits{Time: time.Minute}})
	s := open(t, e, engine.Job{})
	worker := s.WorkerPID()
	e.Warm() // as a query does that runs for long
	spareOf(t, worker)
	if got := cell(t, s, "SELECT 42"); got != "42" || s.WorkerPID() != worker {
		t.Errorf("got %s from worker %d, which was %d", got, s.WorkerPID(), worker)
	}
	oneLeft(t, s)
	if again := open(t, e, engine.Job{}); again.WorkerPID() != worker {
		t.Errorf("the worker that had worked, %d, was ended, and not its spare", worker)
	}
}

// oneLeft closes the session and waits until one worker is left of all, and reaped are the others.
func oneLeft(t *testing.T, s *engine.Session) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "one worker at rest", func() bool { return len(children(os.Getpid())) == 1 })
}

// TestLargeWorker: the successor of a worker that grows is counted in what all processes hold, and gets no work before a large one
// that was killed is gone, so that two of them never add up.
func TestLargeWorker(t *testing.T) {
	onLinux(t)
	e := newEngine(t, engine.Options{Limits: engine.Limits{Time: time.Minute}})
	s := open(t, e, engine.Job{})
	query(t, s, "CREATE TABLE t AS SELECT hash(range) AS h FROM range(40_000_000)")
	worker := s.WorkerPID()
	large, _ := engine.ResidentMemory(worker)
	small, _ := engine.ResidentMemory(spareOf(t, worker))
	if all := residentTree(os.Getpid()); large < 256<<20 || small < 1<<20 || all < large+small || all > mostResident {
		t.Errorf("%d MB in all processes; the worker holds %d, its successor %d", all>>20, large>>20, small>>20)
	}
	for patience := 500 * time.Millisecond; s.WorkerPID() == worker; patience *= 2 { // until it was deaf and not just slow
		ctx, stop := context.WithTimeout(t.Context(), patience)
		_, err := s.Query(ctx, deaf, 0)
		stop()
		if err == nil {
			t.Fatal("it ended by itself")
		}
	}
	if got := cell(t, s, "SELECT 42"); got != "42" || isAlive(worker) {
		t.Errorf("got %s; the large worker is still there: %v", got, isAlive(worker))
	}
}
