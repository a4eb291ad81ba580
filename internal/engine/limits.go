package engine

import (
	"runtime"
	"time"
)

// Limits bound what one statement text may use. A zero field means the default, a negative one means no limit.
type Limits struct {
	Time  time.Duration // from Query to its answer; then the query is interrupted, and the worker killed 250 ms later
	Count time.Duration // spent on counting rows beyond those that are kept, before Total is given up as unknown

	Memory    int64 // bytes DuckDB may use
	Process   int64 // bytes the worker process may have resident; above it is killed
	Bytes     int64 // bytes of a result
	Workspace int64 // bytes of the workspace file

	Rows    int // rows of a result that are kept
	Cell    int // bytes of a text or blob; a longer one is cut and marked
	Threads int // DuckDB's threads
}

const (
	megabyte = 1 << 20
	// unlimited stands for "no limit" where a number is compared; far from overflow when something is added to it.
	unlimited = 1 << 60
)

// DefaultLimits returns the limits of an ordinary query.
func DefaultLimits() Limits {
	return Limits{
		Time: 5 * time.Second, Count: time.Second,
		Memory: 512 * megabyte, Process: 1536 * megabyte, Bytes: 16 * megabyte, Workspace: 256 * megabyte,
		Rows: 10_000, Cell: 32 << 10, Threads: min(4, runtime.NumCPU()),
	}
}

// or fills the zero fields of l with those of the defaults, and turns negative fields into a number that nothing
// reaches.
func (l Limits) or(defaults Limits) Limits {
	return Limits{
		Time:      pick(l.Time, defaults.Time),
		Count:     pick(l.Count, defaults.Count),
		Memory:    pick(l.Memory, defaults.Memory),
		Process:   pick(l.Process, defaults.Process),
		Bytes:     pick(l.Bytes, defaults.Bytes),
		Workspace: pick(l.Workspace, defaults.Workspace),
		Rows:      pick(l.Rows, defaults.Rows),
		Cell:      pick(l.Cell, defaults.Cell),
		Threads:   pick(l.Threads, defaults.Threads),
	}
}

func pick[T ~int | ~int64](value, fallback T) T {
	switch {
	case value == 0:
		return fallback
	case value < 0:
		return unlimited
	}
	return value
}
