package workbench

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// Actions of a list whose items get labels.
const (
	doNextLabel screen.Action = "next-label"
	doLastLabel screen.Action = "previous-label"
)

// classify is the answer that gives each item a label.
type classify struct {
	items
	display []int
	sources []lesson.Item
	labels  []string
	given   []int // by source index: a label's index, -1 while there is none
}

func newClassify(env *screen.Env, ex trainer.Exercising) *classify {
	c := &classify{
		items: items{env: env}, display: ex.Display,
		sources: ex.Exercise.Items, labels: ex.Exercise.Labels,
		given: make([]int, len(ex.Exercise.Items)),
	}
	for i := range c.given {
		c.given[i] = -1
	}
	return c
}

// Text has a line "item => label" for each item that has one, in source order.
func (c *classify) Text() string {
	var lines []string
	for i, label := range c.given {
		if label >= 0 {
			lines = append(lines, c.sources[i].Text+" => "+c.labels[label])
		}
	}
	return strings.Join(lines, "\n")
}

func (c *classify) Load(draft string, _ int) {
	defer c.refresh()
	for _, line := range strings.Split(draft, "\n") {
		text, label, ok := strings.Cut(line, " => ")
		if !ok {
			continue
		}
		item := slices.IndexFunc(c.sources, func(s lesson.Item) bool { return s.Text == text })
		if item >= 0 {
			c.given[item] = slices.Index(c.labels, label)
		}
	}
}

func (c *classify) Update(msg tea.Msg) (bool, tea.Cmd) {
	defer c.refresh()
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	switch action, _ := screen.Match(key, c.Keys()); action {
	case doNextLabel:
		c.turn(1)
		return true, nil
	case doLastLabel:
		c.turn(-1)
		return true, nil
	}
	// The number shown in front of a label gives it to the chosen item.
	if n := int(key.Code - '1'); len(key.Text) == 1 && n >= 0 && n < len(c.labels) {
		c.given[c.display[c.here]] = n
		c.here = min(c.here+1, len(c.display)-1)
		return true, nil
	}
	return c.move(key, len(c.display)), nil
}

// turn gives the chosen item the next or the previous label.
func (c *classify) turn(by int) {
	if len(c.labels) == 0 {
		return
	}
	source := c.display[c.here]
	now := c.given[source]
	if now < 0 && by < 0 {
		now = 0
	}
	c.given[source] = (now + by + len(c.labels)) % len(c.labels)
}

func (c *classify) Mouse(msg tea.Msg) tea.Cmd {
	click, ok := msg.(tea.MouseClickMsg)
	if !ok {
		return nil
	}
	defer c.refresh()
	if shown := c.at(click.Y - c.legendHeight()); shown >= 0 {
		if c.here == shown {
			c.turn(1)
		}
		c.here = shown
	}
	return nil
}

func (c *classify) Resize(width, height int) {
	c.width = width
	c.height = max(1, height-c.legendHeight())
	c.refresh()
}

func (c *classify) View() string { return strings.Join(append(c.legend(), c.view()), "\n") }

// refresh brings the list up to date with the answer.
func (c *classify) refresh() {
	widest := 1
	for _, label := range c.labels {
		widest = max(widest, ansi.StringWidth(result.Safe(label)))
	}
	widest = min(widest, max(6, c.width/3))
	rows := make([]row, len(c.display))
	for shown, source := range c.display {
		label := strings.Repeat(".", widest)
		if given := c.given[source]; given >= 0 {
			label = result.Safe(c.labels[given])
			label += strings.Repeat(" ", max(0, widest-ansi.StringWidth(label)))
		}
		rows[shown] = row{mark: "[" + ansi.Truncate(label, widest, "") + "]", text: c.sources[source].Text}
	}
	c.show(rows)
}

// legend lists the labels with the numbers that give them.
func (c *classify) legend() []string {
	const held = "\u00a0" // holds a number and its label together on a line
	var words []string
	for i, label := range c.labels {
		words = append(words, string(rune('1'+i%9))+held+result.Safe(label))
	}
	text := ansi.Wordwrap(strings.Join(words, "   "), max(8, c.width), "")
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		lines = append(lines, c.env.Styles.Muted.Render(strings.ReplaceAll(line, held, " ")))
	}
	return append(lines, "")
}

func (c *classify) legendHeight() int { return len(c.legend()) }

func (c *classify) Keys() []screen.Binding {
	return c.env.Keys.Of(
		screen.Binding{
			Action: doNextLabel, Keys: []string{"right", "space", "enter"},
			Label: i18n.New("workbench.key.label", nil), Help: i18n.New("workbench.key.label.help", nil),
		},
		screen.Binding{
			Action: doLastLabel, Keys: []string{"left"},
			Help: i18n.New("workbench.key.last-label.help", nil),
		},
	)
}

func (c *classify) Cursor() *tea.Cursor {
	at := c.items.Cursor()
	if at != nil {
		at.Y += c.legendHeight()
	}
	return at
}

func (c *classify) Restyle() { c.refresh() }
