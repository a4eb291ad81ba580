package tui

import (
	"context"
	"time"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
)

// Options are one seat's.
type Options struct {
	// Context ends with the seat; nil means never.
	Context context.Context
	Trainer *trainer.Trainer
	Words   *i18n.Printer
	// Start is shown on top of Home at the start; nil shows Home.
	Start screen.Target
	// Under is shown when the learner goes back from Start, before Home: the lesson of an exercise. nil for Home at once.
	Under screen.Target
	// Theme is the learner's choice. DarkTerminal may be a guess: the terminal is asked.
	Theme theme.Choice
	// Keys gives other keys to actions, by name.
	Keys map[string][]string
	// Mouse says whether the program takes the mouse at the start.
	Mouse         bool
	ReducedMotion bool
	// Editor is the command of an outside editor; "" leaves it to the environment.
	Editor string
	// Settings are what the learner can change; nil offers none.
	Settings trainer.Settings
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Notice is said at the start, such as that nothing can be kept; zero says nothing.
	Notice i18n.Message
	// Listen is called once when the program runs, with a function that says a message in the status line from any goroutine:
	// for work that goes on elsewhere. nil listens to nothing.
	Listen func(say func(i18n.Message))
	// Problems are those of a pack that is being written; they stand above the screens.
	Problems []lesson.Problem
	// Watch is called once when the program runs, in a goroutine of its own, with a function to be called whenever the files of the
	// pack have been read again, with the problems that they have then. It returns when the context ends; nil watches nothing.
	Watch func(ctx context.Context, changed func([]lesson.Problem))
	// Shown is called once, beside the first frame, to begin what should be ready soon but must not delay it; nil does nothing.
	Shown func()
}

// env makes what the screens share. It fails when the remapped keys clash.
func (o Options) env() (*screen.Env, error) {
	keys, err := screen.NewKeys(scopes(), o.Keys)
	if err != nil {
		return nil, err
	}
	env := &screen.Env{
		Context: o.Context, Words: o.Words, Styles: theme.New(o.Theme), Keys: keys, Now: o.Now,
		ReducedMotion: o.ReducedMotion, Editor: o.Editor,
	}
	if env.Context == nil {
		env.Context = context.Background()
	}
	if env.Now == nil {
		env.Now = time.Now
	}
	return env, nil
}
