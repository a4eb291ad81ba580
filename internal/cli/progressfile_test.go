//go:build !windows

package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// progressFile is everything on disk that belongs to the learner's progress, write-ahead log included.
func progressFile(t *testing.T, home string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(home, "data", "progress.db*"))
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err == nil {
			text += string(content)
		}
	}
	return text
}
