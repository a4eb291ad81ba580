package progress

import "time"

// Standing is what is known of one exercise that was touched, kept up to date with every attempt so that a million
// attempts cost no more to summarise than a hundred.
type Standing struct {
	Ref          Ref
	Attempts     int       // answers, without skips, reveals and faults of the pack
	Correct      bool      // ever answered rightly
	CorrectHash  string    // content hash of the newest right answer
	CorrectAt    time.Time // the newest right answer; zero when there is none
	Points       int       // best score
	Skipped      bool      // skipped and never answered rightly
	Revealed     bool      // a solution was shown
	RevealedHash string    // content hash of the exercise whose solution was shown last
	RevealedAt   time.Time // zero when none was shown
	Hints        int       // hints seen
	Last         time.Time // newest attempt; zero when there were only hints
}

// Of is the standing that follows from one attempt alone.
func Of(a Attempt) Standing {
	s := Standing{Ref: a.Ref, Hints: a.Hints, Last: a.At}
	switch a.Verdict {
	case VerdictPackFault:
		return s
	case VerdictSkipped:
		s.Skipped = true
	case VerdictRevealed:
		s.Revealed, s.RevealedHash, s.RevealedAt = true, a.ContentHash, a.At
	default:
		s.Attempts, s.Points = 1, a.Score
		if a.Verdict == VerdictCorrect {
			s.Correct, s.CorrectHash, s.CorrectAt = true, a.ContentHash, a.At
		}
	}
	return s
}

// With is the standing after one more attempt. The order in which attempts are added makes no difference, so two
// machines that merge their attempts agree.
func (s Standing) With(a Attempt) Standing {
	s.Ref = a.Ref
	return s.Merge(Of(a))
}

// Merge joins what is known of one exercise under two names or from two sets of attempts that share none. The
// result keeps s.Ref.
func (s Standing) Merge(other Standing) Standing {
	s.Attempts += other.Attempts
	if other.Correct && (!s.Correct || newer(other.CorrectAt, s.CorrectAt, other.CorrectHash, s.CorrectHash)) {
		s.CorrectHash, s.CorrectAt = other.CorrectHash, other.CorrectAt
	}
	if other.Revealed && (!s.Revealed || newer(other.RevealedAt, s.RevealedAt, other.RevealedHash, s.RevealedHash)) {
		s.RevealedHash, s.RevealedAt = other.RevealedHash, other.RevealedAt
	}
	s.Correct = s.Correct || other.Correct
	s.Revealed = s.Revealed || other.Revealed
	s.Skipped = (s.Skipped || other.Skipped) && !s.Correct
	s.Points = max(s.Points, other.Points)
	s.Hints = max(s.Hints, other.Hints)
	if other.Last.After(s.Last) {
		s.Last = other.Last
	}
	return s
}

// newer decides between two moments, and between equal ones by their hash, so that order never matters.
func newer(a, b time.Time, hashA, hashB string) bool {
	if a.Equal(b) {
		return hashA > hashB
	}
	return a.After(b)
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

// IsDone reports whether the exercise was answered rightly, in its present form or an earlier one: success stands.
func (s State) IsDone() bool { return s == Done || s == Changed }

// State tells how far the learner is, given the content hash of the exercise as it is now. A right answer without a
// hash counts for every form of the exercise.
func (s Standing) State(hash string) State {
	switch {
	case s.Correct && s.CorrectHash != "" && s.CorrectHash != hash:
		return Changed
	case s.Correct:
		return Done
	case s.Skipped:
		return Skipped
	case s.Attempts > 0 || s.Revealed:
		return Tried
	}
	return New
}

// Touched reports whether the learner did anything with the exercise but look at hints.
func (s Standing) Touched() bool { return s.Attempts > 0 || s.Skipped || s.Revealed || s.Correct }

// Shown reports whether a solution of the exercise, in its present form, was shown to the learner.
func (s Standing) Shown(hash string) bool {
	return s.Revealed && (s.RevealedHash == "" || s.RevealedHash == hash)
}
