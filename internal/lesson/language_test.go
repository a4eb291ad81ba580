package lesson

import "testing"

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
