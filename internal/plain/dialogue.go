package plain

import (
	"context"
	"errors"
	"io"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// errLeave ends the dialogue: the learner said so, or the input ended.
var errLeave = errors.New("leave")

// state is a place in the dialogue.
type state interface {
	// open says where the learner is and what there is.
	open(ctx context.Context) error
	// prompt is what stands before the learner's line.
	prompt() string
	// commands are the words that work here, beside those that work everywhere.
	commands() []command
	// take answers a line that is no command; "" is a line without words. It returns the state that follows.
	take(ctx context.Context, line string) (state, error)
	// where says in a sentence or two where the learner is.
	where()
}

// dialogue is one learner's session.
type dialogue struct {
	Options
	*voice
	listener *listener
	told     map[string]bool // hints about commands that were given already
	asked    bool            // the learner was asked whether to leave
	warned   bool            // the learner heard that something is not saved
	ahead    string          // a line that was read and is still to be answered
}

func newDialogue(options Options) *dialogue {
	return &dialogue{
		Options:  options,
		voice:    newVoice(options.Out, options.Words),
		listener: listen(options.In),
		told:     map[string]bool{},
	}
}

// lead goes from state to state.
func (d *dialogue) lead(ctx context.Context) error {
	d.say("plain.greeting")
	var here state = &home{d: d}
	first, err := d.first(ctx)
	if first != nil {
		here = first
	}
	if err != nil {
		d.complain(err)
	}
	if err := d.enter(ctx, here); err != nil {
		return err
	}
	for {
		line, err := d.ask(ctx, here.prompt())
		if err != nil {
			return err
		}
		next, err := d.answer(ctx, here, line)
		if err := d.settle(ctx, err); err != nil {
			return err
		}
		if next != nil && next != here {
			here = next
			if err := d.enter(ctx, here); err != nil {
				return err
			}
		}
	}
}

// enter opens a state; one that cannot be opened says why, and the learner can go on from there.
func (d *dialogue) enter(ctx context.Context, s state) error {
	d.gap()
	return d.settle(ctx, s.open(ctx))
}

// quit leaves, unless something is not saved: then it says so, and leaves when it is asked again.
func (d *dialogue) quit(ctx context.Context, here state) (state, error) {
	if d.warned {
		return nil, errLeave
	}
	if d.warned = d.sayUnsaved(ctx); d.warned {
		return here, nil
	}
	return nil, errLeave
}

// sayGoodbye ends the dialogue, and claims that everything is saved only where it is.
func (d *dialogue) sayGoodbye(ctx context.Context) {
	var left *trainer.UnsavedError
	if !errors.As(d.Trainer.SaveRest(ctx), &left) {
		d.say("plain.goodbye")
		return
	}
	if !d.warned {
		d.complain(left.Err)
	}
	d.say("plain.goodbye-unsaved")
}

// sayUnsaved says what cannot be saved, and why, and reports whether there is anything.
func (d *dialogue) sayUnsaved(ctx context.Context) bool {
	var left *trainer.UnsavedError
	if !errors.As(d.Trainer.SaveRest(ctx), &left) {
		return false
	}
	d.complain(left.Err)
	d.say("plain.quit-unsaved", i18n.Args{"Count": left.Count})
	return true
}

// settle says an error that the learner can live with, and returns one that ends the dialogue.
func (d *dialogue) settle(ctx context.Context, err error) error {
	switch {
	case d.err != nil:
		return d.err
	case err == nil:
		return nil
	case errors.Is(err, errLeave), ctx.Err() != nil:
		return err
	}
	d.complain(err)
	return nil
}

// ask waits for a line of the learner.
func (d *dialogue) ask(ctx context.Context, prompt string) (string, error) {
	if line := d.ahead; line != "" {
		d.ahead = ""
		return line, nil
	}
	d.prompt(prompt)
	for {
		if err := d.flush(); err != nil {
			return "", err
		}
		select {
		case heard := <-d.listener.next():
			d.listener.heard()
			return d.heard(heard)
		case <-d.Interrupts:
			d.endPrompt("")
			if d.asked {
				return "", context.Canceled
			}
			d.asked = true
			if !d.sayUnsaved(ctx) {
				d.say("plain.interrupt.again")
			}
			d.prompt(prompt)
		case <-ctx.Done():
			d.endPrompt("")
			return "", ctx.Err()
		}
	}
}

func (d *dialogue) heard(h heard) (string, error) {
	line := strings.TrimRight(strings.ToValidUTF8(h.text, "\uFFFD"), "\r\n")
	switch {
	case h.err == nil, errors.Is(h.err, io.EOF) && line != "":
	case errors.Is(h.err, io.EOF):
		d.endPrompt("")
		return "", errLeave
	default:
		d.endPrompt("")
		return "", h.err
	}
	if strings.TrimSpace(line) == "" {
		line = ""
	}
	d.asked = false
	if d.Interactive {
		d.answered()
	} else {
		d.endPrompt(line)
	}
	return line, nil
}

// once says a hint about commands the first time only.
func (d *dialogue) once(key string) {
	if !d.told[key] {
		d.told[key] = true
		d.say(key)
	}
}

// sayable is an error with a sentence for the learner.
type sayable interface {
	error
	Message() i18n.Message
}

// complain says an error.
func (d *dialogue) complain(err error) {
	var known sayable
	if errors.As(err, &known) {
		d.tell(d.words.Say(known.Message()))
		return
	}
	d.say("plain.failed", i18n.Args{"Problem": result.Safe(err.Error())})
}

// first is the state that the dialogue is asked to begin with; nil for the list of packs.
func (d *dialogue) first(ctx context.Context) (state, error) {
	switch s := d.Start; {
	case s.Exercise != "":
		return d.toExercise(ctx, s.Pack, s.Exercise)
	case s.Lesson != "":
		return d.toLesson(ctx, s.Pack, s.Lesson)
	case s.Pack != "":
		return &course{d: d, pack: s.Pack}, nil
	}
	return nil, nil
}

// follow goes where a step leads.
func (d *dialogue) follow(ctx context.Context, step *trainer.Step) (state, error) {
	if step.Screen == "workbench" && step.Exercise != "" {
		return d.toExercise(ctx, step.Pack, step.Exercise)
	}
	return d.toLesson(ctx, step.Pack, step.Lesson)
}
