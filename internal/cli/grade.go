package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

func (a *app) gradeCommand() *cobra.Command {
	var asJSON, record bool
	cmd := a.command("grade PACK/EXERCISE [FILE|-]",
		"guildhall grade council-basics/first-ten answer.sql\n"+
			"echo b | guildhall grade council-basics/what-is-a-row --json",
		func(cmd *cobra.Command, args []string) error {
			text, err := a.input(args[1:])
			if err != nil {
				return err
			}
			return a.grade(cmd.Context(), args[0], text, asJSON, record)
		})
	cmd.Args = a.takes(1, 2)
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.Text("cli.flag.json"))
	cmd.Flags().BoolVar(&record, "record", false, a.words.Text("cli.flag.record"))
	return cmd
}

// grade judges an answer and prints the verdict.
func (a *app) grade(ctx context.Context, name, text string, asJSON, record bool) error {
	pack, ex, err := a.exercise(ctx, name)
	if err != nil {
		return err
	}
	verdict, err := a.judge(ctx, pack, ex, text, record)
	var none *grade.NotAnAttempt
	if errors.As(err, &none) {
		return &failure{code: exitUsage, message: none.Message, cause: err}
	}
	if err != nil {
		return a.environment("cli.grade.failed", err)
	}
	if asJSON {
		if err := a.printJSON(a.verdictJSON(pack.ID+"/"+ex.ID, verdict)); err != nil {
			return err
		}
	} else {
		a.printVerdict(verdict)
	}
	if code := verdictCode(verdict.Outcome); code != exitDone {
		return quit(code)
	}
	return nil
}

// exercise finds what PACK/EXERCISE names.
func (a *app) exercise(ctx context.Context, name string) (*lesson.Pack, *lesson.Exercise, error) {
	settings, err := a.configuration()
	if err != nil {
		return nil, nil, err
	}
	library := a.library()
	id, exercise, err := library.Locate(name)
	if err != nil {
		return nil, nil, a.environment("cli.packs.unreadable", err)
	}
	pack, err := library.Pack(ctx, id)
	if err != nil {
		return nil, nil, a.environment("cli.packs.unreadable", err)
	}
	pack = pack.In(a.language(settings))
	if exercise == "" {
		return nil, nil, misused("cli.grade.no-exercise", i18n.Args{"Pack": result.Safe(id)})
	}
	ex, _ := pack.Exercise(exercise)
	if ex == nil {
		return nil, nil, a.environment("cli.packs.unreadable", trainer.UnknownExercise(pack, exercise))
	}
	return pack, ex, nil
}

// judge has an answer judged, and recorded where that was asked for.
func (a *app) judge(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise, text string, record bool) (grade.Verdict, error) {
	if !record {
		bench, err := a.laboratory()
		if err != nil {
			return grade.Verdict{}, err
		}
		return bench.Judge(ctx, pack, ex, text)
	}
	t, err := a.trainer(ctx)
	if err != nil {
		return grade.Verdict{}, err
	}
	submission, err := t.Submit(ctx, trainer.Answer{Pack: pack.ID, Exercise: ex.ID, Text: text})
	if err != nil {
		return grade.Verdict{}, err
	}
	if !submission.Recorded {
		a.narrate("cli.grade.not-recorded", i18n.Args{"Problem": result.Safe(submission.Problem.Error())})
	}
	return submission.Verdict, nil
}

// verdictCode is the exit code of a verdict.
func verdictCode(outcome grade.Outcome) int {
	switch outcome {
	case grade.Correct:
		return exitDone
	case grade.Blocked, grade.Stopped:
		return exitStopped
	case grade.PackFault:
		return exitPackFault
	default:
		return exitWrong
	}
}

// printVerdict says a verdict in sentences.
func (a *app) printVerdict(v grade.Verdict) {
	a.say("cli.verdict."+string(v.Outcome), nil)
	for _, finding := range v.Findings {
		fmt.Fprintln(a.streams.Out, result.SafeLines(a.words.Say(finding.Message)))
		if finding.Line > 0 {
			a.say("cli.run.at", i18n.Args{"Line": finding.Line, "Column": finding.Column})
		}
	}
	if v.Diff != nil {
		a.printDiff(v.Diff)
	}
	if v.Counterexample != nil {
		a.printCounterexample(v.Counterexample)
	}
	if len(v.Checked.Compare) > 0 {
		a.say("cli.verdict.compared", i18n.Args{"Rules": v.Checked.Compare})
	}
}

// line writes a row on one line.
func line(row []result.Value) string {
	text := ""
	for i, value := range row {
		if i > 0 {
			text += " | "
		}
		if value.IsNull() {
			text += "NULL"
			continue
		}
		text += result.Safe(value.String())
	}
	return text
}
