package plain

import (
	"context"
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// classify is the answer that gives each item a label. It asks for one item after the other.
type classify struct {
	e     *exercise
	given []int // by source index: the label's index; -1 while there is none
}

func newClassify(e *exercise) *classify {
	c := &classify{e: e, given: make([]int, len(e.ex.Exercise.Items))}
	for i := range c.given {
		c.given[i] = -1
	}
	return c
}

func (c *classify) load(draft string) {
	ex := c.e.ex.Exercise
	for _, line := range split(draft) {
		text, label, ok := strings.Cut(line, " => ")
		if !ok {
			continue
		}
		item := slices.IndexFunc(ex.Items, func(i lesson.Item) bool { return i.Text == text })
		if item >= 0 {
			c.given[item] = slices.Index(ex.Labels, label)
		}
	}
}

// text has a line "item => label" for each item that has one, in source order.
func (c *classify) text() string {
	ex := c.e.ex.Exercise
	var lines []string
	for i, label := range c.given {
		if label >= 0 {
			lines = append(lines, ex.Items[i].Text+" => "+ex.Labels[label])
		}
	}
	return strings.Join(lines, "\n")
}

func (c *classify) present() {
	d := c.e.d
	d.say("plain.classify.labels", i18n.Args{"Count": len(c.e.ex.Exercise.Labels)})
	for i, label := range c.e.ex.Exercise.Labels {
		d.item(place(i), result.Safe(label))
	}
	d.say("plain.classify.items", i18n.Args{"Count": len(c.given)})
	c.list()
}

// list says each item with its label.
func (c *classify) list() {
	for shown, source := range c.e.ex.Display {
		c.e.d.item(place(shown), c.entry(source))
	}
}

// entry is an item with its label, if it has one.
func (c *classify) entry(source int) string {
	if label := c.given[source]; label >= 0 {
		return field(c.item(source), result.Safe(c.e.ex.Exercise.Labels[label]))
	}
	return sentence(c.item(source))
}

func (c *classify) item(source int) string {
	return c.e.d.inline(c.e.ex.Exercise.Items[source].Text, titlesOf(c.e.ex.Pack))
}

// open is the place of the first item without a label; -1 when all have one.
func (c *classify) open() int {
	return slices.IndexFunc(c.e.ex.Display, func(source int) bool { return c.given[source] < 0 })
}

// take reads a label's number for the item that is asked for, "3 = 2" for the third item, or one label for each item in turn.
func (c *classify) take(_ context.Context, line string) (step, bool, error) {
	if item, label, ok := strings.Cut(line, "="); ok {
		at, isItem := number(item)
		n, isLabel := number(label)
		if !isItem || !isLabel {
			return keep, false, nil
		}
		if at < 1 || at > len(c.given) {
			c.e.d.say("plain.numbers.unknown", i18n.Args{"Number": at, "Count": len(c.given)})
			return keep, true, nil
		}
		if c.label(at-1, n) {
			c.e.d.item(place(at-1), c.entry(c.e.ex.Display[at-1]))
		}
		return keep, true, nil
	}
	labels, ok := numbers(line, c.e.d.text("plain.and"))
	if !ok {
		return keep, false, nil
	}
	for _, n := range labels {
		at := c.open()
		if at < 0 {
			c.e.d.say("plain.classify.change")
			return keep, true, nil
		}
		if !c.label(at, n) {
			break
		}
	}
	if c.open() < 0 {
		c.list()
		c.e.d.say("plain.classify.whole")
	}
	return keep, true, nil
}

// label gives the item shown at a place a label by its number.
func (c *classify) label(shown, n int) bool {
	if n < 1 || n > len(c.e.ex.Exercise.Labels) {
		c.e.d.say("plain.numbers.unknown", i18n.Args{"Number": n, "Count": len(c.e.ex.Exercise.Labels)})
		return false
	}
	c.given[c.e.ex.Display[shown]] = n - 1
	return true
}

// prompt asks for the next item's label.
func (c *classify) prompt() string {
	at := c.open()
	if at < 0 || c.e.ex.State.IsDone() {
		return ""
	}
	return c.e.d.text("plain.prompt.label", i18n.Args{"Number": at + 1, "Item": c.item(c.e.ex.Display[at])})
}

func (c *classify) commands() []command {
	return []command{{name: "list", run: func(context.Context, string) (state, error) { c.list(); return c.e, nil }}}
}
