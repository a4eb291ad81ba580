package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// WorkerError says that no worker could be started, for the one who has to find out why.
type WorkerError struct {
	Attempts int    // starts that failed in a row
	Output   string // the last of what the worker printed, not made safe to draw
	Err      error
}

func (e *WorkerError) Error() string {
	return fmt.Sprintf("the worker process did not start in %d attempts: %v", e.Attempts, e.Err)
}

// Unwrap returns why the last attempt failed.
func (e *WorkerError) Unwrap() error { return e.Err }

// Message says it to the user, with what the worker said last and what to try.
func (e *WorkerError) Message() i18n.Message {
	args := i18n.Args{"Count": e.Attempts, "Problem": result.Safe(e.Err.Error()), "Output": e.firstLine()}
	var path *fs.PathError
	if errors.As(e.Err, &path) {
		args["Folder"], args["Problem"] = result.Safe(path.Path), result.Safe(path.Err.Error())
		return i18n.New("engine.worker-place", args)
	}
	return i18n.New("engine.worker-dead", args)
}

// firstLine is the first line of what the worker printed: Go and C++ both say there what went wrong, and follow it
// with a trace that helps nobody.
func (e *WorkerError) firstLine() string {
	for line := range strings.SplitSeq(e.Output, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			return result.Safe(line)
		}
	}
	return ""
}
