package cli

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"guildhall/internal/config"
	"guildhall/internal/result"
)

// configCommand shows every setting and who decided it, and changes one.
func (a *app) configCommand() *cobra.Command {
	cmd := a.command("config", "guildhall config\nguildhall config --json\nguildhall config set theme high-contrast", a.showConfig)
	cmd.Args = a.takes(0, 0)
	cmd.Flags().Bool("json", false, a.words.Text("cli.flag.json"))
	set := a.subcommand("config", "set", "set KEY VALUE", "guildhall config set plain on\nguildhall config set language ca",
		func(_ *cobra.Command, args []string) error { return a.setConfig(args[0], args[1]) })
	set.Args = a.takes(2, 2)
	cmd.AddCommand(set)
	return cmd
}

// jsonSetting is a setting in `config --json`.
type jsonSetting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	From  string `json:"from"`
	Where string `json:"where,omitempty"`
}

func (a *app) showConfig(cmd *cobra.Command, _ []string) error {
	if _, err := a.configuration(); err != nil {
		return err
	}
	values, err := config.Explain(a.settingsFile(), a.given)
	if err != nil {
		return a.broken(err)
	}
	if asJSON, _ := cmd.Flags().GetBool("json"); asJSON {
		list := make([]jsonSetting, 0, len(values))
		for _, v := range values {
			list = append(list, jsonSetting{v.Name, v.Value, string(v.Origin), v.Where})
		}
		return a.printJSON(map[string]any{"file": a.settingsFile(), "settings": list})
	}
	table := tabwriter.NewWriter(a.streams.Out, 0, 0, 2, ' ', 0)
	for _, v := range values {
		fmt.Fprintf(table, "%s\t%s\t%s\n", v.Name, result.Safe(v.Value), a.words.Say(originOf(v)))
	}
	if err := table.Flush(); err != nil {
		return a.environment("cli.output.failed", err)
	}
	return nil
}

// setConfig stores a setting and says so; what decides over the file is said too.
func (a *app) setConfig(name, value string) error {
	if err := (desk{a}).Change(name, value); err != nil {
		return err
	}
	a.narrate("cli.config.stored", map[string]any{"Name": name, "File": a.settingsFile()})
	values, err := config.Explain(a.settingsFile(), a.given)
	if err != nil {
		return a.broken(err)
	}
	for _, v := range values {
		if v.Name == name && v.Origin != config.FromFile {
			a.narrate("cli.config.overruled", map[string]any{"Name": name, "Value": result.Safe(v.Value), "Origin": originOf(v)})
		}
	}
	return nil
}
