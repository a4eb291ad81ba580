package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"guildhall/internal/config"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// rootCommand builds the tree of commands; its root alone for a start without arguments, which can come to no other.
func (a *app) rootCommand() *cobra.Command {
	root := a.command("guildhall", "guildhall\nguildhall learn council-basics", a.learn)
	root.Args = a.takes(0, 0)
	root.SilenceErrors = true
	root.SilenceUsage = true
	a.addSettings(root)
	a.addHelp(root)
	if a.bare {
		return root
	}
	root.AddCommand(
		a.learnCommand(), a.nextCommand(), a.statusCommand(), a.listCommand(),
		a.runCommand(), a.gradeCommand(),
		a.packCommand(), a.datasetCommand(), a.progressCommand(),
		a.configCommand(), a.doctorCommand(), a.versionCommand(), a.manCommand(root), a.completionCommand(root),
	)
	return root
}

// command makes a command whose words are in cli.NAME.short and cli.NAME.long, with an example.
func (a *app) command(use, example string, run func(*cobra.Command, []string) error) *cobra.Command {
	name, _, _ := strings.Cut(use, " ")
	return a.subcommand("", name, use, example, run)
}

// subcommand makes a command below another; its words are in cli.PARENT-NAME.short and .long.
func (a *app) subcommand(parent, name, use, example string, run func(*cobra.Command, []string) error) *cobra.Command {
	key := "cli." + name
	if parent != "" {
		key = "cli." + parent + "-" + name
	}
	return &cobra.Command{
		Use:                   use,
		Short:                 a.about(key + ".short"),
		Long:                  a.about(key + ".long"),
		Example:               indent(example),
		RunE:                  run,
		DisableFlagsInUseLine: false,
	}
}

// about says what a command or a flag is for. A start without arguments can come to no help, and reading the words would be a tenth
// of it.
func (a *app) about(key string) string {
	if a.bare {
		return ""
	}
	return a.words.Text(key)
}

// addSettings adds the flags that override settings.
func (a *app) addSettings(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.Bool("plain", false, a.about("cli.flag.plain"))
	flags.String("theme", config.Auto, a.about("cli.flag.theme"))
	flags.String("language", config.Auto, a.about("cli.flag.language"))
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		a.given = map[string]any{}
		for _, name := range []string{"plain", "theme", "language"} {
			if flag := cmd.Flags().Lookup(name); flag != nil && flag.Changed {
				a.given[name] = flag.Value.String()
			}
		}
		return nil
	}
}

// printJSON prints one value as JSON, on lines of its own.
func (a *app) printJSON(value any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(value)
	if err == nil {
		_, err = a.streams.Out.Write(result.SafeJSON(text.Bytes()))
	}
	if err != nil {
		return a.environment("cli.output.failed", err)
	}
	return nil
}

// say prints a sentence on standard output.
func (a *app) say(key string, args i18n.Args) {
	fmt.Fprintln(a.streams.Out, result.SafeLines(a.words.Text(key, args)))
}

func indent(text string) string {
	return "  " + strings.ReplaceAll(text, "\n", "\n  ")
}
