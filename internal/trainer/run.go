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

// Complete suggests words at the end of the text before the cursor.
func (t *Trainer) Complete(ctx context.Context, pack string, datasets []string, before string) ([]Suggestion, error) {
	p, err := t.open(ctx, pack)
	if err != nil {
		return nil, err
	}
	return t.Workshop.Complete(ctx, p, datasets, before)
}

// Dictionary describes the tables of datasets.
func (t *Trainer) Dictionary(ctx context.Context, pack string, datasets []string) ([]TableInfo, error) {
	p, err := t.open(ctx, pack)
	if err != nil {
		return nil, err
	}
	return t.Workshop.Dictionary(ctx, p, datasets)
}
