package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/pack"
)

func (a *app) packRemoveCommand() *cobra.Command {
	cmd := a.subcommand("pack", "remove", "remove ID", "guildhall pack remove my-pack", func(cmd *cobra.Command, args []string) error {
		if _, err := a.configuration(); err != nil {
			return err
		}
		err := a.library().Remove(cmd.Context(), args[0])
		switch {
		case errors.Is(err, pack.ErrBundled):
			return misused("pack.bundled", i18n.Args{"ID": args[0]})
		case err != nil:
			return a.environment("cli.pack.not-removed", err)
		}
		a.narrate("cli.pack.removed", i18n.Args{"ID": args[0]})
		return nil
	})
	cmd.Args = a.takes(1, 1)
	return cmd
}
