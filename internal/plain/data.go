package plain

import (
	"context"
	"strings"
	"time"

	"guildhall/internal/i18n"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// data is the dictionary of all datasets: a list of them, and what is known of one.
type data struct {
	d    *dialogue
	sets []trainer.DatasetInfo
	set  *trainer.DatasetInfo // the one that is open; nil for the list
	name string               // the table that was described last
	rows *shown               // the sample that more and table go on with
}

func (s *data) open(ctx context.Context) error {
	sets, err := await(ctx, s.d, "plain.opening", func(ctx context.Context) ([]trainer.DatasetInfo, error) {
		return s.d.Trainer.Datasets(ctx, "")
	})
	if err != nil {
		return err
	}
	s.sets = sets
	s.list()
	return nil
}

func (s *data) list() {
	s.set = nil
	s.d.say("plain.data", i18n.Args{"Count": len(s.sets)})
	for i, set := range s.sets {
		s.d.item(place(i), field(result.Safe(set.ID), result.Safe(set.Title)))
	}
	s.d.once("plain.choose")
}

func (s *data) prompt() string { return s.d.text("plain.prompt.choice") }

func (s *data) where() {
	if s.set == nil {
		s.d.say("plain.where.data")
		return
	}
	s.d.say("plain.where.dataset", i18n.Args{"Title": sentence(result.Safe(s.set.Title))})
}

// take opens a dataset by its number, or describes a table of the one that is open.
func (s *data) take(_ context.Context, line string) (state, error) {
	n, ok := number(line)
	of := len(s.sets)
	if s.set != nil {
		of = len(s.set.Tables)
	}
	if !ok || n < 1 || n > of {
		s.d.notAChoice(line, of)
		return s, nil
	}
	if s.set == nil {
		s.set = &s.sets[n-1]
		s.describe()
		return s, nil
	}
	s.table(s.set.Tables[n-1])
	return s, nil
}

// describe says what a dataset is, where it comes from, and which tables it has.
func (s *data) describe() {
	d, set := s.d, s.set
	s.name = ""
	if !set.Broken.IsZero() {
		d.tell(d.words.Say(set.Broken))
		return
	}
	d.say("plain.data.title", i18n.Args{"Title": sentence(result.Safe(set.Title))})
	d.tell(result.Safe(strings.TrimSpace(set.Description)))
	if set.Synthetic {
		d.say("data.synthetic-long")
	}
	from := set.Provenance
	d.say("data.from-"+string(from.Kind), i18n.Args{
		"URL": result.Safe(from.URL), "Retrieved": from.Retrieved, "From": result.Safe(from.From), "How": result.Safe(from.How), "By": result.Safe(from.By),
	})
	if from.ModelledOn != "" {
		d.say("data.modelled-on", i18n.Args{"What": sentence(result.Safe(from.ModelledOn))})
	}
	if set.AsOf != "" {
		d.say("plain.data.as-of", i18n.Args{"Date": spoken(set.AsOf)})
	}
	d.say("plain.data.licence", i18n.Args{"Licence": result.Safe(set.Licence)})
	d.say("plain.data.tables", i18n.Args{"Count": len(set.Tables)})
	for i, table := range set.Tables {
		d.item(place(i), d.tableLine(table))
	}
	d.once("plain.data.hint")
}

// spoken is a date of the data as it is said in a sentence.
func spoken(date string) any {
	day, err := time.Parse(progress.DateLayout, date)
	if err != nil {
		return result.Safe(date)
	}
	return day
}

// table describes a table and makes it the one that figures and sample are about.
func (s *data) table(table trainer.TableInfo) {
	s.name = table.Name
	s.d.tell(s.d.tableLine(table))
	s.d.describe(table)
	s.d.once("plain.data.figures-hint")
}

func (s *data) commands() []command {
	stay := func(do func(ctx context.Context) error) func(context.Context, string) (state, error) {
		return func(ctx context.Context, _ string) (state, error) { return s, do(ctx) }
	}
	return []command{
		{name: "figures", run: stay(s.figures)},
		{name: "sample", run: stay(s.sample)},
		{name: "more", run: func(_ context.Context, arg string) (state, error) { s.d.moreArg(s.rows, arg); return s, nil }, takes: numbered},
		{name: "table", run: stay(func(context.Context) error { s.d.table(s.rows); return nil })},
		{name: "playground", run: func(context.Context, string) (state, error) {
			var chosen []string
			if s.set != nil {
				chosen = []string{s.set.ID}
			}
			return s.d.toPlayground("", chosen, func(context.Context) (state, error) { return &data{d: s.d}, nil })
		}},
		{name: "back", run: func(context.Context, string) (state, error) {
			if s.set == nil {
				return &home{d: s.d}, nil
			}
			s.list()
			return s, nil
		}},
	}
}

// chosen is the dataset that is open when a table of it was described; otherwise it says what to do first.
func (s *data) chosen() bool {
	if s.set != nil && s.name == "" && len(s.set.Tables) == 1 {
		s.name = s.set.Tables[0].Name
	}
	if s.set == nil || s.name == "" {
		s.d.say("plain.data.which-table")
		return false
	}
	return true
}

// sampleRows is how many rows a sample has.
const sampleRows = 20

// sample says the first rows of the table.
func (s *data) sample(ctx context.Context) error {
	if !s.chosen() {
		return nil
	}
	found, err := s.d.query(ctx, "", "", func(ctx context.Context) (result.Outcome, error) {
		return s.d.Trainer.Sample(ctx, "", s.set.ID, s.name, sampleRows)
	})
	if found != nil {
		s.rows = found
	}
	return err
}
