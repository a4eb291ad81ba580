package trainer

import (
	"context"

	"guildhall/internal/lesson"
)

// Readier makes ready beforehand what judging an exercise takes.
type Readier interface {
	Ready(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) error
}

// GetReady makes ready what judging an exercise takes, while the learner reads the prompt, so that the first answer does not wait for it.
// What cannot be made ready is no error: judging makes it, or says why not.
func (t *Trainer) GetReady(ctx context.Context, opened Exercising) {
	if t.Readier != nil {
		_ = t.Readier.Ready(ctx, opened.Pack, opened.Exercise)
	}
}
