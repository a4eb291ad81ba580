//go:build !windows

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFirstRun: who opens Guildhall for the first time is asked once, in lines of text, and gets the face that they asked for, then and
// later.
func TestFirstRun(t *testing.T) {
	home := t.TempDir()
	first := start(t, home, 80, 24)
	first.sees("How would you like to work?")
	first.press("8", "enter")
	first.sees("Type 1 or 2 and press Enter.")
	first.press("2", "enter")
	first.sees("Guildhall, plain mode")
	first.sees("Your choice:")
	first.press("quit", "enter")
	if code := first.leaves(); code != 0 {
		t.Errorf("leaving gave exit code %d", code)
	}
	if printed := first.printed(); strings.ContainsRune(printed, '\x1b') {
		t.Errorf("a control sequence was printed:\n%q", printed)
	}
	stored, err := os.ReadFile(filepath.Join(home, "config", "config.yaml"))
	if err != nil || string(stored) != "plain: true\n" {
		t.Errorf("stored is %q, %v", stored, err)
	}
	again := start(t, home, 80, 24)
	again.sees("Your choice:")
	if strings.Contains(again.text(), "How would you like to work?") {
		t.Error("the question is asked again")
	}
	again.kill()
}

// TestFirstRunOnAFullScreen: Enter alone is the full screen.
func TestFirstRunOnAFullScreen(t *testing.T) {
	first := start(t, t.TempDir(), 80, 24)
	first.sees("Type 1 or 2")
	first.press("enter")
	first.sees("Welcome. Begin here")
	first.kill()
}
