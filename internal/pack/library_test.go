package pack

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const lessonText = `---
title: "%T"
minutes: 5
objectives:
  - See a row
---

# A row

One row is one thing.
`

// writePack writes a pack of one lesson into a folder and returns the folder.
func writePack(t testing.TB, folder, id, version, author string) string {
	t.Helper()
	write(t, filepath.Join(folder, "pack.yaml"), header(id, version, author))
	write(t, filepath.Join(folder, "01-rows.md"), strings.Replace(lessonText, "%T", "Rows", 1))
	return folder
}

func header(id, version, author string) string {
	return "format: 1\nid: " + id + "\nversion: " + version + "\ntitle: Pack " + id + "\ndescription: A pack.\nlanguage: en\n" +
		"licence: CC-BY-4.0\nauthors: [" + author + "]\nmodules:\n  - title: One\n    lessons: [01-rows]\n"
}

func write(t testing.TB, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func bundle(ids ...string) fstest.MapFS {
	files := fstest.MapFS{"lessons.go": {}}
	for _, id := range ids {
		files[id+"/pack.yaml"] = &fstest.MapFile{Data: []byte(header(id, "1.0.0", "Data Office"))}
		files[id+"/01-rows.md"] = &fstest.MapFile{Data: []byte(strings.Replace(lessonText, "%T", "Rows", 1))}
	}
	return files
}

// listed writes the library's list as "id version source", broken ones with their code.
func listed(t testing.TB, l *Library) []string {
	t.Helper()
	entries, err := l.Packs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range entries {
		line := e.ID + " " + e.Version + " " + e.Source
		if e.Broken != nil {
			line += " " + e.Broken.Code
		}
		lines = append(lines, line)
	}
	return lines
}

func TestPacks(t *testing.T) {
	installed := t.TempDir()
	writePack(t, filepath.Join(installed, "beta"), "beta", "0.9.0", "Data Office")
	writePack(t, filepath.Join(installed, "gamma@1"), "gamma", "1.0.0", "Somebody")
	writePack(t, filepath.Join(installed, "gamma@12"), "gamma", "1.1.0", "Somebody")
	writePack(t, filepath.Join(installed, "gamma@2"), "gamma", "1.9.0", "Somebody")
	writePack(t, filepath.Join(installed, ".new-1"), "omega", "1.0.0", "Somebody")
	writePack(t, filepath.Join(installed, "delta"), "epsilon", "1.0.0", "Somebody")
	write(t, filepath.Join(installed, "zeta", "pack.yaml"), "format: 1\nid: zeta\ntitel: Z\n")
	write(t, filepath.Join(installed, "notes.txt"), "mine")
	l := NewLibrary(bundle("alpha", "beta"), installed)
	want := []string{
		"alpha 1.0.0 bundled", "beta 1.0.0 bundled", "delta 1.0.0 installed id-differs-from-folder", "gamma 1.1.0 installed", "zeta  installed unknown-key",
	}
	if diff := cmp.Diff(want, listed(t, l)); diff != "" {
		t.Error(diff)
	}
	_, err := l.Pack(t.Context(), "zeta")
	var broken *BrokenError
	if !errors.As(err, &broken) || broken.First().File != "pack.yaml" {
		t.Errorf("broken pack: %v", err)
	}
	if _, err := l.Pack(t.Context(), "delta"); !errors.As(err, &broken) {
		t.Errorf("pack with another id than its folder: %v", err)
	}
	writePack(t, filepath.Join(installed, "beta"), "beta", "1.0.1", "Data Office")
	if got := listed(t, l)[1]; got != "beta 1.0.1 installed" {
		t.Errorf("after an upgrade: %s", got)
	}
}

func TestPacksWithoutInstalled(t *testing.T) {
	for _, dir := range []string{"", filepath.Join(t.TempDir(), "nothing")} {
		if diff := cmp.Diff([]string{"alpha 1.0.0 bundled"}, listed(t, NewLibrary(bundle("alpha"), dir))); diff != "" {
			t.Error(diff)
		}
	}
}

func TestPack(t *testing.T) {
	files := bundle("council-basics")
	files["council-basics/datasets/own/dataset.yaml"] = &fstest.MapFile{Data: []byte("x")}
	l := NewLibrary(files, "")
	first, err := l.Pack(t.Context(), "council-basics")
	if err != nil {
		t.Fatal(err)
	}
	if first.Lesson("01-rows") == nil {
		t.Error("the lesson is not read")
	}
	if second, _ := l.Pack(t.Context(), "council-basics"); second != first {
		t.Error("the pack is parsed twice")
	}
	l.Forget("council-basics")
	if third, _ := l.Pack(t.Context(), "council-basics"); third == first {
		t.Error("the pack is not parsed anew")
	}
	own, err := l.FS(t.Context(), "council-basics")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := fs.ReadFile(own, "datasets/own/dataset.yaml"); err != nil || string(text) != "x" {
		t.Errorf("own dataset: %q, %v", text, err)
	}
	_, err = l.Pack(t.Context(), "council-basic")
	if !errors.Is(err, ErrUnknownPack) || !strings.Contains(err.Error(), `"council-basics"`) {
		t.Errorf("unknown pack: %v", err)
	}
}

func TestPackWithABrokenLesson(t *testing.T) {
	files := bundle("alpha")
	files["alpha/01-rows.md"].Data = []byte("no front matter\n")
	l := NewLibrary(files, "")
	if diff := cmp.Diff([]string{"alpha 1.0.0 bundled"}, listed(t, l)); diff != "" {
		t.Error(diff)
	}
	_, err := l.Pack(t.Context(), "alpha")
	var broken *BrokenError
	if !errors.As(err, &broken) || broken.First().File != "01-rows.md" {
		t.Errorf("broken lesson: %v", err)
	}
	read, problems, err := l.Read(t.Context(), "alpha")
	if read == nil || len(problems) == 0 || err != nil {
		t.Errorf("an author gets %v, %v, %v", read, problems, err)
	}
}

func TestLocate(t *testing.T) {
	work := t.TempDir()
	t.Chdir(work)
	writePack(t, filepath.Join(work, "packs", "draft"), "draft-pack", "0.1.0", "Me")
	writePack(t, filepath.Join(work, "packs", "draft", "inner"), "inner-pack", "0.1.0", "Me")
	l := NewLibrary(bundle("alpha"), "")
	for _, test := range []struct{ arg, id, rest string }{
		{"alpha", "alpha", ""},
		{"alpha/01-rows", "alpha", "01-rows"},
		{"nobody/knows/", "nobody", "knows"},
		{"./packs/draft", "draft-pack", ""},
		{"./packs/draft/", "draft-pack", ""},
		{"./packs/draft/01-rows", "draft-pack", "01-rows"},
		{"./packs/draft/inner/01-rows", "inner-pack", "01-rows"},
		{filepath.Join(work, "packs", "draft", "some-exercise"), "draft-pack", "some-exercise"},
	} {
		id, rest, err := l.Locate(test.arg)
		if err != nil || id != test.id || rest != test.rest {
			t.Errorf("Locate(%q) = %q, %q, %v; want %q, %q", test.arg, id, rest, err, test.id, test.rest)
		}
	}
	if _, err := l.Pack(t.Context(), "draft-pack"); err != nil {
		t.Errorf("an opened pack cannot be read: %v", err)
	}
	for _, arg := range []string{"./packs", ".", "/", "C:", "../nowhere/lesson"} {
		if _, _, err := l.Locate(arg); !errors.Is(err, ErrUnknownPack) {
			t.Errorf("Locate(%q): %v", arg, err)
		}
	}
	t.Chdir(filepath.Join(work, "packs", "draft"))
	if id, rest, err := l.Locate("./01-rows"); id != "draft-pack" || rest != "01-rows" || err != nil {
		t.Errorf("within the folder: %q, %q, %v", id, rest, err)
	}
}

func TestOpenedFolderDoesNotLeadOut(t *testing.T) {
	outside := t.TempDir()
	write(t, filepath.Join(outside, "secret.txt"), "secret")
	folder := writePack(t, t.TempDir(), "draft", "0.1.0", "Me")
	if err := os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(folder, "link.txt")); err != nil {
		t.Skip(err)
	}
	l := NewLibrary(bundle(), "")
	id, err := l.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	files, err := l.FS(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := fs.ReadFile(files, "link.txt"); err == nil {
		t.Errorf("a link out of the folder was followed: %q", text)
	}
}
