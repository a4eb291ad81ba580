package cli

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/pack"
	"guildhall/internal/pack/preview"
	"guildhall/internal/store"
	"guildhall/internal/trainer"
	"guildhall/internal/tui"
)

func (a *app) packPreviewCommand() *cobra.Command {
	cmd := a.subcommand("pack", "preview", "preview DIR[/LESSON]", "guildhall pack preview ./my-pack\nguildhall pack preview ./my-pack/01-first-lesson",
		func(cmd *cobra.Command, args []string) error { return a.preview(cmd.Context(), args[0]) })
	cmd.Args = a.takes(1, 1)
	return cmd
}

// preview opens the bootcamp on the working files of a pack. What is done in it is kept in memory alone.
func (a *app) preview(ctx context.Context, name string) error {
	settings, err := a.configuration()
	if err != nil {
		return err
	}
	if !pack.IsPath(name) {
		name = "." + string(filepath.Separator) + name // a preview is of a folder, never of a bundled pack
	}
	id, rest, err := a.library().Locate(name)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	if a.record, err = store.NewMemory(ctx); err != nil {
		return a.environment("cli.progress.unreadable", err)
	}
	if a.plain(settings) {
		return a.converse(ctx, settings, []string{name})
	}
	dir, err := a.library().Dir(ctx, id)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	files, err := a.library().FS(ctx, id)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	working := preview.New(id, files)
	start, err := previewed(ctx, working, id, rest)
	if err != nil {
		return a.environment("cli.packs.unreadable", err)
	}
	bench, err := a.labOf(files)
	if err != nil {
		return err
	}
	coach := trainer.New(trainer.Deps{
		Library: previewShelf{working}, Workshop: bench, Explorer: bench, Record: a.record, Papers: a.papers(), Seed: a.record.Seed, Face: "tui",
	})
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	options := a.seat(settings, coach)
	options.Start, options.Under = start.screens()
	options.Problems = working.Problems()
	options.Notice = i18n.New("cli.preview.begun", i18n.Args{"Dir": dir})
	options.Watch = func(ctx context.Context, changed func([]lesson.Problem)) {
		preview.Watch(ctx, dir, func() {
			problems := working.Reload()
			bench.Reread(id)
			changed(problems)
		})
	}
	if err := tui.Run(ctx, options, tui.Terminal{In: a.streams.In, Out: a.streams.Out}); err != nil {
		return a.environment("cli.learn.failed", err)
	}
	return nil
}

// previewed finds the place in a pack that may be broken.
func previewed(ctx context.Context, working *preview.Pack, id, name string) (place, error) {
	p, err := working.Pack(ctx, id)
	if err != nil || name == "" {
		return place{pack: id}, err
	}
	if p.Lesson(name) != nil {
		return place{pack: id, lesson: name}, nil
	}
	if ex, l := p.Exercise(name); ex != nil {
		return place{pack: id, lesson: l.ID, exercise: ex.ID}, nil
	}
	return place{}, trainer.UnknownLesson(p, name)
}

// previewShelf shows the pack that is being written to the trainer in its own terms.
type previewShelf struct{ working *preview.Pack }

func (s previewShelf) Packs(ctx context.Context) ([]trainer.PackEntry, error) {
	entries, err := s.working.Packs(ctx)
	shown := make([]trainer.PackEntry, len(entries))
	for i, entry := range entries {
		shown[i] = trainer.PackEntry(entry)
	}
	return shown, err
}

func (s previewShelf) Pack(ctx context.Context, id string) (*lesson.Pack, error) {
	return s.working.Pack(ctx, id)
}
