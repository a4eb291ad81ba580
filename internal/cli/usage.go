package cli

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// many is the most arguments of a command that takes any number of them.
const many = 1 << 20

// takes refuses arguments beyond what a command takes, and says what it does take.
func (a *app) takes(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		usage := i18n.Args{"Usage": usageLine(cmd)}
		switch {
		case len(args) > most && cmd.HasAvailableSubCommands():
			near := ""
			cmd.SuggestionsMinimumDistance = 2
			if found := cmd.SuggestionsFor(args[0]); len(found) > 0 {
				near = cmd.CommandPath() + " " + found[0]
			}
			return misused("cli.misuse.command", i18n.Args{"Name": result.Safe(args[0]), "Command": cmd.CommandPath(), "Near": near})
		case len(args) > most:
			usage["Argument"] = result.Safe(args[most])
			return misused("cli.misuse.surplus", usage)
		case len(args) < least:
			return misused("cli.misuse.missing", usage)
		}
		return nil
	}
}

// misusedFlag says what is wrong with a flag, in the place of the library's own words.
func (a *app) misusedFlag(cmd *cobra.Command, err error) error {
	args := i18n.Args{"Command": cmd.CommandPath()}
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		args["Flag"] = flagName(unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames())
		return misused("cli.misuse.flag-unknown", args)
	case errors.As(err, &bare):
		args["Flag"] = flagName(bare.GetSpecifiedName(), bare.GetSpecifiedShortnames())
		return misused("cli.misuse.flag-bare", args)
	case errors.As(err, &invalid):
		args["Flag"], args["Value"] = "--"+invalid.GetFlag().Name, result.Safe(invalid.GetValue())
		return misused("cli.misuse.flag-value", args)
	case errors.As(err, &syntax):
		args["Flag"] = result.Safe(syntax.GetSpecifiedFlag())
		return misused("cli.misuse.flag-unknown", args)
	}
	return err
}

// flagName is a flag as it was written: the library gives the short ones that stood together, such as xyz in -xyz, of which one is meant.
func flagName(name, together string) string {
	if together != "" {
		return "-" + result.Safe(name)
	}
	return "--" + result.Safe(name)
}

// usageLine is how a command is called.
func usageLine(cmd *cobra.Command) string {
	if cmd.HasParent() {
		return cmd.Parent().CommandPath() + " " + cmd.Use
	}
	return cmd.Use
}

// usage prints how a command is called, with its examples, commands and flags, in the learner's language.
func (a *app) usage(cmd *cobra.Command) error {
	var out strings.Builder
	heading := func(key string) { fmt.Fprintf(&out, "\n%s\n", a.words.Text(key)) }
	fmt.Fprintln(&out, a.words.Text("cli.help.usage"))
	if !cmd.HasAvailableSubCommands() || !cmd.HasParent() {
		fmt.Fprintf(&out, "  %s\n", usageLine(cmd))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&out, "  %s %s\n", cmd.CommandPath(), a.words.Text("cli.help.command"))
	}
	if cmd.HasExample() {
		heading("cli.help.examples")
		fmt.Fprintln(&out, cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		heading("cli.help.commands")
		for _, below := range cmd.Commands() {
			if below.IsAvailableCommand() {
				fmt.Fprintf(&out, "  %-*s %s\n", below.NamePadding(), below.Name(), below.Short)
			}
		}
	}
	if cmd.HasAvailableLocalFlags() {
		heading("cli.help.flags")
		fmt.Fprint(&out, a.flagUsages(cmd.LocalFlags()))
	}
	if cmd.HasAvailableInheritedFlags() {
		heading("cli.help.everywhere")
		fmt.Fprint(&out, a.flagUsages(cmd.InheritedFlags()))
	}
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&out, "\n%s\n", a.words.Text("cli.help.more", i18n.Args{"Command": cmd.CommandPath()}))
	}
	_, err := io.WriteString(cmd.OutOrStdout(), out.String())
	return err
}

// flagUsages lists flags in two columns. The library's own listing writes types and defaults in English.
func (a *app) flagUsages(flags *pflag.FlagSet) string {
	var out strings.Builder
	table := tabwriter.NewWriter(&out, 0, 0, 3, ' ', 0)
	flags.VisitAll(func(flag *pflag.Flag) {
		if flag.Hidden {
			return
		}
		short := "   "
		if flag.Shorthand != "" {
			short = "-" + flag.Shorthand + ","
		}
		kind := ""
		switch flag.Value.Type() {
		case "bool":
		case "int":
			kind = " " + a.words.Text("cli.help.number")
		default:
			kind = " " + a.words.Text("cli.help.text")
		}
		usage := flag.Usage
		if shown := strings.Trim(flag.DefValue, "[]"); shown != "" && shown != "false" && shown != "0" {
			usage += " (" + a.words.Text("cli.help.default", i18n.Args{"Value": shown}) + ")"
		}
		fmt.Fprintf(table, "  %s --%s%s\t%s\n", short, flag.Name, kind, usage)
	})
	_ = table.Flush() // into memory
	return out.String()
}

// addHelp gives every command its help in the learner's language, and the answers to what was misspelt.
func (a *app) addHelp(root *cobra.Command) {
	root.PersistentFlags().BoolP("help", "h", false, a.about("cli.flag.help"))
	root.SetHelpCommand(&cobra.Command{Hidden: true, Use: "no-help"})
	root.CompletionOptions.DisableDefaultCmd = true // its words are English; there is one of our own
	root.SetUsageFunc(a.usage)
	root.SetFlagErrorFunc(a.misusedFlag)
}

// completionCommand prints what a shell has to read to complete commands and flags.
func (a *app) completionCommand(root *cobra.Command) *cobra.Command {
	shells := map[string]func(io.Writer) error{
		"bash":       func(w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"zsh":        root.GenZshCompletion,
		"fish":       func(w io.Writer) error { return root.GenFishCompletion(w, true) },
		"powershell": root.GenPowerShellCompletionWithDesc,
	}
	names := slices.Sorted(maps.Keys(shells))
	cmd := a.command("completion SHELL", "guildhall completion bash > /etc/bash_completion.d/guildhall", func(_ *cobra.Command, args []string) error {
		write, known := shells[args[0]]
		if !known {
			return misused("cli.completion.unknown", i18n.Args{"Name": result.Safe(args[0]), "Known": strings.Join(names, ", ")})
		}
		if err := write(a.streams.Out); err != nil {
			return a.environment("cli.output.failed", err)
		}
		return nil
	})
	cmd.ValidArgs = names
	cmd.Args = a.takes(1, 1)
	return cmd
}

// group makes a command that is nothing but the commands below it.
func (a *app) group(name, example string) *cobra.Command {
	cmd := a.command(name, example, func(cmd *cobra.Command, _ []string) error { return cmd.Help() })
	cmd.Args = a.takes(0, 0)
	return cmd
}
