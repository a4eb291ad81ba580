package engine

import (
	"testing"

	"guildhall/internal/result"
)

// TestClassify: what the machine or a limit refuses is no mistake of the learner's, and each is told from the other.
func TestClassify(t *testing.T) {
	for _, test := range []struct {
		class, message string
		cause          result.Cause
		limit          result.Limit
	}{
		{"Out of Memory", "failed to pin block", result.Stopped, result.MemoryLimit},
		{"Invalid", "std::bad_alloc", result.Stopped, result.MemoryLimit},
		{"IO", "Checkpoint failed. Original error: Allocation failure", result.Stopped, result.MemoryLimit},
		{"IO", `Could not write file "w": File too large`, result.Stopped, result.SizeLimit},
		{"IO", `Could not write file "w": No space left on device`, result.Stopped, result.DiskFull},
		{"Permission", "Cannot access file", result.Blocked, result.NoLimit},
		{"Binder", "no such column", result.Refused, result.NoLimit},
	} {
		failure := &result.QueryError{Class: test.class, Message: test.message}
		if classify(failure); failure.Cause != test.cause || failure.Limit != test.limit {
			t.Errorf("%s: %s: cause %d, limit %q", test.class, test.message, failure.Cause, failure.Limit)
		}
	}
}
