package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPapersNeverOverwriteUnasked(t *testing.T) {
	p := papers{dir: filepath.Join(t.TempDir(), "files")}
	keep := func(text string, replace bool) string {
		t.Helper()
		path, err := p.Keep(t.Context(), "result.csv", replace, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return filepath.Base(path)
	}
	got := []string{keep("one", false), keep("two", false), keep("three", false), keep("four", true)}
	if diff := cmp.Diff([]string{"result.csv", "result-2.csv", "result-3.csv", "result.csv"}, got); diff != "" {
		t.Error(diff)
	}
	for name, want := range map[string]string{"result.csv": "four", "result-2.csv": "two"} {
		if text, err := os.ReadFile(filepath.Join(p.dir, name)); err != nil || string(text) != want {
			t.Errorf("%s holds %q, %v, want %q", name, text, err, want)
		}
	}
}

func TestPapersLeaveNothingHalfWritten(t *testing.T) {
	p := papers{dir: t.TempDir()}
	full := errors.New("no space left")
	if _, err := p.Keep(t.Context(), "result.csv", false, func(io.Writer) error { return full }); !errors.Is(err, full) {
		t.Errorf("error = %v", err)
	}
	if files, _ := os.ReadDir(p.dir); len(files) != 0 {
		t.Errorf("%v was left behind", files)
	}
}
