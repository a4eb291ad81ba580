package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

func (a *app) datasetCommand() *cobra.Command {
	cmd := a.group("dataset", "guildhall dataset list\nguildhall dataset show service-requests")
	cmd.AddCommand(a.datasetListCommand(), a.datasetShowCommand(), a.datasetCheckCommand(), a.datasetExportCommand())
	return cmd
}

func (a *app) datasetListCommand() *cobra.Command {
	cmd := a.subcommand("dataset", "list", "list", "guildhall dataset list", func(*cobra.Command, []string) error {
		catalog := a.datasets()
		for _, id := range catalog.IDs() {
			set, err := catalog.Dataset(id)
			if err != nil {
				fmt.Fprintf(a.streams.Out, "%-20s %s\n", result.Safe(id), result.Safe(a.sentence(err)))
				continue
			}
			fmt.Fprintf(a.streams.Out, "%-20s %s\n", result.Safe(id), result.Safe(set.Title))
		}
		return nil
	})
	cmd.Args = a.takes(0, 0)
	return cmd
}

// datasetJSON is what `guildhall dataset show --json` prints.
type datasetJSON struct {
	ID           string           `json:"id"`
	Title        string           `json:"title"`
	Description  string           `json:"description"`
	Licence      string           `json:"licence"`
	Provenance   string           `json:"provenance"`
	Synthetic    bool             `json:"synthetic"`
	AsOf         string           `json:"as_of"`
	PersonalData string           `json:"personal_data"`
	Tables       []tableShownJSON `json:"tables"`
}

type tableShownJSON struct {
	Name        string            `json:"name"`
	Description string            `json:"description"`
	Grain       string            `json:"grain"`
	Key         []string          `json:"key"`
	Columns     []columnShownJSON `json:"columns"`
}

type columnShownJSON struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
	Unit        string `json:"unit,omitempty"`
	References  string `json:"references,omitempty"`
	NotNull     bool   `json:"not_null"`
	Values      []any  `json:"values,omitempty"`
	Min         any    `json:"min,omitempty"`
	Max         any    `json:"max,omitempty"`
}

func (a *app) datasetShowCommand() *cobra.Command {
	var asJSON bool
	cmd := a.subcommand("dataset", "show", "show ID", "guildhall dataset show service-requests\nguildhall dataset show areas --json",
		func(_ *cobra.Command, args []string) error {
			set, err := a.datasets().Dataset(args[0])
			if err != nil {
				return a.environment("cli.dataset.unreadable", err)
			}
			if asJSON {
				return a.printJSON(shown(set))
			}
			a.printDataset(set)
			return nil
		})
	cmd.Args = a.takes(1, 1)
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.Text("cli.flag.json"))
	return cmd
}

func shown(set *dataset.Dataset) datasetJSON {
	printed := datasetJSON{
		ID: set.ID, Title: set.Title, Description: set.Description, Licence: set.Licence,
		Provenance: string(set.Provenance.Kind), Synthetic: set.Synthetic(), AsOf: set.AsOf,
		PersonalData: string(set.PersonalData), Tables: []tableShownJSON{},
	}
	for _, table := range set.Tables {
		t := tableShownJSON{Name: table.Name, Description: table.Description, Grain: table.Grain, Key: table.Key, Columns: []columnShownJSON{}}
		if t.Key == nil {
			t.Key = []string{}
		}
		for _, c := range table.Columns {
			t.Columns = append(t.Columns, columnShownJSON{
				Name: c.Name, Type: c.Type, Description: c.Description, Unit: c.Unit, References: c.References,
				NotNull: c.NotNull || table.InKey(c.Name), Values: c.Values, Min: c.Min, Max: c.Max,
			})
		}
		printed.Tables = append(printed.Tables, t)
	}
	return printed
}

func (a *app) printDataset(set *dataset.Dataset) {
	out := a.streams.Out
	fmt.Fprintf(out, "%s: %s\n%s\n", result.Safe(set.ID), result.Safe(set.Title), result.SafeLines(strings.TrimSpace(set.Description)))
	a.say("cli.dataset.provenance."+string(set.Provenance.Kind), i18n.Args{
		"ModelledOn": result.Safe(set.Provenance.ModelledOn), "URL": result.Safe(set.Provenance.URL),
		"From": result.Safe(set.Provenance.From), "By": result.Safe(set.Provenance.By),
	})
	if set.AsOf != "" {
		a.say("cli.dataset.today", i18n.Args{"Date": set.AsOf})
	}
	for _, table := range set.Tables {
		fmt.Fprintf(out, "\n%s: %s\n", result.Safe(table.Name), result.SafeLines(strings.TrimSpace(table.Description)))
		a.say("cli.dataset.grain", i18n.Args{"Grain": result.Safe(table.Grain)})
		if len(table.Key) > 0 {
			a.say("cli.dataset.key", i18n.Args{"Columns": result.Safe(strings.Join(table.Key, ", "))})
		}
		for _, c := range table.Columns {
			fmt.Fprintf(out, "  %-20s %-12s %s\n", result.Safe(c.Name), result.Safe(c.Type), result.Safe(c.Description))
		}
	}
}
