package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"guildhall/internal/config"
	"guildhall/internal/engine"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// doctorPatience is how long each look may take.
const doctorPatience = 20 * time.Second

// doctor looks at one thing after the other and remembers whether something was wrong.
type doctor struct {
	*app
	sick bool
}

func (a *app) doctorCommand() *cobra.Command {
	cmd := a.command("doctor", "guildhall doctor", func(cmd *cobra.Command, _ []string) error {
		d := &doctor{app: a}
		d.program()
		d.terminal()
		settings, ok := d.settings()
		if ok {
			d.folders()
			d.record(cmd.Context())
			d.engines(cmd.Context(), settings)
			d.content(cmd.Context())
		}
		if d.sick {
			a.say("cli.doctor.sick", nil)
			return quit(exitEnvironment)
		}
		a.say("cli.doctor.well", nil)
		return nil
	})
	cmd.Args = a.takes(0, 0)
	return cmd
}

// good and bad print one line of the report.
func (d *doctor) good(key string, args i18n.Args) {
	fmt.Fprintln(d.streams.Out, "ok    "+result.SafeLines(d.words.Text(key, args)))
}

func (d *doctor) bad(key string, args i18n.Args) {
	d.sick = true
	fmt.Fprintln(d.streams.Out, "FAIL  "+result.SafeLines(d.words.Text(key, args)))
}

// fault prints a line for an error, in its own words where it has some.
func (d *doctor) fault(key string, err error) {
	d.bad(key, i18n.Args{"Problem": d.sentence(err)})
}

func (d *doctor) program() {
	d.good("cli.doctor.program", i18n.Args{
		"Version": version(), "DuckDB": engine.Version(), "Go": runtime.Version(), "System": runtime.GOOS + "/" + runtime.GOARCH,
	})
}

func (d *doctor) terminal() {
	args := i18n.Args{"Term": result.Safe(d.getenv("TERM")), "Colours": result.Safe(d.getenv("COLORTERM"))}
	out, isFile := d.streams.Out.(*os.File)
	if !isFile || !term.IsTerminal(out.Fd()) {
		d.good("cli.doctor.no-terminal", args)
		return
	}
	if width, height, err := term.GetSize(out.Fd()); err == nil {
		args["Width"], args["Height"] = width, height
		d.good("cli.doctor.terminal", args)
	}
	if !isUTF8(d.getenv) {
		d.good("cli.doctor.ascii", nil)
	}
}

func (d *doctor) settings() (config.Config, bool) {
	settings, err := d.configuration()
	if err != nil {
		d.fault("cli.doctor.settings-broken", err)
		return settings, false
	}
	d.good("cli.doctor.settings", i18n.Args{"Theme": settings.Theme, "Language": settings.Language})
	return settings, true
}

func (d *doctor) folders() {
	folders, err := d.places()
	if err != nil {
		d.fault("cli.doctor.no-folder", err)
		return
	}
	for _, dir := range []string{folders.Data, folders.Cache} {
		if err := writable(dir); err != nil {
			d.bad("cli.doctor.folder-bad", i18n.Args{"Folder": result.Safe(dir), "Problem": result.Safe(err.Error())})
			continue
		}
		d.good("cli.doctor.folder", i18n.Args{"Folder": result.Safe(dir)})
	}
}

// writable tries whether a file can be made in a folder, or in the nearest folder above it that exists.
func writable(dir string) error {
	for {
		_, err := os.Stat(dir)
		if err == nil {
			break
		}
		above := filepath.Dir(dir)
		if above == dir {
			return err
		}
		dir = above
	}
	file, err := os.CreateTemp(dir, ".guildhall-*")
	if err != nil {
		return err
	}
	return errors.Join(file.Close(), os.Remove(file.Name()))
}

func (d *doctor) record(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, doctorPatience)
	defer cancel()
	record, err := d.progress(ctx)
	if err == nil && d.notice != nil {
		d.bad("cli.doctor.progress-bad", i18n.Args{"Problem": d.words.Say(d.notice.Message)})
		d.notice = nil
		return
	}
	if err == nil {
		err = record.Check(ctx)
	}
	if err != nil {
		d.fault("cli.doctor.progress-bad", err)
		return
	}
	d.good("cli.doctor.progress", i18n.Args{"File": result.Safe(record.Path())})
}

// engines starts a worker and has it answer.
func (d *doctor) engines(ctx context.Context, settings config.Config) {
	ctx, cancel := context.WithTimeout(ctx, doctorPatience)
	defer cancel()
	bench, err := d.laboratory()
	if err != nil {
		d.fault("cli.doctor.engine-bad", err)
		return
	}
	began := time.Now()
	if _, err := bench.Run(ctx, nil, nil, "SELECT 42"); err != nil {
		d.fault("cli.doctor.engine-bad", err)
		return
	}
	d.good("cli.doctor.engine", i18n.Args{
		"Milliseconds": time.Since(began).Milliseconds(), "Seconds": settings.Limits.Time.Seconds(), "Memory": settings.Limits.ProcessMB,
	})
}

// content looks at every pack and dataset.
func (d *doctor) content(ctx context.Context) {
	entries, err := d.library().Packs(ctx)
	if err != nil {
		d.fault("cli.doctor.packs-bad", err)
		return
	}
	for _, entry := range entries {
		if _, err := d.library().Pack(ctx, entry.ID); err != nil {
			d.fault("cli.doctor.pack-bad", err)
			continue
		}
		d.good("cli.doctor.pack", i18n.Args{"ID": result.Safe(entry.ID), "Version": result.Safe(entry.Version), "Source": d.origin(entry.Source)})
	}
	for _, id := range d.datasets().IDs() {
		if _, err := d.datasets().Dataset(id); err != nil {
			d.fault("cli.doctor.dataset-bad", err)
		}
	}
}
