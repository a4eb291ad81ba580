package lab

import (
	"context"
	"fmt"

	"guildhall/internal/engine"
	"guildhall/internal/lesson"
	"guildhall/internal/trainer"
)

// Complete suggests words for the end of the text before the cursor.
func (l *Lab) Complete(ctx context.Context, pack *lesson.Pack, datasets []string, before string) ([]trainer.Suggestion, error) {
	job, err := l.job(ctx, pack, datasets)
	if err != nil {
		return nil, err
	}
	return l.complete(ctx, job, before)
}

func (l *Lab) complete(ctx context.Context, job engine.Job, before string) ([]trainer.Suggestion, error) {
	session, err := l.options.Engine.Open(ctx, job)
	if err != nil {
		return nil, fmt.Errorf("open the datasets: %w", err)
	}
	defer closing(session)
	found, err := session.Complete(ctx, before)
	if err != nil {
		return nil, fmt.Errorf("complete: %w", err)
	}
	suggestions := make([]trainer.Suggestion, 0, len(found))
	for _, completion := range found {
		suggestions = append(suggestions, trainer.Suggestion{Text: completion.Text, Start: completion.Start, Kind: completion.Kind})
	}
	return suggestions, nil
}
