package engine

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// startTime is how long a worker may take until it says hello. A machine busy with other things needs seconds.
const startTime = 20 * time.Second

// process is the parent's side of one worker: a child process with a folder of its own and two pipes.
type process struct {
	cmd   *exec.Cmd
	dir   string
	input *os.File // requests, to the worker
	reply *bufio.Reader
	stray tail // what the worker printed to its standard error

	writing sync.Mutex
	seq     uint64
	gone    atomic.Bool
	heavy   atomic.Bool   // it held much when it was killed
	ended   chan struct{} // closed when the process has been reaped and its folder removed
}

// startProcess starts the program once more as a worker. It is called on the pool's own thread: see spawner.
func startProcess(parent string) (*process, error) {
	executable, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find the program's own file: %w", err)
	}
	dir, err := os.MkdirTemp(parent, folderPattern())
	if err != nil {
		return nil, fmt.Errorf("make the worker's folder: %w", err)
	}
	p := &process{dir: dir, ended: make(chan struct{})}
	p.cmd = exec.Command(executable) //nolint:noctx // a worker outlives the request that started it; the pool ends it
	p.cmd.Dir = dir
	p.cmd.Stderr = &p.stray
	if err := p.launch(); err != nil {
		_ = os.RemoveAll(dir)
		return nil, fmt.Errorf("start worker: %w", err)
	}
	go p.reap()
	return p, nil
}

// launch gives the child its pipes and nothing else.
func (p *process) launch() error {
	requestOut, requestIn, err := os.Pipe()
	if err != nil {
		return err
	}
	replyOut, replyIn, err := os.Pipe()
	if err != nil {
		return errors.Join(err, requestOut.Close(), requestIn.Close())
	}
	spec := strconv.Itoa(os.Getpid())
	p.cmd.Env = append(systemEnvironment(), workerVariable+"="+hand(p.cmd, spec, requestOut, replyIn))
	shield()
	err = p.cmd.Start()
	// The child has its own copies by now, or never will.
	err = errors.Join(err, requestOut.Close(), replyIn.Close())
	if err != nil {
		return errors.Join(err, requestIn.Close(), replyOut.Close())
	}
	p.input, p.reply = requestIn, bufio.NewReaderSize(replyOut, 64<<10)
	go func() { // the reader's file lives as long as the process, so that no late answer is cut
		<-p.ended
		_ = replyOut.Close()
	}()
	return nil
}

func (p *process) reap() {
	_ = p.cmd.Wait() // how it ended is read from ProcessState
	p.gone.Store(true)
	_ = p.input.Close()
	_ = os.RemoveAll(p.dir)
	close(p.ended)
}

// greet waits until the worker is ready.
func (p *process) greet() error {
	hurry := time.AfterFunc(startTime, p.kill)
	defer hurry.Stop()
	kind, payload, err := readFrame(p.reply)
	if err != nil || kind != frameHello {
		p.kill()
		<-p.ended
		if err == nil || errors.Is(err, io.EOF) {
			err = fmt.Errorf("it ended before it was ready (%v)", p.cmd.ProcessState)
		}
		return err
	}
	var hi hello
	if err := json.Unmarshal(payload, &hi); err != nil || hi.Protocol != protocolVersion {
		p.kill()
		return errors.New("it is of another version of the program: was the program replaced while running?")
	}
	return nil
}

func (p *process) kill() {
	if !p.gone.Swap(true) && p.isFat() {
		p.heavy.Store(true)
	}
	_ = p.cmd.Process.Kill() // an error means it has ended already
}

// vanishTime is how long anybody waits for the end of a process that was killed. One that hangs in the system may never end.
const vanishTime = 5 * time.Second

// vanish waits until a killed worker that held much has given it back, so that its memory and that of the worker that takes its
// place do not add up. One that held little is not waited for: the next query should not feel it.
func (p *process) vanish(ctx context.Context) {
	if p.heavy.Load() {
		p.end(ctx)
	}
}

// end waits until a killed worker is gone.
func (p *process) end(ctx context.Context) {
	patience := time.NewTimer(vanishTime)
	defer patience.Stop()
	select {
	case <-p.ended:
	case <-patience.C:
	case <-ctx.Done():
	}
}

// fatProcess is how much memory an idle worker may hold on to; a fresh one has about 60 MB. fatClaim is how much it may have
// claimed from the system, used or not; a fresh one has 170 MB, and a job that is opened on it needs a part of what its limit leaves.
const (
	fatProcess = 256 * megabyte
	fatClaim   = 512 * megabyte
)

func (p *process) isFat() bool {
	held, _ := memoryOf(p.cmd.Process.Pid)
	return held.resident > fatProcess || held.claimed > fatClaim
}

// memory is what a process holds, in bytes.
type memory struct {
	resident int64
	claimed  int64 // what counts towards its limit, in memory or not; 0 where the system has no such limit
}

func (p *process) lost() bool { return p.gone.Load() }

// send writes one request.
func (p *process) send(req request) error {
	payload, err := json.Marshal(req)
	if err != nil {
		return fmt.Errorf("encode request: %w", err)
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	return writeFrame(p.input, frameRequest, payload)
}

// tail keeps the last few kilobytes written to it.
type tail struct {
	mu   sync.Mutex
	text []byte
}

const tailSize = 4 << 10

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, b[max(0, len(b)-tailSize):]...)
	t.text = t.text[max(0, len(t.text)-tailSize):]
	return len(b), nil
}

// String returns what was kept, oldest first.
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.text)
}

// speaksOfMemory reports whether the worker died saying that it got no memory: Go's runtime and C++ both do.
func (t *tail) speaksOfMemory() bool {
	text := strings.ToLower(t.String())
	for _, sign := range []string{"out of memory", "cannot allocate memory", "bad_alloc", "errno=12", "failed to allocate"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}
