package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"guildhall/internal/progress"
)

// longest is the longest answer or draft that is kept, in bytes. It bounds what an export's line can be.
const longest = 1 << 20

const attemptColumns = `id, at, zone, pack, exercise, lesson, pack_version, content_hash, answer, verdict, code, score,
	hints, seed, elapsed, face`

// Add makes an attempt durable, with what follows from it, before it returns. An attempt whose ID is known changes nothing. Times
// are kept to the microsecond.
func (s *Store) Add(ctx context.Context, attempt progress.Attempt) error {
	if len(attempt.Answer) > longest {
		return s.failed("add an attempt", &Error{Kind: ErrTooLong, Path: s.path})
	}
	err := s.within(ctx, func(tx *sql.Tx) error {
		added, err := insert(ctx, tx, attempt)
		if err != nil || !added {
			return err
		}
		return follow(ctx, tx, attempt)
	})
	return s.failed("add an attempt", err)
}

// executor is what a single change needs: a transaction or a statement of one.
type executor interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// insert adds the row of an attempt; false when its id is known.
func insert(ctx context.Context, tx executor, a progress.Attempt) (bool, error) {
	_, zone := a.At.Zone()
	result, err := tx.ExecContext(ctx, `INSERT INTO attempts (`+attemptColumns+`)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		a.ID, a.At.UnixMicro(), zone, a.Ref.Pack, a.Ref.Exercise, a.Lesson, a.PackVersion, a.ContentHash, a.Answer, a.Verdict,
		a.Code, a.Score, a.Hints, a.Seed, a.Elapsed.Microseconds(), a.Face)
	if err != nil {
		return false, err
	}
	rows, err := result.RowsAffected()
	return rows == 1, err
}

// follow keeps up to date what follows from attempts.
func follow(ctx context.Context, tx *sql.Tx, a progress.Attempt) error {
	standing, err := standingOf(ctx, tx, a.Ref)
	if err != nil {
		return err
	}
	if err := writeStanding(ctx, tx, standing.With(a)); err != nil {
		return err
	}
	previous, err := latest(ctx, tx)
	if err != nil {
		return err
	}
	d := day{date: a.At.Format(progress.DateLayout)}
	d.count(a, previous)
	return addDay(ctx, tx, d)
}

// History lists attempts at an exercise, newest first, at most limit of them.
func (s *Store) History(ctx context.Context, ref progress.Ref, limit int) ([]progress.Attempt, error) {
	attempts, err := collect(ctx, s.db, scanAttempt, `SELECT `+attemptColumns+` FROM attempts
		WHERE pack = ? AND exercise = ? ORDER BY at DESC, id DESC LIMIT ?`, ref.Pack, ref.Exercise, limit)
	return attempts, s.failed("read attempts", err)
}

func scanAttempt(rows *sql.Rows) (progress.Attempt, error) { return scanAttemptAfter(rows) }

// scanAttemptAfter reads an attempt from the columns after those that go to first.
func scanAttemptAfter(rows *sql.Rows, first ...any) (progress.Attempt, error) {
	var (
		a               progress.Attempt
		at, zone, spent int64
	)
	err := rows.Scan(append(first, &a.ID, &at, &zone, &a.Ref.Pack, &a.Ref.Exercise, &a.Lesson, &a.PackVersion, &a.ContentHash, &a.Answer,
		&a.Verdict, &a.Code, &a.Score, &a.Hints, &a.Seed, &spent, &a.Face)...)
	if err != nil {
		return a, fmt.Errorf("read a row of attempts: %w", err)
	}
	a.At = time.UnixMicro(at).In(zoneOf(zone))
	a.Elapsed = time.Duration(spent) * time.Microsecond
	return a, nil
}

// zoneOf is the learner's clock at the time, as far as an offset tells it.
func zoneOf(seconds int64) *time.Location {
	if seconds == 0 {
		return time.UTC
	}
	return time.FixedZone("", int(seconds))
}

// standingOf reads what is known of an exercise; hints seen apart from attempts are not in it.
func standingOf(ctx context.Context, q querier, ref progress.Ref) (progress.Standing, error) {
	found, err := collect(ctx, q, scanStanding, selectStandings+` WHERE pack = ? AND exercise = ?`, ref.Pack, ref.Exercise)
	if err != nil || len(found) == 0 {
		return progress.Standing{Ref: ref}, err
	}
	return found[0], nil
}

// latest is the newest moment of activity; the zero time when there was none.
func latest(ctx context.Context, q querier) (time.Time, error) {
	var at int64
	err := q.QueryRowContext(ctx, `SELECT last_at FROM days ORDER BY date DESC LIMIT 1`).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, nil
	}
	return moment(at), err
}
