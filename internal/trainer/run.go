package trainer

import (
	"context"

	"guildhall/internal/result"
)

// Run runs SQL of an example or a try on datasets. A *result.QueryError is the learner's; nothing is graded or recorded.
func (t *Trainer) Run(ctx context.Context, pack string, datasets []string, sql string) (result.Outcome, error) {
	p, err := t.open(ctx, pack)
	if err != nil {
		return result.Outcome{}, err
	}
	return t.Workshop.Run(ctx, p, datasets, sql)
}

// Complete suggests words for a byte offset of a statement that is being written.
func (t *Trainer) Complete(ctx context.Context, pack string, datasets []string, statement string, at int) ([]Suggestion, error) {
	p, err := t.open(ctx, pack)
	if err != nil {
		return nil, err
	}
	return t.Workshop.Complete(ctx, p, datasets, statement, at)
}

// Dictionary describes the tables of datasets.
func (t *Trainer) Dictionary(ctx context.Context, pack string, datasets []string) ([]TableInfo, error) {
	p, err := t.open(ctx, pack)
	if err != nil {
		return nil, err
	}
	return t.Workshop.Dictionary(ctx, p, datasets)
}
