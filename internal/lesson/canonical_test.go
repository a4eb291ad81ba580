package lesson

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"guildhall/lessons"
)

// copied reads a pack into memory with its canonical form laid over it.
func copied(t testing.TB, fsys fs.FS) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, changed := range Canonical(fsys) {
		out[changed.File] = &fstest.MapFile{Data: changed.After}
	}
	return out
}

// samePack compares two packs but for places and hashes of files.
func samePack(t testing.TB, before, after fs.FS) {
	t.Helper()
	first, _ := Parse(before)
	second, problems := Parse(after)
	if hasErrors(problems) {
		t.Errorf("the canonical form has problems: %v", problems)
	}
	if diff := cmp.Diff(first.Lessons, second.Lessons, placeless); diff != "" {
		t.Error(diff)
	}
	for i, l := range first.Lessons {
		for j, ex := range l.Exercises() {
			if again := second.Lessons[i].Exercises()[j]; again.Hash != ex.Hash {
				t.Errorf("%s: progress would be marked as changed", ex.ID)
			}
		}
	}
}

// TestCanonicalMeansTheSame writes the bundled packs and the fixtures in canonical form and reads them back.
func TestCanonicalMeansTheSame(t *testing.T) {
	packs := map[string]fs.FS{"contract": os.DirFS("testdata/packs/contract"), "harbour": os.DirFS("testdata/packs/harbour")}
	names, err := fs.ReadDir(lessons.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if name.IsDir() {
			packs[name.Name()], _ = fs.Sub(lessons.FS, name.Name())
		}
	}
	for name, fsys := range packs {
		t.Run(name, func(t *testing.T) {
			once := copied(t, fsys)
			samePack(t, fsys, once)
			for _, again := range Canonical(once) {
				t.Errorf("%s changes when it is written twice:\n%s", again.File, cmp.Diff(string(again.Before), string(again.After)))
			}
		})
	}
}

// sloppy is a lesson as people write it: no blank lines round divs, wrong numbers of colons, spaces before them, CRLF.
const sloppy = "---\r\ntitle: A  # a working title\r\nminutes: 5\r\nobjectives: [a]\r\n---\r\n" +
	"Text.\r\n::: note\r\nA note.\r\n:::\r\n:::: {.exercise #ab skills=\"select\"}\r\nHow many?\r\n  :::: solution\r\n```sql\r\nSELECT 1\r\n:::\r\n```\r\n::::\r\n::::\r\n"

const mended = "---\ntitle: A  # a working title\nminutes: 5\nobjectives: [a]\n---\n\nText.\n\n::: note\n\nA note.\n\n:::\n\n" +
	"::::: {.exercise #ab type=sql points=10 skills=select}\n\nHow many?\n\n::: solution\n\n```sql\nSELECT 1\n:::\n```\n\n:::\n\n:::::\n"

func onePack(text string) fstest.MapFS {
	return fstest.MapFS{"pack.yaml": {Data: []byte(fuzzPack)}, "01-first.md": {Data: []byte(text)}}
}

func TestCanonicalMendsDivs(t *testing.T) {
	fsys := onePack(sloppy)
	if _, problems := Parse(fsys); !hasErrors(problems) {
		t.Fatal("the lesson has nothing to mend")
	}
	after := copied(t, fsys)
	if diff := cmp.Diff(mended, string(after["01-first.md"].Data)); diff != "" {
		t.Error(diff)
	}
	if _, problems := Parse(after); len(problems) > 0 {
		t.Error(problems)
	}
}

// TestCanonicalLeavesErrors keeps the words of a lesson that cannot be understood.
func TestCanonicalLeavesErrors(t *testing.T) {
	text := frontForTests + "::: hnit\n\nText   with   spaces.\n\n:::\n"
	if changed := Canonical(onePack(text)); len(changed) > 0 {
		t.Errorf("got %s", changed[0].After)
	}
	open := frontForTests + "```sql\nSELECT 1\n::: note\n"
	if changed := Canonical(onePack(open)); len(changed) > 0 {
		t.Errorf("an open code block was touched: %s", changed[0].After)
	}
}

// TestCanonicalRenews keeps a translation current when only the form of its base changes, and an outdated one outdated.
func TestCanonicalRenews(t *testing.T) {
	fsys := onePack(strings.Replace(sloppy, "Text.", "Text!", 1))
	base, _ := Parse(fsys)
	translation := func(hash string) []byte {
		return bytes.ReplaceAll([]byte(strings.Replace(sloppy, "minutes: 5", "translates: "+hash, 1)), []byte("Text."), []byte("Un text."))
	}
	for _, test := range []struct {
		hash     string
		outdated bool
	}{
		{base.Lessons[0].Hash, false},
		{strings.Repeat("0", 32), true},
	} {
		fsys["01-first.ca.md"] = &fstest.MapFile{Data: translation(test.hash)}
		_, problems := Parse(copied(t, fsys))
		if got := codes(problems)["outdated-translation"]; got != test.outdated || hasErrors(problems) {
			t.Errorf("%s: outdated %t, %v", test.hash, got, problems)
		}
	}
}

// TestCanonicalFixtures writes every broken fixture: what had no errors means the same, and twice is once.
func TestCanonicalFixtures(t *testing.T) {
	names, _ := filepath.Glob("testdata/problems/*.txtar")
	for _, name := range names {
		fsys := fixture(t, name)
		once := copied(t, fsys)
		if _, problems := Parse(fsys); !hasErrors(problems) {
			samePack(t, fsys, once)
		}
		for _, again := range Canonical(once) {
			t.Errorf("%s: %s changes when it is written twice", name, again.File)
		}
	}
}

func FuzzCanonical(f *testing.F) {
	seed(f)
	f.Add([]byte(sloppy))
	f.Fuzz(func(t *testing.T, source []byte) {
		fsys := onePack(string(source))
		once := copied(t, fsys)
		if _, problems := Parse(fsys); !hasErrors(problems) {
			samePack(t, fsys, once)
		}
		for _, again := range Canonical(once) {
			t.Fatalf("twice is not once: %s", cmp.Diff(string(again.Before), string(again.After)))
		}
	})
}
