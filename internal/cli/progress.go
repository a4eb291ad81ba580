package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/store"
)

func (a *app) progressCommand() *cobra.Command {
	cmd := a.group("progress", "guildhall progress show\nguildhall progress export backup.json")
	cmd.AddCommand(a.progressShowCommand(), a.progressExportCommand(), a.progressImportCommand(),
		a.progressResetCommand(), a.progressEraseCommand())
	return cmd
}

// durable opens the record for commands that make no sense without one.
func (a *app) durable(cmd *cobra.Command) (*store.Store, error) {
	if _, err := a.configuration(); err != nil {
		return nil, err
	}
	record, err := a.progress(cmd.Context())
	if err != nil {
		return nil, err
	}
	if a.notice == nil {
		return record, nil
	}
	notice := a.notice
	a.notice = nil
	if notice.Cause == nil {
		a.warn(a.words.Say(notice.Message))
		return record, nil
	}
	return nil, a.environment("cli.progress.unreadable", notice.Cause)
}

// standingJSON is one exercise in `guildhall progress show --json`.
type standingJSON struct {
	Exercise string `json:"exercise"`
	Attempts int    `json:"attempts"`
	Correct  bool   `json:"correct"`
	Points   int    `json:"points"`
	Hints    int    `json:"hints"`
	Skipped  bool   `json:"skipped"`
	Revealed bool   `json:"revealed"`
	Last     string `json:"last"` // RFC 3339
}

func (a *app) progressShowCommand() *cobra.Command {
	var asJSON bool
	cmd := a.subcommand("progress", "show", "show", "guildhall progress show --json", func(cmd *cobra.Command, _ []string) error {
		record, err := a.durable(cmd)
		if err != nil {
			return err
		}
		standings, err := record.Standings(cmd.Context(), "")
		if err != nil {
			return a.environment("cli.progress.unreadable", err)
		}
		if asJSON {
			return a.printJSON(map[string]any{"exercises": standingsOf(standings)})
		}
		a.printStandings(standings)
		return nil
	})
	cmd.Args = a.takes(0, 0)
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.Text("cli.flag.json"))
	return cmd
}

func standingsOf(standings []progress.Standing) []standingJSON {
	printed := []standingJSON{}
	for _, s := range standings {
		printed = append(printed, standingJSON{
			Exercise: s.Ref.Pack + "/" + s.Ref.Exercise, Attempts: s.Attempts, Correct: s.Correct, Points: s.Points,
			Hints: s.Hints, Skipped: s.Skipped, Revealed: s.Revealed, Last: s.Last.UTC().Format("2006-01-02T15:04:05Z"),
		})
	}
	return printed
}

func (a *app) printStandings(standings []progress.Standing) {
	if len(standings) == 0 {
		a.say("cli.progress.none", nil)
		return
	}
	for _, s := range standings {
		key := "cli.progress.tried"
		switch {
		case s.Correct:
			key = "cli.progress.done"
		case s.Skipped:
			key = "cli.progress.skipped"
		}
		fmt.Fprintf(a.streams.Out, "%s/%s  %s\n", result.Safe(s.Ref.Pack), result.Safe(s.Ref.Exercise),
			a.words.Text(key, i18n.Args{"Count": s.Attempts, "Points": s.Points, "Date": s.Last.Local()}))
	}
}

func (a *app) progressExportCommand() *cobra.Command {
	cmd := a.subcommand("progress", "export", "export FILE", "guildhall progress export backup.json", func(cmd *cobra.Command, args []string) error {
		record, err := a.durable(cmd)
		if err != nil {
			return err
		}
		if args[0] == "-" {
			if err := record.Export(cmd.Context(), a.streams.Out); err != nil {
				return a.environment("cli.output.failed", err)
			}
			return nil
		}
		if err := writeWhole(args[0], onlyMine, func(w io.Writer) error { return record.Export(cmd.Context(), w) }); err != nil {
			return a.environment("cli.output.failed", err)
		}
		a.narrate("cli.progress.exported", i18n.Args{"File": result.Safe(args[0])})
		return nil
	})
	cmd.Args = a.takes(1, 1)
	return cmd
}

// Who may read a file that a command writes: what a learner did is the learner's own, a handout or a table is for all.
const (
	onlyMine os.FileMode = 0o600
	forAll   os.FileMode = 0o644
)

// writeWhole writes a file so that it is either there whole or as it was before.
func writeWhole(path string, mode os.FileMode, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".guildhall-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer os.Remove(file.Name())
	out := bufio.NewWriter(file)
	err = errors.Join(write(out), out.Flush(), file.Chmod(mode), file.Sync())
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

func (a *app) progressImportCommand() *cobra.Command {
	cmd := a.subcommand("progress", "import", "import FILE", "guildhall progress import backup.json", func(cmd *cobra.Command, args []string) error {
		record, err := a.durable(cmd)
		if err != nil {
			return err
		}
		source := a.streams.In
		if args[0] != "-" {
			file, err := os.Open(args[0])
			if err != nil {
				return misused("cli.input.unreadable", i18n.Args{"File": result.Safe(args[0]), "Problem": result.Safe(err.Error())})
			}
			defer file.Close()
			source = file
		}
		added, err := record.Import(cmd.Context(), source)
		if err != nil {
			return a.environment("cli.progress.not-imported", err)
		}
		a.narrate("cli.progress.imported", i18n.Args{"Count": added})
		return nil
	})
	cmd.Args = a.takes(1, 1)
	return cmd
}

func (a *app) progressResetCommand() *cobra.Command {
	var yes bool
	cmd := a.subcommand("progress", "reset", "reset [PACK]", "guildhall progress reset council-basics", func(cmd *cobra.Command, args []string) error {
		record, err := a.durable(cmd)
		if err != nil {
			return err
		}
		pack := ""
		question := "cli.progress.reset-all?"
		if len(args) > 0 {
			pack, question = args[0], "cli.progress.reset-pack?"
			if _, err := a.library().Pack(cmd.Context(), pack); err != nil && codeOf(err, exitPackFault) == exitUsage {
				return a.environment("cli.packs.unreadable", err)
			}
		}
		if !yes && !a.agreed(question, i18n.Args{"Pack": result.Safe(pack)}) {
			return a.declined()
		}
		backup, err := record.Reset(cmd.Context(), pack)
		if err != nil {
			return a.environment("cli.progress.unreadable", err)
		}
		a.narrate("cli.progress.reset-done", i18n.Args{"File": result.Safe(backup)})
		return nil
	})
	cmd.Args = a.takes(0, 1)
	cmd.Flags().BoolVar(&yes, "yes", false, a.words.Text("cli.flag.yes"))
	return cmd
}

func (a *app) progressEraseCommand() *cobra.Command {
	var yes bool
	cmd := a.subcommand("progress", "erase", "erase", "guildhall progress erase", func(cmd *cobra.Command, _ []string) error {
		record, err := a.durable(cmd)
		if err != nil {
			return err
		}
		if !yes && !a.agreed("cli.progress.erase?", nil) {
			return a.declined()
		}
		if err := record.Erase(cmd.Context()); err != nil {
			return a.environment("cli.progress.unreadable", err)
		}
		a.narrate("cli.progress.erased", nil)
		return nil
	})
	cmd.Args = a.takes(0, 0)
	cmd.Flags().BoolVar(&yes, "yes", false, a.words.Text("cli.flag.yes"))
	return cmd
}

// agreed asks a question and reports whether the answer is the word yes. No answer is a no.
func (a *app) agreed(key string, args i18n.Args) bool {
	fmt.Fprint(a.streams.Err, result.SafeLines(a.words.Text(key, args))+" ")
	answer, _ := bufio.NewReader(io.LimitReader(a.streams.In, 100)).ReadString('\n')
	return strings.EqualFold(strings.TrimSpace(answer), a.words.Text("cli.yes"))
}

func (a *app) declined() error {
	a.narrate("cli.nothing-changed", nil)
	return quit(exitWrong)
}
