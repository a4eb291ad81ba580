package engine

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// TestVanish: a session whose last worker held much takes no other one, and gives its seat to nobody, before that is gone; what
// held little, or never ends, is not waited for, or not for ever.
func TestVanish(t *testing.T) {
	for name, want := range map[string]struct {
		heavy bool
		ends  time.Duration
		waits time.Duration
	}{
		"small":         {heavy: false, ends: time.Second, waits: 0},
		"large":         {heavy: true, ends: time.Second, waits: time.Second},
		"that stays on": {heavy: true, ends: time.Hour, waits: vanishTime},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := newPool(t.TempDir(), 1)
				p.closed = true // it has no workers to give
				s := &Session{pool: p, last: dying(want.heavy, want.ends)}
				began := time.Now()
				if err := s.take(t.Context()); !errors.Is(err, ErrClosed) || time.Since(began) != want.waits {
					t.Errorf("another worker was asked for after %v: %v", time.Since(began), err)
				}
			})
			synctest.Test(t, func(t *testing.T) {
				p := newPool(t.TempDir(), 1)
				s := &Session{pool: p, last: dying(want.heavy, want.ends)}
				began := time.Now()
				if err := p.seat(t.Context()); err != nil {
					t.Fatal(err)
				}
				s.leave()
				if err := p.seat(t.Context()); err != nil || time.Since(began) != want.waits {
					t.Errorf("the seat was free after %v: %v", time.Since(began), err)
				}
			})
		})
	}
}

// TestUnlock: a session with the workspace waits for the killed worker that had it, however little that held, and others do not.
func TestUnlock(t *testing.T) {
	for workspace, waits := range map[string]time.Duration{"": 0, "workspace.duckdb": time.Second} {
		synctest.Test(t, func(t *testing.T) {
			p := newPool(t.TempDir(), 1)
			p.closed = true // it has no workers to give
			keeper := dying(false, time.Second)
			keeper.gone.Store(true)
			p.keeper.Store(keeper)
			s := &Session{pool: p, job: Job{Workspace: workspace}}
			began := time.Now()
			if err := s.take(t.Context()); !errors.Is(err, ErrClosed) || time.Since(began) != waits {
				t.Errorf("workspace %q: another worker was asked for after %v: %v", workspace, time.Since(began), err)
			}
		})
	}
}

// dying is a worker that was killed and needs some time to end.
func dying(heavy bool, needs time.Duration) *process {
	p := &process{ended: make(chan struct{})}
	p.heavy.Store(heavy)
	time.AfterFunc(needs, func() { close(p.ended) })
	return p
}
