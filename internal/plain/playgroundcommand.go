package plain

import (
	"context"
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

func (p *playground) commands() []command {
	stay := func(do func(ctx context.Context, arg string) error) func(context.Context, string) (state, error) {
		return func(ctx context.Context, arg string) (state, error) { return p, do(ctx, arg) }
	}
	kept := func(context.Context) error {
		p.sheet.lines = split(p.d.straight(p.sheet.text()))
		return nil
	}
	own := []command{
		{name: "run", run: stay(func(ctx context.Context, _ string) error { return p.run(ctx) })},
		{name: "more", run: stay(func(_ context.Context, arg string) error { p.d.moreArg(p.result, arg); return nil }), takes: numbered},
		{name: "table", run: stay(func(context.Context, string) error { p.d.table(p.result); return nil })},
		{name: "datasets", run: stay(func(context.Context, string) error { p.offer(); return nil })},
		{name: "tables", run: stay(p.tables), takes: anything},
		{name: "export", run: stay(p.export), takes: anything},
		{name: "history", run: stay(func(ctx context.Context, _ string) error { p.history(ctx); return nil })},
		{name: "recall", run: stay(func(ctx context.Context, arg string) error { p.recall(ctx, arg); return nil }), takes: numbered},
		{name: "forget", run: stay(func(ctx context.Context, _ string) error { return p.forget(ctx) })},
		{name: "back", run: func(ctx context.Context, _ string) (state, error) { p.keep(ctx); return p.from(ctx) }},
	}
	own = append(own, p.steps.commands(p, func() trainer.Stepping {
		return trainer.Stepping{Pack: p.pack, Datasets: p.chosen, Own: true, SQL: p.sheet.text()}
	})...)
	return append(own, p.d.sheetCommands(&p.sheet, p, kept, func(ctx context.Context) error { return p.enter(ctx, "") })...)
}

// keep puts a query that was not run among those that were.
func (p *playground) keep(ctx context.Context) {
	p.d.Trainer.KeepQuery(ctx, p.pack, p.chosen, p.sheet.text())
}

// tables describes the tables of the chosen datasets and the learner's own.
func (p *playground) tables(ctx context.Context, name string) error {
	var all []trainer.TableInfo
	for _, set := range p.sets {
		if slices.Contains(p.chosen, set.ID) {
			all = append(all, set.Tables...)
		}
	}
	own, err := p.d.Trainer.OwnTables(ctx)
	if err != nil {
		return err
	}
	if all = append(all, own...); len(all) == 0 {
		p.d.say("plain.playground.no-tables")
		return nil
	}
	p.d.tables(all, name)
	return nil
}

// export writes the result to a file, as CSV unless another format is named.
func (p *playground) export(ctx context.Context, arg string) error {
	if p.result == nil {
		p.d.say("plain.result.none")
		return nil
	}
	format := trainer.CSV
	if arg != "" {
		format = trainer.Format(strings.ToLower(arg))
	}
	if format == "excel" {
		format = trainer.Excel
	}
	if !slices.Contains(trainer.Formats(), format) {
		p.d.say("plain.export.unknown", i18n.Args{"Format": result.Safe(arg)})
		return nil
	}
	path, err := p.d.Trainer.Export(ctx, p.result.set, p.took, format)
	if err != nil {
		return err
	}
	p.d.say("plain.export.done", i18n.Args{"Count": len(p.result.set.Rows), "Path": result.Safe(path)})
	return nil
}

// history lists the queries that were run, the last one first.
func (p *playground) history(ctx context.Context) {
	played := p.d.Trainer.Ran(ctx, nil)
	if len(played) == 0 {
		p.d.say("plain.history.none")
		return
	}
	slices.Reverse(played)
	for i, sql := range played {
		p.d.item(place(i), result.Safe(strings.Join(strings.Fields(sql), " ")))
	}
	p.d.once("plain.history.hint")
}

// recall takes a query of the history up again.
func (p *playground) recall(ctx context.Context, arg string) {
	played := p.d.Trainer.Ran(ctx, nil)
	n, ok := number(arg)
	if !ok || n < 1 || n > len(played) {
		p.history(ctx)
		return
	}
	p.sheet.replace(split(played[len(played)-n]))
	p.d.list(&p.sheet)
}

// forget removes the learner's own tables when they ask twice.
func (p *playground) forget(ctx context.Context) error {
	own, err := p.d.Trainer.OwnTables(ctx)
	switch {
	case err != nil:
		return err
	case len(own) == 0:
		p.d.say("plain.forget.none")
		return nil
	case !p.sure:
		p.sure = true
		p.d.say("plain.forget.sure", i18n.Args{"Count": len(own)})
		return nil
	}
	p.sure = false
	if err := p.d.Trainer.ForgetTables(ctx); err != nil {
		return err
	}
	p.d.say("plain.forget.done")
	return nil
}
