package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"guildhall/internal/i18n"
)

// NotEmptyError says that a new pack would stand among other files.
type NotEmptyError struct{ Dir string }

func (e *NotEmptyError) Error() string { return fmt.Sprintf("%s is not an empty folder", e.Dir) }

// Message says it to the trainer.
func (e *NotEmptyError) Message() i18n.Message {
	return i18n.New("pack.not-empty", i18n.Args{"Dir": e.Dir})
}

// Write writes files below a folder that is empty or does not exist yet, all of them or none. The error is a *NotEmptyError, or what
// the disk refused.
func Write(dir string, files map[string][]byte) (err error) {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("make the folder: %w", err)
		}
		defer func() {
			if err != nil {
				_ = os.Remove(dir) // only when nothing is left in it
			}
		}()
	case err != nil || len(entries) > 0:
		return &NotEmptyError{Dir: dir}
	}
	var written []string
	defer func() {
		if err != nil {
			for _, name := range slices.Backward(written) {
				_ = os.Remove(name)
			}
		}
	}()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		made, err := write(filepath.Join(dir, filepath.FromSlash(name)), files[name])
		written = append(written, made...)
		if err != nil {
			return fmt.Errorf("write the pack: %w", err)
		}
	}
	return nil
}

// write writes a file that does not exist, and returns what it made: the folders above it that were missing, then the file.
func write(name string, text []byte) (made []string, err error) {
	for folder := filepath.Dir(name); ; folder = filepath.Dir(folder) {
		if _, err := os.Stat(folder); err == nil || folder == filepath.Dir(folder) {
			break
		}
		made = append(made, folder)
	}
	slices.Reverse(made)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return made, err
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return made, err
	}
	_, err = file.Write(text)
	return append(made, name), errors.Join(err, file.Close())
}
