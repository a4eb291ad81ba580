package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// packCodesCommand lists what an author can name as the code of a wrong answer.
func (a *app) packCodesCommand() *cobra.Command {
	cmd := a.subcommand("pack", "codes", "codes [CODE]", "guildhall pack codes\nguildhall pack codes LOG-57", func(_ *cobra.Command, args []string) error {
		entries := grade.Catalogue()
		if len(args) > 0 {
			entry, err := codeNamed(entries, args[0])
			if err != nil {
				return err
			}
			entries = []grade.Entry{entry}
		}
		for _, entry := range entries {
			fmt.Fprintf(a.streams.Out, "%-16s %s\n", entry.Code, entry.Name)
			for _, message := range entry.Messages {
				fmt.Fprintf(a.streams.Out, "    %s\n", a.words.Say(message))
			}
		}
		return nil
	})
	cmd.Args = a.takes(0, 1)
	return cmd
}

// codeNamed finds a code, however its letters are written, or says which one is near.
func codeNamed(entries []grade.Entry, code string) (grade.Entry, error) {
	var codes []string
	for _, entry := range entries {
		codes = append(codes, entry.Code)
	}
	if at := slices.IndexFunc(codes, func(known string) bool { return strings.EqualFold(known, code) }); at >= 0 {
		return entries[at], nil
	}
	near, _ := lesson.Nearest(code, codes)
	return grade.Entry{}, misused("cli.codes.unknown", i18n.Args{"Code": result.Safe(code), "Near": near})
}
