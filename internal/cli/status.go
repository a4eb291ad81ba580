package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// statusReport is what `guildhall status --json` prints.
type statusReport struct {
	Packs []packStatus `json:"packs"`
	Next  *nextStep    `json:"next"`
}

type packStatus struct {
	ID            string `json:"id"`
	Title         string `json:"title"`
	Version       string `json:"version"`
	Source        string `json:"source"`
	Lessons       int    `json:"lessons"`
	LessonsDone   int    `json:"lessons_done"`
	Exercises     int    `json:"exercises"`
	ExercisesDone int    `json:"exercises_done"`
	Points        int    `json:"points"`
	PointsOf      int    `json:"points_of"`
}

type nextStep struct {
	Pack     string `json:"pack"`
	Lesson   string `json:"lesson"`
	Exercise string `json:"exercise"`
}

func (a *app) statusCommand() *cobra.Command {
	var asJSON bool
	cmd := a.command("status", "guildhall status\nguildhall status --json", func(cmd *cobra.Command, _ []string) error {
		t, err := a.trainer(cmd.Context())
		if err != nil {
			return err
		}
		home, err := t.Home(cmd.Context())
		if err != nil {
			return a.environment("cli.progress.unreadable", err)
		}
		// Home says what to continue; who has begun nothing has a next step too.
		next, err := t.Next(cmd.Context())
		if err != nil {
			return a.environment("cli.progress.unreadable", err)
		}
		if asJSON {
			return a.printJSON(report(home, next))
		}
		a.printStatus(home, next)
		return nil
	})
	cmd.Args = a.takes(0, 0)
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.Text("cli.flag.json"))
	return cmd
}

func report(home trainer.Home, next *trainer.Step) statusReport {
	status := statusReport{Packs: []packStatus{}}
	for _, p := range home.Packs {
		status.Packs = append(status.Packs, packStatus{
			ID: p.ID, Title: p.Title, Version: p.Version, Source: p.Source,
			Lessons: p.Lessons, LessonsDone: p.LessonsDone,
			Exercises: p.Exercises, ExercisesDone: p.ExercisesDone,
			Points: p.Points, PointsOf: p.PointsOf,
		})
	}
	if next != nil {
		status.Next = &nextStep{Pack: next.Pack, Lesson: next.Lesson, Exercise: next.Exercise}
	}
	return status
}

func (a *app) printStatus(home trainer.Home, next *trainer.Step) {
	for _, p := range home.Packs {
		fmt.Fprintln(a.streams.Out, a.words.Text("cli.status.pack", i18n.Args{
			"Title": result.Safe(p.Title), "LessonsDone": p.LessonsDone, "Lessons": p.Lessons,
			"ExercisesDone": p.ExercisesDone, "Exercises": p.Exercises, "Points": p.Points, "PointsOf": p.PointsOf,
		}))
	}
	fmt.Fprintln(a.streams.Out, a.words.Text("cli.status.week", i18n.Args{"Minutes": home.Week.Minutes, "Correct": home.Week.Correct, "Streak": home.Week.Streak}))
	a.printStep(next)
}

func (a *app) nextCommand() *cobra.Command {
	cmd := a.command("next", "guildhall next", func(cmd *cobra.Command, _ []string) error {
		t, err := a.trainer(cmd.Context())
		if err != nil {
			return err
		}
		step, err := t.Next(cmd.Context())
		if err != nil {
			return a.environment("cli.progress.unreadable", err)
		}
		a.printStep(step)
		return nil
	})
	cmd.Args = a.takes(0, 0)
	return cmd
}

// printStep says what to do next, and the command that goes there.
func (a *app) printStep(step *trainer.Step) {
	if step == nil {
		a.say("cli.next.none", nil)
		return
	}
	args := i18n.Args{
		"Pack": step.Pack, "Lesson": step.Lesson, "Exercise": step.Exercise,
		"Title": result.Safe(step.LessonTitle), "Minutes": step.MinutesLeft,
	}
	key := "cli.next.lesson"
	if step.Exercise != "" {
		key = "cli.next.exercise"
	}
	a.say(key, args)
}
