package variant

import (
	"context"
	"fmt"

	"guildhall/internal/engine"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// bench is a session that can turn to other databases.
type bench interface {
	Session
	Use(ctx context.Context, databases []engine.Database) error
}

// shape is what a reference's result on the sample looks like.
type shape struct {
	rows   int
	filled []bool      // by column: it holds something else than NULL
	set    *result.Set // the result itself; nil where there is none
}

// shapes runs every reading on the sample. A reading that fails there says nothing.
func (q *question) shapes(ctx context.Context, session Session) ([]shape, error) {
	all := make([]shape, len(q.readings))
	for i, r := range q.readings {
		outcome, err := session.Query(ctx, r.sql, 0)
		if err != nil && !refused(err) {
			return nil, fmt.Errorf("run the reference on the sample: %w", err)
		}
		all[i] = shapeOf(outcome.Set)
	}
	return all, nil
}

func shapeOf(set *result.Set) shape {
	if set == nil {
		return shape{}
	}
	s := shape{set: set, rows: len(set.Rows), filled: make([]bool, len(set.Columns))}
	for _, values := range set.Rows {
		for c, v := range values {
			s.filled[c] = s.filled[c] || !v.IsNull()
		}
	}
	return s
}

// fills reports whether a result says something wherever the sample's does: equivalent answers part ways over nothing (MAX gives
// NULL where ORDER BY with LIMIT gives no row).
func (s shape) fills(sample shape) bool {
	if s.rows == 0 && sample.rows > 0 {
		return false
	}
	for c := range s.filled {
		if c < len(sample.filled) && sample.filled[c] && !s.filled[c] {
			return false
		}
	}
	return true
}

// guard decides whether a variant may judge answers: every reading must run on it, rest on some rows, say something, and say the
// same in whatever order rows come.
type guard struct {
	*schema
	question *question
	shapes   []shape
}

// speaks turns the session to a variant and runs the readings on it. It returns what each gave, as digest writes it; nil where the
// variant says nothing.
func (g *guard) speaks(ctx context.Context, session bench, databases []engine.Database, mayBeEmpty bool) ([]string, error) {
	if err := session.Use(ctx, databases); err != nil {
		return nil, fmt.Errorf("turn to a variant: %w", err)
	}
	if g.question.ex.Type == lesson.Change {
		return g.changes(ctx, session)
	}
	if !mayBeEmpty {
		if ok, err := g.rests(ctx, session); !ok {
			return nil, err
		}
	}
	digests := make([]string, len(g.question.readings))
	for i, r := range g.question.readings {
		outcome, err := session.Query(ctx, r.sql, 0)
		if err != nil || outcome.Set == nil || outcome.Set.Truncated {
			return nil, unlessRefused(err)
		}
		if !mayBeEmpty && !shapeOf(outcome.Set).fills(g.shapes[i]) {
			return nil, nil
		}
		digests[i] = digest(outcome.Set)
	}
	return digests, nil
}

func unlessRefused(err error) error {
	if refused(err) {
		return nil
	}
	return err
}

// rests reports whether every part of the reference that finds rows in the sample finds some here.
func (g *guard) rests(ctx context.Context, session Session) (bool, error) {
	for _, w := range g.question.witnesses {
		if w.sql == "" {
			continue
		}
		outcome, err := session.Query(ctx, "SELECT g0 FROM ("+w.sql+") LIMIT 1", 1)
		if err != nil || outcome.Set == nil || len(outcome.Set.Rows) == 0 {
			return false, unlessRefused(err)
		}
	}
	return true, nil
}

// changes runs the first reading's statements, and the checks after them. Another reading would run on what these left. It returns no
// digests, but not nil where all of them run.
func (g *guard) changes(ctx context.Context, session bench) ([]string, error) {
	if _, err := session.Query(ctx, g.question.readings[0].sql, 1); err != nil {
		return nil, unlessRefused(err)
	}
	for _, check := range g.question.ex.Check {
		if _, err := session.Query(ctx, check, 0); err != nil {
			return nil, unlessRefused(err)
		}
	}
	return []string{}, nil
}

// backwards lists the databases of a session that finds the reversed tables under their bare names.
func (f files) backwards() []engine.Database {
	return append([]engine.Database{f.reversed}, f.databases...)
}

// stable reports whether every reading gives the same result where rows are stored in another order, and with further sort keys both
// ways.
func (g *guard) stable(ctx context.Context, session bench, f files, digests []string) (bool, error) {
	if err := session.Use(ctx, f.backwards()); err != nil {
		return false, fmt.Errorf("turn to another row order: %w", err)
	}
	for i, r := range g.question.readings {
		for _, sql := range r.stirred {
			outcome, err := session.Query(ctx, sql, 0)
			if refused(err) {
				continue // the further keys may not fit the query
			}
			if err != nil {
				return false, fmt.Errorf("run the reference in another order: %w", err)
			}
			if digest(outcome.Set) != digests[i] {
				return false, nil
			}
		}
	}
	return true, nil
}
