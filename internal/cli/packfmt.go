package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/pack"
	"guildhall/internal/result"
)

// packFmtCommand shows or writes the canonical form of a pack.
func (a *app) packFmtCommand() *cobra.Command {
	var write, renew bool
	cmd := a.subcommand("pack", "fmt", "fmt DIR", "guildhall pack fmt ./my-pack\nguildhall pack fmt ./my-pack --write\nguildhall pack fmt ./my-pack --write --renew-translations",
		func(_ *cobra.Command, args []string) error {
			dir, err := packFolder(args[0])
			if err != nil {
				return err
			}
			changed := formed(lesson.Ordinary(os.DirFS(dir)), renew)
			if write {
				return a.writeForm(dir, changed)
			}
			for _, file := range changed {
				name := result.Safe(file.File)
				fmt.Fprint(a.streams.Out, result.SafeLines(string(diff.Diff(name, file.Before, name+" (--write)", file.After))))
			}
			if len(changed) > 0 {
				key := "cli.fmt.differs"
				if renew {
					key = "cli.fmt.outdated"
				}
				a.narrate(key, i18n.Args{"Count": len(changed)})
				return quit(exitWrong)
			}
			return nil
		})
	cmd.Args = a.takes(1, 1)
	cmd.Flags().BoolVar(&write, "write", false, a.words.Text("cli.flag.write"))
	cmd.Flags().BoolVar(&renew, "renew-translations", false, a.words.Text("cli.flag.renew-translations"))
	return cmd
}

// formed returns the files that are not in canonical form or, to renew translations, those that name another base than theirs.
func formed(files fs.FS, renew bool) []lesson.Rewritten {
	if renew {
		return lesson.Renewed(files)
	}
	return lesson.Canonical(files)
}

// packFolder is a folder that holds a pack, by its path: what comes with the program or is installed is nobody's to write.
func packFolder(arg string) (string, error) {
	if err := readable(arg); err != nil {
		return "", err
	}
	if _, err := os.Stat(path.Join(arg, "pack.yaml")); err != nil {
		return "", &pack.UnknownError{Arg: arg, Path: true}
	}
	return arg, nil
}

// writeForm replaces the files one by one, each in one step.
func (a *app) writeForm(dir string, changed []lesson.Rewritten) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return a.environment("cli.fmt.not-written", err)
	}
	defer func() { _ = root.Close() }()
	for _, file := range changed {
		if err := replaceIn(root, file.File, file.After); err != nil {
			return a.environment("cli.fmt.not-written", fmt.Errorf("write %s: %w", file.File, err))
		}
		fmt.Fprintln(a.streams.Out, result.Safe(file.File))
	}
	a.narrate("cli.fmt.written", i18n.Args{"Count": len(changed)})
	return nil
}

// replaceIn writes a file so that there is the old one or all of the new one, with the rights of the old one.
func replaceIn(root *os.Root, name string, text []byte) error {
	info, err := root.Stat(name)
	if err != nil {
		return err
	}
	temp := path.Join(path.Dir(name), ".guildhall-"+path.Base(name))
	file, err := root.OpenFile(temp, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = root.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(err, root.Remove(temp))
	}
	return nil
}
