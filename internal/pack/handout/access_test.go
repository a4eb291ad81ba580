package handout

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/lessons"
)

// Who listens to a handout goes through it by its headings: none is skipped, and each exercise and its solution has one.
func TestHeadings(t *testing.T) {
	packs, err := fs.Glob(lessons.FS, "*/pack.yaml")
	if err != nil || len(packs) == 0 {
		t.Fatal(packs, err)
	}
	for _, name := range packs {
		files, err := fs.Sub(lessons.FS, strings.TrimSuffix(name, "/pack.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		pack, _ := lesson.Parse(files)
		page := rendered(t, pack, options(t, true))
		last, titled := 0, 0
		for _, found := range regexp.MustCompile(`(?s)<h([1-6])( class="title")?[^>]*>.*?</h`).FindAllStringSubmatch(page, -1) {
			level := int(found[1][0] - '0')
			if level > last+1 {
				t.Errorf("%s: a heading of level %d follows one of level %d: %s", name, level, last, found[0])
			}
			if last = level; found[2] != "" {
				titled++
			}
		}
		exercises := 0
		for _, l := range pack.Lessons {
			exercises += len(l.Exercises())
		}
		if titled < 2*exercises {
			t.Errorf("%s: %d headings for %d exercises and their solutions", name, titled, exercises)
		}
		for _, needed := range []string{`<html lang="` + pack.Language + `">`, `<main id="content">`, `<title>`} {
			if strings.Count(page, needed) != 1 {
				t.Errorf("%s: not one %q", name, needed)
			}
		}
		if strings.Contains(page, "<img") && strings.Count(page, "<img") != len(regexp.MustCompile(`<img [^>]*alt="[^"]+"`).FindAllString(page, -1)) {
			t.Errorf("%s: a picture has no description", name)
		}
		if strings.Count(page, "<table") != strings.Count(page, "<thead") {
			t.Errorf("%s: a table has no headers", name)
		}
	}
}

// A speaking program must not read Catalan words as English ones.
func TestOwnWordsHaveTheirLanguage(t *testing.T) {
	words, err := i18n.NewPrinter("ca")
	if err != nil {
		t.Fatal(err)
	}
	page := rendered(t, tour(t), Options{Say: words.Say, Language: "ca"})
	for _, key := range []string{"objectives", "skip", "your-answer"} {
		text := words.Say(i18n.New("handout."+key, nil))
		tagged := regexp.MustCompile(`lang="ca"[^>]*>(\s*<(p|strong|a)[^>]*>)*` + regexp.QuoteMeta(text))
		if n := strings.Count(page, text); n == 0 || n != len(tagged.FindAllString(page, -1)) {
			t.Errorf("%q stands %d times in the page, and %d times as Catalan", text, n, len(tagged.FindAllString(page, -1)))
		}
	}
}
