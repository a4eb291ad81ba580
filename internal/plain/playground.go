package plain

import (
	"context"
	"slices"
	"strings"
	"time"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// playground is where any dataset can be queried beside tables of the learner's own. Nothing is marked.
type playground struct {
	d      *dialogue
	pack   string // whose own datasets are offered beside those of the catalogue; "" for none
	sets   []trainer.DatasetInfo
	chosen []string // ids of the datasets that queries see
	sheet  sheet
	result *shown
	steps  stepper
	took   time.Duration
	sure   bool // the learner was asked whether their own tables are to go
	from   func(ctx context.Context) (state, error)
}

// toPlayground opens the playground on datasets; from leads back to where it was opened.
func (d *dialogue) toPlayground(pack string, datasets []string, from func(context.Context) (state, error)) (state, error) {
	return &playground{d: d, steps: stepper{d: d}, pack: pack, chosen: slices.Clone(datasets), from: from}, nil
}

func (p *playground) open(ctx context.Context) error {
	sets, err := await(ctx, p.d, "plain.opening", func(ctx context.Context) ([]trainer.DatasetInfo, error) {
		return p.d.Trainer.Datasets(ctx, p.pack)
	})
	if err != nil {
		return err
	}
	p.sets = slices.DeleteFunc(sets, func(set trainer.DatasetInfo) bool { return !set.Broken.IsZero() })
	p.d.say("plain.playground")
	if len(p.chosen) == 0 {
		p.offer()
	} else {
		p.sayChosen()
	}
	p.d.once("plain.playground.hint")
	return nil
}

// offer lists the datasets with their numbers.
func (p *playground) offer() {
	p.d.say("plain.playground.datasets", i18n.Args{"Count": len(p.sets)})
	for i, set := range p.sets {
		line := field(result.Safe(set.ID), result.Safe(set.Title))
		if slices.Contains(p.chosen, set.ID) {
			line += " " + p.d.text("plain.playground.in-use")
		}
		p.d.item(place(i), line)
	}
	p.d.say("plain.playground.choose")
}

func (p *playground) sayChosen() {
	p.d.say("plain.playground.chosen", i18n.Args{"Count": len(p.chosen), "Names": result.Safe(strings.Join(p.chosen, ", "))})
}

func (p *playground) prompt() string { return p.d.text("plain.prompt.playground") }

func (p *playground) where() {
	p.d.say("plain.where.playground")
	if len(p.chosen) > 0 {
		p.sayChosen()
	}
}

// take chooses datasets by their numbers, and runs SQL as soon as it is typed: there is nothing to submit.
func (p *playground) take(ctx context.Context, line string) (state, error) {
	if shown, ok := numbers(line, p.d.text("plain.and")); ok {
		p.choose(shown)
		return p, nil
	}
	if !beginsSQL(line) {
		if line == "" {
			p.d.say("plain.playground.empty")
		}
		p.d.unknown(line)
		return p, nil
	}
	if err := p.enter(ctx, line); err != nil {
		return p, err
	}
	return p, p.run(ctx)
}

func (p *playground) choose(shown []int) {
	var chosen []string
	for _, n := range shown {
		if n < 1 || n > len(p.sets) {
			p.d.say("plain.numbers.unknown", i18n.Args{"Number": n, "Count": len(p.sets)})
			return
		}
		if id := p.sets[n-1].ID; !slices.Contains(chosen, id) {
			chosen = append(chosen, id)
		}
	}
	p.chosen = chosen
	p.sayChosen()
}

// enter reads a query. What was typed before the input ended is kept.
func (p *playground) enter(ctx context.Context, first string) error {
	sql, err := p.d.enterSQL(ctx, first)
	if lines := split(sql); len(lines) > 0 {
		p.sheet.replace(lines)
	}
	return err
}

// run runs what is written.
func (p *playground) run(ctx context.Context) error {
	sql := p.sheet.text()
	if strings.TrimSpace(sql) == "" {
		p.d.say("plain.nothing-to-run")
		return nil
	}
	began := p.d.Now()
	found, err := p.d.query(ctx, sql, "", func(ctx context.Context) (result.Outcome, error) {
		return p.d.Trainer.Play(ctx, p.pack, p.chosen, sql)
	})
	if found != nil {
		p.result, p.took = found, p.d.Now().Sub(began)
	}
	return err
}
