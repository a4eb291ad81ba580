package cli

import (
	"context"
	"io/fs"
	"runtime"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/pack/check"
)

func (a *app) packInstallCommand() *cobra.Command {
	cmd := a.subcommand("pack", "install", "install FILE|DIR", "guildhall pack install my-pack-1.0.0.zip",
		func(cmd *cobra.Command, args []string) error {
			if err := readable(args[0]); err != nil {
				return err
			}
			var failed error
			entry, err := a.library().Install(cmd.Context(), args[0], func(ctx context.Context, files fs.FS) []lesson.Problem {
				report, err := a.checkFiles(ctx, files)
				failed = err
				return report.Problems
			})
			if failed != nil {
				return a.environment("cli.check.failed", failed)
			}
			if err != nil {
				return a.refusePack("cli.pack.not-installed", err)
			}
			a.narrate("cli.pack.installed", i18n.Args{"ID": entry.ID, "Version": entry.Version, "Title": entry.Title})
			return nil
		})
	cmd.Args = cobra.ExactArgs(1)
	return cmd
}

// checkFiles checks a pack that has no place yet. When the check itself fails, its report still stops the installation.
func (a *app) checkFiles(ctx context.Context, files fs.FS) (check.Report, error) {
	a.workers = runtime.NumCPU()
	bench, err := a.labOf(files)
	if err != nil {
		return stopping(err), err
	}
	parsed, problems := lesson.Parse(files)
	report, err := check.Pack(ctx, parsed, problems, bench, check.Options{
		Fast: true, Say: a.words.Say, Shelf: a.library().Pack, Workers: a.workers,
	})
	if err != nil {
		return stopping(err), err
	}
	return report, nil
}

// stopping is a report that lets nothing pass.
func stopping(err error) check.Report {
	return check.Report{Problems: []lesson.Problem{{Severity: lesson.Error, Message: err.Error()}}}
}
