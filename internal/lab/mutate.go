package lab

import (
	"context"
	"strings"

	"guildhall/internal/dataset"
	"guildhall/internal/grade"
	"guildhall/internal/grade/mutant"
	"guildhall/internal/lesson"
)

// Mutate judges small faults of an exercise's reference as if learners had written them.
func (l *Lab) Mutate(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (grade.Mutation, error) {
	var sets []*dataset.Dataset
	for _, id := range ex.Datasets {
		set, err := l.Dataset(pack, id)
		if err != nil {
			return grade.Mutation{}, err
		}
		sets = append(sets, set)
	}
	opener := grade.OpenerFunc(func(ctx context.Context, ex *lesson.Exercise) (grade.Session, error) {
		return l.bench(ctx, pack, ex)
	})
	return l.options.Grader.Mutate(ctx, ex, promises(sets), opener)
}

// promises tells what the manifests say of columns.
func promises(sets []*dataset.Dataset) mutant.Schema {
	return func(name string) []mutant.Column {
		for _, set := range sets {
			for i := range set.Tables {
				if table := &set.Tables[i]; strings.EqualFold(table.Name, name) {
					return columnsOf(table)
				}
			}
		}
		return nil
	}
}

func columnsOf(table *dataset.Table) []mutant.Column {
	columns := make([]mutant.Column, len(table.Columns))
	for i, c := range table.Columns {
		alone := len(table.Key) == 1 && table.InKey(c.Name)
		columns[i] = mutant.Column{
			Name: c.Name, Type: c.DuckType().Name,
			NotNull: c.NotNull || table.InKey(c.Name),
			Unique:  alone || (c.Unique != nil && *c.Unique),
		}
	}
	return columns
}
