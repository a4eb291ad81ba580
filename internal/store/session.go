package store

import (
	"context"
	"errors"
	"time"

	"guildhall/internal/i18n"
)

// NewMemory makes a store that forgets everything when it is closed.
func NewMemory(ctx context.Context) (*Store, error) {
	s := &Store{now: time.Now}
	db, err := connectMemory()
	if err != nil {
		return nil, s.failed("make a store in memory", err)
	}
	learner, err := furnish(ctx, db)
	if err != nil {
		return nil, s.failed("make a store in memory", errors.Join(err, db.Close()))
	}
	s.db = db
	s.learner.Store(learner)
	return s, nil
}

// OpenSession opens the progress kept in a file as Open does, or, when that cannot be, a store in memory, so that the session goes
// on. The Notice then says why nothing will be kept; its Cause is the *Error. Past progress that can be read, though not
// written, is there all the same.
func OpenSession(ctx context.Context, path string, options Options) (*Store, *Notice, error) {
	s, notice, err := Open(ctx, path, options)
	if err == nil {
		return s, notice, nil
	}
	var failure *Error
	if !errors.As(err, &failure) {
		return nil, nil, err
	}
	memory, memoryErr := NewMemory(ctx)
	if memoryErr != nil {
		return nil, nil, errors.Join(err, memoryErr)
	}
	if failure.Kind == ErrReadOnly || failure.Kind == ErrFull {
		memory.borrow(ctx, path)
	}
	return memory, &Notice{
		Message: i18n.New("store.in-memory", i18n.Args{"Reason": failure.Message()}),
		Cause:   err,
	}, nil
}

// borrow fills the store with what can be read of a file that cannot be written. What cannot be read is missing: the
// learner has been told why.
func (s *Store) borrow(ctx context.Context, path string) {
	// Nobody can write there, so the file may be read without the log and locks that would have to be written.
	old, err := connect(path, "mode=ro", "immutable=1")
	if err != nil {
		return
	}
	defer func() { _ = old.Close() }() // was only read
	if v, err := version(ctx, old); err != nil || v < 1 || v > schema {
		return
	}
	if learner, err := learnerOf(ctx, old); err == nil {
		s.learner.Store(learner)
	}
	_, _ = transfer(ctx, old, s.db)
}
