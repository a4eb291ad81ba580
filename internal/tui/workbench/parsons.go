package workbench

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// doLeaveOut takes a line out of the answer, or in again.
const doLeaveOut screen.Action = "leave-out"

// parsons is the answer that puts lines of SQL in order and leaves out those that belong to no answer.
type parsons struct {
	ordered
	out   map[int]bool // lines that are left out
	lines []string     // in source order
}

func newParsons(env *screen.Env, ex trainer.Exercising) *parsons {
	return &parsons{
		ordered: ordered{items: items{env: env}, order: slices.Clone(ex.Display)},
		out:     map[int]bool{},
		lines:   ex.Lines,
	}
}

// Text is the SQL that the lines in use make.
func (p *parsons) Text() string {
	var used []string
	for _, line := range p.order {
		if !p.out[line] {
			used = append(used, p.lines[line])
		}
	}
	return strings.Join(used, "\n")
}

// SQL lets the lines be run as they stand.
func (p *parsons) SQL() string { return p.Text() }

// Load puts the lines of the draft first, in its order, and the others behind them, left out. A draft without any of the lines
// changes nothing.
func (p *parsons) Load(draft string, _ int) {
	defer p.refresh()
	rest := slices.Clone(p.order)
	var order []int
	for _, text := range strings.Split(draft, "\n") {
		at := slices.IndexFunc(rest, func(line int) bool { return p.lines[line] == text })
		if at >= 0 {
			order = append(order, rest[at])
			rest = slices.Delete(rest, at, at+1)
		}
	}
	if len(order) == 0 {
		return
	}
	p.order = slices.Concat(order, rest)
	clear(p.out)
	for _, line := range rest {
		p.out[line] = true
	}
}

func (p *parsons) Update(msg tea.Msg) (bool, tea.Cmd) {
	defer p.refresh()
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	if action, _ := screen.Match(key, p.Keys()); action == doLeaveOut {
		line := p.order[p.here]
		p.out[line] = !p.out[line]
		return true, nil
	}
	return p.reorder(key), nil
}

func (p *parsons) Mouse(msg tea.Msg) tea.Cmd {
	p.point(msg)
	p.refresh()
	return nil
}

func (p *parsons) Resize(width, height int) {
	p.width, p.height = width, height
	p.refresh()
}

// refresh brings the list up to date with the answer.
func (p *parsons) refresh() {
	rows := make([]row, len(p.order))
	used := 0
	for place, line := range p.order {
		rows[place] = row{text: p.lines[line], code: true, mute: p.out[line], mark: " - "}
		if !p.out[line] {
			used++
			rows[place].mark = pad(strconv.Itoa(used), 2) + " "
		}
	}
	p.show(rows)
}

func (p *parsons) Keys() []screen.Binding {
	return p.env.Keys.Of(append(moveKeys(), bind(doLeaveOut, "leave-out", "space"))...)
}

func (p *parsons) ways() i18n.Message {
	order := p.ordered.ways()
	order.Key = "workbench.ways.lines"
	order.Args["Out"] = p.env.KeyOf(bind(doLeaveOut, "leave-out", "space"))
	return order
}

func (p *parsons) Restyle() { p.refresh() }

// pad fills a short text with spaces on its left.
func pad(text string, width int) string {
	return strings.Repeat(" ", max(0, width-len(text))) + text
}
