package trainer

import (
	"context"
	"fmt"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Answer is what a learner submits.
type Answer struct {
	Pack     string
	Exercise string
	// Text is the answer in source order, in the form that `guildhall grade` reads: SQL; letters of options ("b", "a,c"); numbers
	// of items ("3,1,2"); lines "item => label"; or the text itself.
	Text    string
	Seed    int64         // of the shuffled items, from Exercising
	Elapsed time.Duration // the exercise was open
}

// checkpointAttempts is how often an exercise of a checkpoint may be answered.
const checkpointAttempts = 2

// Submit judges an answer and records it, durably, before it returns. What the judge does not count as an attempt (a blank left
// in, a number that can be read in two ways) comes back as the judge's error, and nothing is recorded. When the
// record fails the verdict is given all the same, with Recorded false and the Problem; the attempt is kept in memory and
// offered to the record again with the next one.
//
// A right answer gives no points where a solution was shown and the answer repeats it: the same SQL but for spaces, case
// and comments, or any answer of the types that have only one. Another way to write the query gives them.
func (t *Trainer) Submit(ctx context.Context, answer Answer) (Submission, error) {
	at, err := t.find(ctx, answer.Pack, answer.Exercise)
	if err != nil {
		return Submission{}, err
	}
	if err := t.allowed(ctx, at); err != nil {
		return Submission{}, err
	}
	verdict, err := t.Workshop.Judge(ctx, at.pack, at.exercise, answer.Text)
	if err != nil {
		return Submission{}, fmt.Errorf("judge %s/%s: %w", at.pack.ID, at.exercise.ID, err)
	}
	if err := ctx.Err(); err != nil {
		return Submission{}, err
	}
	submission := Submission{Verdict: verdict, AttemptsLeft: -1}
	if verdict.Is(grade.Correct) && at.standing.Shown(at.exercise.Hash) && repeats(at.exercise, answer.Text) {
		if verdict.Score != nil {
			submission.Verdict.Score = new(int)
			submission.Remark = repeatsSolution()
		}
	}
	attempt := t.attempt(at, submission.Verdict, answer)
	if at.exercise.Type == lesson.SQL || at.exercise.Type == lesson.Change {
		t.KeepQuery(ctx, at.pack.ID, at.exercise.Datasets, answer.Text)
	}
	submission.Problem = t.add(ctx, attempt)
	submission.Recorded = submission.Problem == nil
	return t.conclude(ctx, at, attempt, submission)
}

func repeatsSolution() i18n.Message { return i18n.New("trainer.repeats-solution", nil) }

// allowed refuses an answer where a checkpoint's attempts are used.
func (t *Trainer) allowed(ctx context.Context, at place) error {
	if !at.lesson.Checkpoint || at.state().IsDone() {
		return nil
	}
	left, err := t.attemptsLeft(ctx, at)
	if err != nil {
		return err
	}
	if left == 0 {
		return ErrNoAttempts
	}
	return nil
}

// attemptsLeft counts what is left of a checkpoint's attempts at an exercise as it is now. Only an answer that could be
// judged uses one up: an error in the SQL or a limit does not.
func (t *Trainer) attemptsLeft(ctx context.Context, at place) (int, error) {
	refs := at.refs()
	attempts := t.unsaved.waiting(refs)
	for _, ref := range refs {
		past, err := t.Record.History(ctx, ref, 1000)
		if err != nil {
			return 0, fmt.Errorf("read attempts at %s: %w", ref.Exercise, err)
		}
		attempts = append(attempts, past...)
	}
	used := 0
	for _, a := range attempts {
		if a.ContentHash == at.exercise.Hash && usesUp(a.Verdict) {
			used++
		}
	}
	return max(0, checkpointAttempts-used), nil
}

func usesUp(verdict string) bool {
	switch grade.Outcome(verdict) {
	case grade.Correct, grade.Incorrect, grade.Coincidence:
		return true
	}
	return false
}

func (t *Trainer) attempt(at place, verdict grade.Verdict, answer Answer) progress.Attempt {
	attempt := t.event(at, string(verdict.Outcome))
	attempt.Answer, attempt.Seed, attempt.Elapsed = answer.Text, answer.Seed, max(0, answer.Elapsed)
	if len(verdict.Findings) > 0 {
		attempt.Code = verdict.Findings[0].Code
	}
	if verdict.Score != nil {
		attempt.Score = *verdict.Score
	}
	return attempt
}

// event is an attempt with all that does not depend on an answer.
func (t *Trainer) event(at place, verdict string) progress.Attempt {
	return progress.Attempt{
		ID:          t.NewID(),
		At:          t.Now(),
		Ref:         at.ref(),
		Lesson:      at.lesson.ID,
		PackVersion: at.pack.Version,
		ContentHash: at.exercise.Hash,
		Verdict:     verdict,
		Hints:       at.standing.Hints,
		Face:        t.Face,
	}
}

// conclude tells what the attempt changed.
func (t *Trainer) conclude(ctx context.Context, at place, attempt progress.Attempt, s Submission) (Submission, error) {
	s.State = at.standing.With(attempt).State(at.exercise.Hash)
	if s.Verdict.Is(grade.Correct) {
		s.Explain, s.Solutions = at.exercise.Explain, at.exercise.Solutions
		s.LessonDone = at.finishes(s.State)
	}
	if !at.lesson.Checkpoint {
		return s, nil
	}
	left, err := t.attemptsLeft(ctx, at)
	if err != nil {
		return s, nil //nolint:nilerr // the verdict is worth more than the count of attempts
	}
	s.AttemptsLeft = left
	return s, nil
}

// finishes reports whether the exercise, now in this state, was the last one missing for its lesson to be done.
func (p place) finishes(state progress.State) bool {
	if !state.IsDone() || p.state().IsDone() {
		return false
	}
	for _, l := range p.summary.Lessons {
		if l.ID == p.lesson.ID {
			return l.State != progress.LessonDone && l.Done+1 == len(l.Exercises)
		}
	}
	return false
}
