package store

import (
	"context"
	"database/sql"
	"fmt"

	"guildhall/internal/progress"
)

const selectStandings = `SELECT pack, exercise, attempts, correct, correct_hash, correct_at, points, skipped, revealed,
	revealed_hash, revealed_at, hints, last_at FROM standings`

const selectHints = `SELECT pack, exercise, seen FROM hints`

// Standings gives what is known of every exercise that was touched, for one pack or, for "", for all, in no order.
func (s *Store) Standings(ctx context.Context, pack string) ([]progress.Standing, error) {
	all, err := s.standings(ctx, pack)
	return all, s.failed("read progress", err)
}

func (s *Store) standings(ctx context.Context, pack string) ([]progress.Standing, error) {
	standings, err := collect(ctx, s.db, scanStanding, selectStandings+` WHERE ? IN ('', pack)`, pack)
	if err != nil {
		return nil, err
	}
	hints, err := collect(ctx, s.db, scanHints, selectHints+` WHERE ? IN ('', pack)`, pack)
	if err != nil {
		return nil, err
	}
	index := make(map[progress.Ref]int, len(standings))
	for i, standing := range standings {
		index[standing.Ref] = i
	}
	for _, seen := range hints {
		if at, ok := index[seen.Ref]; ok {
			standings[at] = standings[at].Merge(seen)
		} else {
			standings = append(standings, seen)
		}
	}
	return standings, nil
}

func scanStanding(rows *sql.Rows) (progress.Standing, error) {
	var (
		s                       progress.Standing
		correct, revealed, last int64
	)
	err := rows.Scan(&s.Ref.Pack, &s.Ref.Exercise, &s.Attempts, &s.Correct, &s.CorrectHash, &correct, &s.Points, &s.Skipped,
		&s.Revealed, &s.RevealedHash, &revealed, &s.Hints, &last)
	if err != nil {
		return s, fmt.Errorf("read a row of standings: %w", err)
	}
	s.CorrectAt, s.RevealedAt, s.Last = moment(correct), moment(revealed), moment(last)
	return s, nil
}

// scanHints reads hints seen as a standing of which nothing else is known.
func scanHints(rows *sql.Rows) (progress.Standing, error) {
	var s progress.Standing
	if err := rows.Scan(&s.Ref.Pack, &s.Ref.Exercise, &s.Hints); err != nil {
		return s, fmt.Errorf("read a row of hints: %w", err)
	}
	return s, nil
}

func writeStanding(ctx context.Context, tx executor, s progress.Standing) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO standings (pack, exercise, attempts, correct, correct_hash, correct_at, points,
			skipped, revealed, revealed_hash, revealed_at, hints, last_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (pack, exercise) DO UPDATE SET attempts = excluded.attempts, correct = excluded.correct,
			correct_hash = excluded.correct_hash, correct_at = excluded.correct_at, points = excluded.points,
			skipped = excluded.skipped, revealed = excluded.revealed, revealed_hash = excluded.revealed_hash,
			revealed_at = excluded.revealed_at, hints = excluded.hints, last_at = excluded.last_at`,
		s.Ref.Pack, s.Ref.Exercise, s.Attempts, s.Correct, s.CorrectHash, micros(s.CorrectAt), s.Points, s.Skipped, s.Revealed,
		s.RevealedHash, micros(s.RevealedAt), s.Hints, micros(s.Last))
	return err
}
