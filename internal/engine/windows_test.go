package engine_test

import (
	"context"
	"errors"
	"os"
	"strconv"
	"testing"
	"time"

	"guildhall/internal/engine"
	"guildhall/internal/result"
)

// TestSeveralAtOnce: two programs work in the same folders, as two windows do. What is run, killed and closed in one of them
// disturbs nothing in the other, and a third that starts clears away nothing that is in use.
func TestSeveralAtOnce(t *testing.T) {
	dir := t.TempDir()
	limits := engine.Limits{Time: 30 * time.Second, Memory: 128 << 20, Process: 768 << 20}
	wild := engine.New(engine.Options{Dir: dir, Workers: 2, Limits: limits})
	calm := newEngine(t, engine.Options{Dir: dir, Workers: 2, Limits: limits})
	job := engine.Job{Databases: []engine.Database{newDatabase(t, wild, "council", members...)}}
	s := open(t, calm, job)
	query(t, s, "CREATE TABLE kept AS SELECT 7 AS n")
	worker := s.WorkerPID()

	ended := make(chan error)
	attacks := []string{deaf, "SELECT len(range(0, 2000000000))", endless}
	for _, attack := range attacks {
		go func() { ended <- attacked(t.Context(), wild, job, attack) }()
	}
	for n := range 30 {
		if got := cell(t, s, "SELECT count(*) + "+strconv.Itoa(n)+" FROM members, kept"); got != strconv.Itoa(3+n) {
			t.Errorf("got %s", got)
		}
	}
	for range attacks {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	if err := wild.Close(); err != nil {
		t.Fatal(err)
	}
	third := engine.New(engine.Options{Dir: dir})
	if got := cell(t, open(t, third, job), "SELECT count(*) FROM members"); got != "3" {
		t.Errorf("got %s", got)
	}
	if err := third.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.WorkerFolder()); err != nil {
		t.Error(err)
	}
	if got := cell(t, s, "SELECT n FROM kept"); got != "7" || s.WorkerPID() != worker {
		t.Errorf("got %s from worker %d, which was %d", got, s.WorkerPID(), worker)
	}
}

// attacked runs an attack for a moment in a session of its own, and reports what is not the attack's own end.
func attacked(ctx context.Context, e *engine.Engine, job engine.Job, attack string) error {
	s, err := e.Open(ctx, job)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	ctx, stop := context.WithTimeout(ctx, 300*time.Millisecond)
	defer stop()
	var failure *result.QueryError
	if _, err = s.Query(ctx, attack, 0); errors.As(err, &failure) {
		return nil
	}
	return errors.Join(errors.New("the attack was let through"), err)
}
