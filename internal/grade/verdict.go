package grade

import (
	"time"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// Outcome is the judge's word, as `guildhall grade --json` prints it.
type Outcome string

// The outcomes of a submission.
const (
	Correct     Outcome = "correct"
	Incorrect   Outcome = "incorrect"   // wrong on the sample
	Coincidence Outcome = "coincidence" // right on the sample, wrong on a variant
	QueryError  Outcome = "query_error" // DuckDB refused the SQL
	Blocked     Outcome = "blocked"     // the sandbox refused it
	Stopped     Outcome = "stopped"     // a limit ended it
	PackFault   Outcome = "pack_fault"  // the exercise itself is broken; never counts against the learner
)

// Verdict is the answer to a submission.
type Verdict struct {
	Outcome Outcome
	Checked Checked
	// Score is the points given; nil for a reflection, which has none.
	Score *int
	// Findings[0] is the one message shown; the others are notes.
	Findings []Finding
	// Diff is set for SQL answers that are wrong on the sample.
	Diff *Diff
	// Counterexample is set for a coincidence.
	Counterexample *Counterexample
	// Actual is what the learner's query returned on the sample, when it returned something.
	Actual  *result.Set
	Elapsed time.Duration
}

// Checked says what was compared, so that no verdict claims more than was done.
type Checked struct {
	Datasets int // samples the answer was tried on: 1, or 0 for answers that are compared without data
	Variants int // hidden variants it was tried on besides
	// Compare holds the rules that were used, one phrase each: rows, columns, order, tolerance.
	Compare []i18n.Message
}

// Kind says what a finding is for.
type Kind string

// The kinds of findings.
const (
	Diagnosis Kind = "diagnosis" // why the answer is not right
	Note      Kind = "note"      // worth knowing, changes nothing
	Style     Kind = "style"     // the answer is right; this would be tidier
)

// Finding is one thing the judge has to say.
type Finding struct {
	Code    string // as in the catalogue of codes: "LOG-57", "GH-…"
	Kind    Kind
	Message i18n.Message
	Clause  string // "select", "from", "where", …; "" when unknown
	Line    int    // 1-based in the submitted text; 0 when unknown
	Column  int    // 1-based, in code points; 0 when unknown
	Length  int    // code points to mark from there; 0 when unknown
}

// DiffLimit is how many rows of each kind a Diff lists at most.
const DiffLimit = 20

// Diff is the row-by-row difference between the reference's result and the learner's. Each list holds at most DiffLimit
// rows; the counts are exact for what was fetched.
type Diff struct {
	Columns      []result.Column // of the expected result, in its order
	ExpectedRows int64
	ActualRows   int64
	Missing      [][]result.Value // expected, not returned
	Extra        [][]result.Value // returned, not expected
	Changed      []Change         // a row that differs in some cells only
	MissingCount int
	ExtraCount   int
	ChangedCount int
}

// Change is a pair of rows that belong together and differ in some cells.
type Change struct {
	Expected []result.Value
	Actual   []result.Value
}

// Counterexample is a small database on which the answer and the reference part ways.
type Counterexample struct {
	Tables   map[string]*result.Set
	Expected *result.Set
	Actual   *result.Set
	Reason   i18n.Message
}

// Is reports whether the outcome counts as right.
func (v Verdict) Is(outcome Outcome) bool { return v.Outcome == outcome }
