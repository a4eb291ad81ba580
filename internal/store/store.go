package store

import (
	"context"
	"database/sql"
	"errors"
	"hash/fnv"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
)

// Store is a learner's progress. Several goroutines and several processes may use one at once.
type Store struct {
	db      *sql.DB
	path    string // "" for one in memory
	learner atomic.Value
	now     func() time.Time
}

// Path is the file the progress is kept in, "" when it lives only in memory.
func (s *Store) Path() string { return s.path }

// Learner is an id made when the store was; it names nobody.
func (s *Store) Learner() string { return s.learner.Load().(string) }

// Seed is a number of the learner's own, the same every time, by which shuffled items may be shuffled.
func (s *Store) Seed() int64 {
	h := fnv.New64a()
	h.Write([]byte(s.Learner())) // never fails
	return int64(h.Sum64())
}

// Close ends the use of the store. Everything acknowledged is on the disk already.
func (s *Store) Close() error { return s.failed("close progress", s.db.Close()) }

// within runs a change in one transaction that is on the disk when within returns nil.
func (s *Store) within(ctx context.Context, change func(tx *sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := change(tx); err != nil {
		return errors.Join(err, ignoreDone(tx.Rollback()))
	}
	return tx.Commit()
}

// ignoreDone leaves out the complaint that a transaction has ended already, as it has when its context did.
func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// querier is what reading needs: a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// collect reads every row of a query.
func collect[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	var all []T
	err := each(ctx, q, scan, func(item T) error {
		all = append(all, item)
		return nil
	}, query, args...)
	return all, err
}

// each reads the rows of a query one by one.
func each[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), do func(T) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err has told what went wrong
	for rows.Next() {
		item, err := scan(rows)
		if err != nil {
			return err
		}
		if err := do(item); err != nil {
			return err
		}
	}
	return rows.Err()
}

// christen gives a store its learner id, or reads the one it has.
func christen(ctx context.Context, db *sql.DB) (string, error) {
	_, err := db.ExecContext(ctx, `INSERT INTO meta (name, value) VALUES ('learner', ?) ON CONFLICT DO NOTHING`, uuid.NewString())
	if err != nil {
		return "", err
	}
	return learnerOf(ctx, db)
}

func learnerOf(ctx context.Context, q querier) (string, error) {
	var learner string
	err := q.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = 'learner'`).Scan(&learner)
	return learner, err
}

// micros writes a moment; the zero time is 0.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// moment reads one.
func moment(micros int64) time.Time {
	if micros == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micros).UTC()
}
