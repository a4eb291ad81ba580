package plain

import (
	"strings"
	"testing"

	"guildhall/internal/i18n"
)

// A slip of the fingers is answered, and what it interrupted can still be heard again.
func TestAgainSkipsRemarks(t *testing.T) {
	s := newSeat(t)
	first := s.talk(t, Start{}, "1", "1", "quit")
	heard := "Lesson: "
	if strings.Count(first, heard) != 1 {
		t.Fatalf("the lesson is not announced once:\n%s", first)
	}
	s = newSeat(t)
	if said := s.talk(t, Start{}, "1", "1", "xyzzy", "again", "quit"); strings.Count(said, heard) != 2 {
		t.Errorf("again did not go back beyond the remark:\n%s", said)
	}
}

// A lesson that is not in the language of the program says so before it begins.
func TestLessonInAnotherLanguage(t *testing.T) {
	s := newSeat(t)
	if said := s.talk(t, Start{}, "1", "1", "quit"); strings.Contains(said, "another language") {
		t.Errorf("an English lesson is foreign to English:\n%s", said)
	}
	words, err := i18n.NewPrinter("ca")
	if err != nil {
		t.Fatal(err)
	}
	s = newSeat(t)
	s.words = words
	if said := s.talk(t, Start{}, "1", "1", "surt"); !strings.Contains(strings.ReplaceAll(said, "\n", " "), "en una altra llengua: English.") {
		t.Errorf("nothing says that the lesson is in English:\n%s", said)
	}
}
