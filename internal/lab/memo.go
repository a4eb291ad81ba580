package lab

import (
	"context"
	"sync"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// memo remembers what an exercise's own SQL returns on its variants, which never change: every answer is compared with that.
type memo struct {
	mu    sync.Mutex
	known map[string]*recall // by exercise, as named by its first variant's file
	order []string           // oldest first
}

// recalled is how many exercises are remembered, and recalledRows how many rows of one result at most.
const (
	recalled     = 32
	recalledRows = 2000
)

// recall is what is remembered of one exercise.
type recall struct {
	mu       sync.Mutex
	outcomes map[asked]result.Outcome
	trees    map[string]string // json_serialize_sql by SQL
	queries  map[string]string // SQL by tree
}

// asked names a query on a database.
type asked struct {
	database int
	sql      string
	rows     int
}

// of returns what is remembered of an exercise.
func (m *memo) of(name string) *recall {
	m.mu.Lock()
	defer m.mu.Unlock()
	if found := m.known[name]; found != nil {
		return found
	}
	if len(m.order) >= recalled {
		delete(m.known, m.order[0])
		m.order = m.order[1:]
	}
	if m.known == nil {
		m.known = map[string]*recall{}
	}
	found := &recall{outcomes: map[asked]result.Outcome{}, trees: map[string]string{}, queries: map[string]string{}}
	m.known[name] = found
	m.order = append(m.order, name)
	return found
}

// own lists the SQL of an exercise that may be remembered: its accepted answers. Statements that change data are not among them.
func own(ex *lesson.Exercise) map[string]bool {
	texts := map[string]bool{}
	if ex.Type == lesson.Change {
		return texts
	}
	for _, solution := range ex.Solutions {
		texts[solution.SQL] = true
	}
	return texts
}

// remember runs a query of the exercise's own unless its result is known.
func (r *recall) remember(ctx context.Context, q asked, run func(context.Context) (result.Outcome, error)) (result.Outcome, error) {
	r.mu.Lock()
	found, ok := r.outcomes[q]
	r.mu.Unlock()
	if ok {
		return found, nil
	}
	outcome, err := run(ctx)
	if err == nil && outcome.Set != nil && len(outcome.Set.Rows) <= recalledRows {
		r.mu.Lock()
		r.outcomes[q] = outcome
		r.mu.Unlock()
	}
	return outcome, err
}

// translate is remember for trees and the SQL that they stand for.
func (r *recall) translate(known map[string]string, text string, run func() (string, error)) (string, error) {
	r.mu.Lock()
	found, ok := known[text]
	r.mu.Unlock()
	if ok {
		return found, nil
	}
	translated, err := run()
	if err == nil {
		r.mu.Lock()
		known[text] = translated
		r.mu.Unlock()
	}
	return translated, err
}
