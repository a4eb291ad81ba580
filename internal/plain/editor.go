package plain

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// openEditor lets the learner change the sheet in an outside editor.
func (d *dialogue) openEditor(ctx context.Context, s *sheet) error {
	words := strings.Fields(d.Editor)
	if len(words) == 0 || !d.Interactive {
		d.say("plain.editor.none")
		return nil
	}
	folder, err := os.MkdirTemp("", "guildhall-edit-")
	if err != nil {
		return fmt.Errorf("make a folder for the text: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }() // a file that stays behind in the folder for temporary files does no harm
	file := filepath.Join(folder, "answer.sql")
	if err := os.WriteFile(file, []byte(s.text()+"\n"), 0o600); err != nil {
		return fmt.Errorf("write the text for the editor: %w", err)
	}
	d.say("plain.editor.open", i18n.Args{"Editor": result.Safe(filepath.Base(words[0]))})
	if err := d.flush(); err != nil {
		return err
	}
	editor := exec.CommandContext(ctx, words[0], append(words[1:], file)...)
	editor.Stdin, editor.Stdout, editor.Stderr = d.In, d.Out, d.Out
	if err := editor.Run(); err != nil {
		if ctx.Err() != nil {
			return errors.Join(ctx.Err(), err)
		}
		d.say("plain.editor.failed", i18n.Args{"Editor": result.Safe(filepath.Base(words[0]))})
		return nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read what the editor wrote: %w", err)
	}
	if lines := split(strings.ToValidUTF8(string(text), "\uFFFD")); strings.Join(lines, "\n") != s.text() {
		s.replace(lines)
		d.say("plain.sheet.kept", i18n.Args{"Count": len(lines)})
	} else {
		d.say("plain.sheet.unchanged")
	}
	return nil
}
