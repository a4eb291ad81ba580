package lesson

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

const fuzzPack = `format: 1
id: fuzz-pack
version: 1.0.0
title: Fuzz
description: One lesson.
language: en
licence: CC0-1.0
authors: [Nobody]
datasets: [service-requests, areas]
skills:
  select:
    title: Choose
  group-by:
    title: Group
modules:
  - title: One
    lessons: [01-first]
`

// parseLesson reads a text as the only lesson of a pack.
func parseLesson(source []byte) (*Lesson, []Problem) {
	pack, problems := Parse(fstest.MapFS{
		"pack.yaml":   {Data: []byte(fuzzPack)},
		"01-first.md": {Data: source},
	})
	if len(pack.Lessons) == 0 {
		return nil, problems
	}
	return pack.Lessons[0], problems
}

func hasErrors(problems []Problem) bool {
	for _, p := range problems {
		if p.Severity == Error {
			return true
		}
	}
	return false
}

// seed adds every lesson of the fixtures.
func seed(f *testing.F) {
	for _, pattern := range []string{"testdata/packs/*/*.md", "testdata/problems/*.txtar"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			source, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			_, body, found := strings.Cut(string(source), "-- 01-first.md --\n")
			if !found {
				body = string(source)
			}
			f.Add([]byte(body))
		}
	}
	front := "---\ntitle: A\nminutes: 5\nobjectives: [a]\n---\n\n"
	for _, body := range []string{
		"a\n===\n\n> b\n> - c\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![x](images/a.png \"t\")\n\n    code\n",
		"::: note\n\n::: shown\n\n```sql\nSELECT '```'\n```\n\n:::\n\n:::\n",
		"::::: {.exercise #ab type=classify labels=\"z, y\"}\n\n- p\n\ntext\n\n- a => b\n\n  > why\n- c => d\n\n:::::\n",
		"::::: {.exercise #ab type=text}\n\nWhich?\n\n- `a`\n- `` `b` ``\n- `/c+/`\n\n:::::\n",
		"::::: {.exercise #ab type=arrange}\n\nSort.\n\n1. a\n2. b\n\n::: also\n\n1. b\n2. a\n\n:::\n\n:::::\n",
		"::::: {.exercise #ab type=number answer=4 tolerance=7%}\n\nHow many?\n\n::: {.near value=5}\n\nNo.\n\n:::\n\n:::::\n",
	} {
		f.Add([]byte(front + body))
	}
}

func FuzzParseLesson(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		var problems []Problem
		fastest := time.Hour
		// Generous: a hundred times what such a text takes. Only runaway work is slower, every time.
		limit := time.Second + time.Duration(len(source))*20*time.Microsecond
		for try := 0; try < 3 && fastest > limit; try++ {
			begun := time.Now()
			_, problems = parseLesson(source)
			fastest = min(fastest, time.Since(begun))
		}
		if fastest > limit {
			t.Errorf("%d bytes took %v", len(source), fastest)
		}
		for _, p := range problems {
			if p.Code == "" || p.Message.IsZero() || p.Mend.IsZero() || p.File == "" {
				t.Errorf("a problem without words or place: %#v", p)
			}
		}
	})
}

func FuzzRoundTrip(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		first, problems := parseLesson(source)
		if first == nil || hasErrors(problems) {
			return
		}
		written := Write(first)
		again, problems := parseLesson(written)
		if hasErrors(problems) {
			t.Fatalf("what was written has problems: %v\n%s", problems, written)
		}
		if diff := cmp.Diff(first, again, placeless); diff != "" {
			t.Fatalf("%s\nwritten:\n%s", diff, written)
		}
		if diff := cmp.Diff(string(written), string(Write(again))); diff != "" {
			t.Fatalf("writing twice differs: %s", diff)
		}
	})
}
