package workbench

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// Actions of a list of options.
const doPick screen.Action = "pick"

// choice is the answer to a choice: one option, or several.
type choice struct {
	items
	display []int
	texts   []string
	picked  []bool // in source order
	several bool
}

func newChoice(env *screen.Env, ex trainer.Exercising) *choice {
	c := &choice{
		items:   items{env: env},
		display: ex.Display,
		picked:  make([]bool, len(ex.Exercise.Items)),
		several: ex.Exercise.Several(),
	}
	for _, item := range ex.Exercise.Items {
		c.texts = append(c.texts, item.Text)
	}
	return c
}

// Text lists the letters of the picked options in source order.
func (c *choice) Text() string {
	var letters []string
	for i, picked := range c.picked {
		if picked {
			letters = append(letters, letter(i))
		}
	}
	return strings.Join(letters, ",")
}

func (c *choice) Load(draft string, _ int) {
	defer c.refresh()
	letters := strings.Split(draft, ",")
	for i := range c.picked {
		c.picked[i] = slices.Contains(letters, letter(i))
	}
}

func (c *choice) Update(msg tea.Msg) (bool, tea.Cmd) {
	defer c.refresh()
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	if c.move(key, len(c.display)) {
		return true, nil
	}
	if action, _ := screen.Match(key, c.Keys()); action == doPick {
		c.pick(c.here)
		return true, nil
	}
	// The number shown in front of an option picks it.
	if n := int(key.Code - '1'); len(key.Text) == 1 && n >= 0 && n < len(c.display) {
		c.here = n
		c.pick(n)
		return true, nil
	}
	return false, nil
}

// pick picks the option shown at a place, or takes it back where several may be picked.
func (c *choice) pick(shown int) {
	source := c.display[shown]
	before := c.picked[source]
	if !c.several {
		clear(c.picked)
	}
	c.picked[source] = !c.several || !before
}

func (c *choice) Mouse(msg tea.Msg) tea.Cmd {
	click, ok := msg.(tea.MouseClickMsg)
	if !ok {
		return nil
	}
	defer c.refresh()
	if shown := c.at(click.Y); shown >= 0 {
		c.here = shown
		c.pick(shown)
	}
	return nil
}

func (c *choice) Resize(width, height int) {
	c.width, c.height = width, height
	c.refresh()
}

// refresh brings the list up to date with the answer.
func (c *choice) refresh() {
	rows := make([]row, len(c.display))
	for shown, source := range c.display {
		rows[shown] = row{mark: c.mark(shown, c.picked[source]), text: c.texts[source]}
	}
	c.show(rows)
}

// mark is the option's number and a box or a circle: square where several may be picked, as in forms.
func (c *choice) mark(shown int, picked bool) string {
	left, right := "(", ")"
	if c.several {
		left, right = "[", "]"
	}
	inside := " "
	if picked {
		inside = "x"
	}
	return string(rune('1'+shown%9)) + " " + left + inside + right
}

func (c *choice) Keys() []screen.Binding {
	return c.env.Keys.Of(screen.Binding{
		Action: doPick, Keys: []string{"space", "enter"},
		Label: i18n.New("workbench.key.pick", nil), Help: i18n.New("workbench.key.pick.help", nil),
	})
}

func (c *choice) Restyle() { c.refresh() }

// letter names an option by its place in the source: a, b, c, …
func letter(i int) string { return string(rune('a' + i)) }
