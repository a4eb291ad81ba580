package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"guildhall/internal/i18n"
)

// A store that is found damaged while in use is marked by a file beside it, and mended when it is opened next: other windows may be
// using it now.

func markFile(path string) string { return path + ".damaged" }

// rebuilt is where a mended store is made before it takes the damaged one's place.
func rebuilt(path string) string { return path + ".mended" }

// markDamaged is best effort: without the mark the damage is found again when it is met again.
func markDamaged(path string) { _ = os.WriteFile(markFile(path), nil, 0o600) }

func damageMarked(path string) bool {
	_, err := os.Stat(markFile(path))
	return err == nil
}

// sidecars are the files that belong to a database's file.
func sidecars() []string { return []string{"", "-wal", "-shm"} }

// mend moves a damaged store aside and carries over what can be read of it. The new store is whole on the disk before the old
// one moves, and takes its place in one step.
func (s *Store) mend(ctx context.Context) (*Notice, error) {
	saved, err := s.rebuildFrom(ctx, s.path)
	if err != nil {
		return nil, err
	}
	backup, err := setAside(s.path, s.now().Format("2006-01-02-150405"))
	if err != nil {
		return nil, err
	}
	if err := finishMend(s.path); err != nil {
		return nil, err
	}
	if err := remove(markFile(s.path)); err != nil {
		return nil, err
	}
	if ready, err := s.attach(ctx); err != nil || !ready {
		return nil, errors.Join(errors.New("open the mended progress"), err)
	}
	key := "store.mended"
	if saved == 0 {
		key = "store.started-anew"
	}
	return &Notice{
		Message: i18n.New(key, i18n.Args{"Backup": backup, "Count": saved}),
		Backup:  backup,
	}, nil
}

// rebuildFrom makes a new store beside the old one with what can be read of it, and tells how many attempts that was.
func (s *Store) rebuildFrom(ctx context.Context, damaged string) (int, error) {
	fresh := rebuilt(s.path)
	for _, suffix := range sidecars() {
		if err := remove(fresh + suffix); err != nil {
			return 0, err
		}
	}
	db, _, err := build(ctx, fresh)
	if err != nil {
		return 0, err
	}
	saved, err := salvage(ctx, damaged, db)
	if err != nil {
		return 0, errors.Join(err, db.Close())
	}
	return saved, db.Close() // the last connection folds the log into the file
}

// setAside renames a store's files to a name with the date that is not taken, and gives it.
func setAside(path, date string) (string, error) {
	stem := strings.TrimSuffix(path, ".db")
	backup := fmt.Sprintf("%s.damaged-%s.db", stem, date)
	for n := 2; ; n++ {
		if _, err := os.Lstat(backup); errors.Is(err, fs.ErrNotExist) {
			break
		}
		backup = fmt.Sprintf("%s.damaged-%s-%d.db", stem, date, n)
	}
	// The log goes first: a file without its log is sound or damaged, but a new file beside an old log would be ruined by it.
	for _, suffix := range []string{"-shm", "-wal", ""} {
		err := os.Rename(path+suffix, backup+suffix)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("move damaged progress aside: %w", err)
		}
	}
	return backup, nil
}

// finishMend puts a rebuilt store in the place of one that was moved aside. It does nothing when there is none; after a crash
// between the two steps it is the second one.
func finishMend(path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	err := os.Rename(rebuilt(path), path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// remove deletes a file that may be missing.
func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Check reads the whole store and reports damage, which is then mended at the next start.
func (s *Store) Check(ctx context.Context) error {
	found, err := collect(ctx, s.db, func(rows *sql.Rows) (string, error) {
		var line string
		return line, rows.Scan(&line)
	}, "PRAGMA quick_check(1)")
	if err == nil && (len(found) != 1 || found[0] != "ok") {
		err = &Error{Kind: ErrDamaged, Path: s.path, cause: fmt.Errorf("quick_check: %s", strings.Join(found, "; "))}
	}
	return s.failed("check progress", err)
}
