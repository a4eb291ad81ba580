package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Reset forgets what was done in a pack, or in all for "", after writing everything that the store holds to a backup beside it,
// which Import takes back. It gives the backup's name; "" for a store in memory.
func (s *Store) Reset(ctx context.Context, pack string) (backup string, err error) {
	if s.path != "" {
		if backup, err = s.backUp(ctx); err != nil {
			return "", s.failed("back up progress", err)
		}
	}
	err = s.within(ctx, func(tx *sql.Tx) error {
		for _, table := range []string{"attempts", "drafts", "hints", "positions", "queries"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE ? IN ('', pack)`, pack); err != nil {
				return err
			}
		}
		return rebuild(ctx, tx)
	})
	return backup, s.failed("reset progress", err)
}

func (s *Store) backUp(ctx context.Context) (string, error) {
	stem := strings.TrimSuffix(s.path, ".db") + ".before-reset-" + s.now().Format("2006-01-02-150405")
	for n := 1; ; n++ {
		name := stem + ".jsonl"
		if n > 1 {
			name = fmt.Sprintf("%s-%d.jsonl", stem, n)
		}
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		err = errors.Join(s.Export(ctx, file), file.Sync(), file.Close())
		if err != nil {
			return "", errors.Join(err, remove(name))
		}
		return name, nil
	}
}

// Erase forgets everything about the learner: what the store holds and the backups beside it. The learner gets a new id.
func (s *Store) Erase(ctx context.Context) error { return s.failed("erase progress", s.erase(ctx)) }

func (s *Store) erase(ctx context.Context) error {
	err := s.within(ctx, func(tx *sql.Tx) error {
		for _, table := range []string{"attempts", "drafts", "hints", "positions", "queries", "standings", "days", "meta"} {
			if _, err := tx.ExecContext(ctx, `DELETE FROM `+table); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	learner, err := christen(ctx, s.db)
	if err != nil {
		return err
	}
	s.learner.Store(learner)
	// Deleted rows stay in free pages and in the log until both are written anew.
	for _, statement := range []string{"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := s.db.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return s.removeBackups()
}

func (s *Store) removeBackups() error {
	if s.path == "" {
		return nil
	}
	folder, base := filepath.Split(strings.TrimSuffix(s.path, ".db"))
	entries, err := os.ReadDir(filepath.Clean(folder + "."))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, base+".damaged-") || strings.HasPrefix(name, base+".before-reset-") {
			err = errors.Join(err, remove(filepath.Join(folder, name)))
		}
	}
	return err
}
