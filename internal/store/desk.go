package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"

	"guildhall/internal/progress"
)

// setBack is how far in the future a stored time must lie before the clock is taken to have been set back: then the text that is
// saved now wins, whatever its time. Writes of one session that overtake each other lie much closer together.
const setBack = time.Minute

// never is longer than any time lies in the future: for things that come from elsewhere only their time decides.
const never time.Duration = math.MaxInt64

// newest is the condition on which a saved thing replaces the stored one.
const newest = `(excluded.updated >= %[1]s.updated OR %[1]s.updated - excluded.updated > %[2]d)`

// SaveDraft makes an answer that is being written durable. The newest draft of an exercise wins.
func (s *Store) SaveDraft(ctx context.Context, draft progress.Draft) error {
	if len(draft.Text) > longest {
		return s.failed("save a draft", &Error{Kind: ErrTooLong, Path: s.path})
	}
	return s.failed("save a draft", writeDraft(ctx, s.db, draft, setBack))
}

func writeDraft(ctx context.Context, tx executor, d progress.Draft, back time.Duration) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO drafts (pack, exercise, text, cursor, updated) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (pack, exercise) DO UPDATE SET text = excluded.text, cursor = excluded.cursor, updated = excluded.updated
		WHERE `+fmt.Sprintf(newest, "drafts", back.Microseconds()),
		d.Ref.Pack, d.Ref.Exercise, d.Text, d.Cursor, micros(d.Updated))
	return err
}

// Draft gives the draft of an exercise, and whether there is one.
func (s *Store) Draft(ctx context.Context, ref progress.Ref) (progress.Draft, bool, error) {
	found, err := collect(ctx, s.db, scanDraft, selectDrafts+` WHERE pack = ? AND exercise = ?`, ref.Pack, ref.Exercise)
	if err != nil || len(found) == 0 {
		return progress.Draft{}, false, s.failed("read a draft", err)
	}
	return found[0], true, nil
}

const selectDrafts = `SELECT pack, exercise, text, cursor, updated FROM drafts`

func scanDraft(rows *sql.Rows) (progress.Draft, error) {
	var (
		d       progress.Draft
		updated int64
	)
	if err := rows.Scan(&d.Ref.Pack, &d.Ref.Exercise, &d.Text, &d.Cursor, &updated); err != nil {
		return d, fmt.Errorf("read a row of drafts: %w", err)
	}
	d.Updated = moment(updated)
	return d, nil
}

// SaveHints keeps how many hints of an exercise were seen; a lower number than before changes nothing.
func (s *Store) SaveHints(ctx context.Context, ref progress.Ref, seen int) error {
	return s.failed("save hints", writeHints(ctx, s.db, ref, seen))
}

func writeHints(ctx context.Context, tx executor, ref progress.Ref, seen int) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO hints (pack, exercise, seen) VALUES (?, ?, ?)
		ON CONFLICT (pack, exercise) DO UPDATE SET seen = excluded.seen WHERE excluded.seen > hints.seen`,
		ref.Pack, ref.Exercise, seen)
	return err
}

// SavePosition makes the place where the learner stopped in a lesson durable. The newest wins; the end of a lesson, once
// seen, stays seen.
func (s *Store) SavePosition(ctx context.Context, p progress.Position) error {
	return s.failed("save a position", writePosition(ctx, s.db, p, setBack))
}

func writePosition(ctx context.Context, tx executor, p progress.Position, back time.Duration) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO positions (pack, lesson, block, line, screen, exercise, ended, updated)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (pack, lesson) DO UPDATE SET block = excluded.block, line = excluded.line, screen = excluded.screen,
			exercise = excluded.exercise, updated = excluded.updated,
			ended = CASE WHEN excluded.ended > positions.ended THEN excluded.ended ELSE positions.ended END
		WHERE `+fmt.Sprintf(newest, "positions", back.Microseconds()),
		p.Pack, p.Lesson, p.Block, p.Line, p.Screen, p.Exercise, p.End, micros(p.Updated))
	if err != nil || !p.End {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE positions SET ended = 1 WHERE pack = ? AND lesson = ? AND ended = 0`, p.Pack, p.Lesson)
	return err
}

// Positions lists the newest position in each lesson, newest first.
func (s *Store) Positions(ctx context.Context) ([]progress.Position, error) {
	positions, err := collect(ctx, s.db, scanPosition, selectPositions+` ORDER BY updated DESC, pack, lesson`)
	return positions, s.failed("read positions", err)
}

const selectPositions = `SELECT pack, lesson, block, line, screen, exercise, ended, updated FROM positions`

func scanPosition(rows *sql.Rows) (progress.Position, error) {
	var (
		p       progress.Position
		updated int64
	)
	if err := rows.Scan(&p.Pack, &p.Lesson, &p.Block, &p.Line, &p.Screen, &p.Exercise, &p.End, &updated); err != nil {
		return p, fmt.Errorf("read a row of positions: %w", err)
	}
	p.Updated = moment(updated)
	return p, nil
}
