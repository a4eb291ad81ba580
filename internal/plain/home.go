package plain

import (
	"context"
	"strconv"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// home is the beginning: go on, choose a pack, look at the progress.
type home struct {
	d       *dialogue
	choices []choiceOf
	goesOn  bool // the first choice is to go on
}

// choiceOf is one numbered line and where it leads.
type choiceOf struct {
	text string
	to   func(ctx context.Context) (state, error)
}

func (h *home) open(ctx context.Context) error {
	home, err := await(ctx, h.d, "plain.opening", h.d.Trainer.Home)
	if err != nil {
		return err
	}
	h.choices, h.goesOn = nil, home.Continue != nil
	if step := home.Continue; step != nil {
		h.add(h.step(step), func(ctx context.Context) (state, error) { return h.d.follow(ctx, step) })
	}
	for _, p := range home.Packs {
		h.add(h.pack(p), func(context.Context) (state, error) { return &course{d: h.d, pack: p.ID}, nil })
	}
	h.add(h.d.text("plain.home.data"), h.data)
	h.add(h.d.text("plain.home.playground"), h.playground)
	h.add(h.d.text("plain.home.progress"), h.progress)
	if h.d.Settings != nil {
		h.add(h.d.text("plain.home.settings"), h.settings)
	}
	h.d.say("plain.home", i18n.Args{"Count": len(h.choices)})
	for i, c := range h.choices {
		h.d.item(strconv.Itoa(i+1)+". ", c.text)
	}
	if h.goesOn {
		h.d.once("plain.choose.enter")
	} else {
		h.d.once("plain.choose")
	}
	return nil
}

func (h *home) add(text string, to func(context.Context) (state, error)) {
	h.choices = append(h.choices, choiceOf{text: text, to: to})
}

func (h *home) step(step *trainer.Step) string {
	args := i18n.Args{"Lesson": result.Safe(step.LessonTitle), "Count": step.MinutesLeft}
	if step.Exercise != "" {
		return h.d.text("plain.home.continue-exercise", args)
	}
	return h.d.text("plain.home.continue", args)
}

func (h *home) pack(p trainer.PackProgress) string {
	if p.Broken != nil {
		return h.d.text("plain.home.broken", i18n.Args{"Title": result.Safe(p.ID), "Problem": result.Safe(h.d.words.Say(p.Broken.Said()))})
	}
	return h.d.text("plain.home.pack", i18n.Args{"Title": result.Safe(p.Title), "Done": p.LessonsDone, "Count": p.Lessons})
}

func (h *home) prompt() string { return h.d.text("plain.prompt.choice") }

func (h *home) where() { h.d.say("plain.where.home") }

func (h *home) commands() []command {
	without := func(do func(context.Context) (state, error)) func(context.Context, string) (state, error) {
		return func(ctx context.Context, _ string) (state, error) { return do(ctx) }
	}
	all := []command{
		{name: "progress", run: without(h.progress)}, {name: "data", run: without(h.data)}, {name: "playground", run: without(h.playground)},
	}
	if h.d.Settings != nil {
		all = append(all, command{name: "settings", run: without(h.settings)})
	}
	return all
}

func (h *home) settings(context.Context) (state, error) { return &settings{d: h.d}, nil }

func (h *home) data(context.Context) (state, error) { return &data{d: h.d}, nil }

func (h *home) playground(context.Context) (state, error) {
	return h.d.toPlayground("", nil, func(context.Context) (state, error) { return &home{d: h.d}, nil })
}

// take follows a number. A line without words takes the first choice when that is to go on.
func (h *home) take(ctx context.Context, line string) (state, error) {
	if line == "" && h.goesOn {
		return h.choices[0].to(ctx)
	}
	if c, ok := chosen(h.choices, line); ok {
		return c.to(ctx)
	}
	h.d.notAChoice(line, len(h.choices))
	return h, nil
}

// chosen finds the choice that a line names by its number.
func chosen(choices []choiceOf, line string) (choiceOf, bool) {
	n, ok := number(line)
	if !ok || n < 1 || n > len(choices) {
		return choiceOf{}, false
	}
	return choices[n-1], true
}

// notAChoice says what a choice looks like.
func (d *dialogue) notAChoice(line string, of int) {
	if _, isNumber := number(line); isNumber || line == "" {
		d.remark("plain.choose.again", i18n.Args{"Count": of})
		return
	}
	d.unknown(line)
}
