package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/lab"
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
	cmd := a.subcommand("pack", "check", "check DIR[/LESSON]", "guildhall pack check ./my-pack\nguildhall pack check ./my-pack/01-first-lesson --fast\nguildhall pack check council-basics --json",
		func(cmd *cobra.Command, args []string) error {
			return a.checkPack(cmd.Context(), args[0], chosen, asJSON)
		})
	cmd.Args = a.takes(1, 1)
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.Text("cli.flag.json"))
	cmd.Flags().BoolVar(&chosen.Fast, "fast", false, a.words.Text("cli.flag.fast"))
	cmd.Flags().StringVar(&chosen.Exercise, "exercise", "", a.words.Text("cli.flag.exercise"))
	return cmd
}

// checkPack checks a pack and prints every problem.
func (a *app) checkPack(ctx context.Context, name string, chosen check.Options, asJSON bool) error {
	a.workers = runtime.NumCPU()
	bench, err := a.laboratory()
	if err != nil {
		return err
	}
	id, rest, err := a.library().Locate(name)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	parsed, problems, err := a.library().Read(ctx, id)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	if err := scope(parsed, rest, &chosen); err != nil {
		return err
	}
	// Whoever ends a long check keeps what it found so far.
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM)
	defer stop()
	report, err := a.check(ctx, id, parsed, problems, bench, chosen)
	switch {
	case ctx.Err() != nil:
		a.narrate("cli.check.stopped", nil)
		return quit(exitInterrupted)
	case err != nil:
		return a.environment("cli.check.failed", err)
	}
	if report.Pack == "" {
		report.Pack = id
	}
	if asJSON {
		err = a.printJSON(a.reportJSON(report))
	} else {
		err = a.printReport(ctx, id, report)
	}
	if err == nil && report.Errors() > 0 {
		return quit(exitWrong)
	}
	return err
}

// scope restricts a check to the lesson or exercise that is named behind the pack, and refuses what the pack does not have. A pack that
// cannot be read has only its own problems.
func scope(parsed *lesson.Pack, rest string, chosen *check.Options) error {
	if parsed == nil {
		return nil
	}
	if rest = strings.TrimSuffix(rest, ".md"); rest != "" {
		if ex, _ := parsed.Exercise(rest); ex != nil && chosen.Exercise == "" {
			chosen.Exercise = ex.ID
		} else if parsed.Lesson(rest) != nil {
			chosen.Lesson = rest
		} else {
			return misused("cli.check.no-lesson", i18n.Args{"Lesson": result.Safe(rest), "Known": result.Safe(strings.Join(lessonIDs(parsed), ", "))})
		}
	}
	if chosen.Exercise != "" {
		ex, _ := parsed.Exercise(chosen.Exercise)
		if ex == nil {
			near, _ := lesson.Nearest(chosen.Exercise, exerciseIDs(parsed))
			return misused("cli.check.no-exercise", i18n.Args{"Exercise": result.Safe(chosen.Exercise), "Near": result.Safe(near)})
		}
		chosen.Exercise = ex.ID
	}
	return nil
}

func lessonIDs(p *lesson.Pack) []string {
	var ids []string
	for _, l := range p.Lessons {
		ids = append(ids, l.ID)
	}
	return ids
}

func exerciseIDs(p *lesson.Pack) []string {
	var ids []string
	for _, l := range p.Lessons {
		for _, ex := range l.Exercises() {
			ids = append(ids, ex.ID)
		}
	}
	return ids
}

// check runs a check with everything that makes it quick: all processors, and the notebook of earlier checks.
func (a *app) check(ctx context.Context, id string, parsed *lesson.Pack, problems []lesson.Problem, bench *lab.Lab, chosen check.Options) (check.Report, error) {
	chosen = a.equipped(chosen, bench)
	if folders, err := a.places(); err == nil {
		notebook := check.OpenNotebook(folders.Checks(id), time.Now())
		chosen.Memory, chosen.Judge = notebook, thisProgram()+" "+a.words.Language()
		// What could not be written down is looked at again the next time.
		defer func() { _ = notebook.Save() }()
	}
	bar := newBar(a.streams.Err, a.words.Text("cli.check.working"))
	defer bar.clear()
	chosen.Progress = bar.show
	return check.Pack(ctx, parsed, problems, bench, chosen)
}

// equipped gives a check the words, the packs and the workers of this program.
func (a *app) equipped(chosen check.Options, bench *lab.Lab) check.Options {
	chosen.Say, chosen.Shelf, chosen.Workers = a.words.Say, a.library().Pack, a.workers
	chosen.Desk = func() (check.Bench, func()) {
		desk := bench.Desk()
		return desk, desk.Close
	}
	return chosen
}

// thisProgram names the program that runs, by its version and its file, so that a newer judge believes no older one.
func thisProgram() string {
	name := version()
	if file, err := os.Executable(); err == nil {
		if info, err := os.Stat(file); err == nil {
			name += fmt.Sprintf(" %d %d", info.Size(), info.ModTime().UnixNano())
		}
	}
	return name
}

func (a *app) reportJSON(report check.Report) checkJSON {
	printed := checkJSON{
		Pack: report.Pack, Errors: report.Errors(), Warnings: report.Warnings(),
		Problems: []problemJSON{}, Exercises: []exerciseCheckJSON{}, ElapsedMS: report.Elapsed.Milliseconds(),
	}
	for _, p := range report.Problems {
		printed.Problems = append(printed.Problems, problemJSON{
			Severity: string(p.Severity), Code: p.Code, File: result.Safe(p.File), Line: p.Line, Column: p.Column,
			Message: a.problem(p), Exercise: p.Exercise,
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
