package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"
)

// patience is how long a statement waits for another window to finish writing.
const patience = 5 * time.Second

// connections is how many a store of a file opens at most: a long read, an attempt and a draft need not wait for each
// other.
const connections = 4

// connect opens a database without touching the file yet. Writing transactions take the lock when they begin, so that
// two windows never both read first and then both want to write.
func connect(path string, options ...string) (*sql.DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	slashed := filepath.ToSlash(absolute)
	if !strings.HasPrefix(slashed, "/") { // a drive letter
		slashed = "/" + slashed
	}
	query := append([]string{
		"_txlock=immediate",
		fmt.Sprintf("_busy_timeout=%d", patience.Milliseconds()),
		"_synchronous=FULL", // a commit is on the disk before it returns
		"_foreign_keys=1",
	}, options...)
	name := url.URL{Scheme: "file", Path: slashed, RawQuery: strings.Join(query, "&")}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// connectMemory opens a database that lives as long as its one connection.
func connectMemory() (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file::memory:?_txlock=immediate&_foreign_keys=1")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	db.SetMaxIdleConns(1)
	return db, nil
}

// version reads which form of the tables a database has; 0 when it has none.
func version(ctx context.Context, db *sql.DB) (int, error) {
	var v int
	err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v)
	return v, err
}
