package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"guildhall/internal/progress"
)

// day is what one day of the learner's calendar holds.
type day struct {
	date     string
	attempts int
	correct  int
	spent    time.Duration
	last     time.Time
}

// count adds an attempt that followed on the previous activity.
func (d *day) count(a progress.Attempt, previous time.Time) {
	if a.Judged() {
		d.attempts++
	}
	if a.Verdict == progress.VerdictCorrect {
		d.correct++
	}
	d.spent += progress.Spent(previous, a)
	if a.At.After(d.last) {
		d.last = a.At
	}
}

// addDay adds to what is known of a day.
func addDay(ctx context.Context, tx executor, d day) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO days (date, attempts, correct, spent, last_at) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (date) DO UPDATE SET attempts = days.attempts + excluded.attempts,
			correct = days.correct + excluded.correct, spent = days.spent + excluded.spent,
			last_at = CASE WHEN excluded.last_at > days.last_at THEN excluded.last_at ELSE days.last_at END`,
		d.date, d.attempts, d.correct, d.spent.Microseconds(), micros(d.last))
	return err
}

// Activity gives the days with attempts since the day given (YYYY-MM-DD, "" for all), in order.
func (s *Store) Activity(ctx context.Context, since string) ([]progress.Day, error) {
	days, err := collect(ctx, s.db, scanDay, `SELECT date, attempts, correct, spent FROM days WHERE date >= ? ORDER BY date`, since)
	return days, s.failed("read activity", err)
}

func scanDay(rows *sql.Rows) (progress.Day, error) {
	var (
		d     progress.Day
		spent int64
	)
	if err := rows.Scan(&d.Date, &d.Attempts, &d.Correct, &spent); err != nil {
		return d, fmt.Errorf("read a row of days: %w", err)
	}
	d.Minutes = int((time.Duration(spent)*time.Microsecond + 30*time.Second) / time.Minute)
	return d, nil
}
