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

// Actions of a list that is put in order.
const (
	doMoveUp   screen.Action = "move-up"
	doMoveDown screen.Action = "move-down"
	doLeaveOut screen.Action = "leave-out"
)

// moveKeys are the bindings that every list in order has.
func moveKeys() []screen.Binding {
	return []screen.Binding{
		{
			Action: doMoveUp, Keys: []string{"alt+up", "shift+up", "K", "shift+k"},
			Label: i18n.New("workbench.key.move-up", nil), Help: i18n.New("workbench.key.move-up.help", nil),
		},
		{
			Action: doMoveDown, Keys: []string{"alt+down", "shift+down", "J", "shift+j"},
			Label: i18n.New("workbench.key.move-down", nil), Help: i18n.New("workbench.key.move-down.help", nil),
		},
	}
}

// shift moves the chosen entry of an order by one place and follows it.
func (l *items) shift(order []int, by int) {
	to := l.here + by
	if l.here >= len(order) || to < 0 || to >= len(order) {
		return
	}
	order[l.here], order[to] = order[to], order[l.here]
	l.here = to
}

// arrange is the answer that puts items in order.
type arrange struct {
	items
	order []int // source indexes as they stand
	texts []string
}

func newArrange(env *screen.Env, ex trainer.Exercising) *arrange {
	a := &arrange{items: items{env: env}, order: slices.Clone(ex.Display)}
	for _, item := range ex.Exercise.Items {
		a.texts = append(a.texts, item.Text)
	}
	return a
}

// Text lists the numbers of the items, as the source counts them, in the learner's order.
func (a *arrange) Text() string {
	numbers := make([]string, len(a.order))
	for i, source := range a.order {
		numbers[i] = strconv.Itoa(source + 1)
	}
	return strings.Join(numbers, ",")
}

// Load takes up an order if it is one: a draft of an older version of the exercise is not.
func (a *arrange) Load(draft string, _ int) {
	defer a.refresh()
	var order []int
	for _, number := range strings.Split(draft, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if err != nil || n < 1 || n > len(a.texts) || slices.Contains(order, n-1) {
			return
		}
		order = append(order, n-1)
	}
	if len(order) == len(a.order) {
		a.order = order
	}
}

func (a *arrange) Update(msg tea.Msg) (bool, tea.Cmd) {
	defer a.refresh()
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	switch action, _ := screen.Match(key, a.Keys()); action {
	case doMoveUp:
		a.shift(a.order, -1)
		return true, nil
	case doMoveDown:
		a.shift(a.order, 1)
		return true, nil
	}
	return a.move(key, len(a.order)), nil
}

func (a *arrange) Mouse(msg tea.Msg) tea.Cmd {
	click, ok := msg.(tea.MouseClickMsg)
	if !ok {
		return nil
	}
	defer a.refresh()
	if shown := a.at(click.Y); shown >= 0 {
		a.here = shown
	}
	return nil
}

func (a *arrange) Resize(width, height int) {
	a.width, a.height = width, height
	a.refresh()
}

func (a *arrange) View() string { return a.view() }

// refresh brings the list up to date with the answer.
func (a *arrange) refresh() {
	rows := make([]row, len(a.order))
	for place, source := range a.order {
		rows[place] = row{mark: strconv.Itoa(place+1) + ".", text: a.texts[source]}
	}
	a.show(rows)
}

func (a *arrange) Focus(focused bool) tea.Cmd {
	a.focused = focused
	return nil
}

func (a *arrange) Capturing() bool { return false }

func (a *arrange) Keys() []screen.Binding { return a.env.Keys.Of(moveKeys()...) }

func (a *arrange) Cursor() *tea.Cursor { return a.cursor() }

func (a *arrange) Restyle() { a.refresh() }
