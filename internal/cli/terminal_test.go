//go:build !windows

package cli

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// journeyPatience is how long a screen may take to show what a journey waits for. It is generous: a test that waits is not a test
// of speed.
const journeyPatience = time.Minute

// terminal is the program on a pseudo-terminal of its own, with what its screen shows.
type terminal struct {
	t       testing.TB
	command *exec.Cmd
	device  *os.File
	done    chan struct{} // closed when nothing more is printed

	mu     sync.Mutex
	screen vt10x.Terminal
	bytes  bytes.Buffer // everything that was printed
}

// sit starts the program on a terminal of a size, with the home folder of somebody who has said how they want to work.
func sit(t testing.TB, home string, width, height uint16, args ...string) *terminal {
	t.Helper()
	settings := filepath.Join(home, "config", "config.yaml")
	if err := os.MkdirAll(filepath.Dir(settings), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte("plain: false\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return start(t, home, width, height, args...)
}

// start starts the program with a home folder on a terminal of a size.
func start(t testing.TB, home string, width, height uint16, args ...string) *terminal {
	t.Helper()
	command := exec.Command(program(t), args...)
	command.Env = append(os.Environ(), "GUILDHALL_HOME="+home, "TERM=xterm-256color", "LANG=C.UTF-8", "NO_COLOR=", "COLORTERM=truecolor")
	device, err := pty.StartWithSize(command, &pty.Winsize{Cols: width, Rows: height})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{
		t: t, command: command, device: device, done: make(chan struct{}),
		screen: vt10x.New(vt10x.WithSize(int(width), int(height))),
	}
	go term.watch()
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
		_ = device.Close()
	})
	return term
}

// program is this test binary under the name by which TestMain runs the commands.
func program(t testing.TB) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "guildhall")
	if err := os.Symlink(self, name); err != nil {
		t.Fatal(err)
	}
	return name
}

// watch feeds what the program prints to the screen.
func (term *terminal) watch() {
	defer close(term.done)
	buffer := make([]byte, 1<<16)
	for {
		n, err := term.device.Read(buffer)
		term.mu.Lock()
		term.bytes.Write(buffer[:n])
		_, _ = term.screen.Write(buffer[:n])
		term.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// text is what the screen shows.
func (term *terminal) text() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.screen.String()
}

// printed is everything that was printed so far.
func (term *terminal) printed() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.bytes.String()
}

// sees waits until the screen shows a text.
func (term *terminal) sees(text string) {
	term.t.Helper()
	term.until("the screen shows "+fmt.Sprintf("%q", text), func() bool { return strings.Contains(term.text(), text) })
}

// until waits for a condition of the screen.
func (term *terminal) until(what string, holds func() bool) {
	term.t.Helper()
	for end := time.Now().Add(journeyPatience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if holds() {
			return
		}
	}
	term.t.Fatalf("waited in vain until %s; the screen:\n%s", what, term.text())
}

// pagesTo turns pages until the screen shows a text. A machine that draws late may be a page further than it shows: at the end it begins
// again from the top.
func (term *terminal) pagesTo(text string) {
	term.t.Helper()
	term.until("a page shows "+fmt.Sprintf("%q", text), func() bool {
		before := term.text()
		if strings.Contains(before, text) {
			return true
		}
		term.press("pgdown")
		for drawn := time.Now().Add(time.Second); time.Now().Before(drawn) && term.text() == before; time.Sleep(10 * time.Millisecond) {
		}
		if term.text() == before {
			term.press("home")
		}
		return false
	})
}

// keys are what terminals send for keys with names.
var keys = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "ctrl+a": "\x01", "ctrl+c": "\x03", "ctrl+p": "\x10", "ctrl+y": "\x19", "ctrl+z": "\x1a",
	"up": "\x1b[A", "down": "\x1b[B", "pgdown": "\x1b[6~", "pgup": "\x1b[5~", "home": "\x1b[H", "end": "\x1b[F",
	"f2": "\x1bOQ", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "delete": "\x1b[3~",
}

// press sends keys by name.
func (term *terminal) press(names ...string) {
	term.t.Helper()
	for _, name := range names {
		sequence, ok := keys[name]
		if !ok {
			sequence = name
		}
		if _, err := term.device.WriteString(sequence); err != nil {
			term.t.Fatal(err)
		}
		pause := 20 * time.Millisecond
		if name == "esc" {
			// Esc and what follows must not arrive as one key with Alt.
			pause = 200 * time.Millisecond
		}
		time.Sleep(pause)
	}
}

// paste sends a text as terminals send what is pasted.
func (term *terminal) paste(text string) {
	term.t.Helper()
	if _, err := term.device.WriteString("\x1b[200~" + text + "\x1b[201~"); err != nil {
		term.t.Fatal(err)
	}
}

// write replaces what stands in the editor.
func (term *terminal) write(text string) {
	term.press("ctrl+a", "delete")
	term.paste(text)
}

// resize changes the size of the window.
func (term *terminal) resize(width, height uint16) {
	term.t.Helper()
	term.mu.Lock()
	term.screen.Resize(int(width), int(height))
	term.mu.Unlock()
	if err := pty.Setsize(term.device, &pty.Winsize{Cols: width, Rows: height}); err != nil {
		term.t.Fatal(err)
	}
}

// leaves waits until the program has ended, and returns its exit code.
func (term *terminal) leaves() int {
	term.t.Helper()
	select {
	case <-term.done:
	case <-time.After(journeyPatience):
		term.t.Fatalf("the program does not end; the screen:\n%s", term.text())
	}
	_ = term.command.Wait()
	return term.command.ProcessState.ExitCode()
}

// kill ends the program as a power cut would.
func (term *terminal) kill() {
	term.t.Helper()
	if err := term.command.Process.Signal(syscall.SIGKILL); err != nil {
		term.t.Fatal(err)
	}
	_ = term.command.Wait()
}
