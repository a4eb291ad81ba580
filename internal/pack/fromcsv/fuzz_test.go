package fromcsv

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"guildhall/internal/dataset"
	"guildhall/internal/pack"
)

// Whatever a file holds, reading it ends, and what is written is a dataset without a fault whose rows fit the types proposed.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/mess/*.csv")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte("case,size\nA,1e588\nB,2\n")) // larger than any number
	say := sayer(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := New("fuzz", []File{{Name: "some rows.csv", Raw: raw}})
		if err != nil {
			return
		}
		files, err := d.Files(say)
		if err != nil {
			t.Fatal(err)
		}
		system := fstest.MapFS{}
		for name, text := range files {
			system["fuzz/"+name] = &fstest.MapFile{Data: text}
		}
		read, problems := dataset.ReadManifest(system, "fuzz")
		if read == nil || len(problems) > 0 {
			t.Fatalf("%v\n%s", problems, files[dataset.ManifestFile])
		}
		for i, column := range read.Tables[0].Columns {
			kind := column.DuckType()
			for _, row := range d.Tables[0].Rows {
				if wrong := kind.Misfit(row[i]); row[i] != "" && !wrong.IsZero() {
					t.Fatalf("%q is no %s: %s", row[i], column.Type, wrong.Wrong().Key)
				}
			}
		}
		if strings.Contains(string(files[pack.ImportReport]), "‹") {
			t.Fatalf("a note has no words:\n%s", files[pack.ImportReport])
		}
	})
}
