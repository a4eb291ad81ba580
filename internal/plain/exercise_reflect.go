package plain

import (
	"context"
	"strings"

	"guildhall/internal/i18n"
)

// reflection is the answer of several sentences, which is compared with a model answer and never refused.
type reflection struct {
	e     *exercise
	sheet sheet
}

func (r *reflection) load(draft string) { r.sheet.load(draft) }

func (r *reflection) text() string { return r.sheet.text() }

func (r *reflection) present() {
	if least := r.e.ex.Exercise.MinWords; least > 0 {
		r.e.d.say("plain.reflect.least", i18n.Args{"Count": least})
	}
	if len(r.sheet.lines) > 0 {
		r.e.d.say("plain.draft")
		r.e.d.list(&r.sheet)
	}
}

// take takes any line as the beginning of the text.
func (r *reflection) take(ctx context.Context, line string) (step, bool, error) {
	return keep, true, r.enter(ctx, line)
}

// enter reads lines up to an empty one or a full stop alone. They stand behind what is there.
func (r *reflection) enter(ctx context.Context, first string) error {
	d := r.e.d
	dot := func(text string) bool { return text == "." || strings.HasSuffix(text, "\n.") }
	lines, err := d.enterLines(ctx, first, dot, nil)
	if n := len(lines); n > 0 && lines[n-1] == "." {
		lines = lines[:n-1]
	}
	if len(lines) > 0 {
		r.sheet.replace(append(append([]string{}, r.sheet.lines...), lines...))
	}
	if err != nil {
		return err
	}
	d.say("plain.reflect.kept", i18n.Args{"Count": len(strings.Fields(r.text()))})
	return nil
}

func (r *reflection) prompt() string { return "" }

func (r *reflection) commands() []command {
	e := r.e
	return e.d.sheetCommands(&r.sheet, e, e.saveDraft, func(ctx context.Context) error { return r.enter(ctx, "") })
}
