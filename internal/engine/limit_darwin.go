package engine

import (
	"fmt"
	"math"
	"os/signal"
	"syscall"
)

// limitProcess takes from the worker what it never needs. These systems have no signal for the death of a parent; the
// end of the request pipe is what ends the worker.
func limitProcess(int) error {
	if err := syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}); err != nil {
		return fmt.Errorf("limit core dumps: %w", err)
	}
	// On DuckDB's own threads the signal of a write beyond RLIMIT_FSIZE would end the process instead of the statement.
	signal.Ignore(syscall.SIGXFSZ)
	return limitJob(0, 0)
}

// limitJob sets the greatest size of a file that a job may write. Memory is watched by the parent alone.
func limitJob(_, file int64) error {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return fmt.Errorf("read file size limit: %w", err)
	}
	limit.Cur = min(uint64(min(file, math.MaxInt64)), limit.Max)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return fmt.Errorf("set file size limit: %w", err)
	}
	return nil
}
