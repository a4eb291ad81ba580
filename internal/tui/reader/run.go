package reader

import (
	"context"
	"errors"

	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/widget/editor"
	"guildhall/internal/tui/widget/grid"
)

// fewRows is how many rows of a result are shown until more are asked for; manyRows is how many then are.
const (
	fewRows  = 10
	manyRows = 100
)

// run is the query of an example or a chart, as the learner has it, and what came of running it.
type run struct {
	source string         // as the author wrote it
	sql    string         // as the learner has it
	editor *editor.Editor // nil while nothing is typed into it

	request uint64 // of the run that is awaited; 0 when none is
	cancel  context.CancelFunc
	ending  bool // the learner asked to stop it
	done    bool
	outcome result.Outcome
	err     error
	grid    *grid.Grid
	rows    int // most rows of the result that are shown
}

func newRun(sql string, styles theme.Styles) *run {
	return &run{source: sql, sql: sql, grid: grid.New(styles), rows: fewRows}
}

// start notes that the query runs, in the place of a run that may be under way.
func (r *run) start(request uint64, cancel context.CancelFunc) {
	r.stop()
	r.request, r.cancel, r.ending = request, cancel, false
}

// finish takes the answer in, unless a newer run is awaited.
func (r *run) finish(request uint64, outcome result.Outcome, err error) bool {
	if r == nil || request != r.request {
		return false
	}
	r.cancel()
	r.request, r.cancel = 0, nil
	r.done, r.outcome, r.err = true, outcome, err
	r.grid.SetResult(outcome.Set)
	return true
}

func (r *run) running() bool { return r.request != 0 }

// stopping reports whether the run was told to stop and has yet to answer.
func (r *run) stopping() bool { return r != nil && r.running() && r.ending }

// stop cancels the query and reports whether it was running. Its answer is still awaited: it says that the query was stopped.
func (r *run) stop() bool {
	if r == nil || !r.running() {
		return false
	}
	r.cancel()
	r.ending = true
	return true
}

func (r *run) restyle(styles theme.Styles) {
	if r == nil {
		return
	}
	r.grid.Restyle(styles)
	if r.editor != nil {
		r.editor.SetStyles(styles)
	}
}

// queryError is the learner's error, when that is what came of the run.
func (r *run) queryError() *result.QueryError {
	var query *result.QueryError
	if errors.As(r.err, &query) {
		return query
	}
	return nil
}

// canceled reports whether the run was ended by the learner before the engine had an answer.
func (r *run) canceled() bool { return errors.Is(r.err, context.Canceled) }
