package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/pack"
	"guildhall/internal/result"
)

func (a *app) packVerifyCommand() *cobra.Command {
	cmd := a.subcommand("pack", "verify", "verify FILE", "guildhall pack verify my-pack-1.0.0.zip",
		func(cmd *cobra.Command, args []string) error {
			if err := readable(args[0]); err != nil {
				return err
			}
			found, err := pack.Verify(cmd.Context(), args[0])
			if err != nil {
				return a.environment("cli.pack.not-verified", err)
			}
			fmt.Fprintf(a.streams.Out, "%s  %s\n", found.Checksum, result.Safe(args[0]))
			a.listProblems(found.Problems)
			if !found.OK() {
				return quit(exitWrong)
			}
			key := "cli.pack.verified"
			if found.Expected == "" {
				key = "cli.pack.verified-alone"
			}
			a.narrate(key, i18n.Args{"ID": found.ID, "Version": found.Version})
			return nil
		})
	cmd.Args = a.takes(1, 1)
	return cmd
}
