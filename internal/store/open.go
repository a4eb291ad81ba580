package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"guildhall/internal/i18n"
)

// Options are the circumstances of a store. The zero value suits.
type Options struct {
	// Now is the clock that backups are dated by; nil means time.Now.
	Now func() time.Time
}

// mending is how long a window waits for another one to mend the store.
const mending = 30 * time.Second

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// Notice is something the learner must be told about the store, though work can go on.
type Notice struct {
	Message i18n.Message
	Backup  string // the file that holds what could not be used, "" when there is none
	Cause   error  // what went wrong; nil when it was mended
}

// Open opens the progress kept in a file, and makes it when there is none. A damaged file is moved aside under a name with the
// date, what can be read of it is carried over, and the Notice says so. Errors are *Error: ErrNewer, ErrReadOnly,
// ErrFull, ErrBusy, ErrDisk, ErrNoPlace; OpenSession turns them into a store in memory.
func Open(ctx context.Context, path string, options Options) (*Store, *Notice, error) {
	s := &Store{path: path, now: options.now}
	notice, err := s.open(ctx)
	if err != nil && kindOf(err) == noKind && ctx.Err() == nil {
		err = &Error{Kind: ErrDisk, Path: path, cause: err}
	}
	if err != nil {
		return nil, nil, s.failed("open progress", err)
	}
	return s, notice, nil
}

func (s *Store) open(ctx context.Context) (*Notice, error) {
	if s.path == "" {
		return nil, &Error{Kind: ErrNoPlace}
	}
	ready, err := s.attach(ctx)
	if ready || (err != nil && kindOf(err) != ErrDamaged) {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return nil, &Error{Kind: placeKind(err), Path: s.path, cause: err}
	}
	return s.settle(ctx)
}

// placeKind tells what is wrong with a folder that cannot be made or written.
func placeKind(err error) Kind {
	if kind := kindOf(err); kind != noKind && kind != ErrDisk {
		return kind
	}
	return ErrReadOnly
}

// attach opens a file that is there, sound and up to date: what nearly every start finds. It is not ready when the file is
// missing or needs work that only one window may do.
func (s *Store) attach(ctx context.Context) (ready bool, err error) {
	if damageMarked(s.path) {
		return false, nil
	}
	if err := writable(s.path); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return false, nil
		}
		return false, err
	}
	db, err := connect(s.path)
	if err != nil {
		return false, err
	}
	v, err := version(ctx, db)
	switch {
	case err == nil && v > schema:
		err = &Error{Kind: ErrNewer, Path: s.path}
	case err == nil && v == schema:
		var learner string
		if learner, err = sound(ctx, db); err == nil {
			s.learner.Store(learner)
			ready = true
		}
	}
	if !ready {
		return false, errors.Join(err, db.Close())
	}
	s.db = db
	return true, nil
}

// smallest is the size of the smallest database. SQLite takes anything shorter for an empty one and would write over it.
const smallest = 512

// writable reports why a file cannot be opened for writing; nil when it can.
func writable(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err != nil {
		return &Error{Kind: placeKind(err), Path: path, cause: err}
	}
	defer file.Close()
	info, err := file.Stat()
	if err == nil && info.Size() > 0 && info.Size() < smallest {
		return &Error{Kind: ErrDamaged, Path: path, cause: fmt.Errorf("%d bytes are no database", info.Size())}
	}
	return err
}

// sound looks at as much of the file as costs nothing however many attempts it holds: its header, its tables' definitions,
// both ends of the attempts and all that the first screen needs. It gives the learner's id. Damage elsewhere shows when it
// is met, and is mended at the next start.
func sound(ctx context.Context, db *sql.DB) (string, error) {
	learner, err := learnerOf(ctx, db)
	if errors.Is(err, sql.ErrNoRows) {
		return christen(ctx, db)
	}
	if err != nil {
		return "", err
	}
	var first, last, touched int64
	err = db.QueryRowContext(ctx, `SELECT coalesce((SELECT min(seq) FROM attempts), 0), coalesce((SELECT max(seq) FROM attempts), 0),
		(SELECT count(*) FROM standings)`).Scan(&first, &last, &touched)
	return learner, err
}

// settle makes a store, brings it up to date or mends it, while no other window does.
func (s *Store) settle(ctx context.Context) (notice *Notice, err error) {
	lock := flock.New(s.path + ".lock")
	if err := s.seize(ctx, lock); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	if err := finishMend(s.path); err != nil {
		return nil, err
	}
	ready, err := s.attach(ctx) // another window may have been faster
	if err == nil && !ready && !damageMarked(s.path) {
		err = s.prepare(ctx)
		ready = err == nil
	}
	if ready || (err != nil && kindOf(err) != ErrDamaged) {
		return nil, err
	}
	return s.mend(ctx)
}

// seize waits until no other window holds the lock.
func (s *Store) seize(ctx context.Context, lock *flock.Flock) error {
	waiting, cancel := context.WithTimeout(ctx, mending)
	defer cancel()
	_, err := lock.TryLockContext(waiting, 20*time.Millisecond)
	switch {
	case err == nil || ctx.Err() != nil:
		return err
	case waiting.Err() != nil:
		return &Error{Kind: ErrBusy, Path: s.path, cause: err}
	}
	return &Error{Kind: placeKind(err), Path: s.path, cause: fmt.Errorf("lock progress: %w", err)}
}

// prepare makes the tables or brings them up to date.
func (s *Store) prepare(ctx context.Context) error {
	db, learner, err := build(ctx, s.path)
	if err != nil {
		return err
	}
	s.db = db
	s.learner.Store(learner)
	return nil
}

// build opens a file and makes in it the tables that it lacks.
func build(ctx context.Context, path string) (*sql.DB, string, error) {
	db, err := connect(path)
	if err != nil {
		return nil, "", err
	}
	learner, err := furnish(ctx, db)
	if err != nil {
		return nil, "", errors.Join(err, db.Close())
	}
	return db, learner, nil
}

func furnish(ctx context.Context, db *sql.DB) (string, error) {
	// A database that is not ours has tables and no version. Nothing may be added to it.
	var strangers int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND name <> 'migrations'
		AND NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'migrations')`).Scan(&strangers); err != nil {
		return "", err
	}
	if strangers > 0 {
		return "", &Error{Kind: ErrDamaged, cause: errors.New("the file holds another program's tables")}
	}
	if _, err := db.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
		return "", err
	}
	if err := migrate(ctx, db); err != nil {
		return "", err
	}
	return christen(ctx, db)
}
