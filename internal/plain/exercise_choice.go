package plain

import (
	"context"
	"slices"
	"strings"
)

// choice is the answer that is one option, or several.
type choice struct {
	e      *exercise
	picked []int // indexes of options in source order, ascending
}

func newChoice(e *exercise) *choice { return &choice{e: e} }

// letter names an option by its place in the source: a, b, c, …
func letter(i int) string { return string(rune('a' + i)) }

func (c *choice) load(draft string) {
	letters := strings.Split(draft, ",")
	for i := range c.e.ex.Exercise.Items {
		if slices.Contains(letters, letter(i)) {
			c.picked = append(c.picked, i)
		}
	}
}

// text lists the letters of the options in source order.
func (c *choice) text() string {
	letters := make([]string, len(c.picked))
	for i, source := range c.picked {
		letters[i] = letter(source)
	}
	return strings.Join(letters, ",")
}

func (c *choice) present() {
	for shown, source := range c.e.ex.Display {
		c.e.d.item(place(shown), c.e.d.inline(c.e.ex.Exercise.Items[source].Text, titlesOf(c.e.ex.Pack)))
	}
	if c.e.ex.Exercise.Several() {
		c.e.d.say("plain.choice.several")
	}
	if len(c.picked) > 0 {
		c.e.d.say("plain.draft")
		for shown, source := range c.e.ex.Display {
			if slices.Contains(c.picked, source) {
				c.e.d.item(place(shown), c.e.d.inline(c.e.ex.Exercise.Items[source].Text, nil))
			}
		}
	}
}

// take reads the number of an option, or the numbers of several.
func (c *choice) take(_ context.Context, line string) (step, bool, error) {
	chosen, ok := numbers(line, c.e.d.text("plain.and"))
	if !ok {
		return keep, false, nil
	}
	picked, ok := c.e.sources(chosen)
	switch {
	case !ok:
		return keep, true, nil
	case len(picked) > 1 && !c.e.ex.Exercise.Several():
		c.e.d.say("plain.choice.one")
		return keep, true, nil
	}
	slices.Sort(picked)
	c.picked = picked
	return c.e.whole(), true, nil
}

func (c *choice) prompt() string { return "" }

func (c *choice) commands() []command { return nil }

// whole is what follows an answer of one line: it is submitted, except where attempts are counted. There the learner is asked first.
func (e *exercise) whole() step {
	if e.ex.AttemptsLeft < 0 || e.ex.State.IsDone() {
		return submit
	}
	e.d.say("plain.exercise.confirm")
	return keep
}
