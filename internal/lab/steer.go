package lab

import (
	"context"
	"fmt"

	"guildhall/internal/variant"
)

// Steer makes further variants for an answer that asks about columns, constants or limits which no accepted answer mentions. The
// session begins at the sample again.
func (b *bench) Steer(ctx context.Context, answer string) error {
	if b.builder == nil || b.lasting == 0 || b.own[answer] {
		return nil
	}
	if err := b.Use(ctx, 0); err != nil {
		return err
	}
	var beyond variant.Beyond
	err := guarded(func() (err error) {
		beyond, err = variant.NewBeyond(ctx, b, b.exercise, b.sets, answer)
		return err
	})
	if err != nil {
		return fmt.Errorf("read what the answer asks about: %w", err)
	}
	if beyond.Nothing() {
		return nil
	}
	sample := variant.Sample{AsOf: b.job.AsOf, Datasets: b.sets}
	for _, database := range b.sample {
		sample.Paths = append(sample.Paths, database.Path)
	}
	// The judge goes on with the session whatever became of the databases, also when their time ran out.
	return b.reopen(context.WithoutCancel(ctx), b.job, func() error {
		return guarded(func() error {
			more, err := b.builder.Steered(ctx, b.exercise, sample, beyond)
			b.variants = append(b.variants[:b.lasting:b.lasting], more...)
			return err
		})
	})
}

// guarded makes a panic of making variants an error: what somebody typed, or a pack holds, decides what is made, and a fault in that must
// end neither the verdict nor the program.
func guarded(do func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("make hidden databases: %v", fault)
		}
	}()
	return do()
}
