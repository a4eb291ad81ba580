package cli

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

func (a *app) datasetCheckCommand() *cobra.Command {
	cmd := a.subcommand("dataset", "check", "check DIR", "guildhall dataset check ./my-pack/datasets/my-data",
		func(cmd *cobra.Command, args []string) error { return a.checkDataset(cmd.Context(), args[0]) })
	cmd.Args = a.takes(1, 1)
	return cmd
}

// checkDataset reads the manifest in a folder and holds the data against everything it promises.
func (a *app) checkDataset(ctx context.Context, dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return a.environment("cli.dataset.unreadable", err)
	}
	if _, err := os.Stat(filepath.Join(dir, dataset.ManifestFile)); err != nil {
		return misused("cli.dataset.no-manifest", i18n.Args{"Folder": result.Safe(dir)})
	}
	shelf := lesson.Ordinary(os.DirFS(filepath.Dir(dir)))
	id := filepath.Base(dir)
	set, problems := dataset.ReadManifest(shelf, id)
	if set != nil {
		bench, err := a.laboratory()
		if err != nil {
			return err
		}
		broken, err := bench.Verified(ctx, set, shelf)
		if err != nil {
			return a.environment("cli.check.failed", err)
		}
		problems = append(problems, broken...)
	}
	errors := a.printProblems(shelf, problems)
	a.say("cli.dataset.checked", i18n.Args{"Count": errors})
	if errors > 0 {
		return quit(exitWrong)
	}
	return nil
}

// countErrors counts the problems that stop something from being used.
func countErrors(problems []lesson.Problem) int {
	n := 0
	for _, p := range problems {
		if p.Severity == lesson.Error {
			n++
		}
	}
	return n
}
