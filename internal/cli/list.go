package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// listing is what `guildhall list --json` prints.
type listing struct {
	Packs []packListing `json:"packs"`
}

type packListing struct {
	ID      string          `json:"id"`
	Title   string          `json:"title"`
	Version string          `json:"version"`
	Source  string          `json:"source"`
	Problem string          `json:"problem,omitempty"` // why a broken pack cannot be used
	Lessons []lessonListing `json:"lessons"`
}

type lessonListing struct {
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	Minutes   int               `json:"minutes"`
	State     string            `json:"state"`
	Exercises []exerciseListing `json:"exercises"`
}

type exerciseListing struct {
	ID     string `json:"id"`
	Type   string `json:"type"`
	Points int    `json:"points"`
	State  string `json:"state"`
}

func (a *app) listCommand() *cobra.Command {
	var asJSON bool
	cmd := a.command("list", "guildhall list\nguildhall list --json", func(cmd *cobra.Command, _ []string) error {
		listed, err := a.list(cmd.Context())
		if err != nil {
			return err
		}
		if asJSON {
			return a.printJSON(listed)
		}
		a.printListing(listed)
		return nil
	})
	cmd.Args = a.takes(0, 0)
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.Text("cli.flag.json"))
	return cmd
}

// list gathers every pack with its lessons and the learner's states.
func (a *app) list(ctx context.Context) (listing, error) {
	t, err := a.trainer(ctx)
	if err != nil {
		return listing{}, err
	}
	entries, err := a.library().Packs(ctx)
	if err != nil {
		return listing{}, a.environment("cli.packs.unreadable", err)
	}
	listed := listing{Packs: []packListing{}}
	for _, entry := range entries {
		pack := packListing{ID: entry.ID, Title: entry.Title, Version: entry.Version, Source: entry.Source, Lessons: []lessonListing{}}
		if entry.Broken != nil {
			pack.Problem = result.Safe(a.words.Say(entry.Broken.Said()))
			listed.Packs = append(listed.Packs, pack)
			continue
		}
		course, err := t.Course(ctx, entry.ID)
		if err != nil {
			pack.Problem = a.sentence(err)
		} else {
			pack.Lessons = lessonListings(course)
		}
		listed.Packs = append(listed.Packs, pack)
	}
	return listed, nil
}

func lessonListings(course trainer.Course) []lessonListing {
	lessons := []lessonListing{}
	for _, module := range course.Modules {
		for _, summary := range module.Lessons {
			lesson := lessonListing{
				ID: summary.ID, Title: summary.Title, Minutes: summary.Minutes,
				State: string(summary.State), Exercises: []exerciseListing{},
			}
			for _, ex := range summary.Exercises {
				lesson.Exercises = append(lesson.Exercises, exerciseListing{
					ID: ex.ID, Type: string(ex.Type), Points: ex.Points, State: string(ex.State),
				})
			}
			lessons = append(lessons, lesson)
		}
	}
	return lessons
}

func (a *app) printListing(listed listing) {
	for _, pack := range listed.Packs {
		fmt.Fprintf(a.streams.Out, "%s  %s (%s, %s)\n", result.Safe(pack.ID), result.Safe(pack.Title), result.Safe(pack.Version), a.origin(pack.Source))
		if pack.Problem != "" {
			fmt.Fprintf(a.streams.Out, "  %s\n", a.words.Text("cli.pack.broken", i18n.Args{"Problem": result.Safe(pack.Problem)}))
		}
		for _, lesson := range pack.Lessons {
			done := 0
			for _, ex := range lesson.Exercises {
				if ex.State == "done" {
					done++
				}
			}
			fmt.Fprintf(a.streams.Out, "  %-34s %-9s %s  %s\n", result.Safe(lesson.ID), a.words.Text("cli.lesson."+lesson.State),
				a.words.Text("cli.list.exercises", i18n.Args{"Done": done, "Count": len(lesson.Exercises)}), result.Safe(lesson.Title))
		}
	}
}

// origin says where a pack is from.
func (a *app) origin(source string) string { return a.words.Text("cli.source." + source) }
