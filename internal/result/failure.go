package result

// Cause says who ended a statement that gave no result.
type Cause uint8

// The causes of a QueryError.
const (
	Refused Cause = iota // DuckDB found an error in the SQL, or met one while running it
	Blocked              // the sandbox does not allow this kind of statement
	Stopped              // a limit, or the learner, ended it
)

// Classes of Blocked statements that are no kind of statement.
const (
	FileAccess    = "file access"
	SeveralAtOnce = "several statements in one"
	TooManyInside = "statements inside each other"
)

// Limit names the limit that stopped a statement.
type Limit string

// The limits of a run.
const (
	NoLimit       Limit = ""
	TimeLimit     Limit = "time"
	MemoryLimit   Limit = "memory"
	SizeLimit     Limit = "size"      // of what is written: the workspace, a text
	DiskFull      Limit = "disk"      // the machine has no room for what is written
	Cancelled     Limit = "cancelled" // the learner stopped it
	WorkerCrashed Limit = "crashed"   // the worker process ended unasked; the query is the likely reason
)

// QueryError is a learner's statement that gave no result. It is an answer, not a fault of the program: anything the
// engine itself could not do is another type of error.
type QueryError struct {
	Cause Cause
	// Class is DuckDB's class for a Refused statement ("Parser", "Binder", "Catalog", "Conversion", …) and the kind of
	// statement for a Blocked one ("ATTACH", "PRAGMA", …), the function ("query()") or one of the classes above.
	Class string
	// Subtype is DuckDB's finer class where it gives one ("COLUMN_NOT_FOUND", …).
	Subtype string
	// Message is DuckDB's own sentence, without class, position and file paths.
	Message string
	// Offset is the 0-based byte offset in the text as submitted; -1 when unknown.
	Offset int
	// Candidates are names DuckDB suggests instead, best first.
	Candidates []string
	// Name is the name the message is about (a column, table or function), "" when there is none.
	Name string
	// Limit is set when Cause is Stopped.
	Limit Limit
	// Statement is the 0-based index of the statement within the text that failed.
	Statement int
}

func (e *QueryError) Error() string {
	if e.Class == "" {
		return e.Message
	}
	return e.Class + ": " + e.Message
}
