package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// Streams are where a command reads and writes: data on Out, narration on Err.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
}

// Main runs one command and returns the exit code of the process.
func Main(args []string, streams Streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	a := &app{streams: streams, getenv: os.Getenv, bare: len(args) == 0}
	if err := a.speak(args); err != nil {
		fmt.Fprintln(streams.Err, "guildhall:", err)
		return exitEnvironment
	}
	defer a.close()
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(streams.In)
	root.SetOut(streams.Out)
	root.SetErr(streams.Err)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil:
		a.narrate("cli.interrupted", nil)
		return exitInterrupted
	}
	a.explain(err)
	// What cobra itself refuses (an unknown command, a flag that does not exist) is a fault of usage.
	return codeOf(err, exitUsage)
}

// explain says an error in one or two lines, unless the command has said it.
func (a *app) explain(err error) {
	var f *failure
	var known sayable
	switch {
	case errors.As(err, &f):
		if !f.message.IsZero() {
			a.warn(a.words.Say(f.message))
		}
	case errors.As(err, &known):
		a.warn(a.words.Say(known.Message()))
	default:
		a.narrate("cli.usage", i18n.Args{"Problem": result.Safe(err.Error())})
	}
}

// narrate says a sentence on standard error.
func (a *app) narrate(key string, args i18n.Args) {
	a.warn(a.words.Text(key, args))
}

// warn prints a text on standard error. What stands in it may come from packs, files and SQL, whoever put it there.
func (a *app) warn(text string) { fmt.Fprintln(a.streams.Err, result.SafeLines(text)) }
