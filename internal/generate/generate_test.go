package generate

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/datasets"
)

// once makes the files for all tests that only read them.
var once = sync.OnceValues(Files)

// generated returns the files of this program.
func generated(t *testing.T) []File {
	t.Helper()
	files, err := once()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The committed data is what the program makes, to the byte of its text. The remedy is to run
// go run ./cmd/datagen, and to look at what changed.
func TestCommittedDataIsCurrent(t *testing.T) {
	for _, f := range generated(t) {
		stored, err := fs.ReadFile(datasets.FS, f.Path)
		if err != nil {
			t.Error(err)
			continue
		}
		text, err := Unpack(f.Path, stored)
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.Equal(text, f.Text) {
			t.Errorf("%s differs from what the generator makes", f.Path)
		}
	}
}

func TestChecksumsAreCurrent(t *testing.T) {
	committed, err := fs.ReadFile(datasets.FS, ChecksumsPath)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(committed), string(Checksums(generated(t)))); diff != "" {
		t.Errorf("checksums differ (-committed +generated):\n%s", diff)
	}
}

// Nothing in the datasets folder is data that the generator does not know.
func TestEveryDataFileIsGenerated(t *testing.T) {
	known := map[string]bool{}
	for _, f := range generated(t) {
		known[f.Path] = true
	}
	err := fs.WalkDir(datasets.FS, ".", func(p string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || p == ChecksumsPath || path.Base(p) == "dataset.yaml" {
			return err
		}
		if !known[p] {
			t.Errorf("%s is not made by the generator", p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFilesAreTheSameEveryTime(t *testing.T) {
	again, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(Checksums(generated(t))), string(Checksums(again))); diff != "" {
		t.Errorf("two runs differ:\n%s", diff)
	}
}

func TestPackedFilesUnpackToTheirText(t *testing.T) {
	for _, name := range []string{"a.csv", "a.csv.gz"} {
		f := File{Path: name, Text: []byte(strings.Repeat("a,b\n", 100))}
		first, err := f.Pack()
		if err != nil {
			t.Fatal(err)
		}
		second, err := f.Pack()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("%s is packed in two ways", name)
		}
		text, err := Unpack(name, first)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(text, f.Text) {
			t.Errorf("%s does not come back as it was", name)
		}
	}
}

func TestUnpackRefusesWhatIsNotCompressed(t *testing.T) {
	if _, err := Unpack("a.csv.gz", []byte("a,b\n")); err == nil {
		t.Error("no error")
	}
}
