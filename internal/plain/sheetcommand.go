package plain

import "context"

// sheetCommands are those of an answer that is a text of several lines. kept is called after each change.
func (d *dialogue) sheetCommands(s *sheet, here state, kept func(context.Context) error, enter func(context.Context) error) []command {
	change := func(do func(context.Context, string) error) func(context.Context, string) (state, error) {
		return func(ctx context.Context, arg string) (state, error) {
			err := do(ctx, arg)
			if saved := kept(ctx); err == nil {
				err = saved
			}
			return here, err
		}
	}
	return []command{
		{name: "write", run: change(func(ctx context.Context, _ string) error { return enter(ctx) })},
		{name: "list", run: func(context.Context, string) (state, error) { d.list(s); return here, nil }},
		{name: "edit", run: change(func(ctx context.Context, arg string) error { return d.edit(ctx, s, arg) }), takes: numbered},
		{name: "insert", run: change(func(ctx context.Context, arg string) error { return d.insert(ctx, s, arg) }), takes: numbered},
		{name: "delete", run: change(func(_ context.Context, arg string) error { d.remove(s, arg); return nil }), takes: numbered},
		{name: "undo", run: change(func(context.Context, string) error { d.undo(s); return nil })},
		{name: "open", run: change(func(ctx context.Context, _ string) error { return d.openEditor(ctx, s) })},
		{name: "spell", run: func(_ context.Context, arg string) (state, error) { d.spellSheet(s, arg); return here, nil }, takes: numbered},
	}
}

func (d *dialogue) undo(s *sheet) {
	if !s.undo() {
		d.say("plain.sheet.nothing-to-undo")
		return
	}
	d.say("plain.sheet.undone")
	d.list(s)
}

// spellSheet spells the whole text, or one line of it.
func (d *dialogue) spellSheet(s *sheet, arg string) {
	if arg == "" {
		d.spell(s.text())
		return
	}
	if at, _, ok := d.pick(arg, len(s.lines)); ok {
		d.spell(s.lines[at])
	}
}
