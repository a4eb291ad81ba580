package dataset

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// How long prepared files of other contents stay. Two packs may bring datasets of one id, and an author goes back and
// forth between two states: neither should build again each time.
const (
	keptOthers = 3
	keptFor    = 14 * 24 * time.Hour
)

// prune removes what is left over in a dataset's folder: remains of builds that never finished, and prepared files of
// other contents that are old or many. The caller holds the folder's lock. Files that cannot be removed (in use on
// Windows) stay for the next time.
func (c *cache) prune(current string, now time.Time) {
	folder := filepath.Dir(current)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	type other struct {
		file string
		used time.Time
	}
	var others []other
	for _, e := range entries {
		file := filepath.Join(folder, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), tempPrefix):
			_ = os.RemoveAll(file)
		case strings.HasSuffix(e.Name(), fileSuffix) && file != current:
			used := time.Time{}
			if info, err := os.Stat(noteOf(file)); err == nil {
				used = info.ModTime()
			}
			others = append(others, other{file, used})
		}
	}
	slices.SortFunc(others, func(a, b other) int { return b.used.Compare(a.used) })
	for i, o := range others {
		if i >= keptOthers || now.Sub(o.used) > keptFor {
			_ = c.discard(o.file)
		}
	}
}
