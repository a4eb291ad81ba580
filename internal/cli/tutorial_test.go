package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The tutorial shows what the script runs: every command that ends by itself, the file it begins with, and the exercise.
func TestTutorialIsTheScript(t *testing.T) {
	page := read(t, filepath.Join("..", "..", "docs", "authoring", "tutorial.md"))
	script := read(t, filepath.Join("testdata", "script", "tutorial.txtar"))
	commands := regexp.MustCompile(`(?m)^guildhall .*$`).FindAllString(page, -1)
	if len(commands) < 8 {
		t.Fatalf("only %d commands were found on the page", len(commands))
	}
	for _, command := range commands {
		if strings.HasPrefix(command, "guildhall learn") || strings.HasPrefix(command, "guildhall pack preview") {
			continue // these wait for somebody at the keyboard
		}
		if !strings.Contains(script, command+"\n") {
			t.Errorf("the script does not run %q", command)
		}
	}
	for _, part := range []string{"-- waiting-list.csv --\n", "-- edited/dataset.yaml --\n", "-- edited/01-first-look.md --\n"} {
		_, rest, found := strings.Cut(script, part)
		if !found {
			t.Fatalf("the script has no %q", part)
		}
		text, _, _ := strings.Cut(rest, "\n-- ")
		begin, end := text, ""
		switch {
		case strings.Contains(part, "dataset"):
			begin, end = "tables:\n", "        min: 0\n"
		case strings.Contains(part, "first-look"):
			begin, end = "::::: {.exercise #more-waiting-than-plots", "greater than `plots`.\n"
		}
		from := strings.Index(text, begin)
		to := strings.Index(text[from:], end) + from + len(end)
		if end == "" {
			to = len(text)
		}
		if shown := strings.TrimSpace(text[from:to]); !strings.Contains(page, shown) {
			t.Errorf("the page does not show, of %s:\n%s", strings.TrimSpace(part), shown)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
