package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"guildhall/internal/grade"
)

// packCodesCommand lists what an author can name as the code of a wrong answer.
func (a *app) packCodesCommand() *cobra.Command {
	cmd := a.subcommand("pack", "codes", "codes", "guildhall pack codes", func(*cobra.Command, []string) error {
		for _, entry := range grade.Catalogue() {
			fmt.Fprintf(a.streams.Out, "%-16s %s\n", entry.Code, entry.Name)
			for _, message := range entry.Messages {
				fmt.Fprintf(a.streams.Out, "    %s\n", a.words.Say(message))
			}
		}
		return nil
	})
	cmd.Args = a.takes(0, 0)
	return cmd
}
