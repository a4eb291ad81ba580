package trainer

import (
	"context"

	"guildhall/internal/lesson"
	"guildhall/internal/steps"
)

// Stepper takes queries apart clause by clause. A nil pack stands for the catalogue alone.
type Stepper interface {
	// Steps takes the last statement of a text apart, or a part of it: see steps.Through. Own is true where the learner's own tables
	// are there too.
	Steps(ctx context.Context, pack *lesson.Pack, datasets []string, own bool, sql string, path []int) (steps.Trace, error)
}

// Stepping is a query to be taken apart.
type Stepping struct {
	Pack     string // "" for the catalogue alone
	Datasets []string
	Own      bool // the learner's own tables are there too
	SQL      string
	Path     []int // to a part of the query; empty for the query itself
}

// Steps takes a query apart. Nothing is graded or recorded.
func (t *Trainer) Steps(ctx context.Context, s Stepping) (steps.Trace, error) {
	if t.Stepper == nil {
		return steps.Trace{}, ErrNoStepper
	}
	var p *lesson.Pack
	if s.Pack != "" {
		var err error
		if p, err = t.open(ctx, s.Pack); err != nil {
			return steps.Trace{}, err
		}
	}
	return t.Stepper.Steps(ctx, p, s.Datasets, s.Own, s.SQL, s.Path)
}
