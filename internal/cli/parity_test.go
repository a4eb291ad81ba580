//go:build !windows

package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	openWrong = "SELECT district, count(*) AS n FROM requests WHERE closed_at = NULL GROUP BY district ORDER BY n DESC;"
	openRight = "SELECT district, count(*) AS n FROM requests WHERE closed_at IS NULL GROUP BY district ORDER BY n DESC;"
)

// TestBothFacesRecordTheSame: one learner plays a lesson on the full screen and in plain mode, with the same mistakes and the same hint.
// What is recorded differs in the time and in the face alone.
func TestBothFacesRecordTheSame(t *testing.T) {
	pack, err := filepath.Abs(filepath.Join("testdata", "parity"))
	if err != nil {
		t.Fatal(err)
	}
	screens, lines := t.TempDir(), t.TempDir()
	output(t, screens, "", "learn", "--plain", pack) // makes the learner, whose number shuffles the items
	if err := os.CopyFS(lines, os.DirFS(screens)); err != nil {
		t.Fatal(err)
	}
	playOnScreen(t, screens, pack)
	said := output(t, lines, strings.Join([]string{
		"1", "", "", openWrong, "submit", "hint", openRight, "submit", "",
		"1", "2", "",
		"4", "5", "",
		"area", "grain", "",
		"Because we count rows.", "", "submit", "quit",
	}, "\n"), "learn", "--plain", pack)
	on, in := attemptsOf(t, screens, "tui"), attemptsOf(t, lines, "plain")
	if len(on) != 9 {
		t.Errorf("%d attempts were recorded on the full screen, want 9: %v", len(on), on)
	}
	if diff := cmp.Diff(on, in); diff != "" {
		t.Errorf("recorded attempts (-full screen +plain mode):\n%s", diff)
		t.Logf("plain mode said:\n%s", said)
	}
}

// playOnScreen plays the lesson with the keys of the full screen.
func playOnScreen(t *testing.T, home, pack string) {
	term := sit(t, home, 100, 32, "learn", pack+"/open-by-district")
	term.sees("Your query")
	term.write(openWrong)
	term.press("f8")
	term.sees("Not yet")
	term.press("f2")
	term.sees("Which rows?")
	term.write(openRight)
	term.press("f8")
	term.sees("Correct")
	term.press("f9")
	term.sees("Exercise 2 of 5")
	term.press("space", "f8")
	term.sees("Not yet")
	term.press("down", "space", "f8")
	term.sees("Correct")
	term.press("f9")
	term.sees("Exercise 3 of 5")
	term.press("4", "f8")
	term.sees("Not yet")
	term.press("\x7f", "5", "f8")
	term.sees("Correct")
	term.press("f9")
	term.sees("Exercise 4 of 5")
	term.paste("area")
	term.press("f8")
	term.sees("Not yet")
	term.press("ctrl+a", "\x0b", "\x7f", "\x7f", "\x7f", "\x7f", "\x7f", "delete", "delete", "delete", "delete", "delete")
	term.paste("grain")
	term.press("f8")
	term.sees("Correct")
	term.press("f9")
	term.sees("Exercise 5 of 5")
	term.paste("Because we count rows.")
	term.press("f8")
	term.sees("A model answer")
	term.kill()
}

// output runs a command with a home folder to its end and returns what it printed.
func output(t *testing.T, home, typed string, args ...string) string {
	t.Helper()
	command := exec.Command(program(t), args...)
	command.Env = append(os.Environ(), "GUILDHALL_HOME="+home, "LC_ALL=C.UTF-8")
	command.Stdin = strings.NewReader(typed)
	var out, narrated bytes.Buffer
	command.Stdout, command.Stderr = &out, &narrated
	if err := command.Run(); err != nil {
		t.Fatalf("guildhall %s: %v\n%s%s", strings.Join(args, " "), err, out.String(), narrated.String())
	}
	return out.String()
}

// attemptsOf lists the attempts of a learner without what tells when and on which face they were made.
func attemptsOf(t *testing.T, home, face string) []map[string]any {
	t.Helper()
	var attempts []map[string]any
	for _, line := range strings.Split(output(t, home, "", "progress", "export", "-"), "\n") {
		var exported struct{ Attempt map[string]any }
		if err := json.Unmarshal([]byte(line), &exported); err != nil || exported.Attempt == nil {
			continue
		}
		if exported.Attempt["face"] != face {
			t.Errorf("an attempt on %v, want %s", exported.Attempt["face"], face)
		}
		for _, when := range []string{"id", "at", "elapsed_ms", "face"} {
			delete(exported.Attempt, when)
		}
		attempts = append(attempts, exported.Attempt)
	}
	return attempts
}
