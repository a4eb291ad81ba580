package lab

import (
	"context"
	"errors"
	"fmt"
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
		mend := "Name a dataset of the catalogue (guildhall dataset list), or put one in the pack's datasets folder."
		if unknown.Nearest != "" {
			mend = fmt.Sprintf("Did you mean %q?", unknown.Nearest)
		}
		return []lesson.Problem{{
			Position: lesson.Position{File: "pack.yaml"}, Severity: lesson.Error, Code: "unknown-dataset",
			Message: i18n.Literally(fmt.Sprintf("There is no dataset %q.", id)), Mend: i18n.Literally(mend),
		}}, nil
	case err != nil:
		return nil, err
	}
	return l.options.Preparer.Verify(ctx, set, catalog)
}

// Verified holds the data of a dataset that was read from a folder of datasets against what its manifest promises.
func (l *Lab) Verified(ctx context.Context, set *dataset.Dataset, shelf fs.FS) ([]lesson.Problem, error) {
	return l.options.Preparer.Verify(ctx, set, dataset.NewCatalog(shelf))
}
