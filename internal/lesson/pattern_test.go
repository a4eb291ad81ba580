package lesson

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestPatternSize(t *testing.T) {
	for pattern, want := range map[string]int{
		"gr[ae]y": 6, "colou?r": 8, "[0-9]{4}-[0-9]{2}": 14, "(a|b)*": 5,
	} {
		if got, err := PatternSize(pattern); err != nil || got < want/2 || got > 2*want {
			t.Errorf("%s: %d, %v; it is about %d", pattern, got, err, want)
		}
	}
	for _, pattern := range []string{
		"(?:x?){999}(?:x?){999}", strings.Repeat(`(?:\pL{0,999})`, 60), "((a{10}){10}){10}", strings.Repeat("a", MaxPatternSize+1),
	} {
		if size, err := PatternSize(pattern); !errors.Is(err, ErrPatternTooLarge) {
			t.Errorf("%.30s: %d, %v", pattern, size, err)
		}
	}
	if _, err := PatternSize("(a"); err == nil || errors.Is(err, ErrPatternTooLarge) {
		t.Errorf("an open bracket: %v", err)
	}
}

// TestHostilePatterns reads a lesson of a megabyte with nothing but patterns that would take minutes to build.
func TestHostilePatterns(t *testing.T) {
	item := "- `/" + strings.Repeat("(?:x?){999}", 80) + "/`\n"
	text := frontForTests + "::::: {.exercise #ab type=text}\n\nWhy?\n\n" + strings.Repeat(item, 1000) + "\n:::::\n"
	began := time.Now()
	_, problems := parseLesson([]byte(text))
	if found := codes(problems); !found["bad-regex"] {
		t.Errorf("found %v", found)
	}
	t.Logf("read in %v", time.Since(began))
}

// FuzzPatternSize: what it lets through is small when it is built.
func FuzzPatternSize(f *testing.F) {
	for _, pattern := range []string{"a{3}", "(a|b){2,}", `\pL+`, "(?i)straße", "x{0,1000}", "((a{2}){3}){4}", "[^a-z]*?"} {
		f.Add(pattern)
	}
	f.Fuzz(func(t *testing.T, pattern string) {
		if _, err := PatternSize(pattern); err != nil {
			return
		}
		if _, err := regexp.Compile(pattern); err != nil {
			t.Errorf("%q is measured but cannot be built: %v", pattern, err)
		}
	})
}
