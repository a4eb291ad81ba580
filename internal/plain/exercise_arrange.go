package plain

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
)

// arrange is the answer that puts items in order.
type arrange struct {
	e     *exercise
	order []int // source indexes in the learner's order; nil while there is none
}

func newArrange(e *exercise) *arrange { return &arrange{e: e} }

// load takes up an order if it names every item once.
func (a *arrange) load(draft string) {
	n := len(a.e.ex.Exercise.Items)
	var order []int
	for _, word := range strings.Split(draft, ",") {
		at, ok := number(word)
		if !ok || at < 1 || at > n || slices.Contains(order, at-1) {
			return
		}
		order = append(order, at-1)
	}
	if len(order) == n {
		a.order = order
	}
}

// text lists the numbers of the items, as the source counts them, in the learner's order.
func (a *arrange) text() string {
	words := make([]string, len(a.order))
	for i, source := range a.order {
		words[i] = strconv.Itoa(source + 1)
	}
	return strings.Join(words, ",")
}

func (a *arrange) present() {
	for shown, source := range a.e.ex.Display {
		a.e.d.item(place(shown), a.item(source))
	}
	if a.order != nil {
		a.e.d.say("plain.draft")
		a.list()
	}
}

func (a *arrange) item(source int) string {
	return a.e.d.inline(a.e.ex.Exercise.Items[source].Text, titlesOf(a.e.ex.Pack))
}

func (a *arrange) list() {
	if a.order == nil {
		a.e.d.say("plain.sheet.empty")
	}
	for i, source := range a.order {
		a.e.d.item(place(i), a.item(source))
	}
}

// take reads the numbers of all items in their order.
func (a *arrange) take(_ context.Context, line string) (step, bool, error) {
	chosen, ok := numbers(line, a.e.d.text("plain.and"))
	if !ok {
		return keep, false, nil
	}
	order, ok := a.e.sources(chosen)
	if !ok {
		return keep, true, nil
	}
	if n := len(a.e.ex.Display); len(order) != n {
		a.e.d.say("plain.arrange.all", i18n.Args{"Count": n})
		return keep, true, nil
	}
	a.order = order
	return a.e.whole(), true, nil
}

func (a *arrange) prompt() string { return "" }

func (a *arrange) commands() []command {
	return []command{{name: "list", run: func(context.Context, string) (state, error) { a.list(); return a.e, nil }}}
}
