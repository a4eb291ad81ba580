package trainer

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"guildhall/internal/progress"
)

// saving is how long a record may take to make an attempt durable before the session goes on without it.
const saving = 15 * time.Second

// unsaved holds what the record could not take (the disk is full, say), so that the session goes on as if it
// had, and gives it to the record again with the next attempt.
type unsaved struct {
	mu       sync.Mutex
	attempts []progress.Attempt
	hints    map[progress.Ref]int
	drafts   map[progress.Ref]progress.Draft
}

// UnsavedError says that the record still cannot take what the learner did, and why.
type UnsavedError struct {
	Count int // of answers, texts that are being written and hints seen
	Err   error
}

func (e *UnsavedError) Error() string {
	return fmt.Sprintf("%d things are not saved: %v", e.Count, e.Err)
}

func (e *UnsavedError) Unwrap() error { return e.Err }

// over lays what is unsaved over the standings of a pack, or of all packs for "".
func (u *unsaved) over(standings []progress.Standing, pack string) []progress.Standing {
	u.mu.Lock()
	defer u.mu.Unlock()
	if len(u.attempts) == 0 && len(u.hints) == 0 {
		return standings
	}
	index := make(map[progress.Ref]int, len(standings))
	all := append([]progress.Standing(nil), standings...)
	for i, s := range all {
		index[s.Ref] = i
	}
	merge := func(s progress.Standing) {
		if pack != "" && s.Ref.Pack != pack {
			return
		}
		if at, ok := index[s.Ref]; ok {
			all[at] = all[at].Merge(s)
			return
		}
		index[s.Ref] = len(all)
		all = append(all, s)
	}
	for _, a := range u.attempts {
		merge(progress.Of(a))
	}
	for ref, seen := range u.hints {
		merge(progress.Standing{Ref: ref, Hints: seen})
	}
	return all
}

// add makes an attempt durable, and whatever could not be saved before it. The learner's answer is kept even when the
// screen that asked has gone away in the meantime.
func (t *Trainer) add(ctx context.Context, attempt progress.Attempt) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), saving)
	defer cancel()
	t.unsaved.mu.Lock()
	defer t.unsaved.mu.Unlock()
	waiting := slices.Concat(t.unsaved.attempts, []progress.Attempt{attempt})
	for i, a := range waiting {
		if err := t.Record.Add(ctx, a); err != nil {
			t.unsaved.attempts = waiting[i:]
			return err
		}
	}
	t.unsaved.attempts = nil
	return nil
}

// SaveRest gives the record what it could not take before. What it still refuses is a *UnsavedError, and is lost when the program ends.
func (t *Trainer) SaveRest(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), saving)
	defer cancel()
	u := &t.unsaved
	u.mu.Lock()
	defer u.mu.Unlock()
	var why error
	u.attempts = slices.DeleteFunc(u.attempts, func(a progress.Attempt) bool {
		err := t.Record.Add(ctx, a)
		why = cmp.Or(why, err)
		return err == nil
	})
	maps.DeleteFunc(u.hints, func(ref progress.Ref, seen int) bool {
		err := t.Record.SaveHints(ctx, ref, seen)
		why = cmp.Or(why, err)
		return err == nil
	})
	maps.DeleteFunc(u.drafts, func(_ progress.Ref, draft progress.Draft) bool {
		err := t.Record.SaveDraft(ctx, draft)
		why = cmp.Or(why, err)
		return err == nil
	})
	if why == nil {
		return nil
	}
	return &UnsavedError{Count: len(u.attempts) + len(u.hints) + len(u.drafts), Err: why}
}

// keepDraft makes a text that is being written durable, or keeps it until the record can.
func (t *Trainer) keepDraft(ctx context.Context, draft progress.Draft) error {
	t.unsaved.mu.Lock()
	defer t.unsaved.mu.Unlock()
	err := t.Record.SaveDraft(ctx, draft)
	if err == nil {
		delete(t.unsaved.drafts, draft.Ref)
		return nil
	}
	if t.unsaved.drafts == nil {
		t.unsaved.drafts = map[progress.Ref]progress.Draft{}
	}
	t.unsaved.drafts[draft.Ref] = draft
	return err
}

// draft is the text that the record could not take.
func (u *unsaved) draft(ref progress.Ref) (progress.Draft, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	draft, ok := u.drafts[ref]
	return draft, ok
}

// remember keeps how many hints were seen, in memory when the record cannot.
func (t *Trainer) remember(ctx context.Context, ref progress.Ref, seen int) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), saving)
	defer cancel()
	err := t.Record.SaveHints(ctx, ref, seen)
	t.unsaved.mu.Lock()
	defer t.unsaved.mu.Unlock()
	if err == nil {
		delete(t.unsaved.hints, ref)
		return
	}
	if t.unsaved.hints == nil {
		t.unsaved.hints = map[progress.Ref]int{}
	}
	t.unsaved.hints[ref] = seen
}

// waiting lists the attempts at an exercise that could not be saved yet.
func (u *unsaved) waiting(refs []progress.Ref) []progress.Attempt {
	u.mu.Lock()
	defer u.mu.Unlock()
	var found []progress.Attempt
	for _, a := range u.attempts {
		for _, ref := range refs {
			if a.Ref == ref {
				found = append(found, a)
			}
		}
	}
	return found
}
