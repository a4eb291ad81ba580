package editor

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// ErrNoOutside says that no outside editor is set.
var ErrNoOutside = errors.New("no outside editor is set")

// OutsideMsg brings what an outside editor saved. With an Err the text is to be left as it was.
type OutsideMsg struct {
	Req    uint64 // as given to Outside
	Text   string
	Editor string // its name without folders
	Err    error
}

// Outside lets go of the screen, opens a text in an outside editor (a command with its options) and comes back with an OutsideMsg.
func Outside(ctx context.Context, command, text string, request uint64) tea.Cmd {
	words := strings.Fields(command)
	if len(words) == 0 {
		return report(OutsideMsg{Req: request, Err: ErrNoOutside})
	}
	o := &outside{ctx: ctx, words: words, text: text}
	return tea.Exec(o, func(err error) tea.Msg {
		return OutsideMsg{Req: request, Text: o.text, Editor: filepath.Base(words[0]), Err: err}
	})
}

// outside is the editor's process with the file that it works on.
type outside struct {
	ctx      context.Context // of the process, which Bubble Tea starts without one
	words    []string
	text     string // before Run what goes in, after it what came out
	in       io.Reader
	out, err io.Writer
}

// SetStdin is called before Run.
func (o *outside) SetStdin(r io.Reader) { o.in = r }

// SetStdout is called before Run.
func (o *outside) SetStdout(w io.Writer) { o.out = w }

// SetStderr is called before Run.
func (o *outside) SetStderr(w io.Writer) { o.err = w }

// Run writes the text to a file of its own, waits for the editor to end, and reads what it left.
func (o *outside) Run() error {
	folder, err := os.MkdirTemp("", "guildhall-edit-")
	if err != nil {
		return fmt.Errorf("make a folder for the text: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }() // a file that stays behind among temporary files does no harm
	file := filepath.Join(folder, "query.sql")
	if err := os.WriteFile(file, []byte(o.text+"\n"), 0o600); err != nil {
		return fmt.Errorf("write the text for the editor: %w", err)
	}
	process := exec.CommandContext(o.ctx, o.words[0], append(o.words[1:], file)...)
	process.Stdin, process.Stdout, process.Stderr = o.in, o.out, o.err
	if err := process.Run(); err != nil {
		return err
	}
	saved, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read what the editor saved: %w", err)
	}
	o.text = strings.TrimRight(strings.ToValidUTF8(string(saved), "\uFFFD"), "\r\n")
	return nil
}
