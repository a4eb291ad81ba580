package cli

import (
	"context"

	"guildhall/internal/lesson"
	"guildhall/internal/pack"
	"guildhall/internal/trainer"
)

// shelf shows the library of packs to the trainer in its own terms, and in the learner's language where a lesson is translated.
type shelf struct {
	library  *pack.Library
	language string // BCP 47
}

func (s shelf) Packs(ctx context.Context) ([]trainer.PackEntry, error) {
	entries, err := s.library.Packs(ctx)
	if err != nil {
		return nil, err
	}
	shown := make([]trainer.PackEntry, len(entries))
	for i, entry := range entries {
		shown[i] = trainer.PackEntry(entry)
	}
	return shown, nil
}

func (s shelf) Pack(ctx context.Context, id string) (*lesson.Pack, error) {
	found, err := s.library.Pack(ctx, id)
	return found.In(s.language), err
}
