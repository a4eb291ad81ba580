package lab

import (
	"context"

	"guildhall/internal/lesson"
)

// Ready prepares the datasets of an exercise and makes its hidden databases, unless they are there.
func (l *Lab) Ready(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) error {
	if len(ex.Datasets) == 0 {
		return nil
	}
	job, err := l.job(ctx, pack, ex.Datasets)
	if err != nil {
		return err
	}
	sets, err := l.sets(pack, ex.Datasets)
	if err != nil {
		return err
	}
	_, err = l.variants(ctx, ex, sets, job)
	return err
}
