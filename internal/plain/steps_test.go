package plain

import (
	"context"
	"strings"
	"testing"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/steps"
)

// Steps takes every query apart into FROM and WHERE; its part has FROM alone.
func (w desk) Steps(_ context.Context, _ *lesson.Pack, _ []string, _ bool, sql string, path []int) (steps.Trace, error) {
	if strings.Contains(sql, "distrct") {
		return steps.Trace{}, &result.QueryError{Class: "Binder", Message: "Referenced column \"distrct\" not found", Offset: -1}
	}
	trace := steps.Trace{
		Path:  path,
		Parts: []steps.Part{{Title: i18n.New("steps.part.with", i18n.Args{"Name": "open"})}},
		Steps: []steps.Step{
			{
				Kind: steps.From, Clause: "FROM\n  requests", Before: -1, After: 7,
				Sentence: i18n.New("steps.order.nothing", nil), Facts: []i18n.Message{i18n.New("steps.fact.one-each", i18n.Args{"Table": "requests"})},
				Views: []steps.View{{Title: i18n.New("steps.view.after", nil), Set: requests()}},
			},
			{
				Kind: steps.Where, Clause: "WHERE open", Before: 7, After: -1,
				Sentence: i18n.New("steps.not-shown", i18n.Args{"Clause": i18n.New("steps.kind.where", nil)}),
				Problem:  &result.QueryError{Cause: result.Stopped, Message: "It took too long."},
			},
		},
	}
	if len(path) > 0 {
		trace.Title, trace.Steps, trace.Parts = trace.Parts[0].Title, trace.Steps[:1], nil
	}
	return trace, nil
}

// A query is stepped through in an exercise and in the playground: all steps at once, then the rows of one and a query within.
func TestSteps(t *testing.T) {
	s := newSeat(t)
	said := s.talk(t, Start{Pack: s.pack.ID, Exercise: "open-by-district"},
		"steps 1", "SELECT district", "FROM requests;", "steps", "steps 1", "steps 2", "steps 9", "part 1", "part 1", "steps", "part 2",
		"SELECT distrct;", "steps", "playground", "SELECT 1;", "steps", "steps 1")
	compare(t, "steps.txt", said)
}
