package engine_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/engine"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

const endless = "SELECT count(*) FROM range(100000000000) WHERE hash(range) = 0"

// children lists the processes whose parent is pid.
func children(pid int) (pids []int) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, stat := range stats {
		text, err := os.ReadFile(stat)
		if err != nil {
			continue
		}
		// pid (name) state parent …, where the name may hold anything
		fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
		if len(fields) > 1 && fields[1] == strconv.Itoa(pid) {
			child, _ := strconv.Atoi(filepath.Base(filepath.Dir(stat)))
			pids = append(pids, child)
		}
	}
	return pids
}

func onLinux(t *testing.T) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("looks into /proc")
	}
}

// eventually waits for something that another process does.
func eventually(t *testing.T, what string, happened func() bool) {
	t.Helper()
	for range 500 {
		if happened() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("never: %s", what)
}

func isAlive(pid int) bool { return syscall.Kill(pid, 0) == nil }

func limitOf(t *testing.T, err error) result.Limit {
	t.Helper()
	var failure *result.QueryError
	if !errors.As(err, &failure) || failure.Cause != result.Stopped {
		t.Fatalf("want Stopped, got %v", err)
	}
	return failure.Limit
}

func TestCancel(t *testing.T) {
	e := newEngine(t, engine.Options{Limits: engine.Limits{Time: time.Hour}})
	s := open(t, e, engine.Job{})
	var before int
	for range 5 { // on a busy machine it may be killed before it was heard to obey
		before = s.WorkerPID()
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(100*time.Millisecond, cancel)
		_, err := s.Query(ctx, endless, 0)
		if got := limitOf(t, err); got != result.Cancelled {
			t.Errorf("got %q", got)
		}
		query(t, s, "CREATE TABLE IF NOT EXISTS kept AS SELECT 1")
		if s.WorkerPID() == before {
			break
		}
	}
	if s.WorkerPID() != before {
		t.Error("a query that can be interrupted cost its worker")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := s.Query(ctx, endless, 0); limitOf(t, err) != result.TimeLimit {
		t.Errorf("got %v", err)
	}
	if got := cell(t, s, "SELECT count(*) FROM kept"); got != "1" {
		t.Errorf("got %q", got)
	}
}

// TestDeaf: what does not listen to an interrupt is killed, and the session goes on in another worker.
func TestDeaf(t *testing.T) {
	e := newEngine(t, engine.Options{Limits: engine.Limits{Time: 200 * time.Millisecond}})
	s := open(t, e, engine.Job{})
	before := s.WorkerPID()
	_, err := s.Query(t.Context(), deaf, 0)
	if got := limitOf(t, err); got != result.TimeLimit {
		t.Errorf("got %q", got)
	}
	if got := cell(t, s, "SELECT 42"); got != "42" || s.WorkerPID() == before {
		t.Errorf("got %q", got)
	}
}

func TestTimeLimit(t *testing.T) {
	s := open(t, newEngine(t, engine.Options{}), engine.Job{Limits: engine.Limits{Time: 100 * time.Millisecond}})
	_, err := s.Query(t.Context(), "SELECT 1; "+endless, 0)
	var failure *result.QueryError
	if !errors.As(err, &failure) || failure.Limit != result.TimeLimit || failure.Statement != 1 {
		t.Errorf("got %v", err)
	}
}

func TestKilledFromOutside(t *testing.T) {
	onLinux(t)
	s := open(t, newEngine(t, engine.Options{Limits: engine.Limits{Time: time.Minute}}), engine.Job{})
	for range 3 {
		pid, folder := s.WorkerPID(), s.WorkerFolder()
		time.AfterFunc(50*time.Millisecond, func() { _ = syscall.Kill(pid, syscall.SIGKILL) })
		_, err := s.Query(t.Context(), endless, 0)
		if got := limitOf(t, err); got != result.WorkerCrashed {
			t.Errorf("got %q", got)
		}
		if isAlive(pid) {
			t.Error("a zombie is left")
		}
		if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the folder is left: %v", err)
		}
		if got := cell(t, s, "SELECT 42"); got != "42" {
			t.Errorf("got %q", got)
		}
	}
	// Also when it dies while nobody is looking.
	pid := s.WorkerPID()
	_ = syscall.Kill(pid, syscall.SIGKILL)
	eventually(t, "the worker is reaped", func() bool { return !isAlive(pid) })
	if got := cell(t, s, "SELECT 42"); got != "42" {
		t.Errorf("got %q", got)
	}
}

// TestKilledAtRest: workers that die while nothing is asked of them cost nobody a query or a build, even when it is not yet known
// that they are dead.
func TestKilledAtRest(t *testing.T) {
	onLinux(t)
	const workers = 2
	e := newEngine(t, engine.Options{Workers: workers, Limits: engine.Limits{Time: time.Minute}})
	for i := range 2 {
		killIdle(t, e, workers)
		s := open(t, e, engine.Job{})
		if got := cell(t, s, "SELECT 42"); got != "42" {
			t.Errorf("got %q", got)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		killIdle(t, e, workers)
		output := filepath.Join(t.TempDir(), fmt.Sprintf("%d.duckdb", i))
		if err := e.Build(t.Context(), engine.Build{Output: output, Statements: []string{"CREATE TABLE t (a INTEGER)"}}); err != nil {
			t.Error(err)
		}
	}
}

// killIdle has so many workers come to rest, and kills them.
func killIdle(t *testing.T, e *engine.Engine, n int) {
	t.Helper()
	sessions, pids := make([]*engine.Session, n), make([]int, n)
	for i := range sessions {
		var err error
		if sessions[i], err = e.Open(t.Context(), engine.Job{}); err != nil {
			t.Fatal(err)
		}
		pids[i] = sessions[i].WorkerPID()
	}
	for _, s := range sessions {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, pid := range pids {
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWhatAWorkerHas: no environment, no descriptors, an empty folder of its own.
func TestWhatAWorkerHas(t *testing.T) {
	onLinux(t)
	t.Setenv("GUILDHALL_SECRET", "hunter2")
	extra, err := os.Open("/dev/zero")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = extra.Close() }()
	if _, _, errno := syscall.Syscall(syscall.SYS_FCNTL, extra.Fd(), syscall.F_SETFD, 0); errno != 0 {
		t.Fatal(errno) // it is inherited now, as one from the shell would be
	}
	s := open(t, newEngine(t, engine.Options{}), engine.Job{})
	proc := fmt.Sprintf("/proc/%d", s.WorkerPID())
	environ, err := os.ReadFile(proc + "/environ")
	if err != nil {
		t.Fatal(err)
	}
	for _, variable := range strings.Split(strings.Trim(string(environ), "\x00"), "\x00") {
		if !strings.HasPrefix(variable, "GUILDHALL_WORKER=") {
			t.Errorf("environment: %s", variable)
		}
	}
	descriptors, err := os.ReadDir(proc + "/fd")
	if err != nil {
		t.Fatal(err)
	}
	for _, descriptor := range descriptors {
		target, _ := os.Readlink(proc + "/fd/" + descriptor.Name())
		switch {
		case descriptor.Name() == "0" || descriptor.Name() == "1":
			if target != os.DevNull {
				t.Errorf("descriptor %s is %s", descriptor.Name(), target)
			}
		case strings.HasPrefix(target, "pipe:"), strings.HasPrefix(target, "anon_inode:"):
		case strings.HasPrefix(target, "/sys/fs/cgroup/"): // Go's runtime looks at the CPU quota
		default:
			t.Errorf("descriptor %s is %s", descriptor.Name(), target)
		}
	}
	entries, err := os.ReadDir(s.WorkerFolder())
	if err != nil || len(entries) > 0 {
		t.Errorf("folder: %v %v", entries, err)
	}
	limits, err := os.ReadFile(proc + "/limits")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Max core file size        0 ", "Max file size             0 ", "Max data size             1610612736 "} {
		if !strings.Contains(string(limits), want) {
			t.Errorf("limits lack %q", want)
		}
	}
}

// TestOrphan: workers die with their parent, however it dies.
func TestOrphan(t *testing.T) {
	onLinux(t)
	if os.Getenv("GUILDHALL_TEST_PARENT") != "" {
		e := engine.New(engine.Options{Dir: os.Getenv("GUILDHALL_TEST_PARENT"), Limits: engine.Limits{Time: time.Hour}})
		s, err := e.Open(t.Context(), engine.Job{})
		if err != nil {
			t.Fatal(err)
		}
		pid := s.WorkerPID()
		time.AfterFunc(50*time.Millisecond, func() { fmt.Printf("worker %d\n", pid) })
		_, _ = s.Query(t.Context(), endless, 0)
		return
	}
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run=^TestOrphan$", "-test.v")
	cmd.Env = append(os.Environ(), "GUILDHALL_TEST_PARENT="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	worker := 0
	for lines := bufio.NewScanner(out); worker == 0 && lines.Scan(); {
		_, _ = fmt.Sscanf(lines.Text(), "worker %d", &worker)
	}
	if worker == 0 || !isAlive(worker) {
		t.Fatalf("worker %d is not there", worker)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	eventually(t, "the worker dies with its parent", func() bool {
		state, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", worker))
		return err != nil || strings.Contains(string(state), ") Z ") // nobody may be there to reap it
	})
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("the worker left %v, %v", left, err)
	}
}

// TestOrphanAtBirth: a worker whose parent has gone before it could bind itself takes its folder with it, but none that is not a
// worker's.
func TestOrphanAtBirth(t *testing.T) {
	onLinux(t)
	for name, want := range map[string]bool{"guildhall-worker-1-x": false, "documents": true} {
		dir := filepath.Join(t.TempDir(), name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		requests, replies := pipe(t), pipe(t)
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Dir, cmd.Env = dir, []string{"GUILDHALL_WORKER=1"} // process 1 is not what starts it
		cmd.ExtraFiles = []*os.File{requests[0], replies[1]}
		out, err := cmd.CombinedOutput()
		if err == nil || !strings.Contains(string(out), "the program that started it is gone") {
			t.Errorf("it ended with %v: %s", err, out)
		}
		if _, err := os.Stat(dir); (err == nil) != want {
			t.Errorf("%s is still there: %v", name, err == nil)
		}
	}
}

// pipe returns the ends to read from and to write to.
func pipe(t *testing.T) [2]*os.File {
	t.Helper()
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = from.Close(), to.Close() })
	return [2]*os.File{from, to}
}

// TestTerminalSignals: what a terminal sends to all that runs in it does not end a worker; its parent decides.
func TestTerminalSignals(t *testing.T) {
	onLinux(t)
	s := open(t, newEngine(t, engine.Options{}), engine.Job{})
	pid := s.WorkerPID()
	query(t, s, "CREATE TABLE kept AS SELECT 1")
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGHUP} {
		if err := syscall.Kill(pid, signal); err != nil {
			t.Fatal(err)
		}
	}
	if got := cell(t, s, "SELECT count(*) FROM kept"); got != "1" || s.WorkerPID() != pid {
		t.Errorf("got %q from worker %d, which was %d", got, s.WorkerPID(), pid)
	}
}

// TestSweep: a new engine clears away what the workers of one that is gone have left, and nothing else.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	dead := exec.Command(os.Args[0], "-test.run=^$")
	if err := dead.Run(); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	folder := func(name string, modified time.Time) string {
		path := filepath.Join(dir, name)
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(dir, filepath.Join(path, "council")); err != nil {
			t.Skip(err)
		}
		if err := os.Chtimes(path, modified, modified); err != nil {
			t.Fatal(err)
		}
		return name
	}
	gone := dead.Process.Pid
	folder(fmt.Sprintf("guildhall-worker-%d-1", gone), old)
	want := []string{
		folder("guildhall-worker-x", old),
		folder(fmt.Sprintf("guildhall-worker-%d-3", gone), time.Now()),
		folder(fmt.Sprintf("guildhall-worker-%d-2", os.Getpid()), old),
		folder("other", old),
	}
	e := engine.New(engine.Options{Dir: dir})
	if got := cell(t, open(t, e, engine.Job{}), "SELECT 42"); got != "42" {
		t.Errorf("got %q", got)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range left {
		got = append(got, entry.Name())
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestWorkerErrorSays: whoever has to find out why nothing starts is told what the worker said.
func TestWorkerErrorSays(t *testing.T) {
	words, err := i18n.NewPrinter(i18n.BaseLanguage)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		failure engine.WorkerError
		want    []string
	}{
		{
			engine.WorkerError{Attempts: 3, Output: "\nfatal error: out of memory\n\ngoroutine 1", Err: errors.New("it ended \x1b[2J")},
			[]string{"in 3 attempts", "fatal error: out of memory", "it ended ␛[2J"},
		},
		{
			engine.WorkerError{Attempts: 4, Err: fmt.Errorf("make the worker's folder: %w", &fs.PathError{Op: "mkdir", Path: "/x", Err: syscall.ENOSPC})},
			[]string{"in /x: no space left on device"},
		},
	} {
		said := words.Say(test.failure.Message())
		for _, want := range test.want {
			if !strings.Contains(said, want) {
				t.Errorf("%q lacks %q", said, want)
			}
		}
		if strings.Contains(said, "goroutine") || strings.Contains(said, "<no value>") {
			t.Errorf("%q", said)
		}
	}
}

func TestWarm(t *testing.T) {
	e := newEngine(t, engine.Options{})
	e.Warm()
	e.Warm()
	if got := cell(t, open(t, e, engine.Job{}), "SELECT 42"); got != "42" {
		t.Errorf("got %q", got)
	}
}

func TestManySessions(t *testing.T) {
	e := newEngine(t, engine.Options{Workers: 2, Limits: engine.Limits{Time: time.Second}})
	db := newDatabase(t, e, "council", members...)
	errs := make(chan error)
	const seats = 20
	for seat := range seats {
		go func() {
			errs <- func() error {
				s, err := e.Open(context.Background(), engine.Job{Databases: []engine.Database{db}})
				if err != nil {
					return err
				}
				defer func() { _ = s.Close() }()
				if seat%7 == 3 {
					_, err := s.Query(context.Background(), endless, 0)
					var failure *result.QueryError
					if !errors.As(err, &failure) {
						return fmt.Errorf("endless query: %w", err)
					}
					return nil
				}
				out, err := s.Query(context.Background(), fmt.Sprintf("SELECT %d FROM members", seat), 0)
				if err != nil {
					return err
				}
				if got := out.Set.Rows[0][0].String(); got != strconv.Itoa(seat) {
					return fmt.Errorf("seat %d got %s", seat, got)
				}
				return nil
			}()
		}()
	}
	for range seats {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestNothingStarts(t *testing.T) {
	e := engine.New(engine.Options{Dir: filepath.Join(t.TempDir(), "missing")})
	defer func() { _ = e.Close() }()
	_, err := e.Open(t.Context(), engine.Job{})
	var failure *engine.WorkerError
	if !errors.As(err, &failure) || failure.Attempts < 3 {
		t.Fatalf("got %v", err)
	}
	if _, err := e.Open(t.Context(), engine.Job{}); !errors.As(err, &failure) || failure.Attempts < 4 {
		t.Errorf("got %v", err)
	}
}

func TestWorkerByHand(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = []string{"GUILDHALL_WORKER=1"}
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 70 || !strings.Contains(string(out), "not started by the program") {
		t.Errorf("%v: %s", err, out)
	}
}
