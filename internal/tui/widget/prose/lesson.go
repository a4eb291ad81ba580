package prose

import (
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
)

// Words says messages; an *i18n.Printer does.
type Words interface {
	Text(key string, args ...i18n.Args) string
}

// Blocks draws blocks that are only to be read, such as a prompt, a hint or an explanation: SQL in them is shown, a chart is told by
// its words, and trainer's notes are left out. Exercises are left out too: they have their own place.
func (r *Renderer) Blocks(blocks []lesson.Block, width int, words Words) Text {
	var text Text
	for _, block := range blocks {
		drawn := r.Block(block, width, words)
		if len(drawn.Lines) == 0 {
			continue
		}
		text.gap()
		text.add(drawn, "", "")
	}
	return text
}

// Block draws one block that is only to be read.
func (r *Renderer) Block(block lesson.Block, width int, words Words) Text {
	switch block := block.(type) {
	case *lesson.Heading:
		return r.Heading(block, width)
	case *lesson.Prose:
		return r.Markdown(block.Markdown, width)
	case *lesson.Table:
		return r.Markdown(block.Markdown, width)
	case *lesson.Image:
		return r.image(block, width, words)
	case *lesson.Example:
		return Text{Lines: indented(SQL(block.SQL, width-2, r.styles))}
	case *lesson.Chart:
		caption := words.Text("prose.chart", i18n.Args{"Title": result.Safe(block.Title), "Alt": result.Safe(block.Alt)})
		return wrap([]run{{text: caption, look: emphasis}}, width, r.styles)
	case *lesson.Callout:
		return r.callout(block, width, words)
	default:
		return Text{}
	}
}

// Heading draws a section's title; deeper ones are quieter.
func (r *Renderer) Heading(h *lesson.Heading, width int) Text {
	plain := wrap([]run{{text: r.Plain(h.Text)}}, width, r.styles)
	look := r.styles.Heading
	if h.Level > 2 {
		look = r.styles.Subheading
	}
	for i, line := range plain.Lines {
		plain.Lines[i] = look.Render(line)
	}
	return plain
}

func (r *Renderer) image(image *lesson.Image, width int, words Words) Text {
	text := wrap([]run{{text: words.Text("prose.image", i18n.Args{"Alt": result.Safe(image.Alt)}), look: emphasis}}, width, r.styles)
	if image.Caption != "" {
		text.add(wrap([]run{{text: result.Safe(image.Caption)}}, width, r.styles), "", "")
	}
	return text
}

// callout draws an aside with a bar at its side, a symbol and a word.
func (r *Renderer) callout(callout *lesson.Callout, width int, words Words) Text {
	if callout.Kind == lesson.Trainer {
		return Text{}
	}
	look, symbol := r.styles.Note, r.styles.Symbols.Note
	switch callout.Kind {
	case lesson.Warning:
		look, symbol = r.styles.Warn, r.styles.Symbols.Warn
	case lesson.Source:
		look, symbol = r.styles.Strong, r.styles.Symbols.Source
	}
	bar := look.Render(r.styles.Symbols.Gutter) + " "
	var text Text
	text.add(Text{Lines: []string{look.Render(symbol + " " + words.Text("prose.callout-"+string(callout.Kind)))}}, bar, bar)
	text.add(r.Blocks(callout.Blocks, max(width-2, narrowest), words), bar, bar)
	return text
}

func indented(lines []string) []string {
	for i, line := range lines {
		lines[i] = "  " + line
	}
	return lines
}

// Wrapped draws plain text in lines of at most width cells.
func Wrapped(plain string, width int, styles theme.Styles) []string {
	return wrap([]run{{text: result.Safe(plain)}}, width, styles).Lines
}
