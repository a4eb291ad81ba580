package grade

import (
	"context"
	"fmt"
	"slices"

	"guildhall/internal/grade/mutant"
	"guildhall/internal/lesson"
	"guildhall/internal/sqltext"
)

// Mutation says how well an exercise tells its reference from queries with one small fault.
type Mutation struct {
	Valid      int // mutants that run on the sample
	Equivalent int // of these: the same by promise or by the author's word, or what another accepted reading asks for
	OnSample   int // refused on the sample
	Killed     int // refused on the sample or on a variant
	Survivors  []Survivor
}

// Survivor is a faulty query that a learner could write and pass.
type Survivor struct {
	Operator string
	Clause   string
	SQL      string
	OnText   bool // it is in a text, or in a comparison with one
}

// Name is how an author declares the survivor equivalent.
func (s Survivor) Name() string { return s.Operator + ":" + s.Clause }

// Share is the share of the mutants that count which were refused, with variants; 1 when none counts.
func (m Mutation) Share() float64 {
	counted := m.Valid - m.Equivalent
	if counted == 0 {
		return 1
	}
	return float64(m.Killed) / float64(counted)
}

// noPatience has an answer judged without looking for a cause or a counterexample.
const noPatience = -1

// Mutate has every mutant of the reference judged as if a learner had written it. Exercises without a SELECT as reference have no
// mutants.
func (g *Grader) Mutate(ctx context.Context, ex *lesson.Exercise, schema mutant.Schema, open Opener) (Mutation, error) {
	if ex.Type != lesson.SQL || len(ex.Solutions) == 0 {
		return Mutation{}, nil
	}
	session, err := open.Open(ctx, ex)
	if err != nil {
		return Mutation{}, fmt.Errorf("open the databases of exercise %s: %w", ex.ID, err)
	}
	defer func() { _ = session.Close() }()
	text, err := session.Tree(ctx, ex.Solutions[0].SQL)
	if err != nil {
		return Mutation{}, ctx.Err() // a reference that is no SELECT
	}
	tree, err := sqltext.DecodeTree(text)
	if err != nil {
		return Mutation{}, nil //nolint:nilerr // a reference that cannot be taken apart has no mutants
	}
	brief := g.WithPatience(noPatience)
	// The judge expects a session that stands at the sample, untouched.
	same := OpenerFunc(func(ctx context.Context, _ *lesson.Exercise) (Session, error) {
		return kept{session}, session.Use(ctx, 0)
	})
	var m Mutation
	for _, faulty := range mutant.Of(tree, schema) {
		sql, err := session.SQL(ctx, faulty.Tree)
		if err != nil {
			continue // a tree that DuckDB cannot write down is not valid
		}
		outcome, another, err := brief.mutated(ctx, ex, sql, same)
		if err != nil {
			return Mutation{}, fmt.Errorf("judge a mutant of %s: %w", ex.ID, err)
		}
		harmless := another || faulty.Equivalent != "" || slices.Contains(ex.Equivalent, faulty.Name())
		m.count(faulty, sql, outcome, harmless)
	}
	return m, nil
}

// mutated judges one mutant. A right one that does not agree with the first reading everywhere is what another accepted reading asks for.
func (g *Grader) mutated(ctx context.Context, ex *lesson.Exercise, sql string, open Opener) (outcome Outcome, another bool, err error) {
	v, err := g.Grade(ctx, ex, sql, open)
	if err != nil || v.Outcome != Correct || !slices.ContainsFunc(ex.Solutions, func(s lesson.Solution) bool { return s.Reading != "" }) {
		return v.Outcome, false, err
	}
	first := *ex
	first.Solutions = ex.Solutions[:1]
	alone, err := g.Grade(ctx, &first, sql, open)
	return v.Outcome, alone.Outcome == Incorrect || alone.Outcome == Coincidence, err
}

// count takes one mutant into the score. A harmless one need not be refused.
func (m *Mutation) count(faulty mutant.Mutant, sql string, outcome Outcome, harmless bool) {
	switch outcome {
	case Correct, Incorrect, Coincidence:
	default:
		return // it does not run, or not in time
	}
	m.Valid++
	switch {
	case outcome == Incorrect:
		m.OnSample++
		m.Killed++
	case outcome == Coincidence:
		m.Killed++
	case harmless:
		m.Equivalent++
	default:
		m.Survivors = append(m.Survivors, Survivor{Operator: faulty.Operator, Clause: faulty.Clause, SQL: sql, OnText: faulty.OnText})
	}
}

// kept is a session that outlives the answers judged in it.
type kept struct{ Session }

// Close leaves the session open.
func (kept) Close() error { return nil }
