package tuitest

import (
	"context"
	"slices"
	"sync"

	"guildhall/internal/progress"
)

// Past is a trainer.Past in memory.
type Past struct {
	mu   sync.Mutex
	kept []progress.Query
}

// KeepQuery keeps a query.
func (p *Past) KeepQuery(_ context.Context, query progress.Query) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept = append(p.kept, query)
	return nil
}

// Queries lists what was kept.
func (p *Past) Queries(context.Context) ([]progress.Query, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.kept), nil
}
