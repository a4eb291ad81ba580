package cli

import (
	"context"
	"os"
	"os/signal"
	"time"

	"github.com/charmbracelet/x/term"

	"guildhall/internal/config"
	"guildhall/internal/plain"
)

// plain reports whether the bootcamp is a dialogue of lines: by flag or setting, because the environment asks for it, or
// because there is no terminal that a full screen could be drawn on. A flag or setting that says no wins over ACCESSIBLE.
func (a *app) plain(settings config.Config) bool {
	if settings.Plain || a.getenv("TERM") == "dumb" || !a.interactive() {
		return true
	}
	_, said := a.given["plain"]
	accessible := a.getenv("ACCESSIBLE")
	return !said && accessible != "" && accessible != "0"
}

// interactive reports whether somebody sits at a terminal.
func (a *app) interactive() bool {
	in, isFile := a.streams.In.(*os.File)
	out, alsoFile := a.streams.Out.(*os.File)
	return isFile && alsoFile && term.IsTerminal(in.Fd()) && term.IsTerminal(out.Fd())
}

// converse leads the bootcamp as a dialogue of lines. It hears Ctrl+C itself: the first one stops a query, not the program.
func (a *app) converse(ctx context.Context, settings config.Config, args []string) error {
	a.face = "plain"
	t, err := a.trainer(ctx)
	if err != nil {
		return err
	}
	start, err := a.start(ctx, args)
	if err != nil {
		return err
	}
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	err = plain.Run(context.WithoutCancel(ctx), plain.Options{
		Trainer: t, Words: a.words, In: a.streams.In, Out: a.streams.Out,
		Start:    plain.Start{Pack: start.pack, Lesson: start.lesson, Exercise: start.exercise},
		Settings: desk{a}, Editor: a.editor(settings), Now: time.Now, Interactive: a.interactive(), Width: a.columns(), Interrupts: interrupts,
	})
	if err != nil {
		return a.environment("cli.learn.failed", err)
	}
	return nil
}

// columns is how many cells a line of the terminal has; 0 when there is none.
func (a *app) columns() int {
	out, isFile := a.streams.Out.(*os.File)
	if !isFile {
		return 0
	}
	columns, _, err := term.GetSize(out.Fd())
	if err != nil {
		return 0
	}
	return columns
}

// editor is the command of an outside editor: the setting, else what the environment names; "" when there is none.
func (a *app) editor(settings config.Config) string {
	for _, command := range []string{settings.Editor, a.getenv("VISUAL"), a.getenv("EDITOR")} {
		if command != "" {
			return command
		}
	}
	return ""
}
