package lab

import (
	"context"
	"fmt"
	"slices"

	"guildhall/internal/dataset"
	"guildhall/internal/lesson"
	"guildhall/internal/sqltext"
	"guildhall/internal/trainer"
)

// Dictionary describes every table of the datasets, in the order of the datasets and of their manifests.
func (l *Lab) Dictionary(ctx context.Context, pack *lesson.Pack, datasets []string) ([]trainer.TableInfo, error) {
	var tables []trainer.TableInfo
	for _, id := range datasets {
		set, err := l.Dataset(pack, id)
		if err != nil {
			return nil, err
		}
		counts, err := l.counts(ctx, pack, set)
		if err != nil {
			return nil, err
		}
		for i, table := range set.Tables {
			tables = append(tables, describe(set, table, counts[i]))
		}
	}
	return tables, nil
}

// counts returns the number of rows of each table of a dataset.
func (l *Lab) counts(ctx context.Context, pack *lesson.Pack, set *dataset.Dataset) ([]int64, error) {
	counts := make([]int64, len(set.Tables))
	for i, table := range set.Tables {
		outcome, err := l.Run(ctx, pack, []string{set.ID}, "SELECT count(*) FROM "+sqltext.Quote(table.Name))
		if err != nil {
			return nil, fmt.Errorf("count the rows of %q: %w", table.Name, err)
		}
		if outcome.Set != nil && len(outcome.Set.Rows) == 1 {
			counts[i], _ = outcome.Set.Rows[0][0].Int64()
		}
	}
	return counts, nil
}

func describe(set *dataset.Dataset, table dataset.Table, rows int64) trainer.TableInfo {
	info := trainer.TableInfo{
		Dataset: set.ID, Name: table.Name, Description: table.Description, Grain: table.Grain,
		Rows: rows, Synthetic: set.Synthetic(),
	}
	for _, column := range table.Columns {
		described := trainer.ColumnInfo{
			Name: column.Name, Type: column.Type, Description: column.Description, Unit: column.Unit,
			Key: slices.Contains(table.Key, column.Name), References: column.References,
			NotNull: column.NotNull || slices.Contains(table.Key, column.Name),
		}
		for _, value := range column.Values {
			described.Values = append(described.Values, fmt.Sprint(value))
		}
		info.Columns = append(info.Columns, described)
	}
	return info
}
