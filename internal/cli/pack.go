package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

func (a *app) packCommand() *cobra.Command {
	cmd := a.group("pack", "guildhall pack list")
	cmd.AddCommand(a.packNewCommand(), a.packPreviewCommand(), a.packHandoutCommand())
	cmd.AddCommand(a.packListCommand(), a.packCheckCommand(), a.packFmtCommand(), a.packCodesCommand())
	cmd.AddCommand(a.packBuildCommand(), a.packVerifyCommand(), a.packInstallCommand(), a.packRemoveCommand())
	return cmd
}

func (a *app) packListCommand() *cobra.Command {
	cmd := a.subcommand("pack", "list", "list", "guildhall pack list", func(cmd *cobra.Command, _ []string) error {
		if _, err := a.configuration(); err != nil {
			return err
		}
		entries, err := a.library().Packs(cmd.Context())
		if err != nil {
			return a.environment("cli.packs.unreadable", err)
		}
		for _, entry := range entries {
			fmt.Fprintf(a.streams.Out, "%-24s %-8s %-9s %s\n", result.Safe(entry.ID), result.Safe(entry.Version), a.origin(entry.Source), result.Safe(entry.Title))
			if entry.Broken != nil {
				a.say("cli.pack.broken", i18n.Args{"Problem": result.Safe(a.words.Say(entry.Broken.Said()))})
			}
		}
		return nil
	})
	cmd.Args = a.takes(0, 0)
	return cmd
}
