package generate

import (
	"bytes"
	"io/fs"
	"path"
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

// parquetFrom is the number of rows from which a table is stored as Parquet, so that it stays small and quick to load.
const parquetFrom = 5000

func TestLargeTablesAreParquet(t *testing.T) {
	for _, f := range generated(t) {
		if large := len(f.table.rows) > parquetFrom; large != isParquet(f.Path) {
			t.Errorf("%s has %d rows; more than %d are for Parquet, fewer for CSV", f.Path, len(f.table.rows), parquetFrom)
		}
	}
}

func TestPackedFilesUnpackToTheirText(t *testing.T) {
	for _, f := range []File{
		{Path: "a.txt", Text: []byte("a,b\n")},
		fileOf("a.csv", everyKind()),
		fileOf("a.parquet", everyKind()),
	} {
		packed, err := f.Pack()
		if err != nil {
			t.Fatal(err)
		}
		unpacked, err := Unpack(f.Path, packed)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(f.Text), string(unpacked)); diff != "" {
			t.Errorf("%s (-text +unpacked):\n%s", f.Path, diff)
		}
	}
}

// The text tells apart what rows alone do not: the types of columns, and NULL from the empty text.
func TestTextTellsTypesAndNullApart(t *testing.T) {
	seen := map[string]bool{}
	for _, heading := range []string{"c VARCHAR", "c INTEGER", "c BIGINT"} {
		one := newTable(heading)
		one.add(cell{})
		seen[string(fileOf("a.parquet", one).Text)] = true
	}
	empty := newTable("c VARCHAR")
	empty.add(text(""))
	seen[string(fileOf("a.parquet", empty).Text)] = true
	if len(seen) != 4 {
		t.Errorf("%d different texts of 4 different tables", len(seen))
	}
}

func TestPackRefusesParquetWithoutATable(t *testing.T) {
	if _, err := (File{Path: "a.parquet", Text: []byte("a,b\n")}).Pack(); err == nil {
		t.Error("no error")
	}
}

func TestUnpackRefusesWhatIsNoParquet(t *testing.T) {
	for _, stored := range []string{"", "a,b\n", "PAR1 and no more", "PAR1 and no morePAR1"} {
		if _, err := Unpack("a.parquet", []byte(stored)); err == nil {
			t.Errorf("no error for %q", stored)
		}
	}
}
