package result

import "time"

// Outcome is what running a text of one or more statements gave.
type Outcome struct {
	// Set is the result of the last statement that has one; nil when none has (only INSERTs, say).
	Set *Set
	// Statements is how many statements ran.
	Statements int
	// Answered is the 0-based index of the statement that Set belongs to; -1 when Set is nil.
	Answered int
	// Changed is the number of rows changed by the last INSERT, UPDATE or DELETE; -1 when there was none.
	Changed int64
	Elapsed time.Duration
}
