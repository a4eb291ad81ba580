package variant

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/result"
)

// write makes one database file for each dataset of a world and returns them in the order of the datasets.
func (w *world) write(ctx context.Context, e Engine, sets []*dataset.Dataset, folder, name string) ([]engine.Database, error) {
	var databases []engine.Database
	for _, set := range sets {
		path := filepath.Join(folder, name+"."+set.ID+".duckdb")
		if err := w.writeOne(ctx, e, set, path); err != nil {
			return nil, fmt.Errorf("write a variant of %s: %w", set.ID, err)
		}
		databases = append(databases, engine.Database{Name: set.ID, Path: path})
	}
	return databases, nil
}

func (w *world) writeOne(ctx context.Context, e Engine, set *dataset.Dataset, path string) (err error) {
	staging, err := os.MkdirTemp(filepath.Dir(path), "rows-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(staging)) }()
	build := engine.Build{Output: path, Compact: true, Sources: map[string]string{}}
	for i, t := range w.tables {
		if t.dataset != set.ID {
			continue
		}
		file := itoa(i) + ".csv"
		build.Sources[file] = filepath.Join(staging, file)
		if err := stage(build.Sources[file], t.def, w.rows[i]); err != nil {
			return err
		}
		build.Statements = append(build.Statements, dataset.LoadStaged(t.def, file))
	}
	return e.Build(ctx, build)
}

func stage(path string, def *dataset.Table, rows []row) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	values := make([][]result.Value, len(rows))
	for i, r := range rows {
		values[i] = r.values
	}
	dataset.WriteStaged(out, def, values)
	return errors.Join(out.Flush(), file.Close())
}
