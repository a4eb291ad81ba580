package engine

import (
	"context"
	"errors"
	"fmt"
	"time"

	"guildhall/internal/result"
)

const (
	graceTime = 250 * time.Millisecond // between asking a query to stop and killing its worker
	watchTime = 20 * time.Millisecond  // between two looks at a worker's memory
	spareTime = 500 * time.Millisecond // after which a query may well have to be stopped
	obeyTime  = 50 * time.Millisecond  // in which most queries obey an interrupt
)

// exchange sends one request and waits for its answer, for as long as the limits and the context allow: then the query
// is interrupted, and the worker killed if that does not help. What a limit ended is a *result.QueryError with Stopped.
// It calls spare, perhaps more than once, when another worker may soon be needed, so that one is ready when this one is killed.
func (p *process) exchange(ctx context.Context, req request, limits Limits, spare func()) (answer, error) {
	p.seq++
	req.Seq = p.seq
	answers := make(chan reply, 1)
	first := limits.Time
	var turned chan struct{}
	if req.Turn {
		turned, first = make(chan struct{}), max(limits.Time, openTime)
	}
	go func() { answers <- p.await(req, limits, turned) }()

	x := exchange{process: p, seq: req.Seq, limits: limits, spare: time.AfterFunc(spareTime, spare)}
	x.begun = req.Op != opOpen && !req.Turn
	defer x.spare.Stop()
	deadline := time.NewTimer(first)
	defer deadline.Stop()
	watch := time.NewTicker(watchTime)
	defer watch.Stop()
	for {
		select {
		case r := <-answers:
			return x.conclude(r)
		case <-ctx.Done():
			cause := result.Cancelled
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				cause = result.TimeLimit
			}
			x.stop(cause)
			ctx = context.WithoutCancel(ctx)
		case <-turned:
			turned, x.begun = nil, true
			deadline.Reset(limits.Time)
		case <-deadline.C:
			x.stop(result.TimeLimit)
		case <-x.grace:
			return x.end()
		case <-watch.C:
			switch held, _ := memoryOf(p.cmd.Process.Pid); {
			case held.resident > limits.Process:
				x.cause = result.MemoryLimit
				return x.end()
			case held.resident > fatProcess:
				x.spare.Reset(0)
			}
		}
	}
}

// exchange is the state of one request while the parent waits for its answer.
type exchange struct {
	process *process
	seq     uint64
	limits  Limits
	spare   *time.Timer  // has another worker started, unless there is one
	cause   result.Limit // why the request was stopped; NoLimit while it was not
	grace   <-chan time.Time
	begun   bool // the job is open
}

// stop asks the worker to stop and starts the clock of its death. Only the first cause counts.
func (x *exchange) stop(cause result.Limit) {
	if x.cause != result.NoLimit {
		return
	}
	x.cause = cause
	x.grace = time.After(graceTime)
	x.spare.Reset(obeyTime)
	// In a goroutine, since a worker that does not read must not hold up its own killing.
	go func() { _ = x.process.send(request{Seq: x.seq, Op: opInterrupt}) }()
}

// end kills the worker and answers at once: on a busy machine a large process takes its time to die, and the learner need not
// wait for that.
func (x *exchange) end() (answer, error) {
	x.process.kill()
	return answer{}, stopped(x.cause, 0)
}

// conclude turns what came back into an answer or an error.
func (x *exchange) conclude(r reply) (answer, error) {
	if r.err == nil {
		err := x.read(r.answer.done)
		if r.answer.Unbegun && x.cause == result.NoLimit {
			err = unbegun(err)
		}
		return r.answer, err
	}
	x.process.kill()
	if x.cause != result.NoLimit {
		return answer{}, stopped(x.cause, 0)
	}
	<-x.process.ended // all that it printed is there by then
	cause := result.WorkerCrashed
	if x.process.stray.speaksOfMemory() {
		cause = result.MemoryLimit
	}
	if !x.begun {
		return answer{}, unbegun(stopped(cause, 0))
	}
	return answer{}, stopped(cause, 0)
}

// read turns the end of an answer into an error, or none.
func (x *exchange) read(end done) error {
	switch failure := end.Failure; {
	case failure == nil && end.Fault == "":
		return nil
	case failure == nil:
		x.process.kill() // whatever went wrong, it is not the worker that the next job should meet
		if end.Damaged {
			return fmt.Errorf("%w: %s", ErrDatabase, end.Fault)
		}
		return fmt.Errorf("worker: %s", end.Fault)
	case failure.Class == interruptClass && x.cause != result.NoLimit:
		return stopped(x.cause, failure.Statement)
	default:
		return failure
	}
}

// interruptClass is the class of DuckDB's error for an interrupted query.
const interruptClass = "INTERRUPT"

func stopped(limit result.Limit, statement int) *result.QueryError {
	messages := map[result.Limit]string{
		result.TimeLimit:     "The query took longer than it may.",
		result.MemoryLimit:   "The query needed more memory than it may use.",
		result.SizeLimit:     "The query wrote more than fits.",
		result.DiskFull:      "The disk is full.",
		result.Cancelled:     "The query was stopped.",
		result.WorkerCrashed: "The query ended the process that ran it.",
	}
	return &result.QueryError{
		Cause: result.Stopped, Limit: limit, Message: messages[limit], Offset: -1, Statement: statement,
	}
}

// reply is an answer or why there is none.
type reply struct {
	answer answer
	err    error
}

// await writes the request and collects the frames of its answer. It closes turned when the request's databases are there.
func (p *process) await(req request, limits Limits, turned chan struct{}) reply {
	if err := p.send(req); err != nil {
		return reply{err: err}
	}
	rows := req.Rows
	if rows == 0 {
		rows = limits.Rows
	}
	// The worker counts a little differently; what it may send at most is the limit and one more batch.
	c := collector{seq: req.Seq, rows: rows, bytes: limits.Bytes + maxBatch, turned: turned}
	for {
		kind, payload, err := readFrame(p.reply)
		if err != nil {
			return reply{err: err}
		}
		last, err := c.add(kind, payload)
		if err != nil {
			return reply{err: err}
		}
		if last {
			return reply{answer: c.answer}
		}
	}
}
