package pack

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// TakenError says that a pack's id belongs to a pack of other authors.
type TakenError struct {
	ID      string
	Authors []string // of the pack that has the id
}

func (e *TakenError) Error() string {
	return fmt.Sprintf("the id %q belongs to another pack, by %s", e.ID, strings.Join(e.Authors, ", "))
}

// Message says it to the user.
func (e *TakenError) Message() i18n.Message {
	return i18n.New("pack.taken", i18n.Args{"ID": e.ID, "Authors": strings.Join(e.Authors, ", ")})
}

// ErrBundled says that a pack cannot be removed, since it is part of the program.
var ErrBundled = errors.New("the pack comes with the program")

// Check looks at an unpacked pack before it is installed and returns its problems; an error among them refuses it.
type Check func(ctx context.Context, files fs.FS) []lesson.Problem

const (
	newPrefix = ".new-"
	lockFile  = ".lock"
)

// Install unpacks an archive, or copies a pack's folder, checks it and puts it in place with one rename: an install that
// is refused or interrupted leaves what was there. check may be nil. Errors: *HarmError for what breaks the limits,
// *BrokenError for what check refuses, *TakenError.
func (l *Library) Install(ctx context.Context, source string, check Check) (Entry, error) {
	var entry Entry
	err := l.alone(ctx, func() error {
		work, err := os.MkdirTemp(l.installed, newPrefix)
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(work) }()
		if entry, err = l.unpack(ctx, source, work, check); err != nil {
			return err
		}
		return l.settle(entry.ID, work)
	})
	if err != nil {
		return Entry{}, fmt.Errorf("install pack %s: %w", source, err)
	}
	return entry, nil
}

// unpack fills the folder with the pack and decides whether it may be installed.
func (l *Library) unpack(ctx context.Context, source, work string, check Check) (Entry, error) {
	info, err := os.Stat(source)
	if err != nil {
		return Entry{}, err
	}
	fill := unpackZip
	if info.IsDir() {
		fill = copyFolder
	}
	problems, err := fill(ctx, source, work)
	if err != nil {
		return Entry{}, err
	}
	if len(problems) > 0 {
		return Entry{}, &HarmError{File: source, Problems: problems}
	}
	files := os.DirFS(work)
	found := look(files, "", Installed, work)
	if found.Broken != nil {
		return Entry{}, &HarmError{File: source, Problems: []lesson.Problem{*found.Broken}}
	}
	if !idPattern.MatchString(found.ID) {
		return Entry{}, fmt.Errorf("the id %q cannot be a folder's name", found.ID)
	}
	if err := l.free(ctx, found); err != nil {
		return Entry{}, err
	}
	if check != nil {
		problems := check(ctx, files)
		if _, broken := firstError(problems); broken {
			return Entry{}, &BrokenError{ID: found.ID, Problems: problems}
		}
	}
	return found.Entry, ctx.Err()
}

// free refuses an id that a pack of other authors has.
func (l *Library) free(ctx context.Context, p place) error {
	places, err := l.places(ctx)
	if err != nil {
		return err
	}
	other, taken := places[p.ID]
	if !taken || other.Source == Folder || len(other.authors) == 0 || slices.Equal(other.authors, p.authors) {
		return nil
	}
	return &TakenError{ID: p.ID, Authors: other.authors}
}

// settle gives the unpacked pack its place, the next folder of its id, and removes the earlier ones.
func (l *Library) settle(id, work string) error {
	earlier, next, err := l.foldersOf(id)
	if err != nil {
		return err
	}
	if err := os.Chmod(work, 0o755); err != nil {
		return err
	}
	if err := os.Rename(work, filepath.Join(l.installed, id+"@"+strconv.Itoa(next))); err != nil {
		return err
	}
	l.Forget(id)
	// From here the new pack counts. What cannot be removed now is in nobody's way.
	for _, name := range earlier {
		_ = os.RemoveAll(filepath.Join(l.installed, name))
	}
	return nil
}

// foldersOf lists the installed folders of an id and the number of the next.
func (l *Library) foldersOf(id string) (names []string, next int, err error) {
	entries, err := os.ReadDir(l.installed)
	if err != nil {
		return nil, 0, err
	}
	next = 1
	for _, e := range entries {
		if found, number, ok := folderName(e.Name()); ok && found == id && e.IsDir() {
			names = append(names, e.Name())
			next = max(next, number+1)
		}
	}
	return names, next, nil
}

// Remove removes an installed pack. A bundled one of the same id comes back. Errors: *UnknownError, ErrBundled.
func (l *Library) Remove(ctx context.Context, id string) error {
	return l.alone(ctx, func() error {
		names, _, err := l.foldersOf(id)
		if err != nil {
			return fmt.Errorf("remove pack %q: %w", id, err)
		}
		if len(names) == 0 {
			found, err := l.find(ctx, id)
			if err == nil && found.Source == Bundled {
				return fmt.Errorf("remove pack %q: %w", id, ErrBundled)
			}
			if err == nil {
				err = &UnknownError{Arg: id}
			}
			return err
		}
		// The newest goes last: interrupted, the pack is still the one that it was.
		slices.SortFunc(names, func(a, b string) int {
			_, x, _ := folderName(a)
			_, y, _ := folderName(b)
			return x - y
		})
		for _, name := range names {
			if err := l.vanish(name); err != nil {
				return fmt.Errorf("remove pack %q: %w", id, err)
			}
		}
		l.Forget(id)
		return nil
	})
}

// vanish takes a folder out of the list of packs with one rename before it deletes its files one by one.
func (l *Library) vanish(name string) error {
	grave, err := os.MkdirTemp(l.installed, newPrefix)
	if err != nil {
		return err
	}
	if err := os.Rename(filepath.Join(l.installed, name), filepath.Join(grave, name)); err != nil {
		return errors.Join(err, os.Remove(grave))
	}
	return os.RemoveAll(grave)
}

// alone runs a function while no other process changes the installed packs, after clearing away what an interrupted one
// left.
func (l *Library) alone(ctx context.Context, run func() error) error {
	if l.installed == "" {
		return errors.New("there is no folder for installed packs")
	}
	if err := os.MkdirAll(l.installed, 0o755); err != nil {
		return fmt.Errorf("create folder of packs: %w", err)
	}
	lock := flock.New(filepath.Join(l.installed, lockFile))
	if _, err := lock.TryLockContext(ctx, 50*time.Millisecond); err != nil {
		return fmt.Errorf("lock folder of packs: %w", err)
	}
	defer func() { _ = lock.Close() }()
	entries, err := os.ReadDir(l.installed)
	if err != nil {
		return fmt.Errorf("list folder of packs: %w", err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), newPrefix) {
			_ = os.RemoveAll(filepath.Join(l.installed, e.Name()))
		}
	}
	return run()
}
