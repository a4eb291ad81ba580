package engine

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// pool owns the workers. A session first takes a seat, of which there are as many as workers may run at once, in the
// order of asking; then it takes a worker, which is idle, or being started, or has to be.
type pool struct {
	dir   string
	seats chan struct{}

	mu       sync.Mutex
	idle     []*process
	live     map[*process]bool // started and not yet reaped
	waiting  []chan started
	starting int
	failures int // starts that failed since the last that did not
	closed   bool
	keeper   atomic.Pointer[process] // had the workspace open last
	over     chan struct{}           // closed when the pool is
	spawn    chan func()             // work for the thread that starts processes
	begin    sync.Once
	threads  sync.WaitGroup // starts in progress and workers that live
}

// started is a worker that was started, or why none was.
type started struct {
	worker *process
	err    error
}

func newPool(dir string, size int) *pool {
	return &pool{
		dir: dir, seats: make(chan struct{}, size), live: make(map[*process]bool),
		over: make(chan struct{}), spawn: make(chan func()),
	}
}

// seat waits for a free place. Go serves senders in their order, which makes it fair.
func (p *pool) seat(ctx context.Context) error {
	select {
	case p.seats <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-p.over:
		return ErrClosed
	}
}

// unlock waits until a killed worker has let go of the workspace: until it is gone, the system keeps the file locked for it.
func (p *pool) unlock(ctx context.Context) {
	if keeper := p.keeper.Load(); keeper != nil && keeper.lost() {
		keeper.end(ctx)
	}
}

func (p *pool) stand() { <-p.seats }

// take gives a worker that is ready.
func (p *pool) take(ctx context.Context) (*process, error) {
	p.mu.Lock()
	for len(p.idle) > 0 {
		worker := p.idle[len(p.idle)-1]
		p.idle = p.idle[:len(p.idle)-1]
		if !worker.lost() {
			p.mu.Unlock()
			return worker, nil
		}
	}
	if p.closed {
		p.mu.Unlock()
		return nil, ErrClosed
	}
	turn := make(chan started, 1)
	p.waiting = append(p.waiting, turn)
	if p.starting < len(p.waiting) {
		p.startLocked()
	}
	p.mu.Unlock()
	select {
	case s := <-turn:
		return s.worker, s.err
	case <-ctx.Done():
		p.forget(turn)
		return nil, ctx.Err()
	}
}

// forget withdraws from the queue of those who wait; a worker that was delivered meanwhile becomes idle.
func (p *pool) forget(turn chan started) {
	p.mu.Lock()
	for i, waiting := range p.waiting {
		if waiting == turn {
			p.waiting = append(p.waiting[:i], p.waiting[i+1:]...)
			break
		}
	}
	p.mu.Unlock()
	select {
	case s := <-turn:
		if s.err == nil {
			p.give(s.worker)
		}
	default:
	}
}

// warm starts a worker when none is idle, or about to be, beyond those that somebody waits for.
func (p *pool) warm() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || len(p.idle)+p.starting > len(p.waiting) {
		return
	}
	p.startLocked()
}

func (p *pool) startLocked() {
	p.starting++
	p.threads.Go(p.start)
}

// give takes a worker back, to be used again or, when it has grown, replaced.
func (p *pool) give(worker *process) {
	if worker.lost() || worker.isFat() {
		p.retire(worker)
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.deliver(started{worker: worker})
}

// deliver hands a worker to whoever waits longest, or keeps it. The lock is held.
func (p *pool) deliver(s started) {
	switch {
	case p.closed:
		if s.worker != nil {
			s.worker.kill()
		}
	case len(p.waiting) > 0:
		p.waiting[0] <- s
		p.waiting = p.waiting[1:]
	case s.err == nil:
		p.idle = append(p.idle, s.worker)
		p.thin()
	}
}

// thin ends the spare worker that was not needed: at rest there are no more than may work at once. One that has worked stays
// rather than one that never did, since it is set up for what comes next. The lock is held.
func (p *pool) thin() {
	if len(p.idle) <= cap(p.seats) {
		return
	}
	needless := max(0, slices.IndexFunc(p.idle, func(worker *process) bool { return worker.seq == 0 }))
	p.idle[needless].kill()
	p.idle = slices.Delete(p.idle, needless, needless+1)
}

// retire kills a worker and has another one ready before anybody asks.
func (p *pool) retire(worker *process) {
	worker.kill()
	p.warm()
}

// close ends every worker and waits until their folders are gone.
func (p *pool) close() {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return
	}
	p.closed = true
	close(p.over)
	for _, turn := range p.waiting {
		turn <- started{err: ErrClosed}
	}
	p.waiting, p.idle = nil, nil
	for worker := range p.live {
		worker.kill()
	}
	p.mu.Unlock()
	p.threads.Wait()
}

const (
	startAttempts = 3
	firstPause    = 50 * time.Millisecond
	longestPause  = 5 * time.Second
)

// start starts one worker for whoever waits. Each failure in a row doubles the pause before the next attempt, also of
// later calls, so that a machine on which nothing starts is not kept busy with trying.
func (p *pool) start() {
	var s started
	for range startAttempts {
		if !p.pause() {
			s.err = ErrClosed
			break
		}
		if s = p.startOnce(); s.err == nil {
			break
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.starting--
	p.deliver(s)
}

// pause waits as long as the failures so far demand, and reports whether the pool is still open.
func (p *pool) pause() bool {
	p.mu.Lock()
	rest := pauseAfter(p.failures)
	p.mu.Unlock()
	if rest == 0 {
		return true
	}
	select {
	case <-time.After(rest):
		return true
	case <-p.over:
		return false
	}
}

// pauseAfter is how long to wait after so many failures in a row.
func pauseAfter(failures int) time.Duration {
	if failures == 0 {
		return 0
	}
	return min(longestPause, firstPause<<min(failures-1, 10))
}

func (p *pool) startOnce() started {
	worker, err := p.launch()
	var output string
	if err == nil {
		p.follow(worker)
		if err = worker.greet(); err != nil {
			output = worker.stray.String()
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return started{err: ErrClosed}
	case err != nil:
		p.failures++
		return started{err: &WorkerError{Attempts: p.failures, Output: output, Err: err}}
	}
	p.failures = 0
	return started{worker: worker}
}

// follow keeps a worker in the books until it has ended.
func (p *pool) follow(worker *process) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		worker.kill()
	}
	p.live[worker] = true
	p.threads.Go(func() {
		<-worker.ended
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.live, worker)
	})
}

// launch starts a process on a thread that lives as long as the pool: Linux sends a child its parent-death signal when
// the thread that started it ends, and Go may end any thread but one that a goroutine keeps for itself.
func (p *pool) launch() (worker *process, err error) {
	p.begin.Do(func() {
		sweep(p.dir)
		go func() {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			for {
				select {
				case work := <-p.spawn:
					work()
				case <-p.over:
					return
				}
			}
		}()
	})
	finished := make(chan struct{})
	work := func() {
		defer close(finished)
		worker, err = startProcess(p.dir)
	}
	select {
	case p.spawn <- work:
		<-finished
		return worker, err
	case <-p.over:
		return nil, ErrClosed
	}
}
