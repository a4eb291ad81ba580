package plain

import (
	"context"
	"io"

	"guildhall/internal/dataset"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// drawer is a folder that keeps nothing.
type drawer struct{}

func (drawer) Keep(_ context.Context, name string, _ bool, write func(io.Writer) error) (string, error) {
	return "/papers/" + name, write(io.Discard)
}

// The desk is an Explorer of one dataset, too.

func (w desk) Datasets(ctx context.Context, pack *lesson.Pack) ([]trainer.DatasetInfo, error) {
	tables, err := w.Dictionary(ctx, pack, nil)
	tables[0].Rows = -1
	return []trainer.DatasetInfo{{
		ID: "service-requests", Title: "Service requests", Description: "What residents asked for.", Licence: "CC0-1.0", AsOf: "2026-03-01",
		Synthetic: true, Provenance: dataset.Provenance{Kind: dataset.Synthetic, ModelledOn: "what cities publish"}, Tables: tables,
	}}, err
}

func (desk) Profile(context.Context, *lesson.Pack, string, string) (dataset.Profile, error) {
	return dataset.Profile{Rows: 40_000, Columns: []dataset.ColumnProfile{
		{Name: "district", Distinct: 10, Top: []dataset.Frequency{{Value: result.NewText("North"), Rows: 9000}}},
		{Name: "open_requests", Nulls: 500, Distinct: 31, Min: result.NewWhole(-4), Max: result.NewWhole(90), Median: result.NewWhole(12)},
	}}, nil
}

func (w desk) Play(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error) {
	return w.Run(ctx, pack, datasets, sql)
}

func (desk) Suggest(context.Context, *lesson.Pack, []string, string, int) ([]trainer.Suggestion, error) {
	return nil, nil
}

func (desk) Own(context.Context) ([]trainer.TableInfo, error) {
	return []trainer.TableInfo{{Name: "mine", Rows: 3, Grain: "one row per idea", Columns: []trainer.ColumnInfo{{Name: "idea", Type: "VARCHAR"}}}}, nil
}

func (desk) Forget(context.Context) error { return nil }
