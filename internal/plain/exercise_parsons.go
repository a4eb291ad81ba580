package plain

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
)

// parsons is the answer that puts lines of SQL in order and leaves out those that belong to no answer.
type parsons struct {
	e     *exercise
	order []int // indexes of the lines as the source counts them
}

func newParsons(e *exercise) *parsons { return &parsons{e: e} }

// load finds the lines of a draft. A line that is none of the exercise's makes the whole no draft.
func (p *parsons) load(draft string) {
	var order []int
	for _, text := range split(draft) {
		at := -1
		for i, line := range p.e.ex.Lines {
			if line == text && !slices.Contains(order, i) {
				at = i
				break
			}
		}
		if at < 0 {
			return
		}
		order = append(order, at)
	}
	p.order = order
}

func (p *parsons) text() string {
	lines := make([]string, len(p.order))
	for i, source := range p.order {
		lines[i] = p.e.ex.Lines[source]
	}
	return strings.Join(lines, "\n")
}

func (p *parsons) present() {
	p.e.d.say("plain.parsons", i18n.Args{"Count": len(p.e.ex.Display)})
	for shown, source := range p.e.ex.Display {
		p.e.d.line(place(shown) + strings.TrimSpace(p.e.ex.Lines[source]))
	}
	if len(p.order) > 0 {
		p.e.d.say("plain.draft")
		p.list()
	}
}

// take reads the numbers of lines in their order.
func (p *parsons) take(_ context.Context, line string) (step, bool, error) {
	chosen, ok := numbers(line, p.e.d.text("plain.and"))
	if !ok {
		return keep, false, nil
	}
	order, ok := p.e.sources(chosen)
	if !ok {
		return keep, true, nil
	}
	p.order = order
	p.list()
	return keep, true, nil
}

func (p *parsons) list() {
	if len(p.order) == 0 {
		p.e.d.say("plain.sheet.empty")
		return
	}
	p.e.d.code(p.text())
}

func (p *parsons) prompt() string { return "" }

func (p *parsons) commands() []command {
	e := p.e
	return []command{
		{name: "run", run: func(ctx context.Context, _ string) (state, error) { return e, e.run(ctx, p.text()) }},
		{name: "list", run: func(context.Context, string) (state, error) { p.list(); return e, nil }},
		{name: "spell", run: func(context.Context, string) (state, error) { e.d.spell(p.text()); return e, nil }},
	}
}

// place numbers an entry of a list.
func place(i int) string { return strconv.Itoa(i+1) + ". " }

// sources turns numbers of entries as they are shown into indexes in source order. It says what is wrong with numbers that name no entry or
// one twice.
func (e *exercise) sources(shown []int) ([]int, bool) {
	var order []int
	for _, n := range shown {
		if n < 1 || n > len(e.ex.Display) {
			e.d.say("plain.numbers.unknown", i18n.Args{"Number": n, "Count": len(e.ex.Display)})
			return nil, false
		}
		source := e.ex.Display[n-1]
		if slices.Contains(order, source) {
			e.d.say("plain.numbers.twice", i18n.Args{"Number": n})
			return nil, false
		}
		order = append(order, source)
	}
	return order, true
}
