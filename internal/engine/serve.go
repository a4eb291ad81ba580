package engine

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	bindings "github.com/duckdb/duckdb-go-bindings"

	"guildhall/internal/result"
)

// workerVariable makes the program a worker. Its value is the parent's process number and what the system needs to
// find the pipes.
const workerVariable = "GUILDHALL_WORKER"

// The exit codes of a worker, for who reads them in a process list or a log.
const (
	exitDone   = 0
	exitOrphan = 70 // no pipes, or nobody at their other end
	exitLimits = 71 // it could not bind itself to its parent, or limit itself
	exitDuckDB = 72 // DuckDB did not open
)

// In the parent this costs one look at the environment.
func init() {
	spec := os.Getenv(workerVariable)
	if spec == "" {
		return
	}
	code := make(chan int)
	go func() { code <- serve(spec) }() // not on the main thread, which init functions are tied to
	os.Exit(<-code)
}

// serve is the life of a worker process.
func serve(spec string) int {
	requests, replies, err := openPipes(spec)
	if err != nil {
		fmt.Fprintln(os.Stderr, "guildhall worker:", err)
		return exitOrphan
	}
	folder, err := os.Getwd()
	w := &worker{replies: replies, folder: folder, work: make(chan request)}
	// Whatever ends it here, its parent may be gone and unable to remove the folder.
	defer w.discard()
	if err == nil {
		err = w.bind(spec)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "guildhall worker:", err)
		return exitLimits
	}
	if w.spare, err = openInstance(); err != nil {
		fmt.Fprintln(os.Stderr, "guildhall worker:", err)
		return exitDuckDB
	}
	go w.listen(requests)
	if err := w.write(frameHello, hello{Protocol: protocolVersion, DuckDB: bindings.LibraryVersion()}); err != nil {
		return exitOrphan
	}
	for req := range w.work {
		if err := w.write(frameDone, w.answer(req)); err != nil {
			return exitOrphan
		}
		w.prepare()
	}
	return exitDone
}

// bind ties the worker to its parent, whose number begins the spec, and sets the limits that hold for every job.
func (w *worker) bind(spec string) error {
	number, _, _ := strings.Cut(spec, ",")
	parent, err := strconv.Atoi(number)
	if err != nil || os.Getppid() != parent {
		return errors.New("the program that started it is gone")
	}
	w.heed()
	return limitProcess(parent)
}

// worker is the worker's side: one DuckDB instance for the job at hand and one in reserve.
type worker struct {
	replies *os.File
	folder  string // its own, where databases are linked
	work    chan request

	job     Job
	current *instance
	spare   *instance
	changed bool // a statement may have left something behind in the current instance
	over    bool // the job is, and its instance is still to be closed

	mu      sync.Mutex
	running uint64               // the request at work, 0 between requests
	stopped bool                 // it is to stop
	conn    *bindings.Connection // what to interrupt; nil while there is nothing
}

// heed ends the worker when the system says that its parent is gone. What a terminal sends to everything that runs in it is
// the parent's to act on: it knows whether a query is to be stopped or the program to end.
func (w *worker) heed() {
	signal.Ignore(os.Interrupt, syscall.SIGHUP)
	gone := make(chan os.Signal, 1)
	signal.Notify(gone, syscall.SIGTERM)
	go func() {
		<-gone
		w.leave()
	}()
}

// leave ends the process and takes its folder with it, since nobody else may be there to do so.
func (w *worker) leave() {
	w.discard()
	os.Exit(exitDone)
}

// discard removes the worker's folder, and no folder that only somebody who plays at being its parent chose.
func (w *worker) discard() {
	if !strings.HasPrefix(filepath.Base(w.folder), folderPrefix) {
		return
	}
	_ = os.Chdir(os.TempDir()) // some systems do not remove the current folder
	// Twice, because a job that is being opened may add a link meanwhile.
	if os.RemoveAll(w.folder) != nil {
		_ = os.RemoveAll(w.folder)
	}
}

// listen reads requests until the parent ends, and ends the process then whatever it is doing.
func (w *worker) listen(requests *os.File) {
	for {
		kind, payload, err := readFrame(requests)
		if err != nil {
			w.leave()
		}
		var req request
		if kind != frameRequest || json.Unmarshal(payload, &req) != nil {
			continue
		}
		if req.Op == opInterrupt {
			w.interrupt(req.Seq)
			continue
		}
		w.work <- req
	}
}

// interruptPause lies between two interrupts: DuckDB forgets one that comes between two statements.
const interruptPause = 5 * time.Millisecond

// interrupt stops the request with the number, if it is still at work.
func (w *worker) interrupt(seq uint64) {
	go func() {
		for {
			w.mu.Lock()
			if w.running > seq || w.running == 0 {
				w.mu.Unlock()
				return
			}
			if w.running == seq {
				w.stopped = true
				if w.conn != nil {
					bindings.Interrupt(*w.conn)
				}
			}
			w.mu.Unlock()
			time.Sleep(interruptPause)
		}
	}()
}

// stopping reports whether the request at work is to stop.
func (w *worker) stopping() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.stopped
}

// aim says which connection interrupts are for.
func (w *worker) aim(conn *bindings.Connection) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.conn = conn
}

// answer carries out one request. A fault of the worker itself ends in the answer too, and wears the worker out.
func (w *worker) answer(req request) (end done) {
	w.mu.Lock()
	w.running, w.stopped = req.Seq, false
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		w.running = 0
		w.mu.Unlock()
		if fault := recover(); fault != nil {
			end = done{Fault: fmt.Sprint("panic: ", fault), Worn: true}
		}
		end.Seq = req.Seq
	}()
	end.Outcome = outcome{Answered: -1, Changed: -1}
	if err := w.carryOut(req, &end); err != nil {
		end.fail(err)
	}
	return end
}

// fail puts an error into the answer. While a job is opened an error of DuckDB is no learner's, unless a limit or an
// interrupt caused it.
func (end *done) fail(err error) {
	var failure *result.QueryError
	var attach *attachError
	var opening *unbegunError
	isOpening := errors.As(err, &opening)
	switch {
	case errors.As(err, &failure) && (!isOpening || failure.Cause == result.Stopped || failure.Class == interruptClass):
		// An instance that was stopped between two sets of databases has neither.
		end.Failure, end.Worn = failure, isWearing(failure) || isOpening
	default:
		end.Fault, end.Damaged = err.Error(), errors.As(err, &attach)
	}
	// What earlier jobs left in this process may be in the way of opening another, and shows itself in many ways.
	wasStopped := failure != nil && (failure.Class == interruptClass || failure.Cause == result.Stopped && failure.Limit != result.MemoryLimit)
	end.Unbegun = isOpening && !wasStopped
}

// isWearing reports whether an error leaves a worker that should not be used for another job.
func isWearing(failure *result.QueryError) bool {
	return failure.Limit == result.MemoryLimit || failure.Class == "FATAL" || failure.Class == "INTERNAL"
}

func (w *worker) carryOut(req request, end *done) (err error) {
	switch req.Op {
	case opOpen:
		return unbegun(w.open(*req.Job))
	case opClose:
		return w.finish()
	case opBuild:
		return w.build(req.Builds, req.Job.Limits)
	}
	if w.current == nil {
		return errors.New("no job is open")
	}
	if req.Turn {
		if err := w.turn(req.Databases); err != nil {
			return err
		}
	}
	switch req.Op {
	case opQuery:
		return w.query(req.Text, req.Rows, end)
	case opTree:
		end.Text, err = w.tree(req.Text)
	case opSQL:
		end.Text, err = w.sql(req.Text)
	case opComplete:
		end.Words, err = w.complete(req.Text)
	default:
		err = fmt.Errorf("unknown operation %q", req.Op)
	}
	return err
}

// prepare does what the next job would have to wait for: it closes what the last one left, and opens an instance that is set up
// as that one was, since jobs are much alike.
func (w *worker) prepare() {
	if w.over {
		_ = w.close() // what could not be removed from the folder is replaced when it is in the way
	}
	if w.spare != nil || w.current != nil {
		return
	}
	spare, err := openInstance()
	if err != nil {
		return // the next job tries again and reports
	}
	if w.job.Limits.Threads > 0 && spare.setUp(w.job) != nil {
		spare.close()
		return
	}
	w.spare = spare
}

func (w *worker) write(kind frameKind, message any) error {
	payload, err := json.Marshal(message)
	if err != nil {
		return fmt.Errorf("encode answer: %w", err)
	}
	return writeFrame(w.replies, kind, payload)
}
