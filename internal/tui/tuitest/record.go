package tuitest

import (
	"context"
	"sync"

	"guildhall/internal/progress"
)

// Record is a trainer.Record in memory.
type Record struct {
	// Known are standings that were there before.
	Known []progress.Standing
	// Days is the activity.
	Days []progress.Day
	// Full is what a record without room says to a draft; nil takes it.
	Full error

	mu        sync.Mutex
	attempts  []progress.Attempt
	drafts    map[progress.Ref]progress.Draft
	positions []progress.Position
}

// Attempts lists what was added.
func (r *Record) Attempts() []progress.Attempt {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]progress.Attempt(nil), r.attempts...)
}

// Add adds an attempt.
func (r *Record) Add(_ context.Context, attempt progress.Attempt) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.attempts = append(r.attempts, attempt)
	for i, s := range r.Known {
		if s.Ref == attempt.Ref {
			r.Known[i] = after(s, attempt)
			return nil
		}
	}
	r.Known = append(r.Known, after(progress.Standing{Ref: attempt.Ref}, attempt))
	return nil
}

func after(s progress.Standing, attempt progress.Attempt) progress.Standing {
	s.Last = attempt.At
	switch attempt.Verdict {
	case progress.VerdictSkipped:
		s.Skipped = true
	case progress.VerdictRevealed:
		s.Revealed = true
	case "correct":
		s.Attempts++
		s.Correct, s.CorrectHash, s.Points = true, attempt.ContentHash, max(s.Points, attempt.Score)
	default:
		s.Attempts++
	}
	return s
}

// Standings lists what is known.
func (r *Record) Standings(_ context.Context, pack string) ([]progress.Standing, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var found []progress.Standing
	for _, s := range r.Known {
		if pack == "" || s.Ref.Pack == pack {
			found = append(found, s)
		}
	}
	return found, nil
}

// History lists attempts at an exercise, newest first.
func (r *Record) History(_ context.Context, ref progress.Ref, limit int) ([]progress.Attempt, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var found []progress.Attempt
	for i := len(r.attempts) - 1; i >= 0 && len(found) < limit; i-- {
		if r.attempts[i].Ref == ref {
			found = append(found, r.attempts[i])
		}
	}
	return found, nil
}

// Activity gives the days.
func (r *Record) Activity(context.Context, string) ([]progress.Day, error) { return r.Days, nil }

// SaveDraft keeps a draft.
func (r *Record) SaveDraft(_ context.Context, draft progress.Draft) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.Full != nil {
		return r.Full
	}
	if r.drafts == nil {
		r.drafts = map[progress.Ref]progress.Draft{}
	}
	r.drafts[draft.Ref] = draft
	return nil
}

// Draft gives a draft.
func (r *Record) Draft(_ context.Context, ref progress.Ref) (progress.Draft, bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	draft, ok := r.drafts[ref]
	return draft, ok, nil
}

// SaveHints keeps how many hints were seen.
func (r *Record) SaveHints(_ context.Context, ref progress.Ref, seen int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, s := range r.Known {
		if s.Ref == ref {
			r.Known[i].Hints = max(s.Hints, seen)
			return nil
		}
	}
	r.Known = append(r.Known, progress.Standing{Ref: ref, Hints: seen})
	return nil
}

// SavePosition keeps a place; one for each lesson, the newest first.
func (r *Record) SavePosition(_ context.Context, position progress.Position) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	kept := []progress.Position{position}
	for _, p := range r.positions {
		if p.Pack != position.Pack || p.Lesson != position.Lesson {
			kept = append(kept, p)
		}
	}
	r.positions = kept
	return nil
}

// Positions lists the places.
func (r *Record) Positions(context.Context) ([]progress.Position, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]progress.Position(nil), r.positions...), nil
}
