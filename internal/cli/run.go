package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"

	"github.com/spf13/cobra"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// maxInput is how many bytes of SQL or answer are read.
const maxInput = 1 << 20

func (a *app) runCommand() *cobra.Command {
	var source tables
	var format string
	cmd := a.command("run [FILE|-]",
		"echo 'SELECT count(*) FROM service_requests' | guildhall run --dataset service-requests\n"+
			"guildhall run --dataset service-requests --dataset areas --format csv query.sql\n"+
			"guildhall run --pack ./my-pack query.sql",
		func(cmd *cobra.Command, args []string) error {
			sql, err := a.input(args)
			if err != nil {
				return err
			}
			return a.run(cmd, source, format, sql)
		})
	cmd.Args = a.takes(0, 1)
	cmd.Flags().StringArrayVar(&source.datasets, "dataset", nil, a.words.Text("cli.flag.dataset"))
	cmd.Flags().StringVar(&source.pack, "pack", "", a.words.Text("cli.flag.pack"))
	cmd.Flags().StringVar(&format, "format", "table", a.words.Text("cli.flag.format"))
	return cmd
}

// tables says whose tables SQL runs on: datasets, of the catalogue or of a pack's own; of a pack alone, all of its datasets.
type tables struct {
	pack     string
	datasets []string
}

// opened finds the pack that is named, and the datasets that are meant.
func (a *app) opened(ctx context.Context, source tables) (*lesson.Pack, []string, error) {
	if source.pack == "" {
		return nil, source.datasets, nil
	}
	id, _, err := a.library().Locate(source.pack)
	if err != nil {
		return nil, nil, a.environment("cli.packs.unreadable", err)
	}
	pack, err := a.library().Pack(ctx, id)
	if err != nil {
		return nil, nil, a.environment("cli.packs.unreadable", err)
	}
	if len(source.datasets) > 0 {
		return pack, source.datasets, nil
	}
	all := slices.Clone(pack.Datasets)
	for _, folder := range pack.OwnDatasets {
		all = append(all, path.Base(folder))
	}
	return pack, all, nil
}

// input reads SQL or an answer from the file that is named, or from standard input.
func (a *app) input(args []string) (string, error) {
	source := a.streams.In
	name := "-"
	if len(args) > 0 {
		name = args[0]
	}
	if name != "-" {
		file, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return "", misused("cli.input.no-file", i18n.Args{"File": result.Safe(name)})
		}
		if err != nil {
			return "", misused("cli.input.unreadable", i18n.Args{"File": result.Safe(name), "Problem": result.Safe(err.Error())})
		}
		defer file.Close()
		source = file
	}
	text, err := io.ReadAll(io.LimitReader(source, maxInput+1))
	if err != nil {
		return "", misused("cli.input.unreadable", i18n.Args{"File": result.Safe(name), "Problem": result.Safe(err.Error())})
	}
	if len(text) > maxInput {
		return "", misused("cli.input.too-long", i18n.Args{"File": result.Safe(name)})
	}
	return string(text), nil
}

// run runs SQL and prints what came of it.
func (a *app) run(cmd *cobra.Command, source tables, format, sql string) error {
	write, ok := writers()[format]
	if !ok {
		return misused("cli.run.unknown-format", i18n.Args{"Format": result.Safe(format)})
	}
	bench, err := a.laboratory()
	if err != nil {
		return err
	}
	pack, datasets, err := a.opened(cmd.Context(), source)
	if err != nil {
		return err
	}
	outcome, err := bench.Run(cmd.Context(), pack, datasets, sql)
	var refused *result.QueryError
	if errors.As(err, &refused) {
		err = a.refuse(refused, sql)
		if len(datasets) == 0 && refused.Cause == result.Refused {
			a.narrate("cli.run.no-dataset", nil)
		}
		return err
	}
	if err != nil {
		return a.environment("cli.run.failed", err)
	}
	if outcome.Set == nil {
		a.narrate("cli.run.nothing", i18n.Args{"Count": outcome.Statements})
		if format != "json" {
			return nil
		}
		outcome.Set = &result.Set{}
	}
	if err := write(a.streams.Out, outcome); err != nil {
		return a.environment("cli.output.failed", err)
	}
	if set := outcome.Set; set.Truncated && format != "json" {
		a.narrateCut(set)
	}
	return nil
}

// narrateCut says that not all rows were printed: a cap is never passed off as a total.
func (a *app) narrateCut(set *result.Set) {
	key := "cli.run.first"
	if set.Total >= 0 {
		key = "cli.run.first-of"
	}
	a.narrate(key, i18n.Args{"Shown": len(set.Rows), "Total": set.Total})
}

// refuse explains SQL that gave no result.
func (a *app) refuse(refused *result.QueryError, sql string) error {
	finding := grade.Explain(refused, sql)
	a.warn(a.words.Say(finding.Message))
	if finding.Line > 0 {
		a.narrate("cli.run.at", i18n.Args{"Line": finding.Line, "Column": finding.Column})
	}
	if refused.Cause == result.Refused {
		return quit(exitWrong)
	}
	return quit(exitStopped)
}

// writers are the formats of a result.
func writers() map[string]func(io.Writer, result.Outcome) error {
	return map[string]func(io.Writer, result.Outcome) error{
		"table": func(w io.Writer, o result.Outcome) error { return result.WriteTable(w, o.Set, 0) },
		"csv": func(w io.Writer, o result.Outcome) error {
			return result.WriteCSV(w, o.Set, result.CSVOptions{Spreadsheet: true})
		},
		"json":     func(w io.Writer, o result.Outcome) error { return result.WriteJSON(w, o.Set, o.Elapsed) },
		"markdown": func(w io.Writer, o result.Outcome) error { return result.WriteMarkdown(w, o.Set) },
	}
}
