package plain

import (
	"context"
	"regexp"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// block says a block of the lesson; an example in it can be run, and a chart is told in figures.
func (r *reading) block(ctx context.Context, block lesson.Block) error {
	d := r.d
	switch block := block.(type) {
	case *lesson.Example:
		if block.Role == lesson.Shown {
			break
		}
		r.example = block
		d.say("plain.example", i18n.Args{"Number": block.Index + 1})
		d.code(block.SQL)
		if block.Role == lesson.Fails {
			d.say("plain.example.fails")
		}
		d.say("plain.example.run")
		return nil
	case *lesson.Chart:
		r.example = exampleOf(block)
		found, err := d.chart(ctx, r.lesson.Pack.ID, r.lesson.Lesson.Datasets, block)
		if err == nil {
			r.result = found
		}
		return err
	}
	d.block(block, titlesOf(r.lesson.Pack))
	return nil
}

// translateKeys says once what to type for the keys that a lesson names: they belong to the full screen.
func (d *dialogue) translateKeys(markdown string) {
	if regexp.MustCompile(`\*\*(F\d+|Tab|Esc)\*\*`).MatchString(markdown) {
		d.once("plain.keys")
	}
}

// blocks says blocks that are only to be read: a hint, an explanation.
func (d *dialogue) blocks(blocks []lesson.Block, pack titles) {
	for i, block := range blocks {
		if i > 0 {
			d.gap()
		}
		d.block(block, pack)
	}
}

// block says a block that is only to be read. Trainers' notes are left out.
func (d *dialogue) block(block lesson.Block, pack titles) {
	switch block := block.(type) {
	case *lesson.Heading:
		d.say("plain.section", i18n.Args{"Title": d.inline(block.Text, pack)})
	case *lesson.Prose:
		d.markdown(block.Markdown, pack)
		d.translateKeys(block.Markdown)
	case *lesson.Table:
		d.markdown(block.Markdown, pack)
	case *lesson.Image:
		d.say("plain.picture", i18n.Args{"Alt": sentence(result.Safe(block.Alt))})
		if block.Caption != "" {
			d.tell(result.Safe(block.Caption))
		}
	case *lesson.Example:
		d.say("plain.shown")
		d.code(block.SQL)
	case *lesson.Chart:
		d.say("plain.chart", i18n.Args{"Title": sentence(result.Safe(block.Title)), "Alt": sentence(result.Safe(block.Alt))})
	case *lesson.Callout:
		if block.Kind != lesson.Trainer {
			d.callout(block, pack)
		}
	}
}

// callout says its kind in front of its first words.
func (d *dialogue) callout(c *lesson.Callout, pack titles) {
	lead := d.text("plain.callout." + string(c.Kind))
	rest := c.Blocks
	if len(rest) > 0 {
		if prose, ok := rest[0].(*lesson.Prose); ok {
			d.markdown(lead+" "+prose.Markdown, pack)
			d.translateKeys(prose.Markdown)
			rest = rest[1:]
		} else {
			d.tell(lead)
		}
	}
	for _, block := range rest {
		d.gap()
		d.block(block, pack)
	}
}
