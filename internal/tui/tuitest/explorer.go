package tuitest

import (
	"context"
	"fmt"

	"guildhall/internal/dataset"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// Datasets lists the sets.
func (w *Workshop) Datasets(context.Context, *lesson.Pack) ([]trainer.DatasetInfo, error) {
	return w.Sets, nil
}

// Profile gives a table's profile.
func (w *Workshop) Profile(_ context.Context, _ *lesson.Pack, id, table string) (dataset.Profile, error) {
	profile, ok := w.Profiles[table]
	if !ok {
		return dataset.Profile{}, fmt.Errorf("no profile of %s.%s", id, table)
	}
	return profile, nil
}

// Play answers a query as Run does.
func (w *Workshop) Play(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error) {
	return w.Run(ctx, pack, datasets, sql)
}

// Suggest offers the suggestions.
func (w *Workshop) Suggest(context.Context, *lesson.Pack, []string, string, int) ([]trainer.Suggestion, error) {
	return w.Suggestions, nil
}

// Own lists the learner's own tables.
func (w *Workshop) Own(context.Context) ([]trainer.TableInfo, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.OwnTables, nil
}

// Forget removes the learner's own tables.
func (w *Workshop) Forget(context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.OwnTables = nil
	return nil
}

// Areas is a dataset of two tables with profiles.
func Areas() (trainer.DatasetInfo, map[string]dataset.Profile) {
	seed := int64(7)
	info := trainer.DatasetInfo{
		ID: "areas", Title: "Areas of two cities", Licence: "CC0-1.0", Synthetic: true, AsOf: "2024-12-31",
		Description: "Districts and boroughs with their population. The figures are invented.",
		Provenance:  dataset.Provenance{Kind: dataset.Synthetic, Generator: "areas", Seed: &seed, ModelledOn: "the yearbooks of both cities"},
		Tables: []trainer.TableInfo{
			{Dataset: "areas", Name: "areas", Description: "Every area once.", Grain: "one row per area", Rows: -1, Synthetic: true, Columns: []trainer.ColumnInfo{
				{Name: "area_id", Type: "VARCHAR", Description: "Code of the area", Key: true, NotNull: true},
				{Name: "population", Type: "INTEGER", Description: "People who live there", Unit: "people"},
				{Name: "city", Type: "VARCHAR", Description: "City", NotNull: true, Values: []string{"Barcelona", "London"}},
				{Name: "surveyed", Type: "DATE", Description: "Day of the survey", References: "surveys.day"},
			}},
			{Dataset: "areas", Name: "surveys", Grain: "one row per survey", Rows: -1, Synthetic: true, Columns: []trainer.ColumnInfo{
				{Name: "day", Type: "DATE", Description: "Day of the survey", Key: true, NotNull: true},
			}},
		},
	}
	whole, bins := result.NewWhole, []dataset.Bin{}
	for i, rows := range []int64{2, 9, 14, 7, 3, 1} {
		bins = append(bins, dataset.Bin{Low: whole(int64(i) * 50_000), High: whole(int64(i+1) * 50_000), Rows: rows})
	}
	return info, map[string]dataset.Profile{
		"areas": {Dataset: "areas", Table: "areas", Rows: 40, Columns: []dataset.ColumnProfile{
			{Name: "area_id", Type: "VARCHAR", Distinct: 40, Min: result.NewText("B01"), Max: result.NewText("L33")},
			{Name: "population", Type: "INTEGER", Nulls: 4, Distinct: 36, Min: whole(8_123), Max: whole(287_900), Mean: result.NewFloat(112_345.25), Median: result.NewFloat(108_000), Bins: bins},
			{Name: "city", Type: "VARCHAR", Distinct: 2, Min: result.NewText("Barcelona"), Max: result.NewText("London"), Top: []dataset.Frequency{
				{Value: result.NewText("London"), Rows: 30}, {Value: result.NewText("Barcelona"), Rows: 10}}},
			{Name: "surveyed", Type: "DATE", Nulls: 40},
		}},
		"surveys": {Dataset: "areas", Table: "surveys", Rows: 1, Columns: []dataset.ColumnProfile{
			{Name: "day", Type: "DATE", Distinct: 1, Min: result.NewDate(20_000), Max: result.NewDate(20_000)},
		}},
	}
}
