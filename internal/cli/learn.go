package cli

import (
	"context"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"guildhall/internal/config"
	"guildhall/internal/trainer"
	"guildhall/internal/tui"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
)

func (a *app) learnCommand() *cobra.Command {
	cmd := a.command("learn [PACK[/LESSON]]", "guildhall learn\nguildhall learn council-basics/05-counting-and-summarising", a.learn)
	cmd.Args = cobra.MaximumNArgs(1)
	return cmd
}

// learn opens the bootcamp, where the learner left off or at the pack or lesson that is named.
func (a *app) learn(cmd *cobra.Command, args []string) error {
	settings, err := a.configuration()
	if err != nil {
		return err
	}
	if !a.fullScreen(settings) {
		return misused("cli.learn.no-terminal", nil)
	}
	a.face = "tui"
	t, err := a.quietTrainer(cmd.Context())
	if err != nil {
		return err
	}
	start, under, err := a.start(cmd.Context(), args)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(cmd.Context())
	defer stop()
	options := a.seat(settings, t)
	options.Start, options.Under = start, under
	if err := tui.Run(ctx, options, tui.Terminal{In: a.streams.In, Out: a.streams.Out}); err != nil {
		return a.environment("cli.learn.failed", err)
	}
	return nil
}

// fullScreen reports whether there is a terminal that a full screen can be drawn on.
func (a *app) fullScreen(settings config.Config) bool {
	if settings.Plain || a.getenv("TERM") == "dumb" {
		return false
	}
	in, isFile := a.streams.In.(*os.File)
	out, alsoFile := a.streams.Out.(*os.File)
	return isFile && alsoFile && term.IsTerminal(in.Fd()) && term.IsTerminal(out.Fd())
}

// start tells which screen is shown first, nil for Home, and which one Esc leads to from there.
func (a *app) start(ctx context.Context, args []string) (start, under screen.Target, err error) {
	if len(args) == 0 {
		return nil, nil, nil
	}
	library := a.library()
	id, name, err := library.Locate(args[0])
	if err != nil {
		return nil, nil, a.environment("cli.packs.unreadable", err)
	}
	pack, err := library.Pack(ctx, id)
	if err != nil {
		return nil, nil, a.environment("cli.packs.unreadable", err)
	}
	switch {
	case name == "":
		return screen.ToCourse{Pack: id}, nil, nil
	case pack.Lesson(name) != nil:
		return screen.ToLesson{Pack: id, Lesson: name}, screen.ToCourse{Pack: id}, nil
	}
	if ex, l := pack.Exercise(name); ex != nil {
		return screen.ToExercise{Pack: id, Exercise: ex.ID}, screen.ToLesson{Pack: id, Lesson: l.ID}, nil
	}
	return nil, nil, a.environment("cli.packs.unreadable", trainer.UnknownLesson(pack, name))
}

// seat gathers what the screens need.
func (a *app) seat(settings config.Config, t *trainer.Trainer) tui.Options {
	options := tui.Options{
		Trainer: t,
		Words:   a.words,
		Theme: theme.Choice{
			Name:         theme.Name(settings.Theme),
			DarkTerminal: true,
			ASCII:        a.ascii(settings),
		},
		Keys:          settings.Keys,
		Mouse:         settings.Mouse,
		ReducedMotion: settings.ReducedMotion,
		Editor:        settings.Editor,
		Now:           time.Now,
		// A worker starts beside the first frame, never before it.
		Shown: a.engine.Warm,
	}
	if a.notice != nil {
		options.Notice = a.notice.Message
	}
	return options
}

// ascii reports whether only ASCII may be drawn: by setting, or because the locale is not UTF-8.
func (a *app) ascii(settings config.Config) bool {
	switch settings.ASCII {
	case "on":
		return true
	case "off":
		return false
	}
	return !isUTF8(a.getenv)
}
