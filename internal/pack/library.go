package pack

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"golang.org/x/mod/semver"

	"guildhall/internal/lesson"
)

// Library finds packs: bundled with the program, installed on this machine, or in a folder that was opened by its path.
// A pack is parsed when it is first asked for, and once. It is safe for concurrent use.
type Library struct {
	bundled   fs.FS
	installed string

	mu     sync.Mutex
	opened map[string]place // by id
	known  map[string]place // what the last look found, by id
	parsed map[string]*parsing
}

// parsing is a pack that is being read, or was.
type parsing struct {
	once     sync.Once
	pack     *lesson.Pack
	problems []lesson.Problem
}

// NewLibrary returns a library of the packs that are folders of bundled and of installedDir, which need not exist.
func NewLibrary(bundled fs.FS, installedDir string) *Library {
	return &Library{
		bundled: bundled, installed: installedDir,
		opened: map[string]place{}, parsed: map[string]*parsing{},
	}
}

// Packs lists the packs in the order in which they are best done: each behind the packs it needs, else by title. Their lessons are
// not read. A pack with a fault is listed with it. An id that is found more than once is listed once: as the folder that
// was opened, else in its highest version.
func (l *Library) Packs(ctx context.Context) ([]Entry, error) {
	found, err := l.places(ctx)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, p := range inOrder(found) {
		entries = append(entries, p.Entry)
	}
	return entries, nil
}

// Pack returns the pack with the id, whole. Errors are *UnknownError (an ErrUnknownPack) and *BrokenError.
func (l *Library) Pack(ctx context.Context, id string) (*lesson.Pack, error) {
	parsed, problems, err := l.Read(ctx, id)
	if err != nil {
		return nil, err
	}
	if _, broken := firstError(problems); broken || parsed == nil {
		return nil, &BrokenError{ID: id, Problems: problems}
	}
	return parsed, nil
}

// Read is Pack for authors: it returns what could be read with every problem. The pack is nil when nothing could.
func (l *Library) Read(ctx context.Context, id string) (*lesson.Pack, []lesson.Problem, error) {
	found, err := l.find(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	l.mu.Lock()
	p := l.parsed[id]
	if p == nil {
		p = &parsing{}
		l.parsed[id] = p
	}
	l.mu.Unlock()
	p.once.Do(func() { p.pack, p.problems = lesson.Parse(found.files) })
	if found.Broken != nil {
		if _, said := firstError(p.problems); !said {
			return p.pack, append(slices.Clone(p.problems), *found.Broken), nil
		}
	}
	return p.pack, p.problems, nil
}

// FS returns the files of the pack with the id, for its pictures and its own datasets.
func (l *Library) FS(ctx context.Context, id string) (fs.FS, error) {
	found, err := l.find(ctx, id)
	return found.files, err
}

// Dir returns the folder on disk of the pack with the id; "" for a bundled one.
func (l *Library) Dir(ctx context.Context, id string) (string, error) {
	found, err := l.find(ctx, id)
	return found.dir, err
}

// Forget makes the library read the pack anew when it is next asked for, since its files have changed.
func (l *Library) Forget(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget(id)
}

// forget is Forget under the lock.
func (l *Library) forget(id string) {
	delete(l.parsed, id)
	l.known = nil
}

func (l *Library) find(ctx context.Context, id string) (place, error) {
	l.mu.Lock()
	known, ok := l.known[id]
	l.mu.Unlock()
	if ok {
		return known, nil
	}
	places, err := l.places(ctx)
	if err != nil {
		return place{}, err
	}
	if found, ok := places[id]; ok {
		return found, nil
	}
	ids := make([]string, 0, len(places))
	for other := range places {
		ids = append(ids, other)
	}
	slices.Sort(ids)
	nearest, _ := lesson.Nearest(id, ids)
	return place{}, &UnknownError{Arg: id, Nearest: nearest, Folder: holdsPack(id)}
}

// places finds every pack, by id.
func (l *Library) places(ctx context.Context) (map[string]place, error) {
	found := map[string]place{}
	keep := func(p place) {
		if other, twice := found[p.ID]; !twice || better(p, other) {
			found[p.ID] = p
		}
	}
	names, err := packFolders(l.bundled)
	if err != nil {
		return nil, fmt.Errorf("list bundled packs: %w", err)
	}
	for _, name := range names {
		files, err := fs.Sub(l.bundled, name)
		if err != nil {
			return nil, fmt.Errorf("list bundled packs: %w", err)
		}
		keep(look(files, name, Bundled, ""))
	}
	for id, dir := range l.installedFolders() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		keep(look(lesson.Ordinary(os.DirFS(dir)), id, Installed, dir))
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for id, p := range l.opened {
		found[id] = p
	}
	l.known = found
	return found, nil
}

// better reports whether a pack goes before another of the same id.
func better(p, other place) bool {
	if (p.Broken == nil) != (other.Broken == nil) {
		return p.Broken == nil
	}
	return semver.Compare("v"+p.Version, "v"+other.Version) > 0
}

// packFolders lists the folders that hold a pack.yaml.
func packFolders(files fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(files, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		if _, err := fs.Stat(files, e.Name()+"/"+manifest); err == nil {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// installedFolders gives the folder of each installed pack by id. A folder that cannot be listed holds no packs: the
// bundled ones must still be found.
func (l *Library) installedFolders() map[string]string {
	found := map[string]string{}
	newest := map[string]int{}
	names, err := packFolders(os.DirFS(l.installed))
	if l.installed == "" || err != nil {
		return found
	}
	for _, name := range names {
		id, number, ok := folderName(name)
		if !ok {
			continue
		}
		if seen, twice := newest[id]; !twice || number > seen {
			newest[id], found[id] = number, filepath.Join(l.installed, name)
		}
	}
	return found
}
