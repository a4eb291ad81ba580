package plain

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the transcripts anew")

// script is a learner who reads a lesson and answers every type of exercise, with mistakes on the way.
func script(t testing.TB, s *seat) []string {
	return []string{
		"1", "1", "", "where am i", "r", "more", "table", "more", "", "", "run 2", "", "back", "again", "contents", "3", "tables",
		// sql
		"", "", "list", "spell 1", "submit", "fill", "wrong_column", "run", "submit", "difference", "table", "hint", "hint", "hint", "hints", "solution",
		"edit 1 SELECT district, elsewhere", "submit", "undo", "delete 2", "undo",
		"SELECT district, distrct", "FROM requests", "", "run", "edit 1", "SELECT district, open_requests", "submit", "",
		// change
		"UPDATE requests SET open = false WHERE id = 7;", "run", "submit", "next",
		// parsons
		"9", "1 1", s.answerTo(t, "lines", 1, 0, 2), "submit", s.answerTo(t, "lines", 0, 1, 2), "spell", "run", "submit", "",
		// choice
		"1 2", s.answerTo(t, "one-row", 1), "",
		s.answerTo(t, "several", 1, 0), "",
		// number, with a query to work it out
		"twelve", "SELECT 12;", "12", "",
		// text
		"grain", "",
		// arrange
		"1 2", s.answerTo(t, "steps", 0, 1, 2), "",
		// classify
		s.answerTo(t, "kinds", 0), "help",
		"skip",
		// reflect
		"submit", "What people ask", "about most.", ".", "list", "submit", "",
		"", "", "home", "2", "quit", "never read",
	}
}

func TestTranscript(t *testing.T) {
	s := newSeat(t)
	compare(t, "transcript.txt", s.talk(t, Start{}, script(t, s)...))
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	file := "testdata/" + name
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(strings.ReplaceAll(string(want), "\r\n", "\n"), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got); go test -update writes it anew:\n%s", file, diff)
	}
}
