// Package progress says what a learner did and what follows from it: states of exercises and lessons, time spent, mastery
// of skills. It is pure: storage is in store, wording in i18n, and what a lesson looks like is lesson's business.
package progress

import "time"

// Ref names an exercise for ever: pack id and exercise id.
type Ref struct {
	Pack     string
	Exercise string
}

// Attempt is one submitted answer. Attempts are never changed or deleted, only added; two stores merge by ID.
type Attempt struct {
	ID          string // UUIDv7
	At          time.Time
	Ref         Ref
	Lesson      string // the lesson the exercise stood in at the time
	PackVersion string
	ContentHash string // of prompt, solution and dataset; tells when an exercise has changed since
	Answer      string // exactly as submitted
	Verdict     string // as in `guildhall grade --json`, or "skipped" or "revealed"
	Code        string // code of the first finding, "" when there is none
	Score       int    // points given; 0 for wrong answers and for reflections
	Hints       int    // hints seen before this attempt
	Seed        int64  // of shuffled items
	Elapsed     time.Duration
	Face        string // "tui", "plain", "cli"
}

// Verdicts that change what is known of an exercise: two of the judge's, and two that an attempt carries beside them.
const (
	VerdictCorrect   = "correct"
	VerdictPackFault = "pack_fault" // the exercise is broken: kept, and never counted
	VerdictSkipped   = "skipped"
	VerdictRevealed  = "revealed" // a solution was shown
)

// Judged reports whether the attempt is an answer, right or not, rather than a skip, a look at the solution or a fault
// of the pack.
func (a Attempt) Judged() bool {
	switch a.Verdict {
	case VerdictSkipped, VerdictRevealed, VerdictPackFault:
		return false
	}
	return true
}

// Draft is an answer being written. The newest draft of an exercise wins.
type Draft struct {
	Ref     Ref
	Text    string
	Cursor  int // byte offset in Text
	Updated time.Time
}

// Query is SQL that a learner ran.
type Query struct {
	Pack     string   // "" where no pack was open
	Datasets []string // that it was run on
	SQL      string
	At       time.Time
}

// Position is where a learner stopped reading a lesson.
type Position struct {
	Pack     string
	Lesson   string
	Block    int    // index of the block in the lesson that was at the top
	Line     int    // line within that block at the width it was shown
	Screen   string // "reader" or "workbench"
	Exercise string // the exercise open in the workbench, "" otherwise
	End      bool   // the end of the lesson was on the screen, now or at any time before
	Updated  time.Time
}
