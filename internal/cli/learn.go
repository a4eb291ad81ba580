package cli

import (
	"context"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"guildhall/internal/config"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
)

func (a *app) learnCommand() *cobra.Command {
	cmd := a.command("learn [PACK[/LESSON]]", "guildhall learn\nguildhall learn council-basics/05-counting-and-summarising", a.learn)
	cmd.Args = a.takes(0, 1)
	return cmd
}

// place is where in the bootcamp a command begins; empty ids are left open. An exercise comes with its lesson.
type place struct{ pack, lesson, exercise string }

// screens tells which screen is shown first, nil for Home, and which one Esc leads to from there.
func (p place) screens() (start, under screen.Target) {
	switch {
	case p.exercise != "":
		return screen.ToExercise{Pack: p.pack, Exercise: p.exercise}, screen.ToLesson{Pack: p.pack, Lesson: p.lesson}
	case p.lesson != "":
		return screen.ToLesson{Pack: p.pack, Lesson: p.lesson}, screen.ToCourse{Pack: p.pack}
	case p.pack != "":
		return screen.ToCourse{Pack: p.pack}, nil
	}
	return nil, nil
}

// learn opens the bootcamp, where the learner left off or at the pack or lesson that is named: as a full screen, or as a
// dialogue of lines.
func (a *app) learn(cmd *cobra.Command, args []string) error {
	settings, err := a.configuration()
	if err != nil {
		return err
	}
	if settings, err = a.welcome(settings); err != nil {
		return err
	}
	if a.plain(settings) {
		return a.converse(cmd.Context(), settings, args)
	}
	a.face = "tui"
	t, err := a.quietTrainer(cmd.Context())
	if err != nil {
		return err
	}
	start, err := a.start(cmd.Context(), args)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(cmd.Context())
	defer stop()
	options := a.seat(settings, t)
	options.Start, options.Under = start.screens()
	if err := tui.Run(ctx, options, tui.Terminal{In: a.streams.In, Out: a.streams.Out}); err != nil {
		return a.environment("cli.learn.failed", err)
	}
	return nil
}

// start finds the place that is named.
func (a *app) start(ctx context.Context, args []string) (place, error) {
	if len(args) == 0 {
		return place{}, nil
	}
	library := a.library()
	id, name, err := library.Locate(args[0])
	if err != nil {
		return place{}, a.environment("cli.packs.unreadable", err)
	}
	pack, err := library.Pack(ctx, id)
	if err != nil {
		return place{}, a.environment("cli.packs.unreadable", err)
	}
	switch {
	case name == "":
		return place{pack: id}, nil
	case pack.Lesson(name) != nil:
		return place{pack: id, lesson: name}, nil
	}
	if ex, l := pack.Exercise(name); ex != nil {
		return place{pack: id, lesson: l.ID, exercise: ex.ID}, nil
	}
	return place{}, a.environment("cli.packs.unreadable", trainer.UnknownLesson(pack, name))
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
		Editor:        a.editor(settings),
		Settings:      desk{a},
		Now:           time.Now,
		Listen:        func(say func(i18n.Message)) { a.preparing = sayPreparing(say) },
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

// slowPreparation is how long a dataset may take to get ready before the learner is told what is going on.
const slowPreparation = 300 * time.Millisecond

// sayPreparing tells how far the preparation of a dataset is, once it is slow enough to wonder about. A preparation begins with
// step 0; several may go on at once.
func sayPreparing(say func(i18n.Message)) func(dataset string, done, total int) {
	var mu sync.Mutex
	began := map[string]time.Time{}
	return func(dataset string, done, total int) {
		mu.Lock()
		defer mu.Unlock()
		if done == 0 {
			began[dataset] = time.Now()
		}
		if total == 0 || time.Since(began[dataset]) < slowPreparation {
			return
		}
		say(i18n.New("cli.preparing", i18n.Args{"Dataset": result.Safe(dataset), "Percent": 100 * done / total}))
	}
}
