package lab

import (
	"context"
	"errors"
	"io/fs"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// Verify holds the data of a dataset against what its manifest promises. A dataset that does not exist or whose manifest is broken is
// told as problems too.
func (l *Lab) Verify(ctx context.Context, pack *lesson.Pack, id string) ([]lesson.Problem, error) {
	catalog, err := l.catalog(pack)
	if err != nil {
		return nil, err
	}
	set, err := catalog.Dataset(id)
	var broken *dataset.BrokenError
	var unknown *dataset.UnknownError
	switch {
	case errors.As(err, &broken):
		return broken.Problems, nil
	case errors.As(err, &unknown):
		name, args := "unknown-dataset", i18n.Args{"ID": id}
		if unknown.Nearest != "" {
			name, args["Nearest"] = "unknown-dataset.near", unknown.Nearest
		}
		return []lesson.Problem{lesson.NewProblem(lesson.Error, lesson.Position{File: "pack.yaml"}, "lab."+name, args)}, nil
	case err != nil:
		return nil, err
	}
	return l.options.Preparer.Verify(ctx, set, catalog)
}

// Verified holds the data of a dataset that was read from a folder of datasets against what its manifest promises.
func (l *Lab) Verified(ctx context.Context, set *dataset.Dataset, shelf fs.FS) ([]lesson.Problem, error) {
	return l.options.Preparer.Verify(ctx, set, dataset.NewCatalog(shelf))
}
