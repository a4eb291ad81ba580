package cli

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestWhoMayReadWhatIsWritten(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no such modes there")
	}
	for _, mode := range []os.FileMode{onlyMine, forAll} {
		file := filepath.Join(t.TempDir(), "paper.html")
		if err := writeWhole(file, mode, func(w io.Writer) error { _, err := io.WriteString(w, "paper"); return err }); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != mode {
			t.Errorf("the file has mode %v, want %v: %v", info.Mode().Perm(), mode, err)
		}
	}
}
