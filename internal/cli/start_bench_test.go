//go:build !windows

package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/creack/pty"

	"guildhall/internal/progress"
	"guildhall/internal/store"
)

// BenchmarkStart measures the time from starting the program to its first full screen, beside a bare Bubble Tea program on the same
// terminal in the same run; ratio is the quotient of the medians.
func BenchmarkStart(b *testing.B) {
	guildhall := build(b, "guildhall/cmd/guildhall")
	bare := build(b, "./testdata/bare")
	for _, attempts := range []int{0, 1_000} {
		b.Run(fmt.Sprintf("attempts=%d", attempts), func(b *testing.B) {
			home := b.TempDir()
			remember(b, home, attempts)
			firstScreen(b, guildhall, home) // the first start of all makes folders
			var ours, theirs []time.Duration
			for b.Loop() {
				ours = append(ours, firstScreen(b, guildhall, home))
				theirs = append(theirs, firstScreen(b, bare, home))
			}
			b.ReportMetric(median(ours).Seconds()*1000, "ms/start")
			b.ReportMetric(median(theirs).Seconds()*1000, "ms/bare")
			b.ReportMetric(float64(median(ours))/float64(median(theirs)), "ratio")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// build compiles a program as a release would be and returns its path.
func build(b *testing.B, pkg string) string {
	b.Helper()
	out := filepath.Join(b.TempDir(), "program")
	command := exec.CommandContext(b.Context(), "go", "build", "-o", out, pkg)
	if text, err := command.CombinedOutput(); err != nil {
		b.Fatalf("build %s: %v\n%s", pkg, err, text)
	}
	return out
}

// remember fills the learner's record.
func remember(b *testing.B, home string, attempts int) {
	b.Helper()
	ctx := context.Background()
	record, _, err := store.Open(ctx, filepath.Join(home, "data", "progress.db"), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for i := range attempts {
		attempt := progress.Attempt{
			ID: fmt.Sprintf("0190a0a0-0000-7000-8000-%012d", i), At: time.Now().Add(-time.Duration(i) * time.Minute),
			Ref:    progress.Ref{Pack: "council-basics", Exercise: fmt.Sprintf("exercise-%d", i%40)},
			Lesson: "05-counting-and-summarising", PackVersion: "1.0.0", ContentHash: "hash", Answer: "SELECT 1", Verdict: "incorrect", Face: "tui",
		}
		if err := record.Add(ctx, attempt); err != nil {
			b.Fatal(err)
		}
	}
	if err := record.Close(); err != nil {
		b.Fatal(err)
	}
}

// firstScreen starts a program on a terminal and returns when its footer, the last thing drawn, has arrived.
func firstScreen(b *testing.B, program, home string) time.Duration {
	b.Helper()
	command := exec.CommandContext(b.Context(), program)
	command.Env = append(os.Environ(), "GUILDHALL_HOME="+home, "TERM=xterm-256color", "LANG=C.UTF-8", "COLORTERM=truecolor")
	began := time.Now()
	device, err := pty.StartWithSize(command, &pty.Winsize{Cols: 100, Rows: 30})
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		_ = command.Process.Kill()
		_ = command.Wait()
		_ = device.Close()
	}()
	var printed []byte
	buffer := make([]byte, 1<<16)
	for !bytes.Contains(printed, []byte("Commands")) {
		n, err := device.Read(buffer)
		if err != nil {
			b.Fatalf("the program ended early: %v\n%s", err, printed)
		}
		printed = append(printed, buffer[:n]...)
	}
	return time.Since(began)
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}
