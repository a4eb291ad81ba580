package corpus_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/grade/corpus"
	"guildhall/internal/lesson"
)

const sample = `-- A comment.
-- dataset: towns

-- # large
-- ? Which towns are large?
-- order: keys
-- +
SELECT name FROM towns
WHERE size > 5 ORDER BY name
-- + turned
SELECT name FROM towns WHERE 5 < size ORDER BY 1
-- ! LOG-57|LOG-66: > 5 => >= 5 ;; name FROM => id FROM
-- !~ LOG-74:
SELECT name FROM towns
`

func TestParse(t *testing.T) {
	got, err := corpus.Parse("towns.sql", sample)
	if err != nil {
		t.Fatal(err)
	}
	want := []*corpus.Exercise{{
		Dataset: "towns", ID: "large", Prompt: "Which towns are large?", Order: lesson.OrderKeys,
		Right: []corpus.Answer{
			{SQL: "SELECT name FROM towns\nWHERE size > 5 ORDER BY name", File: "towns.sql", Line: 7},
			{SQL: "SELECT name FROM towns WHERE 5 < size ORDER BY 1", Style: "turned", File: "towns.sql", Line: 10},
		},
		Wrong: []corpus.Answer{
			{SQL: "SELECT id FROM towns\nWHERE size >= 5 ORDER BY name", Codes: []string{"LOG-57", "LOG-66"}, File: "towns.sql", Line: 12},
			{SQL: "SELECT name FROM towns", Codes: []string{"LOG-74"}, Hidden: true, File: "towns.sql", Line: 13},
		},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParseRefuses(t *testing.T) {
	tests := map[string]string{
		"an edit that does not fit": strings.Replace(sample, "> 5 => ", "> 6 => ", 1),
		"an edit without an arrow":  strings.Replace(sample, " => >= 5", "", 1),
		"an answer of no exercise":  "-- dataset: towns\n-- +\nSELECT 1\n",
		"stray SQL":                 "-- dataset: towns\nSELECT 1\n",
		"no prompt":                 strings.Replace(sample, "-- ? Which towns are large?\n", "", 1),
	}
	for name, source := range tests {
		t.Run(name, func(t *testing.T) {
			if got, err := corpus.Parse("towns.sql", source); err == nil {
				t.Errorf("read as %v", got)
			}
		})
	}
}

// The corpus itself must be readable, and no answer may stand in it twice.
func TestCorpusIsSound(t *testing.T) {
	exercises, err := corpus.Read(os.DirFS("../testdata/corpus"), ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(exercises) == 0 {
		t.Fatal("the corpus is empty")
	}
	ids := map[string]bool{}
	for _, ex := range exercises {
		if ids[ex.Dataset+"/"+ex.ID] {
			t.Errorf("two exercises are called %s/%s", ex.Dataset, ex.ID)
		}
		ids[ex.Dataset+"/"+ex.ID] = true
		seen := map[string]bool{}
		for _, answer := range append(append([]corpus.Answer{}, ex.Right...), ex.Wrong...) {
			text := strings.Join(strings.Fields(answer.SQL), " ")
			if seen[text] || text == "" {
				t.Errorf("%s:%d: the answer is empty or stands there already: %s", answer.File, answer.Line, text)
			}
			seen[text] = true
		}
	}
}
