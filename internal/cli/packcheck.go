package cli

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/pack/check"
	"guildhall/internal/result"
)

// checkJSON is what `guildhall pack check --json` prints.
type checkJSON struct {
	Pack      string              `json:"pack"`
	Errors    int                 `json:"errors"`
	Warnings  int                 `json:"warnings"`
	Problems  []problemJSON       `json:"problems"`
	Exercises []exerciseCheckJSON `json:"exercises"`
	ElapsedMS int64               `json:"elapsed_ms"`
}

type problemJSON struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Message  string `json:"message"`
	Exercise string `json:"exercise"`
}

type exerciseCheckJSON struct {
	ID        string         `json:"id"`
	Type      string         `json:"type"`
	Solutions int            `json:"solutions"`
	Wrong     int            `json:"wrong"`
	Variants  int            `json:"variants"`
	Mutants   int            `json:"mutants"`
	Killed    int            `json:"killed"`
	Survivors []survivorJSON `json:"survivors"`
	MS        int64          `json:"ms"`
}

type survivorJSON struct {
	Operator string `json:"operator"`
	SQL      string `json:"sql"`
}

func (a *app) packCheckCommand() *cobra.Command {
	var asJSON bool
	var chosen check.Options
	cmd := a.subcommand("pack", "check", "check DIR", "guildhall pack check ./my-pack\nguildhall pack check council-basics --json",
		func(cmd *cobra.Command, args []string) error {
			return a.checkPack(cmd.Context(), args[0], chosen, asJSON)
		})
	cmd.Args = cobra.ExactArgs(1)
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.Text("cli.flag.json"))
	cmd.Flags().BoolVar(&chosen.Fast, "fast", false, a.words.Text("cli.flag.fast"))
	cmd.Flags().StringVar(&chosen.Exercise, "exercise", "", a.words.Text("cli.flag.exercise"))
	return cmd
}

// checkPack checks a pack and prints every problem.
func (a *app) checkPack(ctx context.Context, name string, chosen check.Options, asJSON bool) error {
	bench, err := a.laboratory()
	if err != nil {
		return err
	}
	id, _, err := a.library().Locate(name)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	parsed, problems, err := a.library().Read(ctx, id)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	if parsed != nil && chosen.Exercise != "" {
		if ex, _ := parsed.Exercise(chosen.Exercise); ex == nil {
			return misused("cli.check.no-exercise", i18n.Args{"Exercise": result.Safe(chosen.Exercise)})
		}
	}
	chosen.Say = a.words.Say
	report, err := check.Pack(ctx, parsed, problems, bench, chosen)
	if err != nil {
		return a.environment("cli.check.failed", err)
	}
	if report.Pack == "" {
		report.Pack = id
	}
	if asJSON {
		err = a.printJSON(reportJSON(report))
	} else {
		err = a.printReport(ctx, id, report)
	}
	if err == nil && report.Errors() > 0 {
		return quit(exitWrong)
	}
	return err
}

func reportJSON(report check.Report) checkJSON {
	printed := checkJSON{
		Pack: report.Pack, Errors: report.Errors(), Warnings: report.Warnings(),
		Problems: []problemJSON{}, Exercises: []exerciseCheckJSON{}, ElapsedMS: report.Elapsed.Milliseconds(),
	}
	for _, p := range report.Problems {
		printed.Problems = append(printed.Problems, problemJSON{
			Severity: string(p.Severity), Code: p.Code, File: result.Safe(p.File), Line: p.Line, Column: p.Column,
			Message: sentence(p), Exercise: p.Exercise,
		})
	}
	for _, ex := range report.Exercises {
		survivors := []survivorJSON{}
		for _, s := range ex.Survivors {
			survivors = append(survivors, survivorJSON{Operator: s.Name(), SQL: result.SafeLines(s.SQL)})
		}
		printed.Exercises = append(printed.Exercises, exerciseCheckJSON{
			ID: ex.ID, Type: string(ex.Type), Solutions: ex.Solutions, Wrong: ex.Wrong, Variants: ex.Variants,
			Mutants: ex.Mutants, Killed: ex.Killed, Survivors: survivors, MS: ex.Elapsed.Milliseconds(),
		})
	}
	return printed
}

// sentence is what is wrong and how to mend it.
func sentence(p lesson.Problem) string {
	return result.SafeLines(strings.TrimSpace(p.Message + " " + p.Mend))
}

// printReport prints every problem and a line of totals.
func (a *app) printReport(ctx context.Context, id string, report check.Report) error {
	files, err := a.library().FS(ctx, id)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	a.printProblems(files, report.Problems)
	a.say("cli.check.total", i18n.Args{
		"Exercises": len(report.Exercises), "Errors": report.Errors(), "Warnings": report.Warnings(), "Milliseconds": report.Elapsed.Milliseconds(),
	})
	return nil
}

// printProblems prints each problem with the line it is on and a caret under its column, and counts the errors.
func (a *app) printProblems(files fs.FS, problems []lesson.Problem) int {
	for _, p := range problems {
		place := result.Safe(p.File)
		if p.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", place, p.Line, p.Column)
		}
		fmt.Fprintf(a.streams.Out, "%s %s %s\n    %s\n", place, p.Severity, p.Code, sentence(p))
		for _, line := range excerpt(files, p.Position) {
			fmt.Fprintln(a.streams.Out, "    | "+line)
		}
	}
	return countErrors(problems)
}

// excerpt is the line of a problem and, under it, a caret at its column. A file that cannot be read has none.
func excerpt(files fs.FS, at lesson.Position) []string {
	if at.Line < 1 {
		return nil
	}
	text, err := fs.ReadFile(files, at.File)
	if err != nil {
		return nil
	}
	lines := strings.Split(string(text), "\n")
	if at.Line > len(lines) {
		return nil
	}
	line := []rune(strings.TrimSuffix(lines[at.Line-1], "\r"))
	const most = 100
	if len(line) > most {
		line = line[:most]
	}
	shown := []string{result.Safe(strings.ReplaceAll(string(line), "\t", " "))}
	if at.Column > 0 && at.Column <= len(line)+1 {
		shown = append(shown, strings.Repeat(" ", at.Column-1)+"^")
	}
	return shown
}
