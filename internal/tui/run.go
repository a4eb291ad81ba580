package tui

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/tui/screen"
)

// Terminal is where a seat is shown. Environ is the environment of whoever sits there, as "name=value"; nil is the process's own.
type Terminal struct {
	In      io.Reader
	Out     io.Writer
	Environ []string
}

// Run shows the bootcamp until the learner leaves or the context ends. Leaving, also by an interrupt from outside, is no error.
func Run(ctx context.Context, options Options, terminal Terminal) error {
	options.Context = ctx
	model, err := New(options)
	if err != nil {
		return err
	}
	settings := []tea.ProgramOption{tea.WithContext(ctx), tea.WithInput(terminal.In), tea.WithOutput(terminal.Out)}
	if terminal.Environ != nil {
		settings = append(settings, tea.WithEnvironment(terminal.Environ))
	}
	program := tea.NewProgram(model, settings...)
	if options.Listen != nil {
		options.Listen(func(message i18n.Message) { program.Send(screen.NoticeMsg{Message: message, Level: screen.Info}) })
	}
	if options.Watch != nil {
		watched, stop := context.WithCancel(ctx)
		defer stop()
		go options.Watch(watched, func(problems []lesson.Problem) { program.Send(reloadedMsg{problems: problems}) })
	}
	_, err = program.Run()
	if left := errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil; err != nil && !left {
		return fmt.Errorf("show the screen: %w", err)
	}
	return nil
}
