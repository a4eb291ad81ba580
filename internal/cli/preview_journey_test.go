//go:build !windows

package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guildhall/internal/pack/scaffold"
)

// working is a pack that a trainer writes: its lesson has long prose before the line that changes.
func working(t testing.TB) (dir string, save func(line string)) {
	t.Helper()
	files, err := scaffold.Tour(scaffold.Pack{ID: "tour", Title: "Tour"})
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "tour")
	if err := scaffold.Write(dir, files); err != nil {
		t.Fatal(err)
	}
	const place = "An empty cell under"
	file := filepath.Join(dir, "01-first-lesson.md")
	before, after, found := strings.Cut(string(files["01-first-lesson.md"]), place)
	if !found {
		t.Fatalf("%q does not stand in the lesson", place)
	}
	before += strings.Repeat("A sentence of the lesson stands here.\n\n", 40)
	return dir, func(line string) {
		t.Helper()
		draft := filepath.Join(dir, ".draft") // editors save by renaming
		if err := os.WriteFile(draft, []byte(before+line+"\n\n"+place+after), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(draft, file); err != nil {
			t.Fatal(err)
		}
	}
}

// A trainer edits beside the preview: what is saved is seen at the same place, a slip with its file and line, and nothing is recorded.
func TestPreviewOnATerminal(t *testing.T) {
	dir, save := working(t)
	save("The first version.")
	home := t.TempDir()
	term := sit(t, home, 80, 24, "pack", "preview", dir+"/01-first-lesson")
	term.sees("drinking fountains")
	term.pagesTo("The first version.")
	row := lineShowing(term.text(), "The first version.")

	save("The second version.")
	term.sees("The second version.")
	if now := lineShowing(term.text(), "The second version."); now != row {
		t.Errorf("the line stood in row %d and stands in row %d:\n%s", row, now, term.text())
	}
	save("::: {.nonsense}\n\nThe third version.\n\n:::")
	term.sees("01-first-lesson.md:")
	term.sees("nonsense")
	term.sees("The second version.") // a slip does not take away what stood there
	save("The fourth version.")
	term.sees("The fourth version.")
	term.until("the slip is gone from the screen", func() bool { return !strings.Contains(term.text(), "nonsense") })

	term.press("q")
	if code := term.leaves(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if _, err := os.Stat(filepath.Join(home, "data", "progress.db")); !os.IsNotExist(err) {
		t.Errorf("the preview has made a record of progress: %v", err)
	}
}

// lineShowing is the row of the screen that a text stands in, or -1.
func lineShowing(screen, text string) int {
	for i, line := range strings.Split(screen, "\n") {
		if strings.Contains(line, text) {
			return i
		}
	}
	return -1
}

// BenchmarkPreview measures the time from the end of a save to the screen that shows it, on a pseudo-terminal.
func BenchmarkPreview(b *testing.B) {
	dir, save := working(b)
	save("Version 0.")
	term := sit(b, b.TempDir(), 80, 24, "pack", "preview", dir+"/01-first-lesson")
	term.sees("drinking fountains")
	term.pagesTo("Version 0.")
	n := 0
	for b.Loop() {
		n++
		want := fmt.Sprintf("Version %d.", n)
		save(want)
		for end := time.Now().Add(journeyPatience); !strings.Contains(term.text(), want); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				b.Fatalf("%s is not seen:\n%s", want, term.text())
			}
		}
	}
}
