package engine

import (
	"errors"
	"fmt"
	"os"
	"os/signal"

	"golang.org/x/sys/unix"
)

// limitProcess binds the worker to its parent and takes from it what it never needs. The signal of the parent's death is
// one that can be heard, so that the worker takes its folder with it: see worker.leave.
func limitProcess(parent int) error {
	if err := unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(unix.SIGTERM), 0, 0, 0); err != nil {
		return fmt.Errorf("bind to the parent: %w", err)
	}
	if os.Getppid() != parent { // it ended before the line above
		return errors.New("the parent is gone")
	}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("give up privileges: %w", err)
	}
	if err := unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}); err != nil {
		return fmt.Errorf("limit core dumps: %w", err)
	}
	// On DuckDB's own threads the signal of a write beyond RLIMIT_FSIZE would end the process instead of the statement.
	signal.Ignore(unix.SIGXFSZ)
	return limitJob(DefaultLimits().Process, 0)
}

// limitJob sets the limits that differ from job to job: bytes of memory, and bytes of any one file written.
// RLIMIT_DATA and not RLIMIT_AS: Go and DuckDB reserve more than a gigabyte of addresses at rest.
func limitJob(memory, file int64) error {
	for resource, bytes := range map[int]int64{unix.RLIMIT_DATA: memory, unix.RLIMIT_FSIZE: file} {
		var limit unix.Rlimit
		if err := unix.Getrlimit(resource, &limit); err != nil {
			return fmt.Errorf("read resource limit %d: %w", resource, err)
		}
		limit.Cur = min(uint64(bytes), limit.Max)
		if err := unix.Setrlimit(resource, &limit); err != nil {
			return fmt.Errorf("set resource limit %d: %w", resource, err)
		}
	}
	return nil
}
