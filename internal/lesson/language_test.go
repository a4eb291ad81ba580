package lesson

import (
	"io/fs"
	"testing"

	"guildhall/lessons"
)

func TestIn(t *testing.T) {
	pack := sound(t, "harbour")
	for _, test := range []struct{ language, file string }{
		{"ca", "03-decision.ca.md"}, {"CA-es", "03-decision.ca.md"}, {"en", "03-decision.md"}, {"fr", "03-decision.md"}, {"", "03-decision.md"}, {"en-GB", "03-decision.md"},
	} {
		in := pack.In(test.language)
		if got := in.Lesson("03-decision").File; got != test.file {
			t.Errorf("%q: got %s, want %s", test.language, got, test.file)
		}
		if in.Lesson("01-two-sources") != pack.Lesson("01-two-sources") {
			t.Errorf("%q: a lesson without a translation is another", test.language)
		}
		for _, ex := range pack.Lesson("03-decision").Exercises() {
			if again, _ := in.Exercise(ex.ID); again == nil || again.Hash != ex.Hash {
				t.Errorf("%q: %s has another hash", test.language, ex.ID)
			}
		}
	}
	if pack.Lesson("03-decision").Language != "en" {
		t.Error("the pack itself was changed")
	}
}

// TestBundledTranslations reads the bundled packs: a translation that has drifted from its base, or lost a part of it, is a fault.
func TestBundledTranslations(t *testing.T) {
	names, err := fs.ReadDir(lessons.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range names {
		if !name.IsDir() {
			continue
		}
		files, err := fs.Sub(lessons.FS, name.Name())
		if err != nil {
			t.Fatal(err)
		}
		pack, problems := Parse(files)
		for _, p := range problems {
			t.Errorf("%s/%v", name.Name(), p)
		}
		for _, translated := range pack.Translations {
			found += len(translated)
		}
	}
	if found < 2 {
		t.Errorf("%d translations", found)
	}
}
