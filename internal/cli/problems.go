package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/pack/check"
	"guildhall/internal/result"
)

// problem is what is wrong and how to mend it.
func (a *app) problem(p lesson.Problem) string {
	return result.SafeLines(strings.TrimSpace(a.words.Say(p.Message) + " " + a.words.Say(p.Mend)))
}

// printReport prints every problem and lines of totals.
func (a *app) printReport(ctx context.Context, id string, report check.Report) error {
	files, err := a.library().FS(ctx, id)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	a.printProblems(files, report.Problems)
	mutants, killed, sample := 0, 0, 0
	for _, ex := range report.Exercises {
		mutants, killed, sample = mutants+ex.Mutants, killed+ex.Killed, sample+ex.KilledOnSample
	}
	if mutants > 0 {
		a.sum("cli.check.mutants", i18n.Args{"Killed": killed, "Mutants": mutants, "Sample": sample})
		a.printScores(report)
	}
	a.sum("cli.check.total", i18n.Args{
		"Count": len(report.Exercises), "Errors": report.Errors(), "Warnings": report.Warnings(),
		"Seconds": fmt.Sprintf("%.1f", report.Elapsed.Seconds()),
	})
	if report.Remembered > 0 {
		a.sum("cli.check.remembered", i18n.Args{"Remembered": report.Remembered, "Total": report.Total})
	}
	return nil
}

// sum prints a line of totals.
func (a *app) sum(key string, args i18n.Args) {
	a.set(a.streams.Out, "", result.SafeLines(a.words.Text(key, args)))
}

// set prints a text with a mark before it, broken into lines where there is a terminal to be narrow.
func (a *app) set(out io.Writer, mark, text string) {
	if a.columns() == 0 {
		fmt.Fprintln(out, mark+text)
		return
	}
	printIndented(out, a.width(), mark, text)
}

// lowestShown is how many exercises with the lowest scores are named.
const lowestShown = 10

// printScores says where the data tells right from wrong least.
func (a *app) printScores(report check.Report) {
	median, lowest := report.Scores(lowestShown)
	if len(lowest) == 0 {
		return
	}
	a.sum("cli.check.scores", i18n.Args{"Median": fmt.Sprintf("%.0f", 100*median)})
	for _, ex := range lowest {
		score, _ := ex.Score()
		fmt.Fprintf(a.streams.Out, "  %3.0f %%  %2d/%-3d %s\n", 100*score, ex.Killed, ex.Mutants, result.Safe(ex.ID))
	}
}

// printProblems prints each problem: its place as editors read it, what is wrong, the line with a caret under the column, and what to
// do. It counts the errors.
func (a *app) printProblems(files fs.FS, problems []lesson.Problem) int {
	paint, width := a.paint(), a.width()
	for _, p := range problems {
		place := result.Safe(p.Place())
		of := p.Code
		if p.Exercise != "" {
			of += ", #" + result.Safe(p.Exercise)
		}
		head := fmt.Sprintf("%s: %s [%s]", paint.place(place), paint.severity(p.Severity), of)
		fmt.Fprintln(a.streams.Out, ansi.Wrap(head, max(width, ansi.StringWidth(place)+1), ""))
		printIndented(a.streams.Out, width, "  ", result.SafeLines(a.words.Say(p.Message)))
		for _, line := range excerpt(files, p.Position, width) {
			fmt.Fprintln(a.streams.Out, paint.faint(line))
		}
		printIndented(a.streams.Out, width, "  > ", result.SafeLines(a.words.Say(p.Mend)))
		fmt.Fprintln(a.streams.Out)
	}
	return countErrors(problems)
}

// problemWidth is how wide problems are set where there is no terminal, or a wide one.
const problemWidth = 104

// width is how wide problems are set.
func (a *app) width() int {
	if columns := a.columns(); columns > 0 {
		return min(max(columns, 20), problemWidth)
	}
	return problemWidth
}

// printIndented prints a text with a mark before its first line; long lines are broken between words.
func printIndented(out io.Writer, width int, mark, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	for line := range strings.SplitSeq(text, "\n") {
		for part := range strings.SplitSeq(ansi.Wrap(line, min(width, 100)-len(mark), ""), "\n") {
			fmt.Fprintln(out, strings.TrimRight(mark+part, " "))
			mark = strings.Repeat(" ", len(mark))
		}
	}
}

// excerpt is the line of a problem with its number and, under it, a caret at its column. A file that cannot be read has none.
func excerpt(files fs.FS, at lesson.Position, width int) []string {
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
	line := []rune(strings.TrimPrefix(strings.TrimSuffix(lines[at.Line-1], "\r"), "\ufeff"))
	column := at.Column
	most := width - len("12345 | ")
	before := most * 5 / 12
	if len(line) > most && column > most-before { // the window follows the caret
		cut := min(column-before, len(line))
		line, column = line[cut:], column-cut
	}
	if len(line) > most {
		line = line[:most]
	}
	number := fmt.Sprintf("%5d | ", at.Line)
	shown := []string{number + result.Safe(strings.ReplaceAll(string(line), "\t", " "))}
	if column > 0 && column <= len(line)+1 {
		lead := ansi.StringWidth(result.Safe(strings.ReplaceAll(string(line[:column-1]), "\t", " ")))
		shown = append(shown, strings.Repeat(" ", len(number)-2)+"| "+strings.Repeat(" ", lead)+"^")
	}
	return shown
}
