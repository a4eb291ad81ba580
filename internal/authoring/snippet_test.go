package authoring

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"guildhall/internal/lesson"
)

const packForSnippets = `format: 1
id: snippets
version: 1.0.0
title: Snippets
description: To try them in.
language: en
licence: CC0-1.0
authors: [Nobody]
datasets: [service-requests]
skills:
  select:
    title: Choose
modules:
  - title: One
    lessons: [01-first]
`

var (
	choice = regexp.MustCompile(`\$\{[0-9]+\|([^,|}]*)[^}]*\|\}`)
	gap    = regexp.MustCompile(`\$\{[0-9]+:([^}]*)\}`)
)

// filledIn writes a snippet as an editor inserts it and nobody changes it.
func filledIn(s Snippet) string {
	return gap.ReplaceAllString(choice.ReplaceAllString(strings.Join(s.Body, "\n"), "$1"), "$1")
}

// TestSnippetsParse inserts every snippet where it belongs and reads the lesson.
func TestSnippetsParse(t *testing.T) {
	all := Snippets()
	front := filledIn(all["Lesson"])
	var parts []string
	for _, d := range divSnippets() {
		if d.part {
			parts = append(parts, "Div: "+d.name)
		}
	}
	for name, snippet := range all {
		text := front + "\n"
		switch {
		case name == "Lesson":
		case slices.Contains(parts, name):
			text += "\n" + filledIn(all["Exercise: sql"])
			text = strings.TrimSuffix(strings.TrimRight(text, "\n"), ":::::") + filledIn(snippet) + "\n:::::\n"
		default:
			text += "\n" + filledIn(snippet)
		}
		_, problems := lesson.Parse(fstest.MapFS{"pack.yaml": {Data: []byte(packForSnippets)}, "01-first.md": {Data: []byte(text)}})
		for _, p := range problems {
			t.Errorf("%s: %v\n%s", name, p, text)
		}
	}
	for _, d := range lesson.DescribeTypes() {
		if _, ok := all["Exercise: "+string(d.Type)]; !ok {
			t.Errorf("there is no snippet for the type %s", d.Type)
		}
	}
}
