package trainer

import (
	"slices"
	"strings"
	"sync"
)

// mostPlayed is how many queries of the playground are remembered.
const mostPlayed = 200

// played remembers the queries of the playground while the program runs, oldest first.
type played struct {
	mu      sync.Mutex
	queries []string
}

// add puts a query at the end; one that was there already moves.
func (p *played) add(sql string) {
	sql = strings.TrimSpace(sql)
	if sql == "" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.queries = append(slices.DeleteFunc(p.queries, func(q string) bool { return q == sql }), sql)
	if over := len(p.queries) - mostPlayed; over > 0 {
		p.queries = slices.Delete(p.queries, 0, over)
	}
}

// Played lists the queries that were run in the playground since the program began, oldest first, each once.
func (t *Trainer) Played() []string {
	t.played.mu.Lock()
	defer t.played.mu.Unlock()
	return slices.Clone(t.played.queries)
}

// KeepQuery puts a query that was not run among those that were, so that it is not lost when its screen is left.
func (t *Trainer) KeepQuery(sql string) { t.played.add(sql) }
