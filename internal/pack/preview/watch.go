package preview

import (
	"context"
	"fmt"
	"hash/fnv"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// settle is how long a folder must be quiet before it is read: editors save in several steps, often by renaming.
	settle = 15 * time.Millisecond
	// mostSettle bounds the wait when something writes all the time.
	mostSettle = 100 * time.Millisecond
	// look is how often the folder is looked at where the system tells nothing, as on shared drives.
	look = time.Second
)

// Watch calls changed, from its own goroutine, after every change below a folder, until the context ends. A folder that the system
// cannot watch is looked at every second.
func Watch(ctx context.Context, dir string, changed func()) {
	events := make(chan struct{}, 1)
	if watcher, err := fsnotify.NewWatcher(); err == nil {
		defer func() { _ = watcher.Close() }()
		addFolders(watcher, dir)
		go forward(watcher, events)
	}
	seen := fingerprint(dir)
	ticker := time.NewTicker(look)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-events:
			calm(ctx, events)
		case <-ticker.C:
		}
		if now := fingerprint(dir); now != seen {
			seen = now
			changed()
		}
	}
}

// addFolders watches a folder and those below it. What cannot be watched is still looked at.
func addFolders(watcher *fsnotify.Watcher, dir string) {
	_ = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return nil //nolint:nilerr // a folder that is gone again needs no watching
		}
		if strings.HasPrefix(entry.Name(), ".") && name != dir {
			return filepath.SkipDir
		}
		return watcher.Add(name)
	})
}

// forward says that something happened, however much it was, and watches folders that are new.
func forward(watcher *fsnotify.Watcher, events chan<- struct{}) {
	for event := range watcher.Events {
		if event.Has(fsnotify.Create) {
			addFolders(watcher, event.Name)
		}
		select {
		case events <- struct{}{}:
		default: // one is waiting already
		}
	}
}

// calm waits until nothing has happened for a while.
func calm(ctx context.Context, events <-chan struct{}) {
	most := time.NewTimer(mostSettle)
	defer most.Stop()
	for {
		quiet := time.NewTimer(settle)
		select {
		case <-events:
			quiet.Stop()
		case <-quiet.C:
			return
		case <-most.C:
			quiet.Stop()
			return
		case <-ctx.Done():
			quiet.Stop()
			return
		}
	}
}

// fingerprint changes when a file below the folder is added, taken away, renamed or written. Hidden files, which editors keep beside
// the one that is open, do not count.
func fingerprint(dir string) uint64 {
	sum := fnv.New64a()
	_ = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil //nolint:nilerr // gone between listing and looking: the next look tells
		}
		if strings.HasPrefix(entry.Name(), ".") && name != dir {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		info, err := entry.Info()
		if err != nil || entry.IsDir() {
			return nil //nolint:nilerr // as above
		}
		fmt.Fprintln(sum, name, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	return sum.Sum64()
}
