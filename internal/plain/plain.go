package plain

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
)

// Options are what the dialogue works with. Trainer, Words, In and Out are required.
type Options struct {
	Trainer *trainer.Trainer
	Words   *i18n.Printer
	// In gives the learner's lines. Its end is leaving, as quit is.
	In  io.Reader
	Out io.Writer
	// Start is where the dialogue begins; its zero value is the list of packs.
	Start Start
	// Settings are what the learner can change; nil offers none.
	Settings trainer.Settings
	// Editor is the command of an outside editor, with its arguments; "" when there is none.
	Editor string
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Interactive says that somebody sits at a terminal: it shows what they type, and an editor can be opened on it. Where it is false the
	// dialogue writes each line it reads behind its prompt, so that a log can be read afterwards.
	Interactive bool
	// Width is how many cells a line of the terminal has, so that it breaks no words; 0 when there is none.
	Width int
	// Interrupts are the learner's wishes to stop: the first stops what runs, or else asks; a second one leaves. It may be nil.
	Interrupts <-chan os.Signal
}

// Start is a place in a pack; empty ids are left open.
type Start struct {
	Pack     string
	Lesson   string
	Exercise string
}

// Run leads the dialogue until the learner leaves, which is no error. It ends with context.Canceled when the learner interrupts it
// twice, with the context's error when that ends, and with an error when a line can be neither read nor written.
func Run(ctx context.Context, options Options) error {
	if options.Now == nil {
		options.Now = time.Now
	}
	d := newDialogue(options)
	if options.Width > 0 {
		d.measure = max(leastMeasure, min(measure, options.Width))
	}
	defer d.listener.close()
	err := d.lead(ctx)
	if errors.Is(err, errLeave) {
		d.sayGoodbye(ctx)
		err = nil
	}
	if failed := d.flush(); failed != nil {
		return failed
	}
	return err
}
