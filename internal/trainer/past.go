package trainer

import (
	"context"
	"slices"
	"strings"
	"sync"

	"guildhall/internal/progress"
	"guildhall/internal/result"
)

// Past keeps the queries that were run from one session to the next.
type Past interface {
	KeepQuery(ctx context.Context, query progress.Query) error
	// Queries lists them, the one that was run last at the end.
	Queries(ctx context.Context) ([]progress.Query, error)
}

// past are the queries that were run, in this session and before it. What cannot be read or written is no reason to stop anybody: then
// they last as long as the session.
type past struct {
	mu      sync.Mutex
	read    bool
	queries []progress.Query
}

// load reads what was run before this session, once.
func (p *past) load(ctx context.Context, from Past) {
	if p.read || from == nil {
		return
	}
	if before, err := from.Queries(ctx); err == nil {
		p.queries, p.read = append(before, p.queries...), true
	}
}

// Try runs SQL that the learner wrote, as Run does, and keeps it among the queries that were run.
func (t *Trainer) Try(ctx context.Context, pack string, datasets []string, sql string) (result.Outcome, error) {
	defer t.keepingQuery(ctx, pack, datasets, sql)()
	return t.Run(ctx, pack, datasets, sql)
}

// Ran lists the queries that were run on any of the datasets, or all of them when none is given, each once and the one that was run last
// at the end.
func (t *Trainer) Ran(ctx context.Context, datasets []string) []string {
	t.past.mu.Lock()
	defer t.past.mu.Unlock()
	t.past.load(ctx, t.Past)
	shares := func(id string) bool { return slices.Contains(datasets, id) }
	seen := map[string]bool{}
	var found []string
	for _, q := range slices.Backward(t.past.queries) {
		if !seen[q.SQL] && (len(datasets) == 0 || slices.ContainsFunc(q.Datasets, shares)) {
			seen[q.SQL] = true
			found = append(found, q.SQL)
		}
	}
	slices.Reverse(found)
	return found
}

// KeepQuery puts a query among those that were run, also one that was not, so that it is not lost when its screen is left.
func (t *Trainer) KeepQuery(ctx context.Context, pack string, datasets []string, sql string) {
	sql = strings.TrimSpace(sql)
	if sql == "" {
		return
	}
	q := progress.Query{Pack: pack, Datasets: slices.Clone(datasets), SQL: sql, At: t.Now()}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), saving)
	defer cancel()
	t.past.mu.Lock()
	defer t.past.mu.Unlock()
	t.past.load(ctx, t.Past)
	t.past.queries = append(t.past.queries, q)
	if t.Past != nil {
		_ = t.Past.KeepQuery(ctx, q) // it is remembered while the session lasts
	}
}

// keepingQuery keeps a query while it runs, so that one that never ends is remembered too; the function that it returns waits for that.
func (t *Trainer) keepingQuery(ctx context.Context, pack string, datasets []string, sql string) (wait func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		t.KeepQuery(ctx, pack, datasets, sql)
	}()
	return func() { <-done }
}
