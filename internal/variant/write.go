package variant

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/result"
)

// files are the databases that a world is written to.
type files struct {
	databases []engine.Database // in the order of the datasets
	// reversed holds the tables that the references read, the last of their rows first, to see what depends on that.
	reversed engine.Database
}

// reversedName is what the database of tables in another order is attached as.
const reversedName = "guildhall_reversed"

// scribe writes worlds into a folder, all at once.
type scribe struct {
	folder string
	sets   []*dataset.Dataset
	builds []engine.Build
	staged int
}

// writeAll makes the database files of worlds.
func writeAll(ctx context.Context, e Engine, worlds []*world, sets []*dataset.Dataset, folder string) (all []files, err error) {
	staging, err := os.MkdirTemp(folder, "rows-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(staging)) }()
	s := &scribe{folder: folder, sets: sets}
	for i, w := range worlds {
		made, err := s.world(w, fmt.Sprintf("%02d", i), staging)
		if err != nil {
			return nil, fmt.Errorf("write a variant: %w", err)
		}
		all = append(all, made)
	}
	if len(s.builds) == 0 {
		return nil, nil
	}
	if err := e.BuildAll(ctx, s.builds); err != nil {
		return nil, fmt.Errorf("write the variants: %w", err)
	}
	return all, nil
}

// world plans the files of one world and writes their rows down.
func (s *scribe) world(w *world, name, staging string) (files, error) {
	var made files
	for _, set := range s.sets {
		of := func(t *table) bool { return t.dataset == set.ID }
		path, err := s.database(w, w.rows, of, filepath.Join(s.folder, name+"."+set.ID+".duckdb"), staging)
		if err != nil {
			return files{}, err
		}
		made.databases = append(made.databases, engine.Database{Name: set.ID, Path: path})
	}
	used := func(t *table) bool { return t.used }
	path, err := s.database(w, w.reversed(), used, filepath.Join(s.folder, name+".reversed.duckdb"), staging)
	made.reversed = engine.Database{Name: reversedName, Path: path}
	return made, err
}

// database plans one file with some tables of a world. Of two tables with one name, the first counts, as for a bare name.
func (s *scribe) database(w *world, rows [][]row, holds func(*table) bool, path, staging string) (string, error) {
	build := engine.Build{Output: path, Compact: true, Sources: map[string]string{}}
	taken := map[string]bool{}
	for i, t := range w.tables {
		if !holds(t) || taken[t.def.Name] {
			continue
		}
		taken[t.def.Name] = true
		s.staged++
		file := itoa(s.staged) + ".csv"
		build.Sources[file] = filepath.Join(staging, file)
		if err := stage(build.Sources[file], t.def, rows[i]); err != nil {
			return "", err
		}
		build.Statements = append(build.Statements, dataset.LoadStaged(t.def, file))
	}
	s.builds = append(s.builds, build)
	return path, nil
}

// reversed returns the rows of a world, the last of each table first.
func (w *world) reversed() [][]row {
	rows := make([][]row, len(w.rows))
	for t := range w.rows {
		rows[t] = slices.Clone(w.rows[t])
		slices.Reverse(rows[t])
	}
	return rows
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
