package store

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"guildhall/internal/i18n"
)

// Kind is what can be wrong with the place where progress is kept. errors.Is finds it in an *Error.
type Kind string

func (k Kind) Error() string { return string(k) }

// The kinds of failures.
const (
	ErrNoPlace  Kind = "no folder for progress"
	ErrNewer    Kind = "progress was made by a newer program"
	ErrReadOnly Kind = "progress cannot be written"
	ErrFull     Kind = "the disk is full"
	ErrBusy     Kind = "progress is locked by another program"
	ErrDamaged  Kind = "progress is damaged"
	ErrDisk     Kind = "the disk failed"
	ErrTooLong  Kind = "the text is too long to keep"

	// noKind is that of errors which are about something else than the place.
	noKind Kind = ""
)

// Error is something the store could not do, with a sentence for the learner.
type Error struct {
	Kind  Kind
	Path  string // of the store's file, "" when there is none
	cause error
}

func (e *Error) Error() string {
	if e.cause == nil {
		return e.Kind.Error()
	}
	return fmt.Sprintf("%v: %v", e.Kind, e.cause)
}

// Unwrap gives the kind and the cause, so that errors.Is finds both.
func (e *Error) Unwrap() []error {
	if e.cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.cause}
}

// Message is what is wrong and what to do, as a sentence.
func (e *Error) Message() i18n.Message {
	key := "store.disk"
	switch e.Kind {
	case ErrNoPlace:
		key = "store.no-place"
	case ErrNewer:
		key = "store.newer"
	case ErrReadOnly:
		key = "store.read-only"
	case ErrFull:
		key = "store.full"
	case ErrBusy:
		key = "store.busy"
	case ErrDamaged:
		key = "store.damaged"
	case ErrTooLong:
		key = "store.too-long"
	}
	return i18n.New(key, i18n.Args{"Path": e.Path})
}

// failed wraps an error with what was being done, and with its kind when the place is to blame.
func (s *Store) failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	kind := kindOf(err)
	if kind == noKind {
		return fmt.Errorf("%s: %w", doing, err)
	}
	if kind == ErrDamaged && s.path != "" {
		markDamaged(s.path)
	}
	return fmt.Errorf("%s: %w", doing, &Error{Kind: kind, Path: s.path, cause: err})
}

// kindOf tells what is wrong with the place; noKind when the error is about something else.
func kindOf(err error) Kind {
	var known *Error
	if errors.As(err, &known) {
		return known.Kind
	}
	var failure *sqlite.Error
	if errors.As(err, &failure) {
		return kindOfCode(failure.Code())
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return ErrFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return ErrDisk
	}
	return noKind
}

// kindOfCode sorts SQLite's result codes, whose low byte is the class.
func kindOfCode(code int) Kind {
	if code == sqlite3.SQLITE_IOERR_SHMSIZE { // the shared-memory file could not grow
		return ErrFull
	}
	switch code & 0xff {
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return ErrReadOnly
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrBusy
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return ErrDamaged
	case sqlite3.SQLITE_IOERR:
		return ErrDisk
	}
	return noKind
}
