package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"guildhall/internal/progress"
)

// mostQueries is how many queries are remembered.
const mostQueries = 500

// KeepQuery makes a query that was run durable, and forgets the oldest beyond mostQueries. One that was run before on the same
// datasets is kept once, with the later time.
func (s *Store) KeepQuery(ctx context.Context, query progress.Query) error {
	if len(query.SQL) > longest {
		return s.failed("keep a query", &Error{Kind: ErrTooLong, Path: s.path})
	}
	return s.failed("keep a query", s.within(ctx, func(tx *sql.Tx) error { return writeQuery(ctx, tx, query) }))
}

func writeQuery(ctx context.Context, tx executor, q progress.Query) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO queries (pack, datasets, sql, at) VALUES (?, ?, ?, ?)
		ON CONFLICT (pack, datasets, sql) DO UPDATE SET at = max(at, excluded.at)`,
		q.Pack, strings.Join(q.Datasets, ","), q.SQL, micros(q.At))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM queries WHERE rowid NOT IN (SELECT rowid FROM queries ORDER BY at DESC, rowid DESC LIMIT ?)`, mostQueries)
	return err
}

// Queries lists the queries that were run, the one that was run last at the end.
func (s *Store) Queries(ctx context.Context) ([]progress.Query, error) {
	queries, err := collect(ctx, s.db, scanQuery, selectQueries)
	return queries, s.failed("read queries", err)
}

const selectQueries = `SELECT pack, datasets, sql, at FROM queries ORDER BY at, rowid`

func scanQuery(rows *sql.Rows) (progress.Query, error) {
	var (
		q        progress.Query
		datasets string
		at       int64
	)
	if err := rows.Scan(&q.Pack, &datasets, &q.SQL, &at); err != nil {
		return q, fmt.Errorf("read a row of queries: %w", err)
	}
	if datasets != "" {
		q.Datasets = strings.Split(datasets, ",")
	}
	q.At = moment(at)
	return q, nil
}
