package workbench

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// arrange is the answer that puts items in order.
type arrange struct {
	ordered
	texts []string
}

func newArrange(env *screen.Env, ex trainer.Exercising) *arrange {
	a := &arrange{ordered: ordered{items: items{env: env}, order: slices.Clone(ex.Display)}}
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
	return ok && a.reorder(key), nil
}

func (a *arrange) Mouse(msg tea.Msg) tea.Cmd {
	a.point(msg)
	a.refresh()
	return nil
}

func (a *arrange) Resize(width, height int) {
	a.width, a.height = width, height
	a.refresh()
}

// refresh brings the list up to date with the answer.
func (a *arrange) refresh() {
	rows := make([]row, len(a.order))
	for place, source := range a.order {
		rows[place] = row{mark: strconv.Itoa(place+1) + ".", text: a.texts[source]}
	}
	a.show(rows)
}

func (a *arrange) Keys() []screen.Binding { return a.env.Keys.Of(moveKeys()...) }

func (a *arrange) Restyle() { a.refresh() }
