package cli

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/lab"
	"guildhall/internal/lesson"
	"guildhall/internal/pack/handout"
	"guildhall/internal/result"
)

func (a *app) packHandoutCommand() *cobra.Command {
	var output string
	var solutions bool
	cmd := a.subcommand("pack", "handout", "handout DIR", "guildhall pack handout ./my-pack -o handout.html\nguildhall pack handout council-basics --solutions -o for-the-trainer.html",
		func(cmd *cobra.Command, args []string) error {
			if _, err := a.configuration(); err != nil {
				return err
			}
			return a.handout(cmd.Context(), args[0], output, solutions)
		})
	cmd.Args = a.takes(1, 1)
	cmd.Flags().StringVarP(&output, "output", "o", "", a.words.Text("cli.flag.handout-output"))
	cmd.Flags().BoolVar(&solutions, "solutions", false, a.words.Text("cli.flag.solutions"))
	return cmd
}

// handout writes a pack for paper, in the form that the name of the output asks for; "" is Markdown on standard output.
func (a *app) handout(ctx context.Context, name, output string, solutions bool) error {
	ending := strings.ToLower(filepath.Ext(output))
	if output != "" && ending != ".md" && ending != ".html" && ending != ".htm" {
		return misused("cli.handout.ending", i18n.Args{"File": output})
	}
	id, _, err := a.library().Locate(name)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	pack, err := a.library().Pack(ctx, id)
	if err != nil {
		return a.refusePack("cli.packs.unreadable", err)
	}
	files, err := a.library().FS(ctx, id)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	// The words of the page are in the language of the pack, where the program speaks it.
	words := a.words
	if own, err := i18n.NewPrinter(pack.Language); err == nil {
		words = own
	}
	rows, leave := a.chartRows(ctx, pack)
	defer leave()
	options := handout.Options{Solutions: solutions, Files: files, Rows: rows, Say: words.Say, Language: words.Language()}
	text := handout.Markdown(pack, options)
	if strings.HasPrefix(ending, ".htm") {
		if text, err = handout.HTML(pack, options); err != nil {
			return a.environment("cli.output.failed", err)
		}
	}
	if output == "" {
		_, err = a.streams.Out.Write(text)
	} else {
		err = writeWhole(output, forAll, func(w io.Writer) error {
			_, err := w.Write(text)
			return err
		})
	}
	if err != nil {
		return a.environment("cli.output.failed", err)
	}
	if output != "" {
		a.narrate("cli.handout.written", i18n.Args{"File": output})
	}
	return nil
}

// chartRows runs the queries of charts, at a desk that is taken when the first comes. A chart that cannot be drawn is told in words, and
// whoever makes the handout is told why.
func (a *app) chartRows(ctx context.Context, p *lesson.Pack) (rows func([]string, string) *result.Set, leave func()) {
	var desk *lab.Desk
	rows = func(datasets []string, sql string) *result.Set {
		if desk == nil {
			bench, err := a.laboratory()
			if err != nil {
				a.narrate("cli.handout.no-chart", i18n.Args{"Problem": a.sentence(err)})
				return nil
			}
			desk = bench.Desk()
		}
		outcome, err := desk.Run(ctx, p, datasets, sql)
		if err != nil {
			a.narrate("cli.handout.no-chart", i18n.Args{"Problem": a.sentence(err)})
			return nil
		}
		return outcome.Set
	}
	return rows, func() {
		if desk != nil {
			desk.Close()
		}
	}
}
