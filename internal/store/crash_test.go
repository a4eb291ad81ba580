package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"guildhall/internal/progress"
)

// The test binary is its own child: with this variable it writes to the store at that path and says so, until it is killed or has
// written as often as asked.
const childPath, childCount = "GUILDHALL_STORE_TEST_PATH", "GUILDHALL_STORE_TEST_COUNT"

func TestMain(m *testing.M) {
	if path := os.Getenv(childPath); path != "" {
		if err := write(path, os.Getenv(childCount)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func write(path, count string) error {
	ctx := context.Background()
	s, _, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	for i := 0; count == "" || fmt.Sprint(i) != count; i++ {
		a := attempt(ref, i, "incorrect")
		if err := s.Add(ctx, a); err != nil {
			return err
		}
		text := fmt.Sprintf("draft %d", i)
		if err := s.SaveDraft(ctx, progress.Draft{Ref: ref, Text: text, Updated: a.At}); err != nil {
			return err
		}
		fmt.Println(a.ID + " " + text) // acknowledged
	}
	return s.Close()
}

func child(t *testing.T, path, count string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), childPath+"="+path, childCount+"="+count)
	cmd.Stderr = os.Stderr
	return cmd
}

// What was acknowledged before the process was killed is there afterwards.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress.db")
	acknowledged := map[string]bool{}
	var draft string
	for round := range 5 {
		cmd := child(t, path, "")
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		scanner := bufio.NewScanner(out)
		for seen := 0; scanner.Scan(); seen++ {
			id, text, _ := strings.Cut(scanner.Text(), " ")
			acknowledged[id], draft = true, text
			if seen == 7+round {
				must(t, cmd.Process.Kill())
			}
		}
		if cmd.Wait() == nil {
			t.Fatal("the child was not killed")
		}
	}
	s := openAt(t, path)
	must(t, s.Check(t.Context()))
	history, err := s.History(t.Context(), ref, 100_000)
	must(t, err)
	for _, a := range history {
		delete(acknowledged, a.ID)
	}
	if len(acknowledged) > 0 {
		t.Errorf("lost %d acknowledged attempts", len(acknowledged))
	}
	if standing := stateOf(t, s).Standings[0]; standing.Attempts != len(history) {
		t.Errorf("the standing counts %d of %d attempts", standing.Attempts, len(history))
	}
	// The last draft acknowledged, or the one after it, whose acknowledgement was cut off.
	if got := stateOf(t, s).Draft.Text; !strings.HasPrefix(got, "draft ") || number(t, got) < number(t, draft) {
		t.Errorf("the draft is %q, acknowledged was %q", got, draft)
	}
}

func number(t *testing.T, draft string) (n int) {
	t.Helper()
	_, err := fmt.Sscanf(draft, "draft %d", &n)
	must(t, err)
	return n
}

// Several windows make the same new store at once and write to it.
func TestTwoWindows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "progress.db")
	const windows, each = 4, 25
	var children []*exec.Cmd
	for range windows {
		cmd := child(t, path, fmt.Sprint(each))
		must(t, cmd.Start())
		children = append(children, cmd)
	}
	for _, cmd := range children {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	s := openAt(t, path)
	got := stateOf(t, s)
	if len(got.History) != windows*each || got.Standings[0].Attempts != windows*each {
		t.Errorf("%d attempts, %d counted, want %d", len(got.History), got.Standings[0].Attempts, windows*each)
	}
}
