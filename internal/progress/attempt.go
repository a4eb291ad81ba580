// Package progress says what a learner did and what follows from it: states of exercises and lessons, mastery of skills,
// where to go next. It is pure: storage is in store, wording in i18n.
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

// Verdicts an attempt can carry beside those of the judge.
const (
	VerdictSkipped  = "skipped"
	VerdictRevealed = "revealed" // a solution was shown
)

// Draft is an answer being written. The newest draft of an exercise wins.
type Draft struct {
	Ref     Ref
	Text    string
	Cursor  int // byte offset in Text
	Updated time.Time
}

// Position is where a learner stopped reading a lesson.
type Position struct {
	Pack     string
	Lesson   string
	Block    int    // index of the block in the lesson that was at the top
	Line     int    // line within that block at the width it was shown
	Screen   string // "reader" or "workbench"
	Exercise string // the exercise open in the workbench, "" otherwise
	Updated  time.Time
}

// State is how far a learner is with one exercise.
type State string

// The states of an exercise, as `guildhall list --json` prints them.
const (
	New     State = "new"
	Tried   State = "tried"
	Done    State = "done"
	Skipped State = "skipped"
	Changed State = "changed" // done, and the exercise has changed since
)

// LessonState is how far a learner is with a lesson.
type LessonState string

// The states of a lesson.
const (
	LessonNew     LessonState = "new"
	LessonStarted LessonState = "started"
	LessonDone    LessonState = "done"
)

// Standing is what is known of one exercise that was touched, kept up to date with every attempt so that a million
// attempts cost no more to summarise than a hundred.
type Standing struct {
	Ref         Ref
	Attempts    int       // submissions, without skips and reveals
	Correct     bool      // ever answered rightly
	CorrectHash string    // content hash of the newest right answer
	Points      int       // best score
	Skipped     bool      // skipped and not answered rightly since
	Revealed    bool      // a solution was shown
	Hints       int       // hints seen
	Last        time.Time // newest attempt
}

// Day is one day's activity in the learner's own time zone.
type Day struct {
	Date     string // YYYY-MM-DD
	Attempts int
	Correct  int
	Minutes  int // estimated from the gaps between attempts
}
