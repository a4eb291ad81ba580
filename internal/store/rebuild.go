package store

import (
	"context"
	"database/sql"
	"time"

	"guildhall/internal/progress"
)

// rebuild works out anew all that follows from the attempts, in one pass over them in the order of time.
func rebuild(ctx context.Context, tx *sql.Tx) error {
	standings := map[progress.Ref]progress.Standing{}
	days := map[string]*day{}
	var previous time.Time
	count := func(a progress.Attempt) error {
		standings[a.Ref] = standings[a.Ref].With(a)
		date := a.At.Format(progress.DateLayout)
		if days[date] == nil {
			days[date] = &day{date: date}
		}
		days[date].count(a, previous)
		previous = a.At
		return nil
	}
	if err := each(ctx, tx, scanAttempt, count, `SELECT `+attemptColumns+` FROM attempts ORDER BY at, id`); err != nil {
		return err
	}
	for _, table := range []string{"standings", "days"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table); err != nil {
			return err
		}
	}
	for _, standing := range standings {
		if err := writeStanding(ctx, tx, standing); err != nil {
			return err
		}
	}
	for _, d := range days {
		if err := addDay(ctx, tx, *d); err != nil {
			return err
		}
	}
	return nil
}
