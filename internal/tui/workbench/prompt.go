package workbench

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/chart"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// prompt is the pane that says what is asked: the prompt, its charts, and the hints that were shown; or, when they are asked
// for, the tables of the exercise.
type prompt struct {
	env    *screen.Env
	ex     trainer.Exercising
	hints  []trainer.HintView
	charts map[int]chartedMsg
	tables []trainer.TableInfo

	showTables    bool
	width, height int
	top           int
	lines         []string
}

func (p *prompt) init(env *screen.Env) {
	p.env = env
	p.charts = map[int]chartedMsg{}
}

func (p *prompt) open(ex trainer.Exercising, hints []trainer.HintView) {
	p.ex, p.hints = ex, hints
	p.draw()
}

func (p *prompt) charted(msg chartedMsg) {
	p.charts[msg.index] = msg
	p.draw()
}

func (p *prompt) describe(tables []trainer.TableInfo) {
	p.tables = tables
	p.draw()
}

// addHint shows one more hint and brings it into the window.
func (p *prompt) addHint(hint trainer.HintView) {
	p.hints = append(p.hints, hint)
	p.showTables = false
	p.draw()
	p.top = max(0, len(p.lines)-p.height)
}

func (p *prompt) hintsLeft() int {
	if p.ex.Exercise == nil {
		return 0
	}
	return max(0, len(p.ex.Exercise.Hints)-len(p.hints))
}

func (p *prompt) toggleTables() {
	p.showTables = !p.showTables
	p.top = 0
	p.draw()
}

func (p *prompt) restyle() { p.draw() }

func (p *prompt) resize(width, height int) {
	if width == p.width && height == p.height {
		return
	}
	p.width, p.height = width, height
	p.draw()
}

// draw lays the pane out anew.
func (p *prompt) draw() {
	if p.ex.Exercise == nil || p.width < 1 {
		return
	}
	if p.showTables {
		p.lines = p.dictionary()
	} else {
		p.lines = p.text()
	}
	p.top = max(0, min(p.top, len(p.lines)-p.height))
}

func (p *prompt) text() []string {
	measure := min(p.width, prose.Measure)
	lines := p.blocks(p.ex.Exercise.Prompt, measure)
	for _, hint := range p.hints {
		lines = append(lines, "", p.env.Styles.Note.Render(p.env.Styles.Symbols.Hint+" "+p.env.Text("workbench.hint", i18n.Args{
			"Number": hint.Number, "Of": hint.Of, "Title": result.Safe(hint.Hint.Title),
		})))
		lines = append(lines, p.blocks(hint.Hint.Blocks, measure)...)
	}
	return lines
}

// blocks draws blocks of a lesson, with an empty line between them.
func (p *prompt) blocks(blocks []lesson.Block, width int) []string {
	var lines []string
	for i, block := range blocks {
		if i > 0 {
			lines = append(lines, "")
		}
		if c, ok := block.(*lesson.Chart); ok {
			lines = append(lines, p.chart(i, c, width)...)
			continue
		}
		lines = append(lines, blockLines(p.env, block, width)...)
	}
	return lines
}

// chart draws a chart of the prompt, or what stands for it until its query has run.
func (p *prompt) chart(index int, c *lesson.Chart, width int) []string {
	var lines []string
	if c.Title != "" {
		lines = append(lines, p.env.Styles.Chart.Title.Render(result.Safe(c.Title)))
	}
	charted, ok := p.charts[index]
	if !ok || charted.err != nil || charted.outcome.Set == nil {
		return append(lines, prose.New(p.env.Styles).Inline(c.Alt, width)...)
	}
	size := chart.Size{Width: min(width, 60), Height: 12}
	drawn, sentence := chart.Draw(chart.Spec{Kind: c.Kind, X: c.X, Y: c.Y}, charted.outcome.Set, size, p.env.Styles)
	lines = append(lines, drawn...)
	return append(lines, prose.New(p.env.Styles).Inline(p.env.Say(sentence), width)...)
}

// blockLines draws one block that needs no query.
func blockLines(env *screen.Env, block lesson.Block, width int) []string {
	renderer := prose.New(env.Styles)
	switch b := block.(type) {
	case *lesson.Prose:
		return renderer.Markdown(b.Markdown, width).Lines
	case *lesson.Table:
		return renderer.Markdown(b.Markdown, width).Lines
	case *lesson.Heading:
		return []string{env.Styles.Subheading.Render(result.Safe(b.Text))}
	case *lesson.Example:
		return prose.SQL(b.SQL, width, env.Styles)
	case *lesson.Image:
		return renderer.Inline(b.Alt, width)
	case *lesson.Callout:
		var lines []string
		for _, inner := range b.Blocks {
			lines = append(lines, blockLines(env, inner, width-2)...)
		}
		return frame.Margin(lines, 2)
	}
	return nil
}

// dictionary describes the tables of the exercise.
func (p *prompt) dictionary() []string {
	if p.tables == nil {
		return []string{p.env.Styles.Muted.Render(p.env.Text("workbench.tables.loading"))}
	}
	var lines []string
	for i, table := range p.tables {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, p.table(table)...)
	}
	return lines
}

func (p *prompt) table(table trainer.TableInfo) []string {
	s := p.env.Styles
	renderer := prose.New(s)
	head := s.Strong.Render(result.Safe(table.Name)) + "  " + s.Muted.Render(p.env.Text("workbench.tables.rows", i18n.Args{"Count": table.Rows}))
	if table.Synthetic {
		head += "  " + s.Warn.Render(p.env.Text("workbench.tables.synthetic"))
	}
	lines := []string{head}
	lines = append(lines, renderer.Inline(result.Safe(table.Grain), p.width)...)
	for _, column := range table.Columns {
		name := "  " + s.Code.Render(result.Safe(column.Name)) + " " + s.Muted.Render(strings.ToLower(result.Safe(column.Type)))
		if column.Key {
			name += " " + s.Note.Render(p.env.Text("workbench.tables.key"))
		}
		lines = append(lines, frame.Cut(name, p.width, s))
		lines = append(lines, frame.Margin(renderer.Inline(p.meaning(column), max(8, p.width-4)), 4)...)
	}
	return lines
}

// meaning is what a column's description says, with its unit and values.
func (p *prompt) meaning(column trainer.ColumnInfo) string {
	text := result.Safe(column.Description)
	if column.Unit != "" {
		text += " (" + result.Safe(column.Unit) + ")"
	}
	if n := len(column.Values); n > 0 && n <= 12 {
		text += ": " + result.Safe(strings.Join(column.Values, ", "))
	}
	return text
}

// press scrolls.
func (p *prompt) press(key tea.KeyPressMsg) {
	switch key.Keystroke() {
	case "up", "k":
		p.scroll(-1)
	case "down", "j":
		p.scroll(1)
	case "pgup", "b":
		p.scroll(-p.height)
	case "pgdown", "space":
		p.scroll(p.height)
	case "home", "g":
		p.scroll(-len(p.lines))
	case "end", "G", "shift+g":
		p.scroll(len(p.lines))
	}
}

func (p *prompt) scroll(by int) {
	p.top = max(0, min(p.top+by, len(p.lines)-p.height))
}

// more reports whether there are lines above or below the window.
func (p *prompt) more() (above, below bool) {
	return p.top > 0, p.top+p.height < len(p.lines)
}

func (p *prompt) view() []string { return frame.Window(p.lines, p.top, p.height) }
