package workbench

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
)

// Actions of a list that is put in order.
const (
	doMoveUp   screen.Action = "move-up"
	doMoveDown screen.Action = "move-down"
)

// ordered is a list that the learner puts in order; the answers that do so are made of it. Its owner draws it anew after every
// change.
type ordered struct {
	items
	order []int // source indexes as they stand
}

// reorder takes a key that moves the chosen entry, or only the choice, and reports whether it was one.
func (o *ordered) reorder(key tea.KeyPressMsg) bool {
	switch action, _ := screen.Match(key, o.env.Keys.Of(moveKeys()...)); action {
	case doMoveUp:
		o.shift(-1)
		return true
	case doMoveDown:
		o.shift(1)
		return true
	}
	return o.move(key, len(o.order))
}

// shift moves the chosen entry by one place and follows it.
func (o *ordered) shift(by int) {
	to := o.here + by
	if o.here >= len(o.order) || to < 0 || to >= len(o.order) {
		return
	}
	o.order[o.here], o.order[to] = o.order[to], o.order[o.here]
	o.here = to
}

// point chooses the entry that was clicked.
func (o *ordered) point(msg tea.Msg) {
	if click, ok := msg.(tea.MouseClickMsg); ok {
		if shown := o.at(click.Y); shown >= 0 {
			o.here = shown
		}
	}
}

// ways says in few words which keys put the list in order.
func (o *ordered) ways() i18n.Message {
	move := moveKeys()
	return i18n.New("workbench.ways.order", i18n.Args{"Up": o.env.KeyOf(move[0]), "Down": o.env.KeyOf(move[1])})
}

// moveKeys are the bindings that every list in order has.
func moveKeys() []screen.Binding {
	return []screen.Binding{
		{
			Action: doMoveUp, Keys: []string{"shift+up", "alt+up", "K", "shift+k"},
			Label: i18n.New("workbench.key.move-up", nil), Help: i18n.New("workbench.key.move-up.help", nil),
		},
		{
			Action: doMoveDown, Keys: []string{"shift+down", "alt+down", "J", "shift+j"},
			Label: i18n.New("workbench.key.move-down", nil), Help: i18n.New("workbench.key.move-down.help", nil),
		},
	}
}
