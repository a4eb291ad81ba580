package engine

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// folderPrefix begins the names of workers' folders; the number of the parent's process follows.
const folderPrefix = "guildhall-worker-"

func folderPattern() string { return fmt.Sprintf("%s%d-*", folderPrefix, os.Getpid()) }

// sweep removes what workers left whose parent was killed before it could: only folders, links and empty files, so
// that a mistake costs nothing.
func sweep(dir string) {
	folders, err := filepath.Glob(filepath.Join(dir, folderPrefix+"*"))
	if err != nil {
		return
	}
	for _, folder := range folders {
		var parent int
		name := strings.TrimPrefix(filepath.Base(folder), folderPrefix)
		if _, err := fmt.Sscanf(name, "%d-", &parent); err != nil || isRunning(parent) {
			continue
		}
		if info, err := os.Lstat(folder); err != nil || !info.IsDir() || time.Since(info.ModTime()) < time.Minute {
			continue
		}
		_ = os.RemoveAll(folder) // RemoveAll does not follow links
	}
}
