package plain

import (
	"context"
	"errors"
	"strings"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/steps"
	"guildhall/internal/trainer"
)

// stepper says what each clause of a query does to the rows.
type stepper struct {
	d     *dialogue
	query trainer.Stepping // that was taken apart last
	trace *steps.Trace
}

// commands are those of whatever holds a query; here is where they stay.
func (s *stepper) commands(here state, query func() trainer.Stepping) []command {
	return []command{
		{name: "steps", takes: numbered, run: func(ctx context.Context, arg string) (state, error) {
			if arg == "" {
				return here, s.take(ctx, query())
			}
			s.rows(arg)
			return here, nil
		}},
		{name: "part", takes: numbered, run: func(ctx context.Context, arg string) (state, error) {
			return here, s.part(ctx, arg)
		}},
	}
}

// take takes a query apart and says its steps.
func (s *stepper) take(ctx context.Context, query trainer.Stepping) error {
	if strings.TrimSpace(query.SQL) == "" {
		s.d.say("steps.nothing")
		return nil
	}
	trace, err := await(ctx, s.d, "steps.working", func(ctx context.Context) (steps.Trace, error) { return s.d.Trainer.Steps(ctx, query) })
	var refused *result.QueryError
	switch {
	case errors.As(err, &refused) && refused.Limit == result.Cancelled, errors.Is(err, context.Canceled) && ctx.Err() == nil:
		s.d.say("plain.stopped")
		return nil
	case errors.As(err, &refused):
		s.d.finding(grade.Explain(refused, query.SQL), query.SQL)
		return nil
	case err != nil:
		return err
	}
	s.query, s.trace = query, &trace
	s.tell()
	return nil
}

// tell says the steps and the queries within.
func (s *stepper) tell() {
	d := s.d
	if !s.trace.Title.IsZero() {
		d.tell(sentence(capital(d.words.Say(s.trace.Title))))
	}
	for i, step := range s.trace.Steps {
		d.say("plain.steps.step", i18n.Args{"Number": i + 1, "Count": len(s.trace.Steps), "Clause": oneLine(step.Clause)})
		said := []string{d.words.Say(step.Sentence)}
		for _, fact := range step.Facts {
			said = append(said, d.words.Say(fact))
		}
		if step.Problem != nil {
			said = append(said, result.Safe(step.Problem.Message))
		}
		d.tell(strings.Join(said, " "))
	}
	for i, part := range s.trace.Parts {
		d.say("plain.steps.part", i18n.Args{"Number": i + 1, "Title": d.words.Say(part.Title)})
	}
	d.once("plain.steps.hint")
	if len(s.trace.Parts) > 0 {
		d.once("plain.steps.part-hint")
	}
}

// rows says the first rows after a step, and of those that it dropped or merged.
func (s *stepper) rows(arg string) {
	if s.trace == nil {
		s.d.say("plain.steps.first")
		return
	}
	n, ok := number(arg)
	if !ok || n < 1 || n > len(s.trace.Steps) {
		s.d.say("plain.steps.none", i18n.Args{"Count": len(s.trace.Steps)})
		return
	}
	for _, view := range s.trace.Steps[n-1].Views {
		total := max(view.Set.Total, int64(len(view.Set.Rows)))
		s.d.say("plain.steps.view", i18n.Args{
			"Title": s.d.words.Say(view.Title), "Rows": i18n.New("plain.rows", i18n.Args{"Count": total, "Number": total}),
		})
		s.d.records(view.Set, 0, min(batch, len(view.Set.Rows)))
	}
	if len(s.trace.Steps[n-1].Views) == 0 {
		s.d.tell(s.d.words.Say(s.trace.Steps[n-1].Sentence))
	}
}

// part opens a query within the one that was taken apart.
func (s *stepper) part(ctx context.Context, arg string) error {
	if s.trace == nil {
		s.d.say("plain.steps.first")
		return nil
	}
	n, ok := number(arg)
	switch {
	case len(s.trace.Parts) == 0:
		s.d.say("plain.steps.no-parts")
		return nil
	case !ok || n < 1 || n > len(s.trace.Parts):
		s.d.say("plain.steps.no-part", i18n.Args{"Count": len(s.trace.Parts)})
		return nil
	}
	query := s.query
	query.Path = append(append([]int(nil), s.trace.Path...), n-1)
	return s.take(ctx, query)
}

func oneLine(text string) string { return result.Safe(strings.Join(strings.Fields(text), " ")) }
