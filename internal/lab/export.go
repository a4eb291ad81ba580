package lab

import (
	"context"
	"fmt"
	"time"

	"guildhall/internal/engine"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// exportLimits let a whole table through: what is exported is the catalogue's own data, not an answer to somebody's query.
var exportLimits = engine.Limits{Time: time.Minute, Rows: -1, Bytes: -1, Cell: -1}

// Table returns every row of a table of a dataset, in the order of its key where it has one.
func (l *Lab) Table(ctx context.Context, pack *lesson.Pack, dataset, table string) (*result.Set, error) {
	set, err := l.Dataset(pack, dataset)
	if err != nil {
		return nil, err
	}
	job, err := l.job(ctx, pack, []string{dataset})
	if err != nil {
		return nil, err
	}
	job.Limits = exportLimits
	session, err := l.options.Engine.Open(ctx, job)
	if err != nil {
		return nil, fmt.Errorf("open the dataset %q: %w", dataset, err)
	}
	defer closing(session)
	query := "SELECT * FROM " + sqltext.Quote(table)
	if described := set.Table(table); described != nil && len(described.Key) > 0 {
		query += " ORDER BY ALL"
	}
	outcome, err := session.Query(ctx, query, 0)
	if err != nil {
		return nil, fmt.Errorf("read the table %q: %w", table, err)
	}
	return outcome.Set, nil
}
