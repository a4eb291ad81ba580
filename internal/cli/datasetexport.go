package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/result/excel"
)

func (a *app) datasetExportCommand() *cobra.Command {
	var format string
	cmd := a.subcommand("dataset", "export", "export ID DIR", "guildhall dataset export library-visits --format xlsx ./data",
		func(cmd *cobra.Command, args []string) error {
			return a.exportDataset(cmd.Context(), args[0], args[1], format)
		})
	cmd.Args = a.takes(2, 2)
	cmd.Flags().StringVar(&format, "format", "csv", a.words.Text("cli.flag.export-format"))
	return cmd
}

// exportDataset writes each table of a dataset to a file of its own, each whole or not at all.
func (a *app) exportDataset(ctx context.Context, id, dir, format string) error {
	write, ok := tableWriters()[format]
	if !ok {
		return misused("cli.dataset.unknown-format", i18n.Args{"Format": result.Safe(format)})
	}
	bench, err := a.laboratory()
	if err != nil {
		return err
	}
	set, err := bench.Dataset(nil, id)
	if err != nil {
		return a.environment("cli.dataset.unreadable", err)
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return a.environment("cli.output.failed", err)
	}
	for _, table := range set.Tables {
		rows, err := bench.Table(ctx, nil, id, table.Name)
		if err != nil {
			return a.environment("cli.dataset.unreadable", err)
		}
		path := filepath.Join(dir, table.Name+"."+format)
		if err := writeWhole(path, forAll, func(w io.Writer) error { return write(w, rows, table.Name) }); err != nil {
			return a.environment("cli.output.failed", err)
		}
		a.narrate("cli.dataset.exported", i18n.Args{"Count": len(rows.Rows), "File": result.Safe(path)})
	}
	return nil
}

// tableWriters are the formats of an exported table.
func tableWriters() map[string]func(w io.Writer, rows *result.Set, table string) error {
	return map[string]func(io.Writer, *result.Set, string) error{
		"csv": func(w io.Writer, rows *result.Set, _ string) error {
			return result.WriteCSV(w, rows, result.CSVOptions{Spreadsheet: true})
		},
		"xlsx": excel.Write,
	}
}
