package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/config"
	"guildhall/internal/result"
)

// welcome asks somebody who opens Guildhall for the first time, at a terminal, how they would like to work, and stores the answer. It asks
// in lines of text, so that everybody can answer.
func (a *app) welcome(settings config.Config) (config.Config, error) {
	if !a.firstRun() {
		return settings, nil
	}
	a.sayFitted("cli.welcome")
	for {
		line, err := readLine(a.streams.In)
		switch answer := strings.Trim(strings.TrimSpace(line), ".)"); {
		case err != nil && answer == "":
			return settings, quit(exitDone)
		case answer == "" || answer == "1":
			return a.settle("false")
		case answer == "2":
			return a.settle("true")
		}
		a.sayFitted("cli.welcome.again")
	}
}

// firstRun reports whether nobody has used Guildhall here yet and nobody has said how they want it.
func (a *app) firstRun() bool {
	folders, err := a.places()
	if err != nil || !a.interactive() {
		return false
	}
	for _, file := range []string{folders.File(), folders.Progress()} {
		if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	_, given := a.given["plain"]
	return !given && a.getenv("ACCESSIBLE") == "" && a.getenv("GUILDHALL_PLAIN") == "" && a.getenv("TERM") != "dumb"
}

// settle stores how the learner wants to work. Where it cannot be stored it holds for this time.
func (a *app) settle(plain string) (config.Config, error) {
	if err := (desk{a}).Change("plain", plain); err != nil {
		a.explain(err)
		a.given["plain"], a.settings = plain, nil
	}
	a.sayFitted("cli.welcome.kept")
	return a.configuration()
}

// sayFitted prints a sentence so that its lines end between words on the terminal that it is read on, however large its letters are.
func (a *app) sayFitted(key string) {
	text := result.SafeLines(a.words.Text(key))
	if width := a.columns(); width > 0 {
		text = ansi.Wordwrap(text, width, "")
	}
	fmt.Fprintln(a.streams.Out, text)
}

// readLine reads a line and not a byte more: what is typed ahead belongs to the bootcamp.
func readLine(in io.Reader) (string, error) {
	var line strings.Builder
	one := make([]byte, 1)
	for line.Len() < 1000 {
		n, err := in.Read(one)
		if n == 1 && one[0] == '\n' {
			return line.String(), nil
		}
		line.Write(one[:n])
		if err != nil {
			return line.String(), err
		}
	}
	return line.String(), nil
}
