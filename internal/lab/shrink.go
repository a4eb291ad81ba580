package lab

import (
	"context"
	"fmt"

	"guildhall/internal/grade"
	"guildhall/internal/variant"
)

// Shrink makes a private copy of a variant and takes rows away from it for as long as differs says yes. The session works on that
// copy from then on.
func (b *bench) Shrink(ctx context.Context, database int, queries []string, differs func(context.Context) (bool, error)) (grade.Small, error) {
	if database < 1 || database > len(b.variants) {
		return grade.Small{}, fmt.Errorf("there is no variant %d of %d", database, len(b.variants))
	}
	job := b.job
	job.Private, job.Databases = true, b.variants[database-1].Databases
	if err := b.reopen(ctx, job, func() error { return nil }); err != nil {
		return grade.Small{}, err
	}
	var err error
	if b.copy, err = variant.NewCopy(ctx, b.session, b.variants[database-1], b.sets); err != nil {
		return grade.Small{}, err
	}
	b.copied = database
	if err := b.copy.Shrink(ctx, b.patience, differs); err != nil {
		return grade.Small{}, err
	}
	shown := b.copy.Show(queries...)
	return grade.Small{Tables: shown, Reason: b.copy.Kind(shown).Reason()}, nil
}

// Mixed reports whether a variant is special in several ways at once.
func (b *bench) Mixed(database int) bool {
	return database > 0 && database <= len(b.variants) && b.variants[database-1].Kind == variant.Rich
}
