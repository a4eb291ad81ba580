//go:build linux

package cli

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// rest is how long a program is left alone, and settling how long it may take to get there.
const (
	rest     = 10 * time.Second
	settling = 3 * time.Second
)

// BenchmarkIdle measures the processor time that the program uses while nobody does anything, beside a bare Bubble Tea program: in per
// cent of one core. Its workers are other processes, which wait for something to read.
func BenchmarkIdle(b *testing.B) {
	guildhall := build(b, "guildhall/cmd/guildhall")
	bare := build(b, "./testdata/bare")
	home := b.TempDir()
	remember(b, home, 10)
	for range b.N {
		b.ReportMetric(100*idle(b, guildhall, home), "%/guildhall")
		b.ReportMetric(100*idle(b, bare, home), "%/bare")
	}
	b.ReportMetric(0, "ns/op")
}

// idle starts a program on a terminal and returns the share of a core that it uses at rest.
func idle(b *testing.B, program, home string) float64 {
	b.Helper()
	command := exec.CommandContext(b.Context(), program)
	command.Env = append(os.Environ(), "GUILDHALL_HOME="+home, "TERM=xterm-256color", "LANG=C.UTF-8", "COLORTERM=truecolor")
	device, err := pty.StartWithSize(command, &pty.Winsize{Cols: 100, Rows: 30})
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		_ = command.Process.Kill()
		_ = command.Wait()
		_ = device.Close()
	}()
	go func() {
		buffer := make([]byte, 1<<16)
		for {
			if _, err := device.Read(buffer); err != nil {
				return
			}
		}
	}()
	time.Sleep(settling)
	before := used(b, command.Process.Pid)
	time.Sleep(rest)
	return (used(b, command.Process.Pid) - before).Seconds() / rest.Seconds()
}

// used is the processor time that a process has had.
func used(b *testing.B, pid int) time.Duration {
	b.Helper()
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		b.Fatal(err)
	}
	text := string(content)
	fields := strings.Fields(text[strings.LastIndexByte(text, ')')+1:])
	const perSecond = 100 // clock ticks, on every Linux that Go runs on
	var ticks int64
	for _, field := range fields[11:13] { // user and system time
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			b.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * time.Second / perSecond
}
