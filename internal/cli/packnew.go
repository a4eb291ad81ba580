package cli

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/pack/fromcsv"
	"guildhall/internal/pack/scaffold"
	"guildhall/internal/result"
)

func (a *app) packNewCommand() *cobra.Command {
	var csv []string
	cmd := a.subcommand("pack", "new", "new DIR [--from-csv FILE...]", "guildhall pack new ./my-pack\nguildhall pack new ./my-pack --from-csv visits.csv branches.csv",
		func(cmd *cobra.Command, args []string) error {
			if _, err := a.configuration(); err != nil {
				return err
			}
			if len(args) > 1 && len(csv) == 0 {
				return misused("cli.new.one-folder", i18n.Args{"Second": result.Safe(args[1])})
			}
			return a.newPack(args[0], append(csv, args[1:]...))
		})
	cmd.Args = a.takes(1, many)
	cmd.Flags().StringArrayVar(&csv, "from-csv", nil, a.words.Text("cli.flag.from-csv"))
	return cmd
}

// newPack writes a new pack into a folder, on data from CSV files where there are any.
func (a *app) newPack(dir string, csv []string) error {
	whole, err := filepath.Abs(dir)
	if err != nil {
		return a.environment("cli.new.failed", err)
	}
	named := scaffold.Pack{ID: fromcsv.ID(filepath.Base(whole)), Title: scaffold.TitleOf(filepath.Base(whole))}
	var files map[string][]byte
	var data *fromcsv.Dataset
	if len(csv) == 0 {
		files, err = scaffold.Tour(named)
	} else {
		files, data, err = a.packOnData(named, csv)
	}
	if err == nil {
		err = scaffold.Write(dir, files)
	}
	var said *failure
	switch {
	case errors.As(err, &said):
		return said
	case err != nil:
		return a.environment("cli.new.failed", err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintln(a.streams.Out, result.Safe(strings.TrimSuffix(filepath.ToSlash(dir), "/")+"/"+name))
	}
	if data == nil {
		a.narrate("cli.new.made", i18n.Args{"Dir": dir})
		return nil
	}
	a.narrateNotes(data)
	a.narrate("cli.new.made-of-data", i18n.Args{"Dir": dir, "ID": data.ID})
	return nil
}

// packOnData reads CSV files and returns the files of a pack about them.
func (a *app) packOnData(named scaffold.Pack, csv []string) (map[string][]byte, *fromcsv.Dataset, error) {
	given := make([]fromcsv.File, len(csv))
	for i, name := range csv {
		if err := readable(name); err != nil {
			return nil, nil, err
		}
		raw, err := readData(name)
		if err != nil {
			return nil, nil, err
		}
		given[i] = fromcsv.File{Name: name, Raw: raw}
	}
	data, err := fromcsv.New(named.ID, given)
	if err != nil {
		return nil, nil, err
	}
	first := data.Tables[0]
	files, err := scaffold.OnData(named, scaffold.Data{Dataset: data.ID, Table: first.Name, Column: fromcsv.SQLName(first.Columns[0].Name)})
	if err != nil {
		return nil, nil, err
	}
	own, err := data.Files(a.words.Say)
	for name, text := range own {
		files[path.Join("datasets", data.ID, name)] = text
	}
	return files, data, err
}

// readData reads a file of rows, at most as much of them as a pack may hold.
func readData(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, misused("cli.input.unreadable", i18n.Args{"File": name, "Problem": err.Error() + "."})
	}
	defer file.Close() //nolint:errcheck // nothing was written
	raw, err := io.ReadAll(io.LimitReader(file, dataset.PackFileLimit+1))
	if err != nil {
		return nil, misused("cli.input.unreadable", i18n.Args{"File": name, "Problem": err.Error() + "."})
	}
	if len(raw) > dataset.PackFileLimit {
		return nil, misused("cli.new.too-large", i18n.Args{"File": name, "Limit": dataset.PackFileLimit >> 20})
	}
	return raw, nil
}

// narrateNotes says what was found in each file: what is spelled differently in the copy, and what the trainer has to decide.
func (a *app) narrateNotes(data *fromcsv.Dataset) {
	for _, t := range data.Tables {
		a.narrate("cli.new.table", i18n.Args{"File": t.Source, "Table": t.Name, "Rows": len(t.Rows), "Columns": len(t.Columns)})
		for _, part := range []struct {
			kind fromcsv.Kind
			key  string
		}{{fromcsv.Changed, "fromcsv.report-changed"}, {fromcsv.Decide, "fromcsv.report-decide"}} {
			list := t.Of(part.kind)
			if len(list) > 0 {
				a.warn("  " + a.words.Text(part.key) + ":")
			}
			for _, note := range list {
				a.warn("  - " + result.Safe(a.words.Say(note.Message)))
			}
		}
	}
}
