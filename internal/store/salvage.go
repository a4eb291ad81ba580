package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"os"

	"guildhall/internal/progress"
)

// salvage copies into a new store what can be read of another file, and tells how many attempts that was. What cannot be read is left
// out without an error: errors are about the new store only.
func salvage(ctx context.Context, from string, into *sql.DB) (int, error) {
	if _, err := os.Stat(from); err != nil {
		return 0, nil //nolint:nilerr // nothing there is nothing to salvage
	}
	old, err := connect(from, "mode=ro")
	if err != nil {
		return 0, err
	}
	defer func() { _ = old.Close() }() // was only read
	return transfer(ctx, old, into)
}

// transfer copies attempts, drafts, hints, positions and queries from one database to another, as far as they can be read, in one
// transaction.
func transfer(ctx context.Context, old querier, into *sql.DB) (int, error) {
	tx, err := into.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after Commit
	saved, err := transferAttempts(ctx, old, tx)
	if err != nil {
		return 0, err
	}
	if err := transferDesk(ctx, old, tx); err != nil {
		return 0, err
	}
	if err := rebuild(ctx, tx); err != nil {
		return 0, err
	}
	return saved, tx.Commit()
}

// written marks an error of the new store among those of the old one.
type written struct{ error }

func (w written) Unwrap() error { return w.error }

// keep copies rows with write until one cannot be read.
func keep[T any](ctx context.Context, old querier, scan func(*sql.Rows) (T, error), write func(T) error, query string, args ...any) error {
	err := each(ctx, old, scan, func(item T) error {
		if err := write(item); err != nil {
			return written{err}
		}
		return nil
	}, query, args...)
	var ours written
	if errors.As(err, &ours) {
		return ours.error
	}
	return ctx.Err()
}

// believable reports whether what was read of a damaged file passed its check. What did not is left out like what cannot be read.
func believable(fault error) bool { return fault == nil }

// seqAttempt is an attempt with its place in the table.
type seqAttempt struct {
	seq     int64
	attempt progress.Attempt
}

// transferAttempts copies from the beginning up to the first row that cannot be read, and from the end back to the last.
func transferAttempts(ctx context.Context, old querier, tx *sql.Tx) (int, error) {
	saved, last := 0, int64(math.MinInt64)
	write := func(row seqAttempt) error {
		last = max(last, row.seq)
		if !believable(validAttempt(row.attempt)) {
			return nil
		}
		added, err := insert(ctx, tx, row.attempt)
		if added {
			saved++
		}
		return err
	}
	const query = `SELECT seq, ` + attemptColumns + ` FROM attempts WHERE seq > ? ORDER BY seq `
	if err := keep(ctx, old, scanSeqAttempt, write, query, last); err != nil {
		return 0, err
	}
	if err := keep(ctx, old, scanSeqAttempt, write, query+`DESC`, last); err != nil {
		return 0, err
	}
	return saved, nil
}

func scanSeqAttempt(rows *sql.Rows) (seqAttempt, error) {
	var row seqAttempt
	var err error
	row.attempt, err = scanAttemptAfter(rows, &row.seq)
	return row, err
}

func transferDesk(ctx context.Context, old querier, tx *sql.Tx) error {
	err := keep(ctx, old, scanDraft, func(d progress.Draft) error {
		if !believable(validDraft(d)) {
			return nil
		}
		return writeDraft(ctx, tx, d, never)
	}, selectDrafts)
	if err != nil {
		return fmt.Errorf("save drafts: %w", err)
	}
	err = keep(ctx, old, scanHints, func(h progress.Standing) error {
		if !believable(validHints(h.Ref, h.Hints)) {
			return nil
		}
		return writeHints(ctx, tx, h.Ref, h.Hints)
	}, selectHints)
	if err != nil {
		return fmt.Errorf("save hints: %w", err)
	}
	err = keep(ctx, old, scanPosition, func(p progress.Position) error {
		if !believable(validPosition(p)) {
			return nil
		}
		return writePosition(ctx, tx, p, never)
	}, selectPositions)
	if err != nil {
		return fmt.Errorf("save positions: %w", err)
	}
	err = keep(ctx, old, scanQuery, func(q progress.Query) error {
		if !believable(validQuery(q)) {
			return nil
		}
		return writeQuery(ctx, tx, q)
	}, selectQueries)
	if err != nil {
		return fmt.Errorf("save queries: %w", err)
	}
	return nil
}
