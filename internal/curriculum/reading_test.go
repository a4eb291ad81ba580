package curriculum_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/curriculum"
)

var update = flag.Bool("update", false, "write docs/curriculum.md")

// coveragePage is for readers of the repository: what is taught where, and how hard it is to read.
const coveragePage = "../../docs/curriculum.md"

// The bounds of a lesson: those of the curriculum for its length, and what a person of 14 understands.
const (
	fewestWords, mostWords = 600, 1400
	longestSentence        = 20 // words, on average
	hardestGrade           = 9
)

func TestLessonsAreReadable(t *testing.T) {
	for _, p := range packs(t) {
		for _, l := range p.Lessons {
			r := curriculum.Read(l)
			if r.SentenceWords >= longestSentence {
				t.Errorf("%s/%s: %.1f words a sentence", p.ID, l.ID, r.SentenceWords)
			}
			if r.Grade > hardestGrade {
				t.Errorf("%s/%s: a grade of %.1f", p.ID, l.ID, r.Grade)
			}
			if !l.Checkpoint && (r.Words < fewestWords || r.Words > mostWords) {
				t.Errorf("%s/%s: %d words", p.ID, l.ID, r.Words)
			}
		}
	}
}

func TestLessonsKeepTheHouseStyle(t *testing.T) {
	for _, p := range packs(t) {
		for _, l := range p.Lessons {
			for _, doubt := range curriculum.Wording(l) {
				t.Errorf("%s/%s", p.ID, doubt)
			}
		}
	}
}

func TestCoveragePage(t *testing.T) {
	var page bytes.Buffer
	if err := curriculum.WriteCoverage(&page, packs(t)); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(coveragePage, page.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(coveragePage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(written), page.String()); diff != "" {
		t.Errorf("docs/curriculum.md is stale; run go test ./internal/curriculum -update (-written +due):\n%s", diff)
	}
}

func TestSentences(t *testing.T) {
	got := curriculum.Sentences("Look at `count(*)` first. Then\nread [the rest](x.md)?\n\n- one thing\n- “two.” Three: four\n\n```text\nx. y.\n```\n")
	want := []string{"Look at code first.", "Then read the rest?", "one thing", "“two.”", "Three:", "four"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
