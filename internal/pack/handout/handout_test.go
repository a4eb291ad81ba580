package handout

import (
	"flag"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/pack/scaffold"
)

var update = flag.Bool("update", false, "write the golden files anew")

// tour is the pack with an exercise of every type.
func tour(t *testing.T) *lesson.Pack {
	t.Helper()
	files, err := scaffold.Tour(scaffold.Pack{ID: "tour", Title: "Tour"})
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, files)
}

func parse(t *testing.T, files map[string][]byte) *lesson.Pack {
	t.Helper()
	system := fstest.MapFS{}
	for name, text := range files {
		system[name] = &fstest.MapFile{Data: text}
	}
	pack, problems := lesson.Parse(system) // a hostile pack has faults; what could be read is written all the same
	if len(pack.Lessons) == 0 {
		t.Fatal(problems)
	}
	return pack
}

func options(t *testing.T, solutions bool) Options {
	t.Helper()
	words, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	return Options{Solutions: solutions, Say: words.Say, Language: "en"}
}

func rendered(t *testing.T, pack *lesson.Pack, o Options) string {
	t.Helper()
	text, err := HTML(pack, o)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestGolden(t *testing.T) {
	for _, solutions := range []bool{false, true} {
		name := map[bool]string{false: "testdata/tour", true: "testdata/tour-solutions"}[solutions]
		golden(t, name+".md", string(Markdown(tour(t), options(t, solutions))))
		golden(t, name+".html", rendered(t, tour(t), options(t, solutions)))
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs:\n%s", file, diff)
	}
}

// What tells an answer stands in the trainer's handout alone.
func TestSecretsStayWithTheTrainer(t *testing.T) {
	secrets := []string{"Two conditions", "WHERE district = 'Hill' AND works", "Nobody has measured the fountain.\n\n> ", "count(litres_a_day)", "Our list of street lights",
		"Only you see this box", "Which rows?", "so <code>AND works</code>"}
	learner := string(Markdown(tour(t), options(t, false))) + rendered(t, tour(t), options(t, false))
	trainer := string(Markdown(tour(t), options(t, true))) + rendered(t, tour(t), options(t, true))
	for _, secret := range secrets {
		if strings.Contains(learner, secret) {
			t.Errorf("learners are told %q", secret)
		}
		if !strings.Contains(trainer, secret) && !strings.Contains(secret, "\n") {
			t.Errorf("the trainer is not told %q", secret)
		}
	}
}

// The order of what is to be put in order tells nothing, and is the same in every handout.
func TestShuffled(t *testing.T) {
	ex := &lesson.Exercise{}
	for _, id := range []string{"a", "b", "c", "order-of-work", "two"} {
		ex.ID = id
		values := []int{1, 2}
		if id != "two" {
			values = append(values, 3)
		}
		got := shuffled(ex, values)
		if cmp.Equal(got, values) {
			t.Errorf("%s: %v was not shuffled", id, values)
		}
		if again := shuffled(ex, values); !cmp.Equal(got, again) {
			t.Errorf("%s: %v, then %v", id, got, again)
		}
	}
}

const hostile = `---
title: "<script>alert(1)</script>"
minutes: 5
objectives:
  - "<img src=x onerror=alert(2)>"
---

<script>alert(3)</script> and <b>bold</b> &lt;

[a link](javascript:alert(4)) and [another](<data:text/html,x>) ![far](https://example.org/track.png)

![near "quoted"](images/dot.png "<i>caption</i>")

| <u>one</u> | two |
|---|---|
| <s>1</s> | 2 |

` + "```sql\nSELECT '</code></pre><script>alert(5)</script>'\n```" + `

::::: {.exercise #pick type=choice}

Which?

- [x] <script>alert(6)</script>
- [ ] b

:::::
`

func TestNothingInAPackIsMarkup(t *testing.T) {
	png := []byte("\x89PNG\r\n\x1a\n<script>")
	files := map[string][]byte{
		"pack.yaml":      []byte("format: 1\nid: evil\nversion: 1.0.0\ntitle: \"</title><script>alert(0)</script>\"\ndescription: \"<script>\"\nlanguage: en\nlicence: CC0-1.0\nauthors: [\"<b>x</b>\"]\nmodules:\n  - title: One\n    lessons: [one]\n"),
		"one.md":         []byte(hostile),
		"images/dot.png": png,
	}
	o := options(t, true)
	o.Files = fstest.MapFS{"images/dot.png": &fstest.MapFile{Data: png}}
	got := rendered(t, parse(t, files), o)
	for _, bad := range []string{"<script", "<b>", "<u>", "<i>", "<s>", "javascript:", "data:text", "example.org", "onerror=alert(2)>", "src=\"images"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q stands in the page:\n%s", bad, got)
		}
	}
	if !strings.Contains(got, "src=\"data:image/png;base64,") {
		t.Error("the picture is not in the page")
	}
}
