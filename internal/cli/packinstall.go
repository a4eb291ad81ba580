package cli

import (
	"context"
	"io/fs"
	"runtime"

	"github.com/spf13/cobra"
	"golang.org/x/mod/semver"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/pack"
	"guildhall/internal/pack/check"
)

func (a *app) packInstallCommand() *cobra.Command {
	cmd := a.subcommand("pack", "install", "install FILE|DIR", "guildhall pack install my-pack-1.0.0.zip",
		func(cmd *cobra.Command, args []string) error {
			if err := readable(args[0]); err != nil {
				return err
			}
			before := a.versions(cmd.Context())
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
			a.explainVersion(cmd.Context(), entry, before[entry.ID])
			return nil
		})
	cmd.Args = a.takes(1, 1)
	return cmd
}

// versions are the versions of the packs that are used now, by id.
func (a *app) versions(ctx context.Context) map[string]string {
	known := map[string]string{}
	entries, err := a.library().Packs(ctx)
	if err != nil {
		return known // the installation will tell
	}
	for _, entry := range entries {
		known[entry.ID] = entry.Version
	}
	return known
}

// explainVersion says what a pack replaced, and when another version is used all the same.
func (a *app) explainVersion(ctx context.Context, entry pack.Entry, before string) {
	args := i18n.Args{"Version": entry.Version, "Before": before}
	now := a.versions(ctx)[entry.ID]
	switch order := semver.Compare("v"+entry.Version, "v"+before); {
	case now != entry.Version:
		a.narrate("cli.pack.hidden", i18n.Args{"Version": entry.Version, "Newer": now})
	case before == "":
	case order > 0:
		a.narrate("cli.pack.upgraded", args)
	case order < 0:
		a.narrate("cli.pack.downgraded", args)
	default:
		a.narrate("cli.pack.reinstalled", args)
	}
}

// checkFiles checks a pack that has no place yet. When the check itself fails, its report still stops the installation.
func (a *app) checkFiles(ctx context.Context, files fs.FS) (check.Report, error) {
	a.workers = runtime.NumCPU()
	bench, err := a.labOf(files)
	if err != nil {
		return stopping(err), err
	}
	parsed, problems := lesson.Parse(files)
	report, err := check.Pack(ctx, parsed, problems, bench, a.equipped(check.Options{Fast: true}, bench))
	if err != nil {
		return stopping(err), err
	}
	return report, nil
}

// stopping is a report that lets nothing pass.
func stopping(err error) check.Report {
	return check.Report{Problems: []lesson.Problem{{Severity: lesson.Error, Message: i18n.Literally(err.Error())}}}
}
