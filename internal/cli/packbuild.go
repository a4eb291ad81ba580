package cli

import (
	"errors"
	"fmt"
	"os"
	"path"
	"slices"

	"github.com/spf13/cobra"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/pack"
	"guildhall/internal/result"
)

func (a *app) packBuildCommand() *cobra.Command {
	var output string
	cmd := a.subcommand("pack", "build", "build DIR", "guildhall pack build ./my-pack\nguildhall pack build ./my-pack -o my-pack.zip",
		func(cmd *cobra.Command, args []string) error {
			if err := readable(args[0]); err != nil {
				return err
			}
			if err := a.finished(args[0]); err != nil {
				return err
			}
			file := output
			if file == "" {
				header, _ := lesson.ParseHeader(lesson.Ordinary(os.DirFS(args[0]))) // Build tells the faults
				file = header.ID + "-" + header.Version + ".zip"
			}
			sum, err := pack.Build(cmd.Context(), args[0], file)
			if err != nil {
				return a.refusePack("cli.pack.not-built", err)
			}
			fmt.Fprintf(a.streams.Out, "%s  %s\n", sum, result.Safe(file))
			a.narrate("cli.pack.built", i18n.Args{"File": result.Safe(file), "Checksum": result.Safe(file) + pack.ChecksumSuffix})
			return nil
		})
	cmd.Args = a.takes(1, 1)
	cmd.Flags().StringVarP(&output, "output", "o", "", a.words.Text("cli.flag.output"))
	return cmd
}

// finished refuses a pack with errors that can be seen without running anything in it, such as a text that still waits for its author:
// whoever builds a pack means to hand it out. What else is wrong, pack check finds.
func (a *app) finished(dir string) error {
	files := lesson.Ordinary(os.DirFS(dir))
	parsed, problems := lesson.Parse(files)
	if parsed == nil {
		return nil // Build tells the faults
	}
	catalog := a.datasets().With(files)
	for _, folder := range parsed.OwnDatasets {
		set, err := catalog.Dataset(path.Base(folder))
		var broken *dataset.BrokenError
		switch {
		case errors.As(err, &broken):
			problems = append(problems, broken.Problems...)
		case err == nil:
			problems = append(problems, set.Placeholders()...)
		}
	}
	wrong := slices.DeleteFunc(problems, func(p lesson.Problem) bool { return p.Severity != lesson.Error })
	if len(wrong) == 0 {
		return nil
	}
	a.listProblems(wrong)
	return &failure{code: exitPackFault, message: i18n.New("cli.pack.unfinished", i18n.Args{"Count": len(wrong), "Dir": dir})}
}

// readable refuses an argument that is no file or folder to be read.
func readable(name string) error {
	if _, err := os.Stat(name); err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return misused("cli.input.unreadable", i18n.Args{"File": name, "Problem": err.Error() + "."})
	}
	return nil
}

// refusePack ends a command because of what is wrong with a pack, after listing all of it, or because of the machine.
func (a *app) refusePack(key string, err error) error {
	var harm *pack.HarmError
	var broken *pack.BrokenError
	switch {
	case errors.As(err, &harm):
		a.listProblems(harm.Problems)
	case errors.As(err, &broken):
		a.listProblems(broken.Problems)
	}
	return a.environment(key, err)
}

// listProblems prints a line for each problem.
func (a *app) listProblems(problems []lesson.Problem) {
	for _, p := range problems {
		fmt.Fprintf(a.streams.Err, "%s %s %s\n", result.Safe(p.Place()), p.Severity, p.Code)
		a.set(a.streams.Err, "    ", a.problem(p))
	}
}
