//go:build unix

package lesson_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"guildhall/internal/lesson"
)

// Reading a pack never waits for what stands behind a pipe, and never reads a device.
func TestOrdinary(t *testing.T) {
	dir := t.TempDir()
	for name, make := range map[string]func(name string) error{
		"pipe":   func(name string) error { return syscall.Mkfifo(name, 0o600) },
		"device": func(name string) error { return os.Symlink("/dev/zero", name) },
		"linked": func(name string) error { return os.Symlink(filepath.Join(dir, "pipe"), name) },
	} {
		if err := make(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	files := lesson.Ordinary(os.DirFS(dir))
	for _, name := range []string{"pipe", "device", "linked"} {
		file, err := files.Open(name)
		var refused *fs.PathError
		if !errors.As(err, &refused) || refused.Path != name {
			t.Errorf("%s: opened %v, %v", name, file, err)
		}
	}
	for _, name := range []string{"pack.yaml", "01-first.md"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, problems := lesson.Parse(files); len(problems) == 0 {
		t.Error("a pack of pipes has no problems")
	}
}
