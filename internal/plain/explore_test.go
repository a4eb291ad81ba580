package plain

import (
	"strings"
	"testing"
)

// A learner looks at the data, plays with it and comes back.
func TestDataAndPlayground(t *testing.T) {
	s := newSeat(t)
	said := s.talk(t, Start{},
		"data", "where", "2", "1", "figures", "1", "figures", "sample", "playground", "where", "tables", "tables mine",
		"SELECT district", "FROM requests;", "more", "export", "export excel", "export pdf", "edit 1 SELECT distrct", "run", "undo",
		"history", "recall 1", "forget", "forget", "back", "back", "playground", "1, 1", "7", "", "nonsense", "spell", "back", "quit")
	compare(t, "explore.txt", said)
	scan(t, said)
	for _, word := range []string{
		"Never empty", "1.3 percent empty", "minus 4", "/papers/result.csv", "/papers/result.xlsx", "The format pdf is unknown",
		"Type forget again", "Your own tables are removed",
	} {
		if !strings.Contains(said, word) {
			t.Errorf("%q is not said", word)
		}
	}
}

// From an exercise the playground takes the query along, and back leads to the exercise.
func TestPlaygroundFromExercise(t *testing.T) {
	s := newSeat(t)
	said := s.talk(t, Start{Pack: s.pack.ID, Exercise: "open-by-district"},
		"SELECT district, mine", "FROM requests", "", "playground", "list", "back", "list", "report", "The hint misleads.", "", "report", "", "quit")
	if n := strings.Count(said, "SELECT district, mine"); n < 3 {
		t.Errorf("the query is listed %d times in\n%s", n, said)
	}
	for _, words := range []string{"Playground. Nothing here is marked.", "/papers/report-open-by-district.md", "Nothing was written."} {
		if !strings.Contains(said, words) {
			t.Errorf("%q is missing in\n%s", words, said)
		}
	}
}
