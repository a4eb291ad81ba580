package tuitest

import (
	"context"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/steps"
)

// Steps takes every query apart as Trace does; opening its part gives the first step alone.
func (w *Workshop) Steps(ctx context.Context, _ *lesson.Pack, _ []string, _ bool, sql string, path []int) (steps.Trace, error) {
	w.mu.Lock()
	w.ran = append(w.ran, sql)
	w.mu.Unlock()
	if w.Block {
		<-ctx.Done()
		return steps.Trace{}, ctx.Err()
	}
	if err, ok := w.Errors[sql]; ok {
		return steps.Trace{}, err
	}
	trace := Trace()
	if len(path) > 0 {
		trace.Title, trace.Path, trace.Steps, trace.Parts = trace.Parts[0].Title, path, trace.Steps[:1], nil
	}
	return trace, nil
}

// Trace is a query taken apart: a WITH table, FROM, a join that drops rows and WHERE.
func Trace() steps.Trace {
	view := func(key string, rows int64) steps.View {
		set := *Districts().Set
		set.Total, set.Truncated = rows, rows > set.Total
		return steps.View{Title: i18n.New(key, i18n.Args{"Table": "areas"}), Set: &set}
	}
	return steps.Trace{
		Parts: []steps.Part{{Title: i18n.New("steps.part.with", i18n.Args{"Name": "dear"})}},
		Steps: []steps.Step{
			{
				Kind: steps.From, Clause: "FROM service_requests AS r", Before: -1, After: 40000,
				Sentence: i18n.New("steps.from", i18n.Args{"Count": 40000, "Rows": "40,000", "Table": "r", "Columns": i18n.New("steps.columns", i18n.Args{"Count": 2})}),
				Views:    []steps.View{view("steps.view.after", 40000)},
			},
			{
				Kind: steps.Join, Clause: "JOIN areas ON areas.area_id = r.area_id", Before: 40000, After: 39000,
				Sentence: i18n.New("steps.join", i18n.Args{"Left": "40,000", "Right": "96", "Table": "areas", "After": "39,000"}),
				Facts:    []i18n.Message{i18n.New("steps.fact.unmatched-dropped", i18n.Args{"Count": 1000, "Rows": "1,000", "Table": "r"})},
				Views:    []steps.View{view("steps.view.after", 39000), view("steps.view.unmatched", 1000)},
			},
			{
				Kind: steps.Where, Clause: "WHERE r.closed_at IS NULL AND \x1b[31mr.city = 'London'", Before: 39000, After: -1,
				Sentence: i18n.New("steps.not-shown", i18n.Args{"Clause": i18n.New("steps.kind.where", nil)}),
				Problem:  &result.QueryError{Cause: result.Stopped, Message: "It took too long."},
			},
		},
	}
}
