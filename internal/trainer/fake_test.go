package trainer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
)

var noon = time.Date(2026, 3, 28, 12, 0, 0, 0, time.UTC)

// shelfOf is a Library of packs held in memory.
type shelfOf []*lesson.Pack

func (s shelfOf) Packs(context.Context) ([]PackEntry, error) {
	var entries []PackEntry
	for _, p := range s {
		entries = append(entries, PackEntry{ID: p.ID, Title: p.Title, Version: p.Version, Source: "bundled"})
	}
	return entries, nil
}

func (s shelfOf) Pack(_ context.Context, id string) (*lesson.Pack, error) {
	for _, p := range s {
		if p.ID == id {
			if len(p.Lessons) == 0 {
				return nil, lesson.Problem{Message: i18n.Literally("The pack has no lessons.")}
			}
			return p, nil
		}
	}
	return nil, errors.New("no such pack")
}

// judge is a Workshop that finds right what is the text "right" or, for other outcomes, says the answer back.
type judge struct{ err error }

func (j judge) Judge(_ context.Context, _ *lesson.Pack, ex *lesson.Exercise, answer string) (grade.Verdict, error) {
	if j.err != nil {
		return grade.Verdict{}, j.err
	}
	score := 0
	verdict := grade.Verdict{Outcome: grade.Outcome(answer), Score: &score}
	right := answer == "right" || slices.ContainsFunc(ex.Solutions, func(s lesson.Solution) bool {
		return squeeze(s.SQL) == squeeze(answer)
	})
	switch {
	case ex.Type == lesson.Reflect:
		verdict.Outcome, verdict.Score = grade.Correct, nil
	case right:
		verdict.Outcome = grade.Correct
		score = ex.Points
	default:
		verdict.Findings = []grade.Finding{{Code: "LOG-57"}}
	}
	return verdict, nil
}

func (j judge) Run(_ context.Context, _ *lesson.Pack, _ []string, sql string) (result.Outcome, error) {
	return result.Outcome{Set: &result.Set{Rows: [][]result.Value{{result.NewText(sql)}}}}, j.err
}

func (judge) Complete(context.Context, *lesson.Pack, []string, string, int) ([]Suggestion, error) {
	return []Suggestion{{Text: "district"}}, nil
}

func (judge) Dictionary(context.Context, *lesson.Pack, []string) ([]TableInfo, error) {
	return []TableInfo{{Name: "requests"}}, nil
}

// notebook is a Record in memory that can be made to fail.
type notebook struct {
	attempts  []progress.Attempt
	drafts    map[progress.Ref]progress.Draft
	hints     map[progress.Ref]int
	positions map[string]progress.Position
	days      []progress.Day
	err       error
}

func newNotebook() *notebook {
	return &notebook{
		drafts: map[progress.Ref]progress.Draft{}, hints: map[progress.Ref]int{}, positions: map[string]progress.Position{},
	}
}

func (n *notebook) Add(_ context.Context, a progress.Attempt) error {
	if n.err == nil {
		n.attempts = append(n.attempts, a)
	}
	return n.err
}

func (n *notebook) Standings(_ context.Context, pack string) ([]progress.Standing, error) {
	known := map[progress.Ref]progress.Standing{}
	for _, a := range n.attempts {
		known[a.Ref] = known[a.Ref].With(a)
	}
	for ref, seen := range n.hints {
		s := known[ref]
		s.Ref, s.Hints = ref, max(s.Hints, seen)
		known[ref] = s
	}
	var all []progress.Standing
	for ref, s := range known {
		if pack == "" || pack == ref.Pack {
			all = append(all, s)
		}
	}
	return all, nil
}

func (n *notebook) History(_ context.Context, ref progress.Ref, limit int) ([]progress.Attempt, error) {
	var found []progress.Attempt
	for _, a := range slices.Backward(n.attempts) {
		if a.Ref == ref && len(found) < limit {
			found = append(found, a)
		}
	}
	return found, nil
}

func (n *notebook) Activity(_ context.Context, since string) ([]progress.Day, error) {
	var found []progress.Day
	for _, d := range n.days {
		if d.Date >= since {
			found = append(found, d)
		}
	}
	return found, nil
}

func (n *notebook) SaveDraft(_ context.Context, d progress.Draft) error {
	n.drafts[d.Ref] = d
	return n.err
}

func (n *notebook) Draft(_ context.Context, ref progress.Ref) (progress.Draft, bool, error) {
	d, ok := n.drafts[ref]
	return d, ok, nil
}

func (n *notebook) SaveHints(_ context.Context, ref progress.Ref, seen int) error {
	if n.err == nil {
		n.hints[ref] = max(n.hints[ref], seen)
	}
	return n.err
}

func (n *notebook) SavePosition(_ context.Context, p progress.Position) error {
	n.positions[p.Pack+"/"+p.Lesson] = p
	return n.err
}

func (n *notebook) Positions(context.Context) ([]progress.Position, error) {
	var all []progress.Position
	for _, p := range n.positions {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b progress.Position) int { return b.Updated.Compare(a.Updated) })
	return all, nil
}

// desk is a Trainer with everything it works with, and a clock that goes on by a minute at each look.
type desk struct {
	*Trainer
	notes *notebook
	clock time.Time
}

func newDesk(packs ...*lesson.Pack) *desk {
	if len(packs) == 0 {
		packs = []*lesson.Pack{basics()}
	}
	d := &desk{notes: newNotebook(), clock: noon}
	ids := 0
	d.Trainer = New(Deps{
		Library: shelfOf(packs), Workshop: judge{}, Record: d.notes, Face: "tui",
		Now: func() time.Time {
			d.clock = d.clock.Add(time.Minute)
			return d.clock
		},
		NewID: func() string {
			ids++
			return fmt.Sprintf("id-%d", ids)
		},
	})
	return d
}

func (d *desk) submit(t *testing.T, exercise, text string) Submission {
	t.Helper()
	s, err := d.Submit(t.Context(), Answer{Pack: "basics", Exercise: exercise, Text: text, Seed: 5, Elapsed: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// stop leaves the learner at a place.
func (d *desk) stop(t *testing.T, in string, block int, exercise string) {
	t.Helper()
	screen := "reader"
	if exercise != "" {
		screen = "workbench"
	}
	err := d.SavePosition(t.Context(), progress.Position{
		Pack: "basics", Lesson: in, Block: block, Screen: screen, Exercise: exercise,
	})
	if err != nil {
		t.Fatal(err)
	}
}

func exercise(id string, kind lesson.Type) *lesson.Exercise {
	return &lesson.Exercise{ID: id, Type: kind, Points: 10, Hash: "hash-" + id, Shuffle: true}
}

// basics is a pack with one module that ends in a checkpoint, and one with a lesson to read.
func basics() *lesson.Pack {
	first := exercise("first", lesson.SQL)
	first.Starter = "SELECT ____"
	first.Was = []string{"premier"}
	first.Hints = []lesson.Hint{{Title: "Which rows?"}, {Title: "Which groups?"}}
	first.Solutions = []lesson.Solution{{SQL: "SELECT 1 AS n\n"}}
	first.Explain = []lesson.Block{&lesson.Prose{Markdown: "Because."}}
	second := exercise("second", lesson.Choice)
	second.Items = []lesson.Item{{Text: "a"}, {Text: "b", Right: true}, {Text: "c"}, {Text: "d", Right: true}}
	second.Hints = []lesson.Hint{{Title: "Look"}}
	exam := exercise("exam", lesson.SQL)
	exam.Hints = []lesson.Hint{{Title: "Never shown"}}
	exam.Solutions = []lesson.Solution{{SQL: "SELECT 2"}}
	think := exercise("think", lesson.Reflect)
	prose := &lesson.Prose{Markdown: "Text."}
	return &lesson.Pack{
		ID: "basics", Title: "Basics", Version: "1.0.0",
		Modules: []lesson.Module{
			{Title: "One", Lessons: []string{"01-rows", "02-test"}},
			{Title: "Two", Lessons: []string{"03-story", "04-think"}},
		},
		Lessons: []*lesson.Lesson{
			{ID: "01-rows", Title: "Rows", Minutes: 20, Blocks: []lesson.Block{prose, first, prose, second}},
			{ID: "02-test", Title: "Test", Minutes: 10, Checkpoint: true, Blocks: []lesson.Block{exam}},
			{ID: "03-story", Title: "A story", Minutes: 10, Blocks: []lesson.Block{prose, prose, prose, prose, prose}},
			{ID: "04-think", Title: "Think", Minutes: 5, Blocks: []lesson.Block{prose, think}},
		},
	}
}
